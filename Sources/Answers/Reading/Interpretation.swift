/// How notation that is ambiguous is read; the empty set is the usual way. The pair decides.
struct Interpretation: OptionSet, Sendable {
  let rawValue: UInt8
  /// `1/2x` is half of x; usually it is one over 2x.
  static let slashFirst = Interpretation(rawValue: 1)
  /// `\log` is to base 10; usually it is natural.
  static let decimalLogarithm = Interpretation(rawValue: 2)
  /// `1,234` is two numbers; usually it is one.
  static let commaSeparates = Interpretation(rawValue: 4)
  /// `0.05 m` is a length beside an answer with a unit; usually m is a variable.
  static let letterIsUnit = Interpretation(rawValue: 8)
  /// `ℕ` starts at zero; usually at one.
  static let zeroIsNatural = Interpretation(rawValue: 16)
  /// `{1, 3}` without backslashes only groups: it is a list, and takes the order of a tuple.
  static let bracesGroup = Interpretation(rawValue: 32)
  /// `30'` are feet beside a length; usually minutes of arc.
  static let primeIsFoot = Interpretation(rawValue: 64)
}
