/// Rules of reading that acted in an answer: they name a verdict that rests on them.
struct Notations: OptionSet, Sendable {
  let rawValue: UInt8
  /// `2\frac13` is a mixed number.
  static let mixedNumber = Notations(rawValue: 1)
  /// `1,234` is one number.
  static let grouping = Notations(rawValue: 2)
  /// "seven" is a number.
  static let words = Notations(rawValue: 4)
  /// `\pm` or "or" stands between values.
  static let alternatives = Notations(rawValue: 8)
}
