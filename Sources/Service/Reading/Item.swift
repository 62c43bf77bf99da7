import Records

/// One item of a request: the values of the fields that its route reads.
struct Item {
  /// Where the item stands in the body, as a JSON Pointer; empty for the body itself.
  enum Place {
    case whole
    /// An element of the body.
    case element(Int)
    /// An element of the body's field `items`.
    case item(Int)

    var pointer: String {
      switch self {
      case .whole: ""
      case .element(let number): "/\(number)"
      case .item(let number): "/items/\(number)"
      }
    }
  }

  let names: [String]
  let values: ArraySlice<JSONValue?>
  /// What the item is.
  let kind: JSONKind
  let place: Place

  /// The value of a field; nil where it is missing.
  func value(_ field: Int) -> JSONValue? { values[values.startIndex + field] }

  /// The text of a field that has to be there; nil for `null`.
  func text(_ field: Int, _ worker: Worker) throws(Problem) -> Bytes? {
    guard let value = value(field) else { throw missing(field) }
    return try text(of: value, field, worker)
  }

  /// The text of a field that may be missing.
  func optionalText(_ field: Int, _ worker: Worker) throws(Problem) -> Bytes? {
    guard let value = value(field) else { return nil }
    return try text(of: value, field, worker)
  }

  /// An answer: a string, or a number as it is written. Nil is none: `null`, or a list of golds that has no
  /// string.
  func answer(_ field: Int, _ worker: Worker) throws(Problem) -> Bytes? {
    guard let value = value(field) else { throw missing(field) }
    switch value.kind {
    case .number: return value.raw
    case .array where names[field] == "gold": return nil
    default: return try text(of: value, field, worker)
    }
  }

  private func text(
    of value: JSONValue, _ field: Int, _ worker: Worker
  ) throws(Problem) -> Bytes? {
    switch value.kind {
    case .null: return nil
    case .string:
      guard let text = worker.scratch.text(value.contents) else {
        throw Problem(
          .notJSON, "A string has an escape that JSON does not know.", field: pointer(field))
      }
      return text
    default:
      throw Problem(
        .wrongType, "Expected a string, found \(value.kind.words).", field: pointer(field))
    }
  }

  /// Throws unless the item is an object.
  func checkObject() throws(Problem) {
    guard kind == .object else {
      throw Problem(.wrongType, "Expected an object, found \(kind.words).", field: place.pointer)
    }
  }

  /// The field's JSON Pointer.
  func pointer(_ field: Int) -> String { place.pointer + "/" + names[field] }

  private func missing(_ field: Int) -> Problem {
    Problem(.missingField, "The field is missing.", field: pointer(field))
  }

  /// Writes `id` as it came, if it is a string or a number.
  func writeID(_ field: Int, _ worker: Worker, to writer: inout JSONWriter) {
    guard kind == .object, let value = value(field) else { return }
    if value.kind == .string, let text = worker.scratch.text(value.contents) {
      writer.key("id")
      writer.string(text)
    } else if value.number != nil {
      writer.key("id")
      writer.raw(value.raw)
    }
  }
}

extension JSONKind {
  /// The kind with its article.
  var words: String {
    switch self {
    case .string: "a string"
    case .number: "a number"
    case .boolean: "a truth value"
    case .null: "null"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

extension Problem {
  /// What is wrong with a body, or a line, that is not JSON.
  init(_ error: JSONError) {
    let code: ProblemCode
    switch error.kind {
    case .empty: code = .emptyBody
    case .notUTF8: code = .notUTF8
    case .tooDeep: code = .tooDeep
    case .memory: code = .memoryFull
    case .syntax: code = .notJSON
    }
    self.init(code, "At byte \(error.offset): \(error.message).")
  }
}
