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
    decide: { judge, gold, prediction in
      switch (judge.ratio(gold), judge.ratio(prediction)) {
      case (let a?, let b?): return judge.compareRatios(a, b)
      case (let a?, nil):
        guard a.count == 2, case .expression = prediction else { return nil }
        return judge.compare(judge.quotient(a[0], a[1]), prediction).weakened(to: .convention)
      case (nil, let b?):
        guard b.count == 2, case .expression = gold else { return nil }
        return judge.compare(gold, judge.quotient(b[0], b[1])).weakened(to: .convention)
      default: return nil
      }
    })
}

extension Judge {
  /// The parts of a ratio.
  func ratio(_ answer: Answer) -> [Value]? {
    guard case .relation(let parts, let signs) = answer, signs.allSatisfy({ $0 == .colon }) else {
      return nil
    }
    let values = parts.compactMap { part -> Value? in
      if case .expression(let value) = part { value } else { nil }
    }
    return values.count == parts.count ? values : nil
  }

  mutating func quotient(_ a: Value, _ b: Value) -> Answer {
    var value = Value(algebra.quotient(a.expression, b.expression))
    if let x = a.number, let y = b.number { value.number = x.divided(by: y) }
    return .expression(value)
  }

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
