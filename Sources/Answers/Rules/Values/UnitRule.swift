import Algebra
import Numbers

extension Rule {
  static let unit = Rule(
    id: .unit,
    statement:
      "A known unit converts, clashes with another dimension, or is dropped when one side has none.",
    examples: [
      Example("5 cm", "0.05 m", .equal), Example("5 cm", "5 m", .different),
      Example("90^\\circ", "\\frac\\pi2", .equal), Example("15 \\text{ students}", "15", .equal),
    ],
    beside: .measured,
    decide: { comparison, gold, prediction in
      guard case .expression(let a) = gold, case .expression(let b) = prediction else { return nil }
      guard a.unit != nil || b.unit != nil || a.hasLabel || b.hasLabel else { return nil }
      return comparison.compareMeasured(a, b)
    })
}

extension Comparison {
  mutating func compareMeasured(_ gold: Value, _ prediction: Value) -> Verdict {
    guard let a = gold.unit, let b = prediction.unit else {
      return compareHalfMeasured(gold, prediction)
    }
    guard a.dimension == b.dimension else {
      return .different(.unit, "The units measure different things.", nil)
    }
    if a == b { return compare(gold, prediction) }
    let verdict = compare(inBase(gold, a), inBase(prediction, b))
    return verdict.isEqual
      ? .equal(.exact, .unit, "Both are the same in base units.")
      : .different(.unit, "They differ in base units: " + verdict.reason, verdict.basis)
  }

  /// One side has a unit, or a label: it is dropped, and an angle is also tried in radians.
  private mutating func compareHalfMeasured(_ gold: Value, _ prediction: Value) -> Verdict {
    let verdict = compare(gold, prediction)
    if verdict.isEqual {
      guard options.allowsConventions else {
        return .different(.unit, "One side lacks the unit.", nil)
      }
      return .equal(
        .convention, .unit,
        "The \(gold.unit ?? prediction.unit == nil ? "label" : "unit") is dropped.")
    }
    guard let unit = gold.unit ?? prediction.unit, unit.isDegree else { return verdict }
    let radians =
      gold.unit != nil
      ? compare(inBase(gold, unit), prediction) : compare(gold, inBase(prediction, unit))
    return radians.isEqual
      ? .equal(.convention, .unit, "The degrees are the other side's radians.") : verdict
  }

  /// The value in base units, degrees in radians.
  private mutating func inBase(_ value: Value, _ unit: Unit) -> Value {
    var shifted = value.expression
    if !unit.offset.isZero {
      shifted = algebra.sum([value.expression, algebra.number(unit.offset)])
    }
    var result = Value(
      algebra.product([shifted, algebra.number(unit.factor)]),
      number: value.number.map { ($0 + unit.offset) * unit.factor })
    if unit.isDegree {
      let pi = algebra.constant(.pi)
      let turn = algebra.quotient(pi, algebra.number(Rational(180)))
      result.expression = algebra.product([result.expression, turn])
      result.number = nil
    }
    return result
  }
}
