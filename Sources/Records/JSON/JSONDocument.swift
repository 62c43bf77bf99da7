import Bytes

/// One value of a document: its first token and its bytes; valid as long as the document's bytes.
public struct JSONValue {
  /// Index of the first token.
  let token: Int
  /// Index of the token behind the value.
  let next: Int
  /// The bytes as they stand in the document, without white space around them.
  public let raw: Bytes

  /// The kind, as its first byte tells; the document has been checked.
  public var kind: JSONKind {
    switch raw[0] {
    case .quotationMark: .string
    case .openBrace: .object
    case .openBracket: .array
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }
}

/// What a JSON value can be.
public enum JSONKind: String, Sendable { case string, number, boolean, null, array, object }

/// A walk over an index: skips and checks values, reads the fields of objects.
///
/// The index stands behind plain pointers: a walk touches every token once or twice, and its checks are
/// against `count`.
struct JSONDocument {
  let bytes: Bytes
  let starts: UnsafeBufferPointer<UInt32>
  let count: Int

  /// Levels of nesting that a document may have; deeper ones are refused.
  static let depth = 1_024

  init(_ index: JSONIndex) {
    bytes = index.bytes
    starts = index.starts
    count = index.count
  }

  /// Offset of token `i`; `bytes.count` behind the last.
  @inline(__always)
  func start(_ i: Int) -> Int { Int(starts[min(i, count)]) }

  /// First byte of token `i`; 0 behind the last.
  @inline(__always)
  func byte(_ i: Int) -> UInt8 { i < count ? bytes[start(i)] : 0 }

  /// Bytes of the one-token value at `i`: up to the next token, without the white space before it.
  @inline(__always)
  func tokenBytes(_ i: Int) -> Bytes {
    let from = start(i)
    var end = start(i + 1)
    while end > from, bytes[end - 1].isSpace { end -= 1 }
    return bytes.slice(from, end)
  }

  /// What stands between the quotes of the string at token `i`.
  @inline(__always)
  func stringContents(_ i: Int) -> Bytes {
    let raw = tokenBytes(i)
    // The index has checked that every string is closed; two quotes are two bytes.
    return raw.count >= 2 ? raw.slice(1, raw.count - 1) : raw
  }

  /// The value at token `i`, checked to its end.
  func value(at i: Int) throws(JSONError) -> JSONValue {
    let next = try skip(i)
    if next == i + 1 { return JSONValue(token: i, next: next, raw: tokenBytes(i)) }
    return JSONValue(token: i, next: next, raw: bytes.slice(start(i), start(next - 1) + 1))
  }

  /// The value at token `i` of a document that has been checked.
  func checkedValue(at i: Int) -> JSONValue {
    let next = skipChecked(i)
    if next == i + 1 { return JSONValue(token: i, next: next, raw: tokenBytes(i)) }
    return JSONValue(token: i, next: next, raw: bytes.slice(start(i), start(next - 1) + 1))
  }

  /// The token behind the value at `i`, in a document that has been checked.
  private func skipChecked(_ i: Int) -> Int {
    var i = i
    var open = 0
    while i < count {
      switch byte(i) {
      case .openBrace, .openBracket: open += 1
      case .closeBrace, .closeBracket: open -= 1
      default: break
      }
      i += 1
      if open <= 0 { break }
    }
    return i
  }

  /// The token behind the value at `i`; throws where the grammar of JSON is broken.
  func skip(_ first: Int) throws(JSONError) -> Int {
    let kind = byte(first)
    if kind == .quotationMark { return first + 1 }
    if kind != .openBrace && kind != .openBracket {
      try checkScalar(first)
      return first + 1
    }
    return try skipContainer(first)
  }

  /// The token behind the array or the object at `first`, which is checked to its end.
  private func skipContainer(_ first: Int) throws(JSONError) -> Int {
    var nesting = Nesting()
    var i = first
    while true {
      // A value is expected at i.
      switch byte(i) {
      case .quotationMark: i += 1
      case .openBracket:
        try push(&nesting, object: false, i)
        i += 1
        if byte(i) != .closeBracket { continue }
      case .openBrace:
        try push(&nesting, object: true, i)
        i += 1
        if byte(i) != .closeBrace {
          i = try key(i)
          continue
        }
      default:
        try checkScalar(i)
        i += 1
      }
      // A value has ended before i: close what ends here, then go on to the next element.
      while true {
        let object = nesting.inObject
        let mark = byte(i)
        if mark == .comma {
          i += 1
          if object { i = try key(i) }
          break
        }
        guard mark == (object ? .closeBrace : .closeBracket) else {
          throw error("\(found(i)) where \(object ? "}" : "]") or a comma was expected", i)
        }
        i += 1
        nesting.pop()
        if nesting.depth == 0 { return i }
      }
    }
  }

  /// The token of the value behind the key at `i`.
  func key(_ i: Int) throws(JSONError) -> Int {
    guard byte(i) == .quotationMark else {
      throw error("\(found(i)) where a name in quotes was expected", i)
    }
    guard byte(i + 1) == .colon else {
      throw error("\(found(i + 1)) where a colon was expected", i + 1)
    }
    return i + 2
  }

  /// Opens a container; throws where too many are open.
  private func push(_ nesting: inout Nesting, object: Bool, _ i: Int) throws(JSONError) {
    guard nesting.depth < JSONDocument.depth else {
      throw JSONError(
        .tooDeep, message: "values are nested deeper than \(JSONDocument.depth) levels",
        offset: start(i))
    }
    nesting.push(object: object)
  }

  /// An error at token `i`.
  func error(_ message: String, _ i: Int) -> JSONError {
    JSONError(message: message, offset: start(i))
  }

  /// What stands at token `i`, for a message.
  func found(_ i: Int) -> String {
    i < count ? "found “\(tokenBytes(i).text(limit: 12))”" : "the line ends"
  }
}

/// Which of the open containers are objects, one bit a level.
private struct Nesting {
  private(set) var depth = 0
  private var top: UInt64 = 0
  private var below: [UInt64] = []

  var inObject: Bool { top & 1 == 1 }

  mutating func push(object: Bool) {
    if depth > 0, depth % 64 == 0 { below.append(top) }
    top = top << 1 | (object ? 1 : 0)
    depth += 1
  }

  mutating func pop() {
    depth -= 1
    top >>= 1
    if depth > 0, depth % 64 == 0, let last = below.popLast() { top = last }
  }
}
