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

  /// One way to read what is ambiguous, the rule that allows it, and what a reason says of it.
  struct Alternative {
    var interpretation: Interpretation
    var rule: RuleID
    var words: String
    /// Whether one side may be read so without the other.
    var isOneSided = true
  }

  /// The alternatives, in the order in which they are tried.
  static let alternatives: [Alternative] = [
    Alternative(
      interpretation: .slashFirst, rule: .precedence, words: "a/bc is read as (a/b)c"),
    Alternative(
      interpretation: .decimalLogarithm, rule: .logBase, words: "log is read to base 10",
      isOneSided: false),
    Alternative(
      interpretation: .commaSeparates, rule: .grouping, words: "the comma separates two numbers"),
    Alternative(
      interpretation: .letterIsUnit, rule: .unit, words: "the letter behind the number is a unit"),
    Alternative(interpretation: .zeroIsNatural, rule: .setBuilder, words: "ℕ starts at zero"),
    Alternative(
      interpretation: .bracesGroup, rule: .tuple, words: "the bare braces only group"),
    Alternative(
      interpretation: .primeIsFoot, rule: .unit, words: "the prime stands for feet"),
  ]

  /// The sides that are read in an alternative way: both, then one of them where that is allowed.
  static func sides(_ alternative: Alternative) -> [(
    gold: Interpretation, prediction: Interpretation
  )] {
    let other = alternative.interpretation
    return alternative.isOneSided
      ? [(other, other), (other, Interpretation()), (Interpretation(), other)] : [(other, other)]
  }
}
