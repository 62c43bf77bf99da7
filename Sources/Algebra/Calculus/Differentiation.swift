import Numbers

/// Derivatives of canonical forms.
public enum Differentiation {
  /// The derivative of an expression by a variable; fails where it is beyond the rules.
  public static func derivative(
    of expression: Expression, by symbol: Symbol, in context: inout AlgebraContext
  ) throws(Failure) -> Expression {
    let whole = try CanonicalForm.canonicalForm(expression, in: &context)
    let x = try context.intern(.symbol(symbol))
    return try FormExpression.expression(of: derivative(whole, x, in: &context), in: &context)
  }

  /// The derivative by the kernel x: the rule of quotients.
  static func derivative(_ form: Form, _ x: UInt32, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    try context.descend()
    defer { context.depth -= 1 }
    let top = try derivative(form.numerator, x, in: &context)
    if form.denominator.isOne || !Occurrence.mentions(form.denominator, x, in: context) {
      return try context.divide(top, Form(form.denominator))
    }
    let bottom = try derivative(form.denominator, x, in: &context)
    let below = Form(form.denominator)
    let difference = try context.subtract(
      context.multiply(top, below), context.multiply(Form(form.numerator), bottom))
    return try context.divide(difference, context.multiply(below, below))
  }

  /// The rule of products, factor by factor.
  private static func derivative(
    _ polynomial: Polynomial, _ x: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    var result = Form.zero
    for term in polynomial.terms {
      try context.spend(4)
      let factors = Array(context.monomials.factors[context.monomials.range(term.monomial)])
      for (place, factor) in factors.enumerated()
      where Occurrence.mentions(kernel: factor.kernel, x, in: context) {
        var rest = factors
        rest.remove(at: place)
        guard let exponent = Rational(Int(factor.numerator), Int(factor.denominator)) else {
          continue
        }
        // (k^r)′ = r·k^(r−1)·k′.
        var part = Form(Polynomial(Term(term.coefficient, context.monomials.intern(rest))))
        part = try context.multiply(part, Form(exponent))
        part = try context.multiply(
          part,
          Powers.raised(
            factor.kernel, Int(factor.numerator) - Int(factor.denominator), Int(factor.denominator),
            in: &context)
        )
        result = try context.add(
          result, context.multiply(part, derivative(kernel: factor.kernel, x, in: &context)))
      }
    }
    return result
  }

  /// The derivative of a kernel by x.
  private static func derivative(kernel id: UInt32, _ x: UInt32, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    if id == x { return .one }
    let kernel = context.kernels[Int(id)]
    guard let u = kernel.arguments.first else { return .zero }
    switch kernel {
    case .radicand: return try derivative(u, x, in: &context)
    case .power:
      // (b^v)′ = b^v·(v′·ln b + v·b′/b).
      let v = kernel.arguments[1]
      let first = try context.multiply(
        derivative(v, x, in: &context), Logarithms.logarithm(u, in: &context))
      let second = try context.divide(context.multiply(v, derivative(u, x, in: &context)), u)
      return try context.multiply(context.form(kernel: id), context.add(first, second))
    case .function(let operation, _):
      let inner = try derivative(u, x, in: &context)
      if kernel.arguments.dropFirst().contains(where: {
        Occurrence.mentions($0.numerator, x, in: context)
          || Occurrence.mentions($0.denominator, x, in: context)
      }) {
        throw .unsupported(.derivative)
      }
      return try context.multiply(inner, derivative(operation, id, u, in: &context))
    case .symbol, .prime, .pi, .e, .imaginaryUnit, .cosine: return .zero
    case .parity: throw .unsupported(.derivative)
    }
  }

  /// The derivative of a function of u by u.
  private static func derivative(
    _ operation: Operation, _ kernel: UInt32, _ u: Form, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    switch operation {
    case .sin: return try context.form(.cos, [u])
    case .cos: return try context.negate(context.form(.sin, [u]))
    case .log: return try context.divide(.one, u)
    case .arctan: return try context.divide(.one, context.add(.one, context.multiply(u, u)))
    case .arcsin:
      return try context.divide(
        .one, context.power(context.subtract(.one, context.multiply(u, u)), Form(.half)))
    case .abs: return try context.divide(u, context.form(kernel: kernel))
    default: throw .unsupported(.derivative)
    }
  }
}
