import Numbers

/// Denominators without radicals, i, sines or absolute values, where a conjugate removes them.
extension AlgebraContext {
  mutating func rationalised(
    _ numerator: Polynomial, _ denominator: Polynomial
  ) throws(Failure) -> (Polynomial, Polynomial) {
    var top = numerator
    var bottom = denominator
    for _ in 0..<12 {
      guard let kernel = algebraicKernel(bottom), let conjugate = try conjugate(bottom, kernel)
      else {
        break
      }
      let next = try multiply(bottom, conjugate)
      if next.isZero { throw .undefined(.divisionByZero) }
      top = try multiply(top, conjugate)
      bottom = next
    }
    if bottom.number == nil, let inverse = try algebraicInverse(bottom) {
      return (try multiply(top, inverse), .one)
    }
    return (top, bottom)
  }

  /// A kernel that is algebraic over the others: the one made last, since its relation may name earlier
  /// ones.
  func algebraicKernel(_ polynomial: Polynomial) -> UInt32? {
    var found: UInt32?
    for term in polynomial.terms {
      for index in monomials.range(term.monomial) {
        let factor = monomials.factors[index]
        guard found.map({ factor.kernel > $0 }) ?? true, isAlgebraic(factor) else { continue }
        found = factor.kernel
      }
    }
    return found
  }

  func isAlgebraic(_ factor: Factor) -> Bool {
    let kernel = kernels[Int(factor.kernel)]
    switch kernel.kind {
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
  private mutating func conjugate(
    _ polynomial: Polynomial, _ kernel: UInt32
  ) throws(Failure) -> Polynomial? {
    try spend(polynomial.terms.count)
    var exponents: [Factor] = []
    for term in polynomial.terms {
      let (numerator, denominator) = monomials.exponent(of: kernel, in: term.monomial)
      let factor = Factor(kernel, numerator, denominator)
      if !exponents.contains(factor) { exponents.append(factor) }
    }
    let isRoot = kernels[Int(kernel)].kind == .prime || kernels[Int(kernel)].kind == .radicand
    if exponents.count == 1 {
      // Every term has the same power of it: multiply by what is missing.
      let e = exponents[0]
      let missing = isRoot ? e.denominator - e.numerator : e.numerator
      return Polynomial(
        Term(.one, monomials.intern([Factor(kernel, missing, isRoot ? e.denominator : 1)])))
    }
    guard exponents.count == 2, let zero = exponents.firstIndex(where: { $0.numerator == 0 }) else {
      return nil
    }
    let e = exponents[1 - zero]
    let with = Polynomial(
      terms: polynomial.terms.filter {
        monomials.exponent(of: kernel, in: $0.monomial).numerator != 0
      })
    let without = Polynomial(
      terms: polynomial.terms.filter {
        monomials.exponent(of: kernel, in: $0.monomial).numerator == 0
      })
    let degree = isRoot ? Int(e.denominator) : 2
    if degree > 12 || (!isRoot && e.numerator != 1) { return nil }
    // (a + b)(a^{n−1} − a^{n−2}b + … ± b^{n−1}) = a^n ± b^n.
    var result = Polynomial.zero
    for power in 0..<degree {
      let part = try multiply(self.power(without, degree - 1 - power), self.power(with, power))
      result = try power % 2 == 0 ? add(result, part) : subtract(result, part)
    }
    return result
  }
}
