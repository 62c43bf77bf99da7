import Numbers

/// Inverse circular functions: all through arcsin and arctan, exact at special values.
extension AlgebraContext {
  mutating func inverseTrigonometric(_ operation: Operation, _ x: Form) throws(Failure) -> Form {
    switch operation {
    case .arcsin: return try odd(.arcsin, x)
    case .arctan: return try odd(.arctan, x)
    case .arccos: return try subtract(quarterTurn(), odd(.arcsin, x))
    case .arccot: return try subtract(quarterTurn(), odd(.arctan, x))
    case .arcsec: return try subtract(quarterTurn(), odd(.arcsin, divide(.one, x)))
    default: return try odd(.arcsin, divide(.one, x))
    }
  }

  private mutating func quarterTurn() throws(Failure) -> Form {
    try multiply(form(.pi), Form(.half))
  }

  private mutating func odd(_ operation: Operation, _ x: Form) throws(Failure) -> Form {
    if x.isZero { return .zero }
    let isNegative = leadingSign(x.numerator) < 0
    let argument = isNegative ? try negate(x) : x
    let value: Form
    if let turns = try specialAngle(operation, argument) {
      value = try multiply(form(.pi), Form(turns))
    } else {
      if let number = argument.number, operation == .arcsin, number > .one {
        throw .undefined(.domain)
      }
      value = try form(operation, [argument])
    }
    return isNegative ? try negate(value) : value
  }

  /// The r for which sin(rπ), or tan(rπ), is x, among the multiples of π/12, π/8 and π/10.
  private mutating func specialAngle(
    _ operation: Operation, _ x: Form
  ) throws(Failure) -> Rational? {
    guard isConstantAlgebraic(x.numerator), x.denominator.isOne else { return nil }
    for (p, q) in [
      (1, 2), (1, 6), (1, 4), (1, 3), (1, 12), (5, 12), (1, 10), (3, 10), (1, 5), (2, 5), (1, 8),
      (3, 8),
    ] {
      guard let turns = Rational(p, q) else { continue }
      for signed in [turns, -turns] {
        let sine = try sine(ofHalfTurns: signed)
        if operation == .arcsin {
          if sine == x { return signed }
        } else if q != 2 {
          if try divide(sine, cosine(ofHalfTurns: signed)) == x { return signed }
        }
      }
    }
    return nil
  }

  /// Whether only numbers and radicals of numbers occur.
  func isConstantAlgebraic(_ polynomial: Polynomial) -> Bool {
    polynomial.terms.allSatisfy { term in
      monomials.factors[monomials.range(term.monomial)].allSatisfy {
        let kernel = kernels[Int($0.kernel)]
        switch kernel.kind {
        case .prime: return true
        case .radicand: return kernel.arguments.allSatisfy { isConstantAlgebraic($0.numerator) }
        default: return false
        }
      }
    }
  }
}
