// Reads a file of JSON lines with simdjson alone, one thread, in blocks as Karat does: every field of
// every row is visited and every string at the top level is unescaped. Prints rows, bytes of strings
// and seconds; with `--index` only finds the tokens (simdjson's first stage).
#include <simdjson.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <vector>

static constexpr size_t block_bytes = 1 << 20;

int main(int count, char **arguments) {
  if (count < 2) return 64;
  const bool only_index = count > 2 && strcmp(arguments[2], "--index") == 0;
  FILE *file = fopen(arguments[1], "rb");
  if (!file) return 66;
  setvbuf(file, nullptr, _IONBF, 0);

  const auto start = std::chrono::steady_clock::now();
  std::vector<char> block(block_bytes + simdjson::SIMDJSON_PADDING);
  size_t filled = 0, rows = 0, text = 0;
  simdjson::ondemand::parser parser;
  simdjson::dom::parser indexer;
  if (indexer.allocate(block_bytes)) return 1;
  for (;;) {
    const size_t room = block.size() - simdjson::SIMDJSON_PADDING - filled;
    filled += fread(block.data() + filled, 1, room, file);
    if (filled == 0) break;
    size_t end = filled;
    while (end > 0 && block[end - 1] != '\n') end--;
    if (end == 0 && filled + simdjson::SIMDJSON_PADDING < block.size()) end = filled;
    if (end == 0) {  // a line longer than the block
      block.resize(block.size() * 2);
      continue;
    }
    if (only_index) {
      if (indexer.implementation->capacity() < end && indexer.allocate(end)) return 1;
      if (indexer.implementation->stage1(
            reinterpret_cast<const uint8_t *>(block.data()), end, simdjson::stage1_mode::regular))
        return 65;
      rows += indexer.implementation->n_structural_indexes;
    } else {
      simdjson::ondemand::document_stream stream;
      if (parser.iterate_many(block.data(), end, block.size()).get(stream)) return 65;
      for (auto row : stream) {
        simdjson::ondemand::object object;
        if (row.get_object().get(object)) return 65;
        for (auto field : object) {
          simdjson::ondemand::value value;
          if (field.value().get(value)) return 65;
          simdjson::ondemand::json_type type;
          if (value.type().get(type)) return 65;
          if (type == simdjson::ondemand::json_type::string) {
            std::string_view string;
            if (value.get_string().get(string)) return 65;
            text += string.size();
          } else if (type == simdjson::ondemand::json_type::array) {
            simdjson::ondemand::array array;
            if (value.get_array().get(array)) return 65;
            for (auto element : array) {
              std::string_view string;
              if (!element.get_string().get(string)) text += string.size();
            }
          }
        }
        rows++;
      }
    }
    memmove(block.data(), block.data() + end, filled - end);
    filled -= end;
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  printf("%zu %zu %.6f\n", rows, text, seconds.count());
}
