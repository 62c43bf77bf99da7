import Bytes

/// What occurs most: integers written in digits, compared and keyed without a tree.
enum PlainNumber {
  /// The verdict on two plain integers; nil where either is something else.
  static func verdict(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Verdict? {
    guard let x = integer(a), let y = integer(b) else { return nil }
    if x == y { return .equal(.exact, .exactDecimal, "Both are \(x).") }
    return .different(.exactDecimal, "\(x) is not \(y).")
  }

  /// The key of a plain integer; nil for other answers.
  static func key(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    integer(bytes).map { Array(String($0).utf8) }
  }

  /// The value of one to eighteen digits with or without a minus sign.
  static func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes
    let isNegative = rest.first == .minus
    if isNegative { rest.removeFirst() }
    guard (1...18).contains(rest.count) else { return nil }
    var value = 0
    for byte in rest {
      guard byte.isDigit else { return nil }
      value = value &* 10 &+ Int(byte &- UInt8(ascii: "0"))
    }
    return isNegative ? -value : value
  }
}
