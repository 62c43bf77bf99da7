import Numbers

/// Inverse circular functions: all through arcsin and arctan, exact at special values.
enum InverseTrigonometry {
  /// An inverse circular function through arcsin and arctan; exact where its argument is a known
  /// sine or tangent.
  static func inverseTrigonometric(
    _ operation: Operation, _ x: Form, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    switch operation {
    case .arcsin: return try odd(.arcsin, x, in: &context)
    case .arctan: return try odd(.arctan, x, in: &context)
    case .arccos:
      return try context.subtract(quarterTurn(in: &context), odd(.arcsin, x, in: &context))
    case .arccot:
      return try context.subtract(quarterTurn(in: &context), odd(.arctan, x, in: &context))
    case .arcsec:
      return try context.subtract(
        quarterTurn(in: &context), odd(.arcsin, context.divide(.one, x), in: &context))
    default: return try odd(.arcsin, context.divide(.one, x), in: &context)
    }
  }

  /// π/2.
  private static func quarterTurn(in context: inout AlgebraContext) throws(Failure) -> Form {
    try context.multiply(context.form(.pi), Form(.half))
  }

  /// An odd function: its argument has a positive leading coefficient, the sign stands before it.
  private static func odd(_ operation: Operation, _ x: Form, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    if x.isZero { return .zero }
    let isNegative = KernelOrder.leadingSign(x.numerator, in: context) < 0
    let argument = isNegative ? try context.negate(x) : x
    let value: Form
    if let turns = try specialAngle(operation, argument, in: &context) {
      value = try context.multiply(context.form(.pi), Form(turns))
    } else {
      if let number = argument.number, operation == .arcsin, number > .one {
        throw .undefined(.domain)
      }
      value = try context.form(operation, [argument])
    }
    return isNegative ? try context.negate(value) : value
  }

  /// The r for which sin(rπ), or tan(rπ), is x, among the multiples of π/12, π/8 and π/10.
  private static func specialAngle(
    _ operation: Operation, _ x: Form, in context: inout AlgebraContext
  ) throws(Failure) -> Rational? {
    guard isConstantAlgebraic(x.numerator, in: context), x.denominator.isOne else { return nil }
    for (p, q) in [
      (1, 2), (1, 6), (1, 4), (1, 3), (1, 12), (5, 12), (1, 10), (3, 10), (1, 5), (2, 5), (1, 8),
      (3, 8),
    ] {
      guard let turns = Rational(p, q) else { continue }
      for signed in [turns, -turns] {
        let sine = try Trigonometry.sine(ofHalfTurns: signed, in: &context)
        if operation == .arcsin {
          if sine == x { return signed }
        } else if q != 2 {
          if try context.divide(sine, Trigonometry.cosine(ofHalfTurns: signed, in: &context)) == x {
            return signed
          }
        }
      }
    }
    return nil
  }

  /// Whether only numbers and radicals of numbers occur.
  static func isConstantAlgebraic(_ polynomial: Polynomial, in context: AlgebraContext) -> Bool {
    polynomial.terms.allSatisfy { term in
      context.monomials.factors[context.monomials.range(term.monomial)].allSatisfy {
        let kernel = context.kernels[Int($0.kernel)]
        switch kernel {
        case .prime: return true
        case .radicand:
          return kernel.arguments.allSatisfy { isConstantAlgebraic($0.numerator, in: context) }
        default: return false
        }
      }
    }
  }
}
