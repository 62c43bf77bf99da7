import Budget
import Numbers

/// Powers with exponents that are no numbers.
extension AlgebraContext {
  /// `base ^ exponent` where the exponent is no number: every term of it apart.
  mutating func symbolicPower(_ base: Form, _ exponent: Form) throws(Failure) -> Form {
    if base.isZero { throw .undefined(.zeroToZero) }
    if base.number?.isOne ?? false { return .one }
    if let powers = try powersOfLogarithms(base, exponent) { return powers }
    guard exponent.denominator.isOne else {
      let content = try content(exponent.numerator)
      guard let inverse = Rational.one.divided(by: content) else { return .one }
      let unit = Form(try scale(exponent.numerator, by: inverse), over: exponent.denominator)
      return try unitPower(base, unit, content)
    }
    var result = Form.one
    for term in exponent.numerator.terms {
      let part: Form
      if term.monomial == MonomialTable.one {
        part = try power(base, Form(term.coefficient))
      } else if let powers = try powersOfLogarithms(base, Form(Polynomial(term))) {
        part = powers
      } else {
        part = try unitPower(
          base, Form(Polynomial(Term(.one, term.monomial))), term.coefficient)
      }
      result = try multiply(result, part)
    }
    return result
  }

  /// `b^{v·ln u + …}` as powers u^v, where the exponent times ln b is a sum of terms with one logarithm each;
  /// a term with several is a power of e, so that x^{ln y} is y^{ln x}.
  private mutating func powersOfLogarithms(
    _ base: Form, _ exponent: Form
  ) throws(Failure) -> Form? {
    guard hasLogarithm(exponent.numerator) || hasLogarithm(exponent.denominator) else { return nil }
    let total = try multiply(exponent, logarithm(base))
    guard total.denominator.isOne else { return nil }
    var result = Form.one
    for term in total.numerator.terms {
      let factors = Array(monomials.factors[monomials.range(term.monomial)])
      let logarithms = factors.filter { isLogarithm($0.kernel) }
      let part: Form
      if logarithms.count == 1, logarithms[0].numerator == 1, logarithms[0].denominator == 1 {
        let inner = kernels[Int(logarithms[0].kernel)].arguments[0]
        let rest = factors.filter { $0 != logarithms[0] }
        part = try power(inner, Form(Polynomial(Term(term.coefficient, monomials.intern(rest)))))
      } else if logarithms.isEmpty {
        part = try power(form(.e), Form(Polynomial(term)))
      } else {
        let unit = Form(Polynomial(Term(.one, term.monomial)))
        part = try unitPower(form(.e), unit, term.coefficient)
      }
      result = try multiply(result, part)
    }
    return result
  }

  func isLogarithm(_ kernel: UInt32) -> Bool {
    kernels[Int(kernel)].kind == .function && kernels[Int(kernel)].operation == .log
  }

  private func hasLogarithm(_ polynomial: Polynomial) -> Bool {
    polynomial.terms.contains { term in
      monomials.factors[monomials.range(term.monomial)].contains { isLogarithm($0.kernel) }
    }
  }

  /// `base ^ (c·unit)`.
  private mutating func unitPower(
    _ base: Form, _ unit: Form, _ c: Rational
  ) throws(Failure) -> Form {
    guard let p = c.numerator.int, let q = c.denominator.int else { throw .exhausted(.exponent) }
    if base.numerator.terms.count == 1, base.denominator.isOne {
      return try termPower(base.numerator.terms[0], unit, p, q)
    }
    if !base.denominator.isOne {
      let top = try unitPower(Form(base.numerator), unit, c)
      return try divide(top, unitPower(Form(base.denominator), unit, c))
    }
    var content = try content(base.numerator)
    if leadingSign(base.numerator) < 0, base.numerator.terms.allSatisfy({ $0.coefficient.sign < 0 })
    {
      content = Rational.zero - content
    }
    guard let inverse = Rational.one.divided(by: content) else { throw .undefined(.divisionByZero) }
    let primitive = Form(try scale(base.numerator, by: inverse))
    let kernel = try intern(Kernel(kind: .power, arguments: [primitive, unit]))
    let outer = try termPower(Term(content, MonomialTable.one), unit, p, q)
    return try multiply(outer, raised(kernel, p, q))
  }

  private mutating func termPower(
    _ term: Term, _ unit: Form, _ p: Int, _ q: Int
  ) throws(Failure) -> Form {
    var result = Form.one
    if term.coefficient.sign < 0 {
      let parity = try intern(Kernel(kind: .parity, arguments: [unit]))
      result = try raised(parity, p, q)
    }
    if !term.coefficient.magnitude.isOne {
      for (prime, exponent, _) in try primes(term.coefficient.magnitude) {
        let base = Form(Rational(prime))
        let kernel = try intern(Kernel(kind: .power, arguments: [base, unit]))
        let (numerator, overflow) = exponent.multipliedReportingOverflow(by: p)
        if overflow { throw .exhausted(.exponent) }
        result = try multiply(result, raised(kernel, numerator, q))
      }
    }
    for factor in Array(monomials.factors[monomials.range(term.monomial)]) {
      guard
        let exponent = factor.raised(to: p, over: q)
      else { throw .exhausted(.exponent) }
      result = try multiply(result, kernelPower(factor.kernel, unit, exponent))
    }
    return result
  }

  /// `kernel ^ (c·unit)` for the exponent c of `exponent`.
  private mutating func kernelPower(
    _ kernel: UInt32, _ unit: Form, _ exponent: Factor
  ) throws(Failure) -> Form {
    let content = kernels[Int(kernel)]
    let p = Int(exponent.numerator)
    let q = Int(exponent.denominator)
    guard let c = Rational(Integer(p), Integer(q)) else { throw .undefined(.divisionByZero) }
    switch content.kind {
    case .e:
      if let angle = try imaginaryAngle(unit, c) {
        // e^{iθ} = cos θ + i sin θ.
        let cosine = try trigonometric(.cos, angle)
        let sine = try trigonometric(.sin, angle)
        return try add(cosine, multiply(form(.imaginaryUnit), sine))
      }
    case .prime:
      let whole = try intern(
        Kernel(kind: .power, arguments: [Form(Rational(content.number)), unit]))
      return try raised(whole, p, q)
    case .power where content.arguments.count == 2:
      let inner = try multiply(content.arguments[1], multiply(unit, Form(c)))
      return try power(content.arguments[0], inner)
    case .radicand where content.arguments.count == 1:
      return try power(content.arguments[0], multiply(unit, Form(c)))
    default: break
    }
    let base = form(kernel: kernel)
    let raisedKernel = try intern(Kernel(kind: .power, arguments: [base, unit]))
    return try raised(raisedKernel, p, q)
  }

  /// θ where c·unit is i·θ for a single term; nil otherwise.
  private mutating func imaginaryAngle(_ unit: Form, _ c: Rational) throws(Failure) -> Form? {
    guard unit.denominator.isOne, unit.numerator.terms.count == 1 else { return nil }
    let term = unit.numerator.terms[0]
    let factors = monomials.factors[monomials.range(term.monomial)]
    guard
      let place = factors.firstIndex(where: {
        kernels[Int($0.kernel)].kind == .imaginaryUnit && $0.numerator == 1 && $0.denominator == 1
      })
    else { return nil }
    var rest = Array(factors)
    rest.remove(at: place - factors.startIndex)
    let value = try checked(term.coefficient * c)
    return Form(Polynomial(Term(value, monomials.intern(rest))))
  }
}
