import Numbers

/// Replacing a variable in a canonical form.
extension AlgebraContext {
  /// The form with a symbol's kernel replaced by a value.
  mutating func substitute(_ form: Form, _ kernel: UInt32, by value: Form) throws(Failure) -> Form {
    try descend()
    defer { depth -= 1 }
    let top = try substitute(form.numerator, kernel, by: value)
    if form.denominator.isOne { return top }
    return try divide(top, substitute(form.denominator, kernel, by: value))
  }

  private mutating func substitute(
    _ polynomial: Polynomial, _ kernel: UInt32, by value: Form
  ) throws(Failure) -> Form {
    var result = Form.zero
    for term in polynomial.terms {
      try spend(4)
      var product = Form(term.coefficient)
      for factor in Array(monomials.factors[monomials.range(term.monomial)]) {
        let base = try substitute(kernel: factor.kernel, kernel, by: value)
        guard let exponent = Rational(Int(factor.numerator), Int(factor.denominator)) else {
          continue
        }
        product = try multiply(product, power(base, Form(exponent)))
      }
      result = try add(result, product)
    }
    return result
  }

  private mutating func substitute(
    kernel id: UInt32, _ target: UInt32, by value: Form
  ) throws(Failure) -> Form {
    if id == target { return value }
    let kernel = kernels[Int(id)]
    if kernel.arguments.isEmpty { return form(kernel: id) }
    var arguments: [Form] = []
    for argument in kernel.arguments {
      arguments.append(try substitute(argument, target, by: value))
    }
    if arguments == kernel.arguments { return form(kernel: id) }
    switch kernel.kind {
    case .parity: return try power(Form(Rational(-1)), arguments[0])
    case .radicand: return arguments[0]
    case .power: return try power(arguments[0], arguments[1])
    default: return try apply(kernel.operation, arguments)
    }
  }
}
