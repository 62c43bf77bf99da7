import Numbers

/// Replacing a variable in a canonical form.
enum Substitution {
  /// The form with a symbol's kernel replaced by a value.
  static func substitute(
    _ form: Form, _ kernel: UInt32, by value: Form, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    try context.descend()
    defer { context.depth -= 1 }
    let top = try substitute(form.numerator, kernel, by: value, in: &context)
    if form.denominator.isOne { return top }
    return try context.divide(top, substitute(form.denominator, kernel, by: value, in: &context))
  }

  private static func substitute(
    _ polynomial: Polynomial, _ kernel: UInt32, by value: Form, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    var result = Form.zero
    for term in polynomial.terms {
      try context.spend(4)
      var product = Form(term.coefficient)
      for factor in Array(context.monomials.factors[context.monomials.range(term.monomial)]) {
        let base = try substitute(kernel: factor.kernel, kernel, by: value, in: &context)
        guard let exponent = Rational(Int(factor.numerator), Int(factor.denominator)) else {
          continue
        }
        product = try context.multiply(product, context.power(base, Form(exponent)))
      }
      result = try context.add(result, product)
    }
    return result
  }

  private static func substitute(
    kernel id: UInt32, _ target: UInt32, by value: Form, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    if id == target { return value }
    let kernel = context.kernels[Int(id)]
    let old = kernel.arguments
    if old.isEmpty { return context.form(kernel: id) }
    var arguments: [Form] = []
    for argument in old {
      arguments.append(try substitute(argument, target, by: value, in: &context))
    }
    if arguments == old { return context.form(kernel: id) }
    switch kernel {
    case .parity: return try context.power(Form(Rational(-1)), arguments[0])
    case .radicand: return arguments[0]
    case .power: return try context.power(arguments[0], arguments[1])
    case .function(let operation, _): return try context.apply(operation, arguments)
    case .symbol, .prime, .pi, .e, .imaginaryUnit, .cosine: return context.form(kernel: id)
    }
  }
}
