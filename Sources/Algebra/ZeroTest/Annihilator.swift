import Budget
import Numbers

/// Polynomials that vanish at an algebraic number: from its powers in the algebra of its kernels.
enum Annihilator {
  /// The largest degree that is looked for.
  static let largestAnnihilator = 32

  /// Coefficients, the constant one first and the last one, of the polynomial of least degree at which a
  /// polynomial in algebraic kernels vanishes whatever roots its kernels stand for; nil where it has another
  /// kernel, or the degree is above `most`.
  ///
  /// Its powers are vectors over the monomials in the kernels; the first that depends on those before it is
  /// found by elimination.
  static func annihilator(
    _ number: Polynomial, most: Int = largestAnnihilator, in context: inout AlgebraContext
  ) throws(Failure) -> [Rational]? {
    guard isAlgebraicConstant(number, in: context) else { return nil }
    var columns: [Monomial: Int] = [:]
    var rows: [(pivot: Int, vector: [Rational], combination: [Rational])] = []
    var power = Polynomial.one
    for degree in 0...most {
      if degree > 0 { power = try context.multiply(power, number) }
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
        try context.spend(row.vector.count + row.combination.count)
        for (place, value) in row.vector.enumerated() where !value.isZero {
          vector[place] = try context.checkedAmongMany(vector[place] - factor * value)
        }
        for (place, value) in row.combination.enumerated() where !value.isZero {
          combination[place] = try context.checkedAmongMany(combination[place] - factor * value)
        }
      }
      guard let pivot = vector.firstIndex(where: { !$0.isZero }),
        let inverse = vector[pivot].reciprocal
      else { return combination }
      for place in vector.indices {
        vector[place] = try context.checkedAmongMany(vector[place] * inverse)
      }
      for place in combination.indices {
        combination[place] = try context.checkedAmongMany(combination[place] * inverse)
      }
      rows.append((pivot, vector, combination))
    }
    return nil
  }

  /// Whether only kernels occur that are algebraic numbers with known relations.
  static func isAlgebraicConstant(
    _ polynomial: Polynomial, depth: Int = 0, in context: AlgebraContext
  ) -> Bool {
    if depth > 16 { return false }
    return polynomial.terms.allSatisfy { term in
      context.monomials.factors[context.monomials.range(term.monomial)].allSatisfy {
        let kernel = context.kernels[Int($0.kernel)]
        switch kernel {
        case .prime, .cosine: return true
        case .imaginaryUnit: return $0.denominator == 1
        case .radicand:
          return kernel.arguments.allSatisfy {
            $0.denominator.isOne && isAlgebraicConstant($0.numerator, depth: depth + 1, in: context)
          }
        default: return false
        }
      }
    }
  }

  /// One over an algebraic number, as a polynomial in its kernels; nil where its degree is too large.
  ///
  /// From p_k + p_{k+1}·x + … = 0 the inverse is −(p_{k+1} + p_{k+2}·x + …)/p_k.
  static func algebraicInverse(_ number: Polynomial, in context: inout AlgebraContext)
    throws(Failure) -> Polynomial?
  {
    guard let coefficients = try annihilator(number, most: 12, in: &context),
      let low = coefficients.firstIndex(where: { !$0.isZero }),
      let scale = coefficients[low].reciprocal
    else { return nil }
    // A factor x: zero for some choice of the roots, and perhaps for this one.
    if low > 0, try AlgebraicZero.isZeroProved(number, in: &context)?.isZero != false { return nil }
    var result = Polynomial.zero
    for coefficient in coefficients[(low + 1)...].reversed() {
      result = try context.multiply(result, number)
      result = try context.add(result, Polynomial(context.checked(-(coefficient * scale))))
    }
    return result
  }

  /// The bits below which a number is zero, by its annihilating polynomial: a root of q, q(0) ≠ 0, is at
  /// least |q₀|/(|q₀| + max|q_i|) (Cauchy); nil where none is found for one part in `share` of the fuel.
  static func annihilatorBits(_ number: Polynomial, share: Int, in context: inout AlgebraContext)
    -> Int?
  {
    let whole = context.fuel.remaining
    let part = whole / share
    context.fuel = Fuel(part)
    let found = try? annihilator(number, in: &context)
    context.fuel = Fuel(whole - part + context.fuel.remaining)
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
