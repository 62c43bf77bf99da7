import Budget
import Numbers

/// Powers with exponents that are no numbers.
enum SymbolicPowers {
  /// `base ^ exponent` where the exponent is no number: every term of it apart.
  static func symbolicPower(_ base: Form, _ exponent: Form, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    if base.isZero { throw .undefined(.zeroToZero) }
    if base.number?.isOne ?? false { return .one }
    if let powers = try powersOfLogarithms(base, exponent, in: &context) { return powers }
    guard exponent.denominator.isOne else {
      let content = try Cancellation.content(exponent.numerator, in: &context)
      guard let inverse = Rational.one.divided(by: content) else { return .one }
      let unit = Form(
        try context.scale(exponent.numerator, by: inverse), over: exponent.denominator)
      return try unitPower(base, unit, content, in: &context)
    }
    var result = Form.one
    for term in exponent.numerator.terms {
      let part: Form
      if term.monomial == MonomialTable.one {
        part = try context.power(base, Form(term.coefficient))
      } else if let powers = try powersOfLogarithms(base, Form(Polynomial(term)), in: &context) {
        part = powers
      } else {
        part = try unitPower(
          base, Form(Polynomial(Term(.one, term.monomial))), term.coefficient, in: &context)
      }
      result = try context.multiply(result, part)
    }
    return result
  }

  /// `b^{v·ln u + …}` as powers u^v, where the exponent times ln b is a sum of terms with one logarithm each;
  /// a term with several is a power of e, so that x^{ln y} is y^{ln x}.
  private static func powersOfLogarithms(
    _ base: Form, _ exponent: Form, in context: inout AlgebraContext
  ) throws(Failure) -> Form? {
    guard
      Occurrence.hasLogarithm(exponent.numerator, in: context)
        || Occurrence.hasLogarithm(exponent.denominator, in: context)
    else { return nil }
    let total = try context.multiply(exponent, Logarithms.logarithm(base, in: &context))
    guard total.denominator.isOne else { return nil }
    var result = Form.one
    for term in total.numerator.terms {
      let factors = Array(context.monomials.factors[context.monomials.range(term.monomial)])
      let logarithms = factors.filter { Occurrence.isLogarithm($0.kernel, in: context) }
      let part: Form
      if logarithms.count == 1, logarithms[0].numerator == 1, logarithms[0].denominator == 1 {
        let inner = context.kernels[Int(logarithms[0].kernel)].arguments[0]
        let rest = factors.filter { $0 != logarithms[0] }
        part = try context.power(
          inner, Form(Polynomial(Term(term.coefficient, context.monomials.intern(rest)))))
      } else if logarithms.isEmpty {
        part = try context.power(context.form(.e), Form(Polynomial(term)))
      } else {
        let unit = Form(Polynomial(Term(.one, term.monomial)))
        part = try unitPower(context.form(.e), unit, term.coefficient, in: &context)
      }
      result = try context.multiply(result, part)
    }
    return result
  }

  /// `base ^ (c·unit)`.
  private static func unitPower(
    _ base: Form, _ unit: Form, _ c: Rational, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    guard let p = c.numerator.int, let q = c.denominator.int else { throw .exhausted(.exponent) }
    if base.numerator.terms.count == 1, base.denominator.isOne {
      return try termPower(base.numerator.terms[0], unit, p, q, in: &context)
    }
    if !base.denominator.isOne {
      let top = try unitPower(Form(base.numerator), unit, c, in: &context)
      return try context.divide(top, unitPower(Form(base.denominator), unit, c, in: &context))
    }
    var content = try Cancellation.content(base.numerator, in: &context)
    if KernelOrder.leadingSign(base.numerator, in: context) < 0,
      base.numerator.terms.allSatisfy({ $0.coefficient.sign < 0 })
    {
      content = Rational.zero - content
    }
    guard let inverse = Rational.one.divided(by: content) else { throw .undefined(.divisionByZero) }
    let primitive = Form(try context.scale(base.numerator, by: inverse))
    let kernel = try context.intern(.power(base: primitive, exponent: unit))
    let outer = try termPower(Term(content, MonomialTable.one), unit, p, q, in: &context)
    return try context.multiply(outer, Powers.raised(kernel, p, q, in: &context))
  }

  /// `term ^ (p/q·unit)`, factor by factor.
  private static func termPower(
    _ term: Term, _ unit: Form, _ p: Int, _ q: Int, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    var result = Form.one
    if term.coefficient.sign < 0 {
      let parity = try context.intern(.parity(exponent: unit))
      result = try Powers.raised(parity, p, q, in: &context)
    }
    if !term.coefficient.magnitude.isOne {
      for (prime, exponent, _) in try Powers.primes(term.coefficient.magnitude, in: &context) {
        let base = Form(Rational(prime))
        let kernel = try context.intern(.power(base: base, exponent: unit))
        let (numerator, overflow) = exponent.multipliedReportingOverflow(by: p)
        if overflow { throw .exhausted(.exponent) }
        result = try context.multiply(result, Powers.raised(kernel, numerator, q, in: &context))
      }
    }
    for factor in Array(context.monomials.factors[context.monomials.range(term.monomial)]) {
      guard
        let exponent = factor.raised(to: p, over: q)
      else { throw .exhausted(.exponent) }
      result = try context.multiply(
        result, kernelPower(factor.kernel, unit, exponent, in: &context))
    }
    return result
  }

  /// `kernel ^ (c·unit)` for the exponent c of `exponent`.
  private static func kernelPower(
    _ kernel: UInt32, _ unit: Form, _ exponent: Factor, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    let content = context.kernels[Int(kernel)]
    let p = Int(exponent.numerator)
    let q = Int(exponent.denominator)
    guard let c = Rational(Integer(p), Integer(q)) else { throw .undefined(.divisionByZero) }
    switch content {
    case .e:
      if let angle = try imaginaryAngle(unit, c, in: &context) {
        // e^{iθ} = cos θ + i sin θ.
        let cosine = try Trigonometry.trigonometric(.cos, angle, in: &context)
        let sine = try Trigonometry.trigonometric(.sin, angle, in: &context)
        return try context.add(cosine, context.multiply(context.form(.imaginaryUnit), sine))
      }
    case .prime(let prime, _):
      let whole = try context.intern(
        .power(base: Form(Rational(prime)), exponent: unit))
      return try Powers.raised(whole, p, q, in: &context)
    case .power(let base, let inner):
      return try context.power(
        base, context.multiply(inner, context.multiply(unit, Form(c))))
    case .radicand(let base):
      return try context.power(base, context.multiply(unit, Form(c)))
    default: break
    }
    let base = context.form(kernel: kernel)
    let raisedKernel = try context.intern(.power(base: base, exponent: unit))
    return try Powers.raised(raisedKernel, p, q, in: &context)
  }

  /// θ where c·unit is i·θ for a single term; nil otherwise.
  private static func imaginaryAngle(_ unit: Form, _ c: Rational, in context: inout AlgebraContext)
    throws(Failure) -> Form?
  {
    guard unit.denominator.isOne, unit.numerator.terms.count == 1 else { return nil }
    let term = unit.numerator.terms[0]
    let factors = context.monomials.factors[context.monomials.range(term.monomial)]
    guard
      let place = factors.firstIndex(where: {
        context.kernels[Int($0.kernel)].kind == .imaginaryUnit && $0.numerator == 1
          && $0.denominator == 1
      })
    else { return nil }
    var rest = Array(factors)
    rest.remove(at: place - factors.startIndex)
    let value = try context.checked(term.coefficient * c)
    return Form(Polynomial(Term(value, context.monomials.intern(rest))))
  }
}
