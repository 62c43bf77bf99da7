/// Ways to read what is ambiguous, each with the rule that allows it.
extension Interpretation {
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

extension Notations {
  /// The rule of reading that made a pair comparable, where one did; else the rule that decided.
  func mostSpecificRule(_ rule: RuleID) -> RuleID {
    switch rule {
    case .exactDecimal, .algebraic:
      if contains(.mixedNumber) { return .mixedNumber }
      if contains(.grouping) { return .grouping }
      return contains(.words) ? .words : rule
    case .list, .set: return contains(.alternatives) ? .alternatives : rule
    default: return rule
    }
  }
}
