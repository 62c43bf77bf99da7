import Algebra
import Notation
import Numbers

extension Rule {
  static let ratio = Rule(
    id: .ratio, statement: "A ratio equals its multiples, and two parts equal their quotient.",
    examples: [
      Example("3:2", "6:4", .equal), Example("3:2", "\\frac32", .equal),
      Example("3:2", "2:3", .different),
    ],
    decide: { comparison, gold, prediction in
      switch (gold.ratio, prediction.ratio) {
      case (let a?, let b?): return comparison.compareRatios(a, b)
      case (let a?, nil):
        guard a.count == 2, case .expression = prediction else { return nil }
        return comparison.compare(comparison.algebra.quotient(a[0], a[1]), prediction).weakened(
          to: .convention)
      case (nil, let b?):
        guard b.count == 2, case .expression = gold else { return nil }
        return comparison.compare(gold, comparison.algebra.quotient(b[0], b[1])).weakened(
          to: .convention)
      default: return nil
      }
    })
}

extension Comparison {
  mutating func compareRatios(_ a: [Value], _ b: [Value]) -> Verdict {
    guard a.count == b.count else {
      return .different(.ratio, "The ratios have \(a.count) and \(b.count) parts.")
    }
    var basis = Verdict.Basis.exact
    for index in a.indices.dropFirst() {
      let left = algebra.product([a[0].expression, b[index].expression])
      let right = algebra.product([a[index].expression, b[0].expression])
      let verdict = compare(Value(left), Value(right))
      guard verdict.isEqual else {
        return verdict.outcome == .undecided
          ? verdict : .different(.ratio, "The parts are not proportional.")
      }
      basis = max(basis, verdict.basis ?? .exact)
    }
    return .equal(basis, .ratio, "The parts are proportional.")
  }
}
