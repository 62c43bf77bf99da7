import Budget
import Numbers

/// Exact division of polynomials.
extension PolynomialGCD {
  /// `a / b` where b divides a with whole exponents; nil otherwise.
  static func quotientExactly(_ a: Polynomial, _ b: Polynomial, in context: inout AlgebraContext)
    throws(Failure) -> Polynomial?
  {
    if b.isOne { return a }
    guard let lead = leadingTerm(b, in: context) else { return nil }
    var rest = a
    var quotient: [Term] = []
    while let top = leadingTerm(rest, in: context) {
      try context.spend(b.terms.count)
      guard let monomial = monomialQuotient(top.monomial, lead.monomial, in: &context),
        let coefficient = top.coefficient.divided(by: lead.coefficient)
      else { return nil }
      let term = Term(try context.checked(coefficient), monomial)
      quotient.append(term)
      rest = try context.subtract(rest, multiplyFree(b, term, in: &context))
      if quotient.count > context.limits.terms { return nil }
    }
    return try context.collect(quotient)
  }

  /// A product without relations among kernels: the exponents add.
  private static func multiplyFree(_ a: Polynomial, _ b: Term, in context: inout AlgebraContext)
    throws(Failure) -> Polynomial
  {
    var terms: [Term] = []
    terms.reserveCapacity(a.terms.count)
    for term in a.terms {
      terms.append(
        Term(
          try context.checked(term.coefficient * b.coefficient),
          try Reduction.merge(term.monomial, b.monomial, in: &context).0))
    }
    return try context.collect(terms)
  }

  /// `a / b` where every factor of b has at most its exponent in a; nil otherwise.
  private static func monomialQuotient(
    _ a: Monomial, _ b: Monomial, in context: inout AlgebraContext
  ) -> Monomial? {
    var result: [Factor] = []
    var missing = context.monomials.range(b).count
    for index in context.monomials.range(a) {
      let factor = context.monomials.factors[index]
      let other = context.monomials.exponent(of: factor.kernel, in: b)
      if other.numerator == 0 {
        result.append(factor)
        continue
      }
      missing -= 1
      guard other.denominator == factor.denominator, other.numerator <= factor.numerator else {
        return nil
      }
      if other.numerator < factor.numerator {
        guard
          let rest = reducedFactor(
            factor.kernel, Int64(factor.numerator) - Int64(other.numerator),
            Int64(factor.denominator))
        else { return nil }
        result.append(rest)
      }
    }
    return missing == 0 ? context.monomials.intern(result) : nil
  }

  /// The term that is greatest lexicographically, earlier kernels first: an admissible order.
  private static func leadingTerm(_ a: Polynomial, in context: AlgebraContext) -> Term? {
    guard var best = a.terms.first else { return nil }
    for term in a.terms.dropFirst() where isGreater(term.monomial, best.monomial, in: context) {
      best = term
    }
    return best
  }

  /// Orders monomials lexicographically, earlier kernels first.
  private static func isGreater(_ a: Monomial, _ b: Monomial, in context: AlgebraContext) -> Bool {
    let left = context.monomials.range(a)
    let right = context.monomials.range(b)
    var i = left.lowerBound
    var j = right.lowerBound
    while i < left.upperBound, j < right.upperBound {
      let x = context.monomials.factors[i]
      let y = context.monomials.factors[j]
      if x.kernel != y.kernel { return x.kernel < y.kernel }
      let p = Int64(x.numerator) * Int64(y.denominator)
      let q = Int64(y.numerator) * Int64(x.denominator)
      if p != q { return p > q }
      i += 1
      j += 1
    }
    return i < left.upperBound
  }
}
