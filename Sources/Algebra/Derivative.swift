import Numbers

/// Derivatives of canonical forms.
extension AlgebraContext {
  /// The derivative of an expression by a variable; fails where it is beyond the rules.
  public mutating func derivative(
    of expression: Expression, by symbol: Symbol
  ) throws(Failure) -> Expression {
    let whole = try canonicalForm(expression)
    let x = try intern(Kernel(kind: .symbol, symbol: symbol))
    return try self.expression(of: derivative(whole, x))
  }

  /// The derivative by the kernel x: the rule of quotients.
  mutating func derivative(_ form: Form, _ x: UInt32) throws(Failure) -> Form {
    try descend()
    defer { depth -= 1 }
    let top = try derivative(form.numerator, x)
    if form.denominator.isOne || !mentions(form.denominator, x) {
      return try divide(top, Form(form.denominator))
    }
    let bottom = try derivative(form.denominator, x)
    let below = Form(form.denominator)
    let difference = try subtract(
      multiply(top, below), multiply(Form(form.numerator), bottom))
    return try divide(difference, multiply(below, below))
  }

  /// The rule of products, factor by factor.
  private mutating func derivative(
    _ polynomial: Polynomial, _ x: UInt32
  ) throws(Failure) -> Form {
    var result = Form.zero
    for term in polynomial.terms {
      try spend(4)
      let factors = Array(monomials.factors[monomials.range(term.monomial)])
      for (place, factor) in factors.enumerated() where mentions(kernel: factor.kernel, x) {
        var rest = factors
        rest.remove(at: place)
        guard let exponent = Rational(Int(factor.numerator), Int(factor.denominator)) else {
          continue
        }
        // (k^r)′ = r·k^(r−1)·k′.
        var part = Form(Polynomial(Term(term.coefficient, monomials.intern(rest))))
        part = try multiply(part, Form(exponent))
        part = try multiply(
          part,
          raised(
            factor.kernel, Int(factor.numerator) - Int(factor.denominator), Int(factor.denominator))
        )
        result = try add(result, multiply(part, derivative(kernel: factor.kernel, x)))
      }
    }
    return result
  }

  private mutating func derivative(kernel id: UInt32, _ x: UInt32) throws(Failure) -> Form {
    if id == x { return .one }
    let kernel = kernels[Int(id)]
    guard let u = kernel.arguments.first else { return .zero }
    switch kernel.kind {
    case .radicand: return try derivative(u, x)
    case .power:
      // (b^v)′ = b^v·(v′·ln b + v·b′/b).
      let v = kernel.arguments[1]
      let first = try multiply(derivative(v, x), logarithm(u))
      let second = try divide(multiply(v, derivative(u, x)), u)
      return try multiply(form(kernel: id), add(first, second))
    case .function:
      let inner = try derivative(u, x)
      if kernel.arguments.dropFirst().contains(where: {
        mentions($0.numerator, x) || mentions($0.denominator, x)
      }) {
        throw .unsupported(.derivative)
      }
      return try multiply(inner, derivative(kernel.operation, id, u))
    case .symbol, .prime, .pi, .e, .imaginaryUnit, .cosine: return .zero
    case .parity: throw .unsupported(.derivative)
    }
  }

  /// The derivative of a function of u by u.
  private mutating func derivative(
    _ operation: Operation, _ kernel: UInt32, _ u: Form
  ) throws(Failure) -> Form {
    switch operation {
    case .sin: return try form(.cos, [u])
    case .cos: return try negate(form(.sin, [u]))
    case .log: return try divide(.one, u)
    case .arctan: return try divide(.one, add(.one, multiply(u, u)))
    case .arcsin:
      return try divide(.one, power(subtract(.one, multiply(u, u)), Form(.half)))
    case .abs: return try divide(u, form(kernel: kernel))
    default: throw .unsupported(.derivative)
    }
  }
}
