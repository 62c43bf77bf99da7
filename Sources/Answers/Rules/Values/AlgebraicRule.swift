import Algebra
import Budget
import Numbers

extension Rule {
  static let algebraic = Rule(
    id: .algebraic,
    statement:
      "Numbers and expressions are equal if their difference is zero, by canonical form or by intervals.",
    examples: [
      Example("\\frac{1}{\\sqrt3-\\sqrt2}", "\\sqrt3+\\sqrt2", .equal),
      Example("2", "2+10^{-50}", .different),
    ],
    beside: .expression,
    decide: { comparison, gold, prediction in
      guard case .expression(let a) = gold, case .expression(let b) = prediction else { return nil }
      return comparison.compare(a, b)
    })
}

extension Comparison {
  /// Compares two values without their units: exactly, then by rounding where gold fixes the precision.
  mutating func compare(_ gold: Value, _ prediction: Value) -> Verdict {
    if let a = gold.number, let b = prediction.number {
      if a == b { return .equal(.exact, .exactDecimal, "Both are \(shortText(a)).") }
      return rounded(gold, prediction)
        ?? .different(.exactDecimal, "\(shortText(a)) is not \(shortText(b)).")
    }
    let comparison = algebra.compare(gold.expression, prediction.expression)
    let rule = ruleOfValues(gold.expression, prediction.expression)
    switch comparison {
    case .equal: return .equal(.exact, rule, "Both have the same canonical form.")
    case .proved(let bits):
      if bits == 0 {
        return .equal(.proved, rule, "The logarithms or angles cancel: their product is one.")
      }
      return .equal(.proved, rule, "The difference is below the zero bound of \(bits) bits.")
    case .agreeing(let bits, let points):
      return .equal(
        .numeric, rule, "Both agree to \(bits) bits at \(points) points; no proof is known.")
    case .different:
      if let verdict = rounded(gold, prediction) { return verdict }
      if let verdict = upToConstant(gold, prediction) { return verdict }
      return .different(
        rule, Witness.witness(gold.expression, prediction.expression, in: &algebra), .proved)
    case .undefined(let reason, let isLeft):
      let side = isLeft ? "Gold" : "The prediction"
      return .different(.undefined, "\(side) has no value: \(reason.rawValue).", nil)
    case .undecided(let failure):
      return .undecided(failure.isBound ? .bounded : rule, failure.sentence)
    }
  }

  /// The rule that compares two expressions, by what occurs in them.
  private func ruleOfValues(_ a: Expression, _ b: Expression) -> RuleID {
    let traits = Traits.traits(a, in: algebra).union(Traits.traits(b, in: algebra))
    if traits.contains(.variables) {
      return traits.contains(.integers) ? .integerSymbols : .realDomain
    }
    return traits.contains(.transcendental) ? .transcendental : .algebraic
  }

  /// Rule `constant-of-integration`; nil where it does not make them equal.
  private mutating func upToConstant(_ gold: Value, _ prediction: Value) -> Verdict? {
    var constants = "CcKk".utf8.map { Symbol(scalar: UInt32($0)) }
    if gold.isLiteral || prediction.isLiteral { return nil }
    constants.append(algebra.symbol(named: Array("const".utf8)))
    guard algebra.mentions(gold.expression, constants),
      algebra.mentions(prediction.expression, constants)
    else { return nil }
    var variables = "xtuyzsr".utf8.map { Symbol(scalar: UInt32($0)) }
    variables.append(Symbol(scalar: 0x3B8))
    guard
      IntegrationConstant.areEqualUpToConstant(
        gold.expression, prediction.expression, constants: constants, variables: variables,
        in: &algebra) == true
    else { return nil }
    return .equal(
      .convention, .constantOfIntegration,
      "They differ by a number; the added constant is arbitrary.")
  }

  func shortText(_ number: Rational) -> String {
    let text = number.description
    return text.utf8.count <= 40 ? text : String(text.prefix(36)) + "…"
  }
}

extension Failure {
  var isBound: Bool { if case .exhausted = self { true } else { false } }

  /// Why nothing is known.
  var sentence: String {
    switch self {
    case .exhausted(let bound): "The bound \(bound.rawValue) was reached."
    case .undefined(let reason): "There is \(reason.rawValue)."
    case .unsupported(let construct): "No rule decides \(construct.rawValue)."
    }
  }
}
