import Algebra
import Numbers

/// Rules that drop or convert what stands around a value: units, percent signs, bases.
extension Rule {
  static let unit = Rule(
    name: "unit",
    statement:
      "A known unit converts, clashes with another dimension, or is dropped when one side has none.",
    examples: [
      Example("5 cm", "0.05 m", .equal), Example("5 cm", "5 m", .different),
      Example("90^\\circ", "\\frac\\pi2", .equal), Example("15 \\text{ students}", "15", .equal),
    ],
    decide: { judge, gold, prediction in
      guard case .expression(let a) = gold, case .expression(let b) = prediction else { return nil }
      guard a.unit != nil || b.unit != nil || a.hasLabel || b.hasLabel else { return nil }
      return judge.compareMeasured(a, b)
    })

  static let percent = Rule(
    name: "percent",
    statement: "A percent is its hundredth; against a bare number its face value counts as well.",
    examples: [
      Example("50\\%", "0.5", .equal), Example("50\\%", "50", .equal),
      Example("50", "0.5", .different),
    ],
    decide: { judge, gold, prediction in
      guard case .expression(let a) = gold, case .expression(let b) = prediction,
        a.isPercent != b.isPercent
      else { return nil }
      let verdict = judge.compare(a, b)
      if verdict.isEqual || !judge.options.allowsConventions {
        return verdict.isEqual ? verdict.weakened(to: .convention) : verdict
      }
      let face = judge.compare(
        a.isPercent ? judge.scaled(a, 100) : a, b.isPercent ? judge.scaled(b, 100) : b)
      guard face.isEqual else { return verdict }
      return .equal(.convention, "percent", "The percent sign is dropped.")
    })

  static let base = Rule(
    name: "base",
    statement:
      "Digits with a subscript are a number in that base; against bare digits the digits count as well.",
    examples: [
      Example("1011_2", "11", .equal), Example("1011_2", "1011", .equal),
      Example("204_5", "204_6", .different),
    ],
    decide: { judge, gold, prediction in
      guard case .expression(let a) = gold, case .expression(let b) = prediction,
        a.base != nil || b.base != nil
      else { return nil }
      let verdict = judge.compare(a, b)
      if verdict.isEqual || (a.base != nil && b.base != nil) { return verdict }
      let left = a.baseDigits ?? a.number
      let right = b.baseDigits ?? b.number
      guard judge.options.allowsConventions, let left, let right, left == right else {
        return verdict
      }
      return .equal(.convention, "base", "The digits are the same; one side leaves the base out.")
    })
}

extension Judge {
  /// The value times a number, as it is without its percent sign.
  mutating func scaled(_ value: Value, _ factor: Int) -> Value {
    var result = value
    result.expression = workspace.product([value.expression, workspace.number(Rational(factor))])
    result.number = value.number.map { $0 * Rational(factor) }
    return result
  }

  mutating func compareMeasured(_ gold: Value, _ prediction: Value) -> Verdict {
    guard let a = gold.unit, let b = prediction.unit else {
      return compareHalfMeasured(gold, prediction)
    }
    guard a.dimension == b.dimension else {
      return .different("unit", "The units measure different things.", nil)
    }
    if a == b { return compare(gold, prediction) }
    let verdict = compare(inBase(gold, a), inBase(prediction, b))
    return verdict.isEqual
      ? .equal(.exact, "unit", "Both are the same in base units.")
      : .different("unit", "They differ in base units: " + verdict.reason, verdict.basis)
  }

  /// One side has a unit, or a label: it is dropped, and an angle is also tried in radians.
  private mutating func compareHalfMeasured(_ gold: Value, _ prediction: Value) -> Verdict {
    let verdict = compare(gold, prediction)
    if verdict.isEqual {
      guard options.allowsConventions else {
        return .different("unit", "One side lacks the unit.", nil)
      }
      return .equal(
        .convention, "unit",
        "The \(gold.unit ?? prediction.unit == nil ? "label" : "unit") is dropped.")
    }
    guard let unit = gold.unit ?? prediction.unit, unit.isDegree else { return verdict }
    let radians =
      gold.unit != nil
      ? compare(inBase(gold, unit), prediction) : compare(gold, inBase(prediction, unit))
    return radians.isEqual
      ? .equal(.convention, "unit", "The degrees are the other side's radians.") : verdict
  }

  /// The value in base units, degrees in radians.
  private mutating func inBase(_ value: Value, _ unit: Unit) -> Value {
    var result = Value(
      workspace.product([value.expression, workspace.number(unit.factor)]),
      number: value.number.map { $0 * unit.factor })
    if unit.isDegree {
      let pi = workspace.constant(.pi)
      let turn = workspace.quotient(pi, workspace.number(Rational(180)))
      result.expression = workspace.product([result.expression, turn])
      result.number = nil
    }
    return result
  }
}
