import Numbers

/// Polynomials in one variable: their coefficients, and where they are never zero.
extension AlgebraContext {
  /// The coefficients of a polynomial in `variable`, the constant one first; nil where an expression is none, or
  /// its degree is above `limit`.
  public mutating func coefficients(
    of expression: Expression, in variable: Symbol, limit: Int
  ) -> [Expression]? {
    guard let whole = try? canonicalForm(expression), whole.denominator.isOne,
      let kernel = try? intern(Kernel(kind: .symbol, symbol: variable))
    else { return nil }
    var parts = [[Term]](repeating: [], count: 1)
    for term in whole.numerator.terms {
      let factors = Array(monomials.factors[monomials.range(term.monomial)])
      var degree = 0
      var rest = factors
      if let place = factors.firstIndex(where: { $0.kernel == kernel }) {
        guard factors[place].denominator == 1, factors[place].numerator > 0,
          factors[place].numerator <= limit
        else { return nil }
        degree = Int(factors[place].numerator)
        rest.remove(at: place)
      }
      if rest.contains(where: { mentions(kernel: $0.kernel, kernel) }) { return nil }
      while parts.count <= degree { parts.append([]) }
      parts[degree].append(Term(term.coefficient, monomials.intern(rest)))
    }
    var result: [Expression] = []
    for part in parts {
      guard let sum = try? collect(part), let value = try? self.expression(of: Form(sum)) else {
        return nil
      }
      result.append(value)
    }
    return result
  }

  /// Whether an expression has no zero among the reals, shown by the ranges of its terms: `x² + 1`, `sin x − 2`,
  /// `eˣ`. False says nothing.
  public mutating func isNeverZero(_ expression: Expression) -> Bool {
    guard let form = try? canonicalForm(expression) else { return false }
    var sum = Bound(low: .zero, high: .zero, isOpen: false)
    for term in form.numerator.terms {
      guard let range = range(of: term) else { return false }
      sum = sum + range
    }
    if let low = sum.low, low.sign > 0 || (low.isZero && sum.isOpen) { return true }
    if let high = sum.high, high.sign < 0 || (high.isZero && sum.isOpen) { return true }
    return false
  }

  /// Bounds of a value; an absent one is infinite. `isOpen`: neither bound is reached.
  private struct Bound {
    var low: Rational?
    var high: Rational?
    var isOpen: Bool

    static func + (a: Bound, b: Bound) -> Bound {
      Bound(
        low: a.low.flatMap { x in b.low.map { x + $0 } },
        high: a.high.flatMap { x in b.high.map { x + $0 } }, isOpen: a.isOpen || b.isOpen)
    }
  }

  /// The range of a term of at most one factor, or of factors that are no less than zero.
  private func range(of term: Term) -> Bound? {
    let factors = monomials.factors[monomials.range(term.monomial)]
    if factors.isEmpty {
      return Bound(low: term.coefficient, high: term.coefficient, isOpen: false)
    }
    var result: Bound?
    if factors.count == 1, let only = factors.first {
      result = range(of: only)
    } else if factors.allSatisfy({ range(of: $0)?.low?.sign ?? -1 >= 0 }) {
      let isPositive = factors.allSatisfy { range(of: $0)?.isOpen == true }
      result = Bound(low: .zero, high: nil, isOpen: isPositive)
    }
    guard let result else { return nil }
    let low = result.low.map { $0 * term.coefficient }
    let high = result.high.map { $0 * term.coefficient }
    return term.coefficient.sign > 0
      ? Bound(low: low, high: high, isOpen: result.isOpen)
      : Bound(low: high, high: low, isOpen: result.isOpen)
  }

  private func range(of factor: Factor) -> Bound? {
    let kernel = kernels[Int(factor.kernel)]
    let isEven = factor.denominator == 1 && factor.numerator % 2 == 0
    switch kernel.kind {
    case .symbol: return isEven ? Bound(low: .zero, high: nil, isOpen: false) : nil
    case .power:
      // A power of a positive number is positive, and takes every positive value at most.
      guard kernel.arguments.count == 2, isPositiveConstant(kernel.arguments[0]),
        !hasImaginaryUnit(kernel.arguments[1].numerator)
      else { return nil }
      return Bound(low: .zero, high: nil, isOpen: true)
    case .function:
      switch kernel.operation {
      case .abs: return Bound(low: .zero, high: nil, isOpen: false)
      case .sin, .cos:
        guard factor.denominator == 1 else { return nil }
        return Bound(low: isEven ? .zero : Rational(-1), high: .one, isOpen: false)
      default: return isEven ? Bound(low: .zero, high: nil, isOpen: false) : nil
      }
    default: return nil
    }
  }

  private func isPositiveConstant(_ form: Form) -> Bool {
    if let number = form.number { return number.sign > 0 }
    guard form.denominator.isOne, form.numerator.terms.count == 1 else { return false }
    let term = form.numerator.terms[0]
    return term.coefficient.sign > 0
      && monomials.factors[monomials.range(term.monomial)].allSatisfy {
        switch kernels[Int($0.kernel)].kind {
        case .e, .pi, .prime: true
        default: false
        }
      }
  }
}
