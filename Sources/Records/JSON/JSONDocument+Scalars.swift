import Bytes

extension JSONDocument {
  /// Throws unless token `i` is a number, `true`, `false` or `null`.
  ///
  /// `NaN`, `Infinity` and `-Infinity` pass: Python writes them, and a row is not to be lost for a
  /// field that nobody reads. They are never copied to an output.
  func checkScalar(_ i: Int) throws(JSONError) {
    guard i < count else { throw error("the line ends where a value was expected", i) }
    let token = tokenBytes(i)
    switch token[0] {
    case UInt8(ascii: "t"): if token.equals(Literal.true) { return }
    case UInt8(ascii: "f"): if token.equals(Literal.false) { return }
    case UInt8(ascii: "n"): if token.equals(Literal.null) { return }
    default: if isNumber(token) || isNotFinite(token) { return }
    }
    throw error("found “\(token.text(limit: 12))” where a value was expected", i)
  }

  /// Whether a value can be copied as it is: no reader of JSON stumbles over one of its strings, and
  /// none of its numbers is Python's NaN.
  func isPlain(_ value: JSONValue) -> Bool {
    for i in value.token..<value.next {
      switch byte(i) {
      case .quotationMark:
        guard JSONText.isValid(stringContents(i)) else { return false }
      case UInt8(ascii: "N"), UInt8(ascii: "I"), .minus:
        if isNotFinite(tokenBytes(i)) { return false }
      default: break
      }
    }
    return true
  }
}

private enum Literal {
  static let `true` = Array("true".utf8)
  static let `false` = Array("false".utf8)
  static let null = Array("null".utf8)
  static let nan = Array("NaN".utf8)
  static let infinity = Array("Infinity".utf8)
  static let minusInfinity = Array("-Infinity".utf8)
}

/// Whether `token` is one of the names that Python writes for numbers that JSON does not have.
func isNotFinite(_ token: Bytes) -> Bool {
  token.equals(Literal.nan) || token.equals(Literal.infinity)
    || token.equals(Literal.minusInfinity)
}

/// Whether `token` is a number by the grammar of RFC 8259.
func isNumber(_ token: Bytes) -> Bool {
  var i = 0
  func digits() -> Bool {
    let start = i
    while i < token.count, token[i].isDigit { i += 1 }
    return i > start
  }
  if i < token.count, token[i] == .minus { i += 1 }
  let first = i
  guard digits() else { return false }
  if token[first] == UInt8(ascii: "0"), i > first + 1 { return false }
  if i < token.count, token[i] == .point {
    i += 1
    guard digits() else { return false }
  }
  if i < token.count, token[i].lowercased == UInt8(ascii: "e") {
    i += 1
    if i < token.count, token[i] == .plus || token[i] == .minus { i += 1 }
    guard digits() else { return false }
  }
  return i == token.count
}
