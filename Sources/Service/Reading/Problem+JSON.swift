import Records

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
  /// A field that has to be there is missing.
  init(missing field: String) { self.init(.missingField, "The field is missing.", field: field) }

  /// A value is of another kind than the one that was expected, which is named with its article.
  init(expected: String, found kind: JSONKind, field: String) {
    self.init(.wrongType, "Expected \(expected), found \(kind.words).", field: field)
  }

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
