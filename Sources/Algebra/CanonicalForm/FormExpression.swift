import Budget
import Numbers

/// Forms written as expressions, for enclosures.
enum FormExpression {
  /// A form as an expression, for enclosures.
  static func expression(of form: Form, in context: inout AlgebraContext) throws(Failure)
    -> Expression
  {
    try context.spend(8)
    let top = try expression(of: form.numerator, in: &context)
    if form.denominator.isOne { return top }
    return context.quotient(top, try expression(of: form.denominator, in: &context))
  }

  /// A polynomial as an expression.
  private static func expression(of polynomial: Polynomial, in context: inout AlgebraContext)
    throws(Failure) -> Expression
  {
    var terms: [Expression] = []
    for term in polynomial.terms {
      try context.spend(4)
      // A symbol by itself stays one: it may be an index.
      let isPlain = term.coefficient.isOne && term.monomial != MonomialTable.one
      var factors = isPlain ? [] : [context.number(term.coefficient)]
      for factor in Array(context.monomials.factors[context.monomials.range(term.monomial)]) {
        let base = try expression(ofKernel: factor.kernel, in: &context)
        if factor.numerator == 1, factor.denominator == 1 {
          factors.append(base)
          continue
        }
        let exponent = Rational(Int(factor.numerator), Int(factor.denominator)) ?? .one
        factors.append(context.power(base, context.number(exponent)))
      }
      terms.append(factors.count == 1 ? factors[0] : context.product(factors))
    }
    return terms.count == 1 ? terms[0] : context.sum(terms)
  }

  /// A kernel as an expression; an integral keeps the expression that it had first.
  private static func expression(ofKernel id: UInt32, in context: inout AlgebraContext)
    throws(Failure) -> Expression
  {
    if let known = context.enclosures.integrals[id] { return known }
    let kernel = context.kernels[Int(id)]
    try context.descend()
    defer { context.depth -= 1 }
    var arguments: [Expression] = []
    for argument in kernel.arguments {
      arguments.append(try expression(of: argument, in: &context))
    }
    switch kernel {
    case .symbol(let symbol): return context.variable(symbol)
    case .prime(let prime, _): return context.number(Rational(prime))
    case .pi: return context.constant(.pi)
    case .e: return context.constant(.e)
    case .imaginaryUnit: return context.constant(.i)
    case .cosine(let order):
      return context.apply(
        .cos, [context.quotient(context.constant(.pi), context.number(Rational(order)))])
    case .parity: return context.power(context.number(Rational(-1)), arguments[0])
    case .radicand: return arguments[0]
    case .power: return context.power(arguments[0], arguments[1])
    case .function(let operation, _):
      let result = context.apply(operation, arguments)
      if operation == .integral { context.enclosures.integrals[id] = result }
      return result
    }
  }
}
