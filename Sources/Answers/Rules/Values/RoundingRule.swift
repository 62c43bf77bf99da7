import Algebra
import Numbers

extension Rule {
  static let rounding = Rule(
    id: .rounding,
    statement:
      "Where gold is a decimal of three digits or more, or says ≈, and is no money, a more precise prediction that rounds to it is equal.",
    place: "In comparing numbers that differ.",
    examples: [
      Example("0.667", "2/3", .equal), Example("12.57", "4\\pi", .equal),
      Example("0.5", "0.54", .different), Example("2/3", "0.67", .different),
    ])
}

extension Comparison {
  /// Digits from which a decimal gold fixes a precision, and from which a decimal prediction is one of an
  /// exact gold.
  private static let goldDigits = 3
  private static let predictionDigits = 6

  /// Equality by rounding (rule `rounding`); nil where the rule does not make them equal.
  mutating func rounded(_ gold: Value, _ prediction: Value) -> Verdict? {
    guard options.allowsRounding, !gold.isMoney, !prediction.isMoney else { return nil }
    if let places = gold.places ?? (gold.isApproximate && gold.isLiteral ? 0 : nil),
      let target = gold.number,
      (gold.digits ?? 0) >= Self.goldDigits || gold.isApproximate
    {
      // A prediction that is a decimal must be more precise than gold.
      if let own = prediction.places, own <= places { return nil }
      if prediction.isLiteral, prediction.places == nil { return nil }
      return algebra.isWithinHalf(prediction, of: target, places: places)
        ? .equal(
          .rounding, .rounding,
          "The prediction rounds to \(shortText(target)), the precision of gold.")
        : nil
    }
    guard gold.places == nil, !gold.isLiteral, let places = prediction.places,
      let target = prediction.number, (prediction.digits ?? 0) >= Self.predictionDigits
    else { return nil }
    if let exact = gold.number, exact.terminatingDecimal != nil { return nil }
    return algebra.isWithinHalf(gold, of: target, places: places)
      ? .equal(.rounding, .rounding, "Gold rounds to \(shortText(target)).") : nil
  }

}
