import Budget
import Numbers

/// How powers are brought to canonical form, and what was lost by it.
struct PowerState: Sendable {
  /// Set where an even root of a product or a quotient was split: √(y/x) = √y/√x loses the points where both
  /// are negative.
  var splitsRoots = false
  /// Set where that was a quotient.
  var splitsQuotients = false
  /// Whether great powers of sums stand unexpanded.
  var keepsSums = false
}

/// Powers: integer, rational and symbolic exponents.
enum Powers {
  /// The least power of a sum that stands unexpanded where powers do.
  static let leastStandingPower = 8

  /// A great power of a sum as a power of its primitive part; nil for another base or a small power.
  static func standingPower(_ base: Form, _ exponent: Int, in context: inout AlgebraContext)
    throws(Failure) -> Form?
  {
    guard base.denominator.isOne, base.numerator.terms.count > 1,
      exponent.magnitude >= Self.leastStandingPower, exponent.magnitude <= context.limits.exponent
    else { return nil }
    let size = try Cancellation.content(base.numerator, in: &context)
    let unit = KernelOrder.leadingSign(base.numerator, in: context) < 0 ? -size : size
    guard let inverse = unit.reciprocal else { return nil }
    let primitive = Form(try context.scale(base.numerator, by: inverse))
    let kernel = try context.intern(.radicand(primitive))
    let scale = Form(try context.power(unit, exponent))
    return try context.multiply(scale, raised(kernel, exponent, 1, in: &context))
  }

  /// `base ^ (p/q)`, q > 1: the real root where there is one, the principal one otherwise.
  static func rationalPower(_ base: Form, _ exponent: Rational, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    if base.isZero {
      if exponent.sign > 0 { return .zero }
      throw .undefined(.divisionByZero)
    }
    let top = try rationalPower(base.numerator, exponent, in: &context)
    if base.denominator.isOne { return top }
    if exponent.denominator.isEven, !isNonNegative(base.denominator, in: context),
      !Occurrence.isConstant(base.numerator, in: context)
    {
      context.powers.splitsRoots = true
      context.powers.splitsQuotients = true
    }
    return try context.divide(top, rationalPower(base.denominator, exponent, in: &context))
  }

  /// A root of a polynomial, its content taken out.
  private static func rationalPower(
    _ base: Polynomial, _ exponent: Rational, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    guard let p = exponent.numerator.int, let q = exponent.denominator.int,
      q <= context.limits.exponent, p.isWithin(context.limits.exponent)
    else { throw .exhausted(.exponent) }
    if base.terms.count == 1 { return try rationalPower(base.terms[0], p, q, in: &context) }
    if let root = try Denesting.denested(base, p, q, in: &context) { return root }
    var content = try Cancellation.content(base, in: &context)
    var sign = Rational.one
    if q % 2 == 1, KernelOrder.leadingSign(base, in: context) < 0,
      !Occurrence.hasImaginaryUnit(base, in: context)
    {
      content = Rational.zero - content
      if p % 2 != 0 { sign = Rational(-1) }
    }
    guard let inverse = Rational.one.divided(by: content) else { throw .undefined(.divisionByZero) }
    let primitive = try context.scale(base, by: inverse)
    var result = try rationalPower(Term(content.magnitude, MonomialTable.one), p, q, in: &context)
    if sign.sign < 0 { result = try context.negate(result) }
    let kernel = try context.intern(.radicand(Form(primitive)))
    return try context.multiply(result, raised(kernel, p, q, in: &context))
  }

  /// `kernel ^ (p/q)` as a form: a negative exponent goes below.
  static func raised(_ kernel: UInt32, _ p: Int, _ q: Int, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    guard let factor = reducedFactor(kernel, Int64(p), Int64(q)) else {
      throw .exhausted(.exponent)
    }
    if factor.numerator == 0 { return .one }
    if factor.numerator > 0 {
      return Form(try Reduction.reduce(context.monomials.intern([factor]), in: &context))
    }
    guard let inverse = reducedFactor(kernel, -Int64(factor.numerator), Int64(factor.denominator))
    else { throw .exhausted(.exponent) }
    return try context.divide(
      .one, Form(Reduction.reduce(context.monomials.intern([inverse]), in: &context)))
  }

  /// A root of a term, factor by factor; of a negative one the principal root.
  private static func rationalPower(
    _ term: Term, _ p: Int, _ q: Int, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    var result = try numberPower(term.coefficient.magnitude, p, q, in: &context)
    let factors = Array(context.monomials.factors[context.monomials.range(term.monomial)])
    if term.coefficient.sign < 0 {
      if q % 2 == 1 {
        if p % 2 != 0 { result = try context.negate(result) }
      } else if factors.allSatisfy({ context.kernels[Int($0.kernel)].isNonNegative }) {
        // (−1)^(p/q), principal: cos(πp/q) + i sin(πp/q).
        result = try context.multiply(result, unitRoot(p, q, in: &context))
      } else {
        let inner = Polynomial(Term(Rational(-1), term.monomial))
        let kernel = try context.intern(.radicand(Form(inner)))
        return try context.multiply(result, raised(kernel, p, q, in: &context))
      }
    }
    if q % 2 == 0, factors.count(where: { !isNonNegative($0, in: context) }) > 1 {
      context.powers.splitsRoots = true
    }
    for factor in factors {
      result = try context.multiply(result, power(of: factor, p, q, in: &context))
    }
    return result
  }

  /// Whether a factor has no negative values.
  private static func isNonNegative(_ factor: Factor, in context: AlgebraContext) -> Bool {
    context.kernels[Int(factor.kernel)].isNonNegative || factor.denominator % 2 == 0
      || factor.numerator % 2 == 0
  }

  /// Whether a polynomial is plainly a constant or a product that has no negative values.
  private static func isNonNegative(_ polynomial: Polynomial, in context: AlgebraContext) -> Bool {
    if Occurrence.isConstant(polynomial, in: context) { return true }
    return polynomial.terms.count == 1 && polynomial.terms[0].coefficient.sign > 0
      && context.monomials.factors[context.monomials.range(polynomial.terms[0].monomial)].allSatisfy
      {
        isNonNegative($0, in: context)
      }
  }

  /// `(kernel ^ e) ^ (p/q)` by the real-domain rule: `√(x²) = |x|`.
  static func power(of factor: Factor, _ p: Int, _ q: Int, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    let kernel = context.kernels[Int(factor.kernel)]
    if kernel.kind == .imaginaryUnit {
      if factor.numerator == 1, factor.denominator == 1 {
        return try unitRoot(p, 2 * q, in: &context)
      }
      throw .unsupported(.complexFunction)
    }
    guard
      let product = factor.raised(to: p, over: q)
    else { throw .exhausted(.exponent) }
    let numerator = Int(product.numerator)
    let denominator = Int(product.denominator)
    let losesSign =
      q % 2 == 0 && factor.denominator % 2 == 1 && factor.numerator % 2 == 0
      && !(denominator % 2 == 1 && numerator % 2 == 0)
    if losesSign, !kernel.isNonNegative {
      let base =
        kernel.kind == .radicand ? kernel.arguments[0] : context.form(kernel: factor.kernel)
      let size = try AbsoluteValue.absoluteValue(base, in: &context)
      // A power of what is not negative loses nothing, so this goes no deeper.
      return try context.power(size, Form(Rational(numerator, denominator) ?? .one))
    }
    return try raised(factor.kernel, numerator, denominator, in: &context)
  }

  /// A positive rational to the power p/q, over primes.
  private static func numberPower(
    _ value: Rational, _ p: Int, _ q: Int, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    if value.isOne { return .one }
    var result = Form.one
    for (prime, exponent, isCertain) in try primes(value, in: &context) {
      let (numerator, overflow) = exponent.multipliedReportingOverflow(by: p)
      if overflow { throw .exhausted(.exponent) }
      let kernel = try context.intern(.prime(prime, isCertain: isCertain))
      result = try context.multiply(result, raised(kernel, numerator, q, in: &context))
    }
    return result
  }

  /// The prime factors of a positive rational; a factor that was not split within its bound stands whole.
  static func primes(
    _ value: Rational, in context: inout AlgebraContext
  ) throws(Failure) -> [(prime: Integer, exponent: Int, isCertain: Bool)] {
    var result: [(prime: Integer, exponent: Int, isCertain: Bool)] = []
    for (number, sign) in [(value.numerator, 1), (value.denominator, -1)] where !number.isOne {
      do {
        let factors = try number.factored(fuel: &context.fuel)
        for power in factors.powers { result.append((power.prime, power.exponent * sign, true)) }
        if !factors.isComplete { result.append((factors.cofactor, sign, false)) }
      } catch {
        throw .exhausted(error.bound)
      }
    }
    return result
  }

  /// `e^{iπp/q}`.
  static func unitRoot(_ p: Int, _ q: Int, in context: inout AlgebraContext) throws(Failure) -> Form
  {
    guard let turn = Rational(Integer(p), Integer(q)) else { throw .undefined(.divisionByZero) }
    let cosine = try Trigonometry.cosine(ofHalfTurns: turn, in: &context)
    let sine = try Trigonometry.sine(ofHalfTurns: turn, in: &context)
    return try context.add(cosine, context.multiply(context.form(.imaginaryUnit), sine))
  }
}

/// Powers: integer, rational and symbolic exponents.
extension AlgebraContext {
  /// A power of forms: integer, rational or symbolic.
  mutating func power(_ base: Form, _ exponent: Form) throws(Failure) -> Form {
    try descend()
    defer { depth -= 1 }
    guard let number = exponent.number else {
      return try SymbolicPowers.symbolicPower(base, exponent, in: &self)
    }
    if let value = base.number {
      if value.isOne { return .one }
      if value.isZero {
        switch number.sign {
        case 1: return .zero
        case 0: throw .undefined(.zeroToZero)
        default: throw .undefined(.divisionByZero)
        }
      }
    }
    if number.isInteger {
      guard let whole = number.numerator.int else { throw .exhausted(.exponent) }
      if let value = base.number { return Form(try power(value, whole)) }
      return try power(base, whole)
    }
    return try Powers.rationalPower(base, number, in: &self)
  }
}
