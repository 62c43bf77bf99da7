#ifndef KARAT_CSIMDJSON_H
#define KARAT_CSIMDJSON_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/// Finds where the tokens of a JSON document begin. Not to be used by two threads at once.
typedef struct karat_json karat_json;

enum {
  karat_json_ok = 0,
  karat_json_memory = 1,
  karat_json_empty = 2,
  karat_json_utf8 = 3,
  karat_json_unclosed_string = 4,
  karat_json_control_character = 5,
  karat_json_other = 6
};

/// An indexer, or NULL where there is no memory for one.
karat_json *karat_json_create(void);

/// Gives back what `karat_json_create` made; NULL is allowed.
void karat_json_destroy(karat_json *json);

/// Checks that `bytes` are UTF-8 and indexes their tokens: every `{ } [ ] : ,`, the opening quote of
/// every string and the first byte of every other value. No byte outside `bytes` is read.
///
/// On success `*starts` holds `*tokens` ascending offsets, followed by one that is `count`; they stay
/// valid until the next call. Otherwise the result is one of the codes above.
int karat_json_index(
  karat_json *json, const uint8_t *bytes, size_t count, const uint32_t **starts, size_t *tokens);

/// Bytes that the indexer can take without allocating.
size_t karat_json_capacity(const karat_json *json);

#ifdef __cplusplus
}
#endif
#endif
