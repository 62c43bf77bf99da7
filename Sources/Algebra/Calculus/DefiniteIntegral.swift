import Budget
import Numbers

/// Integrals by antiderivatives that are continuous between the bounds.
public enum DefiniteIntegral {
  private static let mostPieces = 256
  static let pieceBits = 64

  /// The integral of an expression; without bounds an antiderivative. Fails where none is known, or it may
  /// have a jump between the bounds.
  public static func integral(
    of expression: Expression, _ symbol: Symbol, from lower: Target?, to upper: Target?,
    in context: inout AlgebraContext
  ) throws(Failure) -> LimitValue {
    let whole = try CanonicalForm.canonicalForm(expression, in: &context)
    let x = try context.intern(.symbol(symbol))
    guard let lower, let upper else {
      guard let value = try Antiderivative.antiderivative(whole, x, in: &context) else {
        throw .unsupported(.integral)
      }
      return .finite(try FormExpression.expression(of: value, in: &context))
    }
    if let value = try gaussian(whole, x, lower, upper, in: &context) {
      return .finite(try FormExpression.expression(of: value, in: &context))
    }
    if let value = try PeriodicIntegral.overPeriod(whole, x, lower, upper, in: &context) {
      return .finite(try FormExpression.expression(of: value, in: &context))
    }
    guard let value = try Antiderivative.antiderivative(whole, x, in: &context) else {
      return .finite(
        try Quadrature.standingIntegral(
          of: expression, symbol, from: lower, to: upper, in: &context))
    }
    let low = try end(value, x, lower, side: 1, in: &context)
    let high = try end(value, x, upper, side: -1, in: &context)
    try checkContinuity(value, x, symbol, lower, upper, in: &context)
    switch (low, high) {
    case (.finite(let p), .finite(let q)):
      return .finite(try FormExpression.expression(of: context.subtract(q, p), in: &context))
    case (.finite, .infinite(let sign)): return .infinite(sign)
    case (.infinite(let sign), .finite): return .infinite(-sign)
    case (.infinite, .infinite): throw .unsupported(.integral)
    }
  }

  /// The value of an antiderivative at a bound, or what it runs to there from inside.
  private static func end(
    _ value: Form, _ x: UInt32, _ target: Target, side: Int, in context: inout AlgebraContext
  ) throws(Failure) -> Limit.FormLimit {
    guard case .value(let point, _) = target else {
      return try Limit.limit(value, x, to: target, in: &context)
    }
    do {
      return .finite(
        try Substitution.substitute(
          value, x, by: CanonicalForm.canonicalForm(point, in: &context), in: &context))
    } catch .undefined {
      return try Limit.limit(value, x, to: .value(point, side: side), in: &context)
    }
  }

  /// ∫ c·e^{−ax²} from −∞ to ∞, or from 0 on: c·√(π/a).
  private static func gaussian(
    _ f: Form, _ x: UInt32, _ lower: Target, _ upper: Target, in context: inout AlgebraContext
  ) throws(Failure) -> Form? {
    guard case .infinity(1) = upper else { return nil }
    var isHalf = false
    switch lower {
    case .infinity(let sign): guard sign < 0 else { return nil }
    case .value(let point, _):
      guard try CanonicalForm.canonicalForm(point, in: &context).isZero else { return nil }
      isHalf = true
    }
    let slope = try context.divide(Differentiation.derivative(f, x, in: &context), f)
    let minusTwoA = try Differentiation.derivative(slope, x, in: &context)
    guard !Occurrence.mentions(minusTwoA.numerator, x, in: context),
      !Occurrence.mentions(minusTwoA.denominator, x, in: context),
      try Substitution.substitute(slope, x, by: .zero, in: &context).isZero
    else { return nil }
    let a = try context.multiply(minusTwoA, Form(-.half))
    guard try Signs.sign(of: a, in: &context) == 1 else { return nil }
    let peak = try Substitution.substitute(f, x, by: .zero, in: &context)
    let value = try context.multiply(
      peak, context.power(context.divide(context.form(.pi), a), Form(.half)))
    return try isHalf ? context.multiply(value, Form(.half)) : value
  }

  /// Fails unless a function has finite enclosures on pieces that cover the range, but for its ends: it is made
  /// of continuous functions, so it is continuous there.
  private static func checkContinuity(
    _ value: Form, _ x: UInt32, _ symbol: Symbol, _ lower: Target, _ upper: Target,
    in context: inout AlgebraContext
  ) throws(Failure) {
    if Integrand.isEntire(value, x, in: context) { return }
    guard let (low, high) = try Integrand.range(lower, upper, in: &context) else {
      throw .unsupported(.integral)
    }
    let expression = try FormExpression.expression(
      of: withAbsoluteLogarithms(value, x, in: &context), in: &context)
    guard
      !Occurrence.contains(
        expression, in: context, { $0.kind == .symbol && $0.first != symbol.raw })
    else {
      throw .unsupported(.integral)
    }
    defer { context.enclosures.box = nil }
    var open = [(low, high, 0)]
    var pieces = 0
    while let (a, b, depth) = open.popLast() {
      pieces += 1
      guard pieces <= Self.mostPieces,
        let piece = Interval(from: a, to: b, precision: Self.pieceBits)
      else { throw .unsupported(.integral) }
      context.enclosures.box = (symbol, piece)
      do {
        if try Enclosure.enclosure(expression, at: [], bits: Self.pieceBits, in: &context).isBounded
        {
          continue
        }
      } catch .exhausted(let failure) {
        throw failure
      } catch {
        // Smaller pieces may tell.
      }
      // The ends themselves were looked at by limits.
      if depth >= 40 {
        if a == low || b == high { continue }
        throw .unsupported(.integral)
      }
      let middle = (a + b) * .half
      open.append((a, middle, depth + 1))
      open.append((middle, b, depth + 1))
    }
  }

  /// ln|u| for ln u: both have the same derivative.
  private static func withAbsoluteLogarithms(
    _ value: Form, _ x: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    var result = value
    var known: [UInt32] = []
    for term in value.numerator.terms {
      for factor in Array(context.monomials.factors[context.monomials.range(term.monomial)]) {
        let kernel = context.kernels[Int(factor.kernel)]
        guard kernel.kind == .function, kernel.operation == .log, !known.contains(factor.kernel),
          Occurrence.mentions(kernel: factor.kernel, x, in: context)
        else { continue }
        known.append(factor.kernel)
        let size = try AbsoluteValue.absoluteValue(kernel.arguments[0], in: &context)
        result = try Limit.replace(
          factor.kernel, by: context.form(.log, [size]), in: result, in: &context)
      }
    }
    return result
  }
}

/// What is known of an integrand before it is integrated.
enum Integrand {
  /// Rational bounds around a finite range, or far out.
  static func range(
    _ lower: Target, _ upper: Target, in context: inout AlgebraContext
  ) throws(Failure) -> (Rational, Rational)? {
    let far = Rational(1 << 20)
    var ends: [Rational] = []
    for target in [lower, upper] {
      switch target {
      case .infinity(let sign): ends.append(sign < 0 ? -far : far)
      case .value(let point, _):
        let form = try CanonicalForm.canonicalForm(point, in: &context)
        if let number = form.number {
          ends.append(number)
          continue
        }
        do {
          guard
            let middle = try Enclosure.enclosure(
              point, at: [], bits: DefiniteIntegral.pieceBits, in: &context
            ).midpoint
          else { return nil }
          ends.append(middle)
        } catch {
          return nil
        }
      }
    }
    return ends[0] <= ends[1] ? (ends[0], ends[1]) : (ends[1], ends[0])
  }

  /// Whether a function has no poles or branches: polynomials, exponentials, sines and cosines of such.
  static func isEntire(_ form: Form, _ x: UInt32, depth: Int = 0, in context: AlgebraContext)
    -> Bool
  {
    if depth > 8 || Occurrence.mentions(form.denominator, x, in: context) { return false }
    return form.numerator.terms.allSatisfy { term in
      context.monomials.factors[context.monomials.range(term.monomial)].allSatisfy { factor in
        guard Occurrence.mentions(kernel: factor.kernel, x, in: context) else { return true }
        guard factor.denominator == 1, factor.numerator > 0 else { return false }
        if factor.kernel == x { return true }
        let kernel = context.kernels[Int(factor.kernel)]
        switch kernel {
        case .power:
          return !Occurrence.mentions(kernel.arguments[0].numerator, x, in: context)
            && isEntire(kernel.arguments[1], x, depth: depth + 1, in: context)
        case .function:
          return (kernel.operation == .sin || kernel.operation == .cos)
            && isEntire(kernel.arguments[0], x, depth: depth + 1, in: context)
        default: return false
        }
      }
    }
  }
}
