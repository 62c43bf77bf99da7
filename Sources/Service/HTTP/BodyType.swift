/// What a body is, by its header.
enum BodyType {
  case json
  /// Lines of JSON.
  case stream

  /// The type in the value of `Content-Type`; nil for any other.
  init?(_ header: String?) {
    // As nearly everybody writes it.
    if header == "application/json" {
      self = .json
      return
    }
    switch (header ?? "").prefix(while: { $0 != ";" }).filter({ $0 != " " }).lowercased() {
    case "application/json": self = .json
    case "application/x-ndjson", "application/jsonl", "application/x-jsonlines": self = .stream
    default: return nil
    }
  }
}
