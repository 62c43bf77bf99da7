#include "CSimdJSON.h"

#include <simdjson.h>

#include <memory>
#include <new>

// Only simdjson's first stage is used: it is the part that needs SIMD, and its library picks the
// kernel for the processor at run time. The walk over the tokens is ours, in Swift, because there the
// values of fields that nobody asked for must be checked as well before they are copied.
struct karat_json {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
};

karat_json *karat_json_create(void) { return new (std::nothrow) karat_json{}; }

void karat_json_destroy(karat_json *json) { delete json; }

size_t karat_json_capacity(const karat_json *json) {
  return json->parser ? json->parser->capacity() : 0;
}

static int code(simdjson::error_code error) {
  switch (error) {
    case simdjson::SUCCESS: return karat_json_ok;
    case simdjson::MEMALLOC: return karat_json_memory;
    case simdjson::EMPTY: return karat_json_empty;
    case simdjson::UTF8_ERROR: return karat_json_utf8;
    case simdjson::UNCLOSED_STRING: return karat_json_unclosed_string;
    case simdjson::UNESCAPED_CHARS: return karat_json_control_character;
    default: return karat_json_other;
  }
}

int karat_json_index(
  karat_json *json, const uint8_t *bytes, size_t count, const uint32_t **starts, size_t *tokens) {
  if (count == 0) return karat_json_empty;
  if (count > simdjson::SIMDJSON_MAXSIZE_BYTES - 128) return karat_json_memory;
  if (!json->parser) {
    auto error = simdjson::get_active_implementation()->create_dom_parser_implementation(
      count < 65536 ? 65536 : count + count / 2, 1, json->parser);
    if (error) return code(error);
  } else if (json->parser->capacity() < count) {
    auto error = json->parser->set_capacity(count + count / 2);
    if (error) return code(error);
  }
  auto error = json->parser->stage1(bytes, count, simdjson::stage1_mode::regular);
  if (error) return code(error);
  *starts = json->parser->structural_indexes.get();
  *tokens = json->parser->n_structural_indexes;
  return karat_json_ok;
}
