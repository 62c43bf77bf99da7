import Budget
import Numbers

/// Powers: integer, rational and symbolic exponents.
extension AlgebraContext {
  mutating func power(_ base: Form, _ exponent: Form) throws(Failure) -> Form {
    try descend()
    defer { depth -= 1 }
    guard let number = exponent.number else { return try symbolicPower(base, exponent) }
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
    return try rationalPower(base, number)
  }

  /// `base ^ (p/q)`, q > 1: the real root where there is one, the principal one otherwise.
  private mutating func rationalPower(_ base: Form, _ exponent: Rational) throws(Failure) -> Form {
    if base.isZero {
      if exponent.sign > 0 { return .zero }
      throw .undefined(.divisionByZero)
    }
    let top = try rationalPower(base.numerator, exponent)
    if base.denominator.isOne { return top }
    if exponent.denominator.isEven, !isNonNegative(base.denominator), !isConstant(base.numerator) {
      splitsRoots = true
      splitsQuotients = true
    }
    return try divide(top, rationalPower(base.denominator, exponent))
  }

  private mutating func rationalPower(
    _ base: Polynomial, _ exponent: Rational
  ) throws(Failure) -> Form {
    guard let p = exponent.numerator.int, let q = exponent.denominator.int,
      q <= limits.exponent, p.isWithin(limits.exponent)
    else { throw .exhausted(.exponent) }
    if base.terms.count == 1 { return try rationalPower(base.terms[0], p, q) }
    if let root = try denested(base, p, q) { return root }
    var content = try content(base)
    var sign = Rational.one
    if q % 2 == 1, leadingSign(base) < 0, !hasImaginaryUnit(base) {
      content = Rational.zero - content
      if p % 2 != 0 { sign = Rational(-1) }
    }
    guard let inverse = Rational.one.divided(by: content) else { throw .undefined(.divisionByZero) }
    let primitive = try scale(base, by: inverse)
    var result = try rationalPower(Term(content.magnitude, MonomialTable.one), p, q)
    if sign.sign < 0 { result = try negate(result) }
    let kernel = try intern(Kernel(kind: .radicand, arguments: [Form(primitive)]))
    return try multiply(result, raised(kernel, p, q))
  }

  func hasImaginaryUnit(_ polynomial: Polynomial) -> Bool {
    polynomial.terms.contains { term in
      monomials.factors[monomials.range(term.monomial)].contains {
        kernels[Int($0.kernel)].kind == .imaginaryUnit
      }
    }
  }

  /// `kernel ^ (p/q)` as a form: a negative exponent goes below.
  mutating func raised(_ kernel: UInt32, _ p: Int, _ q: Int) throws(Failure) -> Form {
    guard let factor = reducedFactor(kernel, Int64(p), Int64(q)) else {
      throw .exhausted(.exponent)
    }
    if factor.numerator == 0 { return .one }
    if factor.numerator > 0 { return Form(try reduce(monomials.intern([factor]))) }
    guard let inverse = reducedFactor(kernel, -Int64(factor.numerator), Int64(factor.denominator))
    else { throw .exhausted(.exponent) }
    return try divide(.one, Form(reduce(monomials.intern([inverse]))))
  }

  private mutating func rationalPower(_ term: Term, _ p: Int, _ q: Int) throws(Failure) -> Form {
    var result = try numberPower(term.coefficient.magnitude, p, q)
    let factors = Array(monomials.factors[monomials.range(term.monomial)])
    if term.coefficient.sign < 0 {
      if q % 2 == 1 {
        if p % 2 != 0 { result = try negate(result) }
      } else if factors.allSatisfy({ kernels[Int($0.kernel)].isNonNegative }) {
        // (−1)^(p/q), principal: cos(πp/q) + i sin(πp/q).
        result = try multiply(result, unitRoot(p, q))
      } else {
        let inner = Polynomial(Term(Rational(-1), term.monomial))
        let kernel = try intern(Kernel(kind: .radicand, arguments: [Form(inner)]))
        return try multiply(result, raised(kernel, p, q))
      }
    }
    if q % 2 == 0, factors.count(where: { !isNonNegative($0) }) > 1 { splitsRoots = true }
    for factor in factors {
      result = try multiply(result, power(of: factor, p, q))
    }
    return result
  }

  /// Whether a factor has no negative values.
  private func isNonNegative(_ factor: Factor) -> Bool {
    kernels[Int(factor.kernel)].isNonNegative || factor.denominator % 2 == 0
      || factor.numerator % 2 == 0
  }

  /// Whether a polynomial is plainly a constant or a product that has no negative values.
  private func isNonNegative(_ polynomial: Polynomial) -> Bool {
    if isConstant(polynomial) { return true }
    return polynomial.terms.count == 1 && polynomial.terms[0].coefficient.sign > 0
      && monomials.factors[monomials.range(polynomial.terms[0].monomial)].allSatisfy {
        isNonNegative($0)
      }
  }

  /// `(kernel ^ e) ^ (p/q)` by the real-domain rule: `√(x²) = |x|`.
  mutating func power(of factor: Factor, _ p: Int, _ q: Int) throws(Failure) -> Form {
    let kernel = kernels[Int(factor.kernel)]
    if kernel.kind == .imaginaryUnit {
      if factor.numerator == 1, factor.denominator == 1 { return try unitRoot(p, 2 * q) }
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
      let base = kernel.kind == .radicand ? kernel.arguments[0] : form(kernel: factor.kernel)
      let size = try absoluteValue(base)
      // A power of what is not negative loses nothing, so this goes no deeper.
      return try power(size, Form(Rational(numerator, denominator) ?? .one))
    }
    return try raised(factor.kernel, numerator, denominator)
  }

  /// A positive rational to the power p/q, over primes.
  private mutating func numberPower(_ value: Rational, _ p: Int, _ q: Int) throws(Failure) -> Form {
    if value.isOne { return .one }
    var result = Form.one
    for (prime, exponent, isCertain) in try primes(value) {
      let (numerator, overflow) = exponent.multipliedReportingOverflow(by: p)
      if overflow { throw .exhausted(.exponent) }
      let kernel = try intern(Kernel(kind: .prime, number: prime, isCertain: isCertain))
      result = try multiply(result, raised(kernel, numerator, q))
    }
    return result
  }

  /// The prime factors of a positive rational; a factor that was not split within its bound stands whole.
  mutating func primes(
    _ value: Rational
  ) throws(Failure) -> [(prime: Integer, exponent: Int, isCertain: Bool)] {
    var result: [(prime: Integer, exponent: Int, isCertain: Bool)] = []
    for (number, sign) in [(value.numerator, 1), (value.denominator, -1)] where !number.isOne {
      do {
        let factors = try number.factored(fuel: &fuel)
        for power in factors.powers { result.append((power.prime, power.exponent * sign, true)) }
        if !factors.isComplete { result.append((factors.cofactor, sign, false)) }
      } catch {
        throw .exhausted(error.bound)
      }
    }
    return result
  }

  /// `e^{iπp/q}`.
  mutating func unitRoot(_ p: Int, _ q: Int) throws(Failure) -> Form {
    guard let turn = Rational(Integer(p), Integer(q)) else { throw .undefined(.divisionByZero) }
    let cosine = try cosine(ofHalfTurns: turn)
    let sine = try sine(ofHalfTurns: turn)
    return try add(cosine, multiply(form(.imaginaryUnit), sine))
  }
}
