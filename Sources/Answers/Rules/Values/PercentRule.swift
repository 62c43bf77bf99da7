import Algebra
import Numbers

extension Rule {
  static let percent = Rule(
    id: .percent,
    statement: "A percent is its hundredth; against a bare number its face value counts as well.",
    examples: [
      Example("50\\%", "0.5", .equal), Example("50\\%", "50", .equal),
      Example("50", "0.5", .different),
    ],
    beside: .percent,
    decide: { comparison, gold, prediction in
      guard case .expression(let a) = gold, case .expression(let b) = prediction,
        a.isPercent != b.isPercent
      else { return nil }
      let verdict = comparison.compare(a, b)
      if verdict.isEqual || !comparison.options.allowsConventions {
        return verdict.isEqual ? verdict.weakened(to: .convention) : verdict
      }
      let face = comparison.compare(
        a.isPercent ? comparison.scaled(a, 100) : a, b.isPercent ? comparison.scaled(b, 100) : b)
      guard face.isEqual else { return verdict }
      return .equal(.convention, .percent, "The percent sign is dropped.")
    })
}

extension Comparison {
  /// The value times a number, as it is without its percent sign.
  mutating func scaled(_ value: Value, _ factor: Int) -> Value {
    var result = value
    result.expression = algebra.product([value.expression, algebra.number(Rational(factor))])
    result.number = value.number.map { $0 * Rational(factor) }
    return result
  }
}
