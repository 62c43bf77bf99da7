import Bytes

/// The tokens that may ask.
public struct TokenList: Sendable {
  private let tokens: [[UInt8]]

  /// The tokens in a text, one a line; blank lines and those that begin with `#` are none. Nil where there
  /// is no token, or one that cannot stand in a header.
  public init?(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      Array(line.utf8.drop { $0 == .space || $0 == .tab })
    }
    tokens = lines.map { line in
      var line = line
      while let last = line.last, last == .space || last == .tab { line.removeLast() }
      return line
    }
    .filter { !$0.isEmpty && $0[0] != .hash }
    let areFit = tokens.allSatisfy { $0.allSatisfy { $0 > .space && $0 < .delete } }
    guard !tokens.isEmpty, areFit else { return nil }
  }

  /// Whether a header's value is `Bearer` and one of the tokens.
  ///
  /// The time does not tell how much of a token was right: every token is compared to its end with every
  /// byte that was given.
  func accepts(_ header: String?) -> Bool {
    guard let header else { return false }
    let bytes = Array(header.utf8)
    let scheme = Array("bearer ".utf8)
    guard bytes.count > scheme.count, bytes.count < 8_192,
      zip(bytes, scheme).allSatisfy({ $0.lowercased == $1 })
    else { return false }
    let given = bytes[scheme.count...].drop { $0 == .space }
    var found: UInt8 = 0
    for token in tokens { found |= TokenList.isSame(Array(given), token) }
    return found == 1
  }

  /// 1 where both are the same, in a time that hangs on their lengths alone.
  private static func isSame(_ given: [UInt8], _ token: [UInt8]) -> UInt8 {
    var difference = given.count ^ token.count
    for (place, byte) in given.enumerated() {
      difference |= Int(byte ^ token[place % token.count])
    }
    return difference == 0 ? 1 : 0
  }
}
