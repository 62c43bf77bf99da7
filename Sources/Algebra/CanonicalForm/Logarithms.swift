import Numbers

/// Logarithms over primes, of products and powers.
enum Logarithms {
  /// The natural logarithm, expanded over products and powers (real-domain rule: `ln x² = 2 ln x`).
  static func logarithm(_ x: Form, in context: inout AlgebraContext) throws(Failure) -> Form {
    if x.isZero { throw .undefined(.logarithmOfZero) }
    try context.descend()
    defer { context.depth -= 1 }
    let top = try logarithm(x.numerator, in: &context)
    if x.denominator.isOne { return top }
    return try context.subtract(top, logarithm(x.denominator, in: &context))
  }

  /// The logarithm of a polynomial, its content taken out.
  private static func logarithm(_ x: Polynomial, in context: inout AlgebraContext) throws(Failure)
    -> Form
  {
    if x.terms.count == 1 { return try logarithm(x.terms[0], in: &context) }
    let content = try Cancellation.content(x, in: &context)
    guard let inverse = Rational.one.divided(by: content) else {
      throw .undefined(.logarithmOfZero)
    }
    let primitive = Form(try context.scale(x, by: inverse))
    let inner = try context.form(.log, [primitive])
    return try context.add(logarithm(Term(content, MonomialTable.one), in: &context), inner)
  }

  /// The logarithm of a term, factor by factor.
  private static func logarithm(_ term: Term, in context: inout AlgebraContext) throws(Failure)
    -> Form
  {
    let factors = Array(context.monomials.factors[context.monomials.range(term.monomial)])
    var result = Form.zero
    if term.coefficient.sign < 0 {
      if factors.allSatisfy({ context.kernels[Int($0.kernel)].isNonNegative }) {
        // The principal logarithm of a negative number.
        result = try context.multiply(context.form(.imaginaryUnit), context.form(.pi))
      } else {
        let inner = Polynomial(Term(Rational(-1), term.monomial))
        let outer = try logarithm(Term(term.coefficient.magnitude, MonomialTable.one), in: &context)
        return try context.add(outer, context.form(.log, [Form(inner)]))
      }
    }
    if !term.coefficient.magnitude.isOne {
      for (prime, exponent, _) in try Powers.primes(term.coefficient.magnitude, in: &context) {
        let part = try context.form(.log, [Form(Rational(prime))])
        result = try context.add(result, context.multiply(part, Form(Rational(exponent))))
      }
    }
    for factor in factors {
      guard
        let exponent = Rational(
          Integer(Int(factor.numerator)), Integer(Int(factor.denominator)))
      else { continue }
      result = try context.add(
        result, context.multiply(logarithm(kernel: factor.kernel, in: &context), Form(exponent)))
    }
    return result
  }

  /// The logarithm of a kernel: of powers their exponents times those of their bases.
  private static func logarithm(kernel: UInt32, in context: inout AlgebraContext) throws(Failure)
    -> Form
  {
    let content = context.kernels[Int(kernel)]
    switch content {
    case .e: return .one
    case .prime(let prime, _): return try context.form(.log, [Form(Rational(prime))])
    case .power(let base, let exponent):
      return try context.multiply(
        exponent, logarithm(base, in: &context))
    case .radicand(let base):
      return try logarithm(base, in: &context)
    case .function where content.operation == .abs && content.arguments.count == 1:
      return try logarithm(content.arguments[0], in: &context)
    case .imaginaryUnit:
      let half = Form(.half)
      return try context.multiply(
        context.multiply(context.form(.imaginaryUnit), context.form(.pi)), half)
    default:
      return try context.form(.log, [context.form(kernel: kernel)])
    }
  }
}
