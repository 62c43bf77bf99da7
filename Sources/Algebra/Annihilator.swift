import Budget
import Numbers

/// Polynomials that vanish at an algebraic number: from its powers in the algebra of its kernels.
extension AlgebraContext {
  /// The largest degree that is looked for.
  static let largestAnnihilator = 32

  /// Coefficients, the constant one first and the last one, of the polynomial of least degree at which a
  /// polynomial in algebraic kernels vanishes whatever roots its kernels stand for; nil where it has another
  /// kernel, or the degree is above `most`.
  ///
  /// Its powers are vectors over the monomials in the kernels; the first that depends on those before it is
  /// found by elimination.
  mutating func annihilator(
    _ number: Polynomial, most: Int = largestAnnihilator
  ) throws(Failure) -> [Rational]? {
    guard isAlgebraicConstant(number) else { return nil }
    var columns: [Monomial: Int] = [:]
    var rows: [(pivot: Int, vector: [Rational], combination: [Rational])] = []
    var power = Polynomial.one
    for degree in 0...most {
      if degree > 0 { power = try multiply(power, number) }
      var vector = [Rational](repeating: .zero, count: columns.count)
      for term in power.terms {
        if let place = columns[term.monomial] {
          vector[place] = term.coefficient
        } else {
          columns[term.monomial] = columns.count
          vector.append(term.coefficient)
        }
      }
      if columns.count > 4 * Self.largestAnnihilator { return nil }
      var combination = [Rational](repeating: .zero, count: degree + 1)
      combination[degree] = .one
      for row in rows {
        let factor = vector[row.pivot]
        if factor.isZero { continue }
        try spend(row.vector.count + row.combination.count)
        for (place, value) in row.vector.enumerated() where !value.isZero {
          vector[place] = try checkedAmongMany(vector[place] - factor * value)
        }
        for (place, value) in row.combination.enumerated() where !value.isZero {
          combination[place] = try checkedAmongMany(combination[place] - factor * value)
        }
      }
      guard let pivot = vector.firstIndex(where: { !$0.isZero }),
        let inverse = vector[pivot].reciprocal
      else { return combination }
      for place in vector.indices { vector[place] = try checkedAmongMany(vector[place] * inverse) }
      for place in combination.indices {
        combination[place] = try checkedAmongMany(combination[place] * inverse)
      }
      rows.append((pivot, vector, combination))
    }
    return nil
  }

  /// Whether only kernels occur that are algebraic numbers with known relations.
  func isAlgebraicConstant(_ polynomial: Polynomial, depth: Int = 0) -> Bool {
    if depth > 16 { return false }
    return polynomial.terms.allSatisfy { term in
      monomials.factors[monomials.range(term.monomial)].allSatisfy {
        let kernel = kernels[Int($0.kernel)]
        switch kernel.kind {
        case .prime, .cosine: return true
        case .imaginaryUnit: return $0.denominator == 1
        case .radicand:
          return kernel.arguments.allSatisfy {
            $0.denominator.isOne && isAlgebraicConstant($0.numerator, depth: depth + 1)
          }
        default: return false
        }
      }
    }
  }

  /// One over an algebraic number, as a polynomial in its kernels; nil where its degree is too large.
  ///
  /// From p_k + p_{k+1}·x + … = 0 the inverse is −(p_{k+1} + p_{k+2}·x + …)/p_k.
  mutating func algebraicInverse(_ number: Polynomial) throws(Failure) -> Polynomial? {
    guard let coefficients = try annihilator(number, most: 12),
      let low = coefficients.firstIndex(where: { !$0.isZero }),
      let scale = coefficients[low].reciprocal
    else { return nil }
    // A factor x: zero for some choice of the roots, and perhaps for this one.
    if low > 0, try isZeroProved(number)?.isZero != false { return nil }
    var result = Polynomial.zero
    for coefficient in coefficients[(low + 1)...].reversed() {
      result = try multiply(result, number)
      result = try add(result, Polynomial(checked(-(coefficient * scale))))
    }
    return result
  }

  /// The bits below which a number is zero, by its annihilating polynomial: a root of q, q(0) ≠ 0, is at
  /// least |q₀|/(|q₀| + max|q_i|) (Cauchy); nil where none is found for one part in `share` of the fuel.
  mutating func annihilatorBits(_ number: Polynomial, share: Int) -> Int? {
    let whole = fuel.remaining
    let part = whole / share
    fuel = Fuel(part)
    let found = try? annihilator(number)
    fuel = Fuel(whole - part + fuel.remaining)
    guard let coefficients = found ?? nil,
      let low = coefficients.first(where: { !$0.isZero })
    else { return nil }
    var bits = 1
    for coefficient in coefficients {
      guard let ratio = coefficient.divided(by: low) else { return nil }
      bits = max(bits, ratio.numerator.bitWidth - ratio.denominator.bitWidth + 2)
    }
    return bits + 1
  }
}
