#ifndef KARAT_CSIMDJSON_H
#define KARAT_CSIMDJSON_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif
/// Bytes that a buffer must have readable behind its contents.
size_t karat_json_padding(void);
#ifdef __cplusplus
}
#endif
#endif
