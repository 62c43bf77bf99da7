import Numbers

/// Denominators without radicals, i, sines or absolute values, where a conjugate removes them.
enum Rationalisation {
  /// A quotient multiplied by conjugates until its denominator has no algebraic kernel, or none is
  /// known.
  static func rationalised(
    _ numerator: Polynomial, _ denominator: Polynomial, in context: inout AlgebraContext
  ) throws(Failure) -> (Polynomial, Polynomial) {
    var top = numerator
    var bottom = denominator
    for _ in 0..<12 {
      guard let kernel = algebraicKernel(bottom, in: context),
        let conjugate = try conjugate(bottom, kernel, in: &context)
      else {
        break
      }
      let next = try context.multiply(bottom, conjugate)
      if next.isZero { throw .undefined(.divisionByZero) }
      top = try context.multiply(top, conjugate)
      bottom = next
    }
    if bottom.number == nil, let inverse = try Annihilator.algebraicInverse(bottom, in: &context) {
      return (try context.multiply(top, inverse), .one)
    }
    return (top, bottom)
  }

  /// A kernel that is algebraic over the others: the one made last, since its relation may name earlier
  /// ones.
  static func algebraicKernel(_ polynomial: Polynomial, in context: AlgebraContext) -> UInt32? {
    var found: UInt32?
    for term in polynomial.terms {
      for index in context.monomials.range(term.monomial) {
        let factor = context.monomials.factors[index]
        guard found.map({ factor.kernel > $0 }) ?? true, isAlgebraic(factor, in: context) else {
          continue
        }
        found = factor.kernel
      }
    }
    return found
  }

  /// Whether a factor is algebraic over the other kernels: a root, i, a sine, an absolute value.
  static func isAlgebraic(_ factor: Factor, in context: AlgebraContext) -> Bool {
    let kernel = context.kernels[Int(factor.kernel)]
    switch kernel {
    case .prime, .radicand: return factor.denominator > 1
    case .imaginaryUnit: return factor.denominator == 1
    case .function:
      switch kernel.operation {
      case .abs:
        return factor.denominator == 1 && kernel.arguments.first?.denominator.isOne ?? false
      case .sin: return factor.denominator == 1
      default: return false
      }
    case .symbol, .pi, .e, .cosine, .parity, .power: return false
    }
  }

  /// What a polynomial is multiplied by so that `kernel` leaves it; nil if that is not known.
  private static func conjugate(
    _ polynomial: Polynomial, _ kernel: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> Polynomial? {
    try context.spend(polynomial.terms.count)
    var exponents: [Factor] = []
    for term in polynomial.terms {
      let (numerator, denominator) = context.monomials.exponent(of: kernel, in: term.monomial)
      let factor = Factor(kernel, numerator, denominator)
      if !exponents.contains(factor) { exponents.append(factor) }
    }
    let isRoot =
      context.kernels[Int(kernel)].kind == .prime || context.kernels[Int(kernel)].kind == .radicand
    if exponents.count == 1 {
      // Every term has the same power of it: multiply by what is missing.
      let e = exponents[0]
      let missing = isRoot ? e.denominator - e.numerator : e.numerator
      return Polynomial(
        Term(.one, context.monomials.intern([Factor(kernel, missing, isRoot ? e.denominator : 1)])))
    }
    guard exponents.count == 2, let zero = exponents.firstIndex(where: { $0.numerator == 0 }) else {
      return nil
    }
    let e = exponents[1 - zero]
    let with = Polynomial(
      terms: polynomial.terms.filter {
        context.monomials.exponent(of: kernel, in: $0.monomial).numerator != 0
      })
    let without = Polynomial(
      terms: polynomial.terms.filter {
        context.monomials.exponent(of: kernel, in: $0.monomial).numerator == 0
      })
    let degree = isRoot ? Int(e.denominator) : 2
    if degree > 12 || (!isRoot && e.numerator != 1) { return nil }
    // (a + b)(a^{n−1} − a^{n−2}b + … ± b^{n−1}) = a^n ± b^n.
    var result = Polynomial.zero
    for power in 0..<degree {
      let part = try context.multiply(
        context.power(without, degree - 1 - power), context.power(with, power))
      result = try power % 2 == 0 ? context.add(result, part) : context.subtract(result, part)
    }
    return result
  }
}
