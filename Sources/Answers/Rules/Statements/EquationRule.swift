import Algebra
import Notation
import Numbers

extension Rule {
  static let equation = Rule(
    id: .equation,
    statement: "Two equations are equal if their sides differ by proportional polynomials.",
    examples: [
      Example("2x+y=3", "4x+2y=6", .equal), Example("2x+y=3", "2x-y=3", .different),
      Example("5=6", "0=1", .different),
    ],
    decide: { comparison, gold, prediction in
      guard let a = comparison.algebra.equation(gold),
        let b = comparison.algebra.equation(prediction)
      else {
        if case .relation = gold { return comparison.compareRelations(gold, prediction) }
        if case .relation = prediction { return comparison.compareRelations(gold, prediction) }
        return nil
      }
      return comparison.compareEquations(a, b)
    })
}

extension Comparison {
  /// Equations `a = 0` and `b = 0`.
  fileprivate mutating func compareEquations(_ a: Expression, _ b: Expression) -> Verdict {
    let isProportional = Equations.areProportional(a, b, in: &algebra)
    if isProportional == true {
      return .equal(.exact, .equation, "The sides differ by proportional polynomials.")
    }
    // Without a zero, or with every number as one, an equation says nothing but itself.
    let isVacuous = [a, b].contains { side in
      algebra.rationalValue(side) != nil || NeverZero.isNeverZero(side, in: &algebra)
    }
    if isProportional == false {
      return isVacuous
        ? .different(.vacuous, "An equation that says nothing equals only a proportional one.")
        : .different(.equation, "The equations are not proportional.")
    }
    if isVacuous, areIndependent(a, b) {
      return .different(
        .vacuous, "An equation without solutions equals only a proportional one.", .proved)
    }
    return .undecided(.equation, "No rule decides these equations.")
  }

  /// Whether `a : b` is not the same at two points: they are not proportional.
  private mutating func areIndependent(_ a: Expression, _ b: Expression) -> Bool {
    let names = Occurrence.variables(in: [a, b], in: algebra)
    let points = [(2, 7), (5, 3), (1, 4)]
    var values: [(Expression, Expression)] = []
    for (numerator, denominator) in points {
      var (x, y) = (a, b)
      for (place, name) in names.enumerated() {
        let value = algebra.number(Rational(numerator + place, denominator) ?? 1)
        guard let p = algebra.replacing(name, in: x, by: value),
          let q = algebra.replacing(name, in: y, by: value)
        else { return false }
        (x, y) = (p, q)
      }
      values.append((x, y))
    }
    for (first, second) in zip(values, values.dropFirst()) {
      let left = algebra.product([first.0, second.1])
      let right = algebra.product([first.1, second.0])
      if case .different = algebra.compare(left, right) { return true }
    }
    return false
  }
}

extension Comparison {
  /// Relations of other kinds: the same signs and equal sides.
  mutating func compareRelations(_ gold: Answer, _ prediction: Answer) -> Verdict? {
    guard case .relation(let a, let signs) = gold, case .relation(let b, let others) = prediction
    else {
      return .different(
        .equation, "Gold is \(gold.kind), the prediction is \(prediction.kind).", nil)
    }
    guard signs == others, a.count == b.count, !signs.allSatisfy({ $0 == .equal }) else {
      return .undecided(.equation, "No rule decides these relations.")
    }
    let verdict = compareInOrder(a, b, .equation)
    return verdict.isEqual ? verdict : .undecided(.equation, "No rule decides these relations.")
  }
}
