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

  let fields: ItemFields
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
    case .array where field == fields.gold: return nil
    default: return try text(of: value, field, worker)
    }
  }

  /// The text of a value; nil for `null`.
  private func text(
    of value: JSONValue, _ field: Int, _ worker: Worker
  ) throws(Problem) -> Bytes? {
    switch value.kind {
    case .null: return nil
    case .string:
      guard let text = worker.scratch.text(value.contents) else {
        throw Problem(
          .notJSON, "A string has an escape sequence that JSON does not have.",
          field: pointer(field))
      }
      return text
    default:
      throw Problem(expected: "a string", found: value.kind, field: pointer(field))
    }
  }

  /// Throws unless the item is an object.
  func checkObject() throws(Problem) {
    guard kind == .object else {
      throw Problem(expected: "an object", found: kind, field: place.pointer)
    }
  }

  /// The field's JSON Pointer.
  func pointer(_ field: Int) -> String { place.pointer + "/" + fields.names[field] }

  /// The problem that a field is missing.
  func missing(_ field: Int) -> Problem { Problem(missing: pointer(field)) }

  /// A label of a training set as gold: nil is none, and whatever cannot be an answer is none.
  func label(_ field: Int, _ worker: Worker) throws(Problem) -> Bytes? {
    guard value(field) != nil else { throw missing(field) }
    return try? answer(field, worker)
  }

  /// The elements of a list that has to be there; as many as a request may have.
  func list(_ field: Int, _ call: Call, _ worker: Worker) throws(Problem) -> [JSONValue] {
    guard let value = value(field) else { throw missing(field) }
    guard value.kind == .array else {
      throw Problem(expected: "a list", found: value.kind, field: pointer(field))
    }
    var elements: [JSONValue] = []
    worker.reader.forEachElement(of: value) { elements.append($0) }
    try call.checkCount(elements.count, field: pointer(field))
    return elements
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
