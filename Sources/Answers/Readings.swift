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

  static let each: [(reading: Readings, words: String)] = [
    (.slashFirst, "a/bc is read as (a/b)c"),
    (.decimalLogarithm, "log is read to base 10"),
    (.commaSeparates, "the comma separates two numbers"),
    (.letterIsUnit, "the letter behind the number is a unit"),
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
  /// A construct beyond the rules, by name.
  case unsupported(String)
}
