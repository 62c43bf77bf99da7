import Numbers

extension AlgebraContext {
  /// The natural logarithm, expanded over products and powers (real-domain rule: `ln x² = 2 ln x`).
  mutating func logarithm(_ x: Form) throws(Failure) -> Form {
    if x.isZero { throw .undefined(.logarithmOfZero) }
    try descend()
    defer { depth -= 1 }
    let top = try logarithm(x.numerator)
    if x.denominator.isOne { return top }
    return try subtract(top, logarithm(x.denominator))
  }

  private mutating func logarithm(_ x: Polynomial) throws(Failure) -> Form {
    if x.terms.count == 1 { return try logarithm(x.terms[0]) }
    let content = try content(x)
    guard let inverse = Rational.one.divided(by: content) else {
      throw .undefined(.logarithmOfZero)
    }
    let primitive = Form(try scale(x, by: inverse))
    let inner = try form(.log, [primitive])
    return try add(logarithm(Term(content, MonomialTable.one)), inner)
  }

  private mutating func logarithm(_ term: Term) throws(Failure) -> Form {
    let factors = Array(monomials.factors[monomials.range(term.monomial)])
    var result = Form.zero
    if term.coefficient.sign < 0 {
      if factors.allSatisfy({ kernels[Int($0.kernel)].isNonNegative }) {
        // The principal logarithm of a negative number.
        result = try multiply(form(.imaginaryUnit), form(.pi))
      } else {
        let inner = Polynomial(Term(Rational(-1), term.monomial))
        let outer = try logarithm(Term(term.coefficient.magnitude, MonomialTable.one))
        return try add(outer, form(.log, [Form(inner)]))
      }
    }
    if !term.coefficient.magnitude.isOne {
      for (prime, exponent, _) in try primes(term.coefficient.magnitude) {
        let part = try form(.log, [Form(Rational(prime))])
        result = try add(result, multiply(part, Form(Rational(exponent))))
      }
    }
    for factor in factors {
      guard
        let exponent = Rational(
          Integer(Int(factor.numerator)), Integer(Int(factor.denominator)))
      else { continue }
      result = try add(result, multiply(logarithm(kernel: factor.kernel), Form(exponent)))
    }
    return result
  }

  private mutating func logarithm(kernel: UInt32) throws(Failure) -> Form {
    let content = kernels[Int(kernel)]
    switch content.kind {
    case .e: return .one
    case .prime: return try form(.log, [Form(Rational(content.number))])
    case .power where content.arguments.count == 2:
      return try multiply(content.arguments[1], logarithm(content.arguments[0]))
    case .radicand where content.arguments.count == 1:
      return try logarithm(content.arguments[0])
    case .function where content.operation == .abs && content.arguments.count == 1:
      return try logarithm(content.arguments[0])
    case .imaginaryUnit:
      let half = Form(.half)
      return try multiply(multiply(form(.imaginaryUnit), form(.pi)), half)
    default:
      return try form(.log, [form(kernel: kernel)])
    }
  }
}
