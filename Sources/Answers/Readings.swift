/// Readings of notation that is ambiguous; the empty set is the usual one. The pair decides.
struct Readings: OptionSet, Sendable {
  let rawValue: UInt8
  /// `1/2x` is half of x; usually it is one over 2x.
  static let slashFirst = Readings(rawValue: 1)
  /// `\log` is to base 10; usually it is natural.
  static let decimalLogarithm = Readings(rawValue: 2)
  /// `1,234` is two numbers; usually it is one.
  static let commaSeparates = Readings(rawValue: 4)

  /// `0.05 m` is a length beside an answer with a unit; usually m is a variable.
  static let letterIsUnit = Readings(rawValue: 8)

  /// `ℕ` starts at zero; usually at one.
  static let zeroIsNatural = Readings(rawValue: 16)
  /// `{1, 3}` without backslashes only groups: it is a list, and takes the order of a tuple.
  static let bracesGroup = Readings(rawValue: 32)
  /// `30'` are feet beside a length; usually minutes of arc.
  static let primeIsFoot = Readings(rawValue: 64)

  /// Each reading with the rule that allows it and what a reason says of it.
  static let each: [(reading: Readings, rule: RuleID, words: String)] = [
    (.slashFirst, .precedence, "a/bc is read as (a/b)c"),
    (.decimalLogarithm, .logBase, "log is read to base 10"),
    (.commaSeparates, .grouping, "the comma separates two numbers"),
    (.letterIsUnit, .unit, "the letter behind the number is a unit"),
    (.zeroIsNatural, .setBuilder, "ℕ starts at zero"),
    (.bracesGroup, .tuple, "the bare braces only group"),
    (.primeIsFoot, .unit, "the prime stands for feet"),
  ]
}

/// Why notation is no expression.
enum ReadFailure: Error, Equatable {
  case exhausted
  /// It has words in it.
  case words
  /// A collection, a relation, or a mark that has no value by itself.
  case notExpression
  case infinity
  /// A limit or an integral that is infinite, with its sign.
  case infinite(Int)
  /// A construct beyond the rules, by name.
  case unsupported(Construct)
}
