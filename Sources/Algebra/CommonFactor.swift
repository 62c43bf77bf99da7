import Budget
import Numbers

/// Greatest common divisors of polynomials, by primitive remainder sequences (Knuth, The Art of Computer
/// Programming, volume 2, 4.6.1).
extension AlgebraContext {
  /// Beyond these a quotient is left as it is: equality is then decided by cross-multiplication.
  private static let mostTerms = 96
  private static let mostVariables = 5

  /// The quotient without what divides both; the denominator is free of algebraic kernels, or is left.
  mutating func withoutCommonFactor(
    _ numerator: Polynomial, _ denominator: Polynomial
  ) throws(Failure) -> (Polynomial, Polynomial) {
    // Fractional exponents become whole ones for the while.
    let scales = exponentScales([numerator, denominator])
    var top = try scaled(numerator, scales, up: true)
    var bottom = try scaled(denominator, scales, up: true)
    var divisor = bottom
    if algebraicKernel(denominator) == nil, denominator.terms.count <= Self.mostTerms,
      numerator.terms.count <= 4 * Self.mostTerms,
      variables(denominator).count <= Self.mostVariables
    {
      for part in partsByAlgebraicKernels(top) {
        if divisor.number != nil { break }
        divisor = try commonDivisor(divisor, part, depth: 0)
      }
    } else {
      divisor = Polynomial(Term(.one, monomialDivisor(top.terms + bottom.terms)))
    }
    if divisor.number == nil,
      let x = try quotientExactly(top, divisor), let y = try quotientExactly(bottom, divisor)
    {
      top = x
      bottom = y
    }
    return (try scaled(top, scales, up: false), try scaled(bottom, scales, up: false))
  }

  private func exponentScales(_ polynomials: [Polynomial]) -> [(kernel: UInt32, scale: Int32)] {
    var scales: [(kernel: UInt32, scale: Int32)] = []
    for polynomial in polynomials {
      for term in polynomial.terms {
        for index in monomials.range(term.monomial) where monomials.factors[index].denominator > 1 {
          let factor = monomials.factors[index]
          if isAlgebraic(factor) { continue }
          if let place = scales.firstIndex(where: { $0.kernel == factor.kernel }) {
            var (x, y) = (scales[place].scale, factor.denominator)
            while y != 0 { (x, y) = (y, x % y) }
            let (least, overflow) = (scales[place].scale / x)
              .multipliedReportingOverflow(by: factor.denominator)
            if !overflow { scales[place].scale = least }
          } else {
            scales.append((factor.kernel, factor.denominator))
          }
        }
      }
    }
    return scales
  }

  private mutating func scaled(
    _ polynomial: Polynomial, _ scales: [(kernel: UInt32, scale: Int32)], up: Bool
  ) throws(Failure) -> Polynomial {
    if scales.isEmpty { return polynomial }
    try spend(polynomial.terms.count)
    var result: [Term] = []
    for term in polynomial.terms {
      var factors = Array(monomials.factors[monomials.range(term.monomial)])
      for index in factors.indices {
        guard let scale = scales.first(where: { $0.kernel == factors[index].kernel })?.scale else {
          continue
        }
        let factor = factors[index]
        let numerator = Int64(factor.numerator) * (up ? Int64(scale) : 1)
        let denominator = Int64(factor.denominator) * (up ? 1 : Int64(scale))
        guard let reduced = reducedFactor(factor.kernel, numerator, denominator) else {
          throw .exhausted(.exponent)
        }
        factors[index] = reduced
      }
      result.append(Term(term.coefficient, monomials.intern(factors)))
    }
    return Polynomial(terms: result.sorted { $0.monomial < $1.monomial })
  }

  func variables(_ polynomial: Polynomial) -> [UInt32] {
    var found: [UInt32] = []
    for term in polynomial.terms {
      for index in monomials.range(term.monomial) {
        let kernel = monomials.factors[index].kernel
        if !found.contains(kernel) { found.append(kernel) }
      }
    }
    return found.sorted()
  }

  /// The polynomial split by the algebraic part of its monomials, that part taken out.
  private mutating func partsByAlgebraicKernels(_ polynomial: Polynomial) -> [Polynomial] {
    var parts: [(key: Monomial, terms: [Term])] = []
    for term in polynomial.terms {
      let factors = monomials.factors[monomials.range(term.monomial)]
      let algebraic = factors.filter { isAlgebraic($0) }
      let key = monomials.intern(Array(algebraic))
      let rest =
        algebraic.isEmpty
        ? term.monomial : monomials.intern(factors.filter { !algebraic.contains($0) })
      if let place = parts.firstIndex(where: { $0.key == key }) {
        parts[place].terms.append(Term(term.coefficient, rest))
      } else {
        parts.append((key, [Term(term.coefficient, rest)]))
      }
    }
    return parts.map { Polynomial(terms: $0.terms.sorted { $0.monomial < $1.monomial }) }
  }

  /// The greatest monomial that divides all terms (whole exponents).
  mutating func monomialDivisor(_ terms: [Term]) -> Monomial {
    guard let first = terms.first else { return MonomialTable.one }
    var common = Array(monomials.factors[monomials.range(first.monomial)])
    for term in terms.dropFirst() where !common.isEmpty {
      common = common.compactMap { factor -> Factor? in
        let (numerator, denominator) = monomials.exponent(of: factor.kernel, in: term.monomial)
        if denominator != factor.denominator { return nil }
        let least = min(factor.numerator, numerator)
        return least > 0 ? Factor(factor.kernel, least, factor.denominator) : nil
      }
    }
    return monomials.intern(common)
  }

  /// A greatest common divisor over the rationals; its coefficients are coprime integers.
  private mutating func commonDivisor(
    _ a: Polynomial, _ b: Polynomial, depth: Int
  ) throws(Failure) -> Polynomial {
    try spend(a.terms.count + b.terms.count + 8)
    if a.isZero { return try primitive(b) }
    if b.isZero { return try primitive(a) }
    let common = monomialDivisor(a.terms + b.terms)
    if a.terms.count == 1 || b.terms.count == 1 || depth > 8 {
      return Polynomial(Term(.one, common))
    }
    let left = variables(a)
    let right = variables(b)
    // A variable of one side alone: only the content in it can divide the other.
    if let lone = left.first(where: { !right.contains($0) }) {
      return try commonDivisor(contentIn(a, lone, depth), b, depth: depth + 1)
    }
    if let lone = right.first(where: { !left.contains($0) }) {
      return try commonDivisor(a, contentIn(b, lone, depth), depth: depth + 1)
    }
    guard let variable = left.first else { return .one }
    let isUnivariate = left.count == 1
    var x = try primitive(a)
    var y = try primitive(b)
    var outer = Polynomial.one
    if !isUnivariate {
      let contentX = try contentIn(x, variable, depth)
      let contentY = try contentIn(y, variable, depth)
      outer = try commonDivisor(contentX, contentY, depth: depth + 1)
      x = try quotientExactly(x, contentX) ?? x
      y = try quotientExactly(y, contentY) ?? y
    }
    if degree(x, variable) < degree(y, variable) { swap(&x, &y) }
    while true {
      try spend(8)
      var remainder = try pseudoRemainder(x, y, variable)
      if remainder.isZero { break }
      if degree(remainder, variable) == 0 { return outer }
      if !isUnivariate {
        let content = try contentIn(remainder, variable, depth)
        remainder = try quotientExactly(remainder, content) ?? remainder
      }
      x = y
      y = try primitive(remainder)
    }
    return try primitive(multiply(outer, y))
  }

  /// The polynomial over its content: coprime integer coefficients.
  private mutating func primitive(_ a: Polynomial) throws(Failure) -> Polynomial {
    guard let inverse = Rational.one.divided(by: try content(a)) else { return a }
    return try scale(a, by: inverse)
  }

  private func degree(_ a: Polynomial, _ variable: UInt32) -> Int32 {
    var degree: Int32 = 0
    for term in a.terms {
      degree = max(degree, monomials.exponent(of: variable, in: term.monomial).numerator)
    }
    return degree
  }

  /// The coefficient of `variable ^ degree`.
  private mutating func coefficient(
    _ a: Polynomial, _ variable: UInt32, _ degree: Int32
  ) -> Polynomial {
    var terms: [Term] = []
    for term in a.terms
    where monomials.exponent(of: variable, in: term.monomial).numerator == degree {
      let rest = monomials.factors[monomials.range(term.monomial)].filter { $0.kernel != variable }
      terms.append(Term(term.coefficient, monomials.intern(rest)))
    }
    return Polynomial(terms: terms.sorted { $0.monomial < $1.monomial })
  }

  /// The greatest common divisor of the coefficients in `variable`.
  private mutating func contentIn(
    _ a: Polynomial, _ variable: UInt32, _ depth: Int
  ) throws(Failure) -> Polynomial {
    var result = Polynomial.zero
    var powers = a.terms.map { monomials.exponent(of: variable, in: $0.monomial).numerator }
    powers.sort()
    var last: Int32?
    for power in powers where power != last {
      last = power
      let part = coefficient(a, variable, power)
      result = try commonDivisor(result, part, depth: depth + 1)
      if result.isOne { break }
    }
    return result.isZero ? .one : result
  }

  private mutating func pseudoRemainder(
    _ a: Polynomial, _ b: Polynomial, _ variable: UInt32
  ) throws(Failure) -> Polynomial {
    let low = degree(b, variable)
    let leading = coefficient(b, variable, low)
    var remainder = a
    while !remainder.isZero {
      let high = degree(remainder, variable)
      if high < low { break }
      let top = coefficient(remainder, variable, high)
      let shift = Polynomial(
        Term(
          .one, high == low ? MonomialTable.one : monomials.intern([Factor(variable, high - low)])))
      let left = try multiply(remainder, leading)
      let right = try multiply(multiply(b, top), shift)
      remainder = try subtract(left, right)
      if low == 0 { return remainder }
    }
    return remainder
  }

  /// `a / b` where b divides a with whole exponents; nil otherwise.
  mutating func quotientExactly(_ a: Polynomial, _ b: Polynomial) throws(Failure) -> Polynomial? {
    if b.isOne { return a }
    guard let lead = leadingTerm(b) else { return nil }
    var rest = a
    var quotient: [Term] = []
    while let top = leadingTerm(rest) {
      try spend(b.terms.count)
      guard let monomial = monomialQuotient(top.monomial, lead.monomial),
        let coefficient = top.coefficient.divided(by: lead.coefficient)
      else { return nil }
      let term = Term(try checked(coefficient), monomial)
      quotient.append(term)
      rest = try subtract(rest, multiplyFree(b, term))
      if quotient.count > limits.terms { return nil }
    }
    return try collect(quotient)
  }

  /// A product without relations among kernels: the exponents add.
  private mutating func multiplyFree(_ a: Polynomial, _ b: Term) throws(Failure) -> Polynomial {
    var terms: [Term] = []
    terms.reserveCapacity(a.terms.count)
    for term in a.terms {
      terms.append(
        Term(
          try checked(term.coefficient * b.coefficient), try merge(term.monomial, b.monomial).0))
    }
    return try collect(terms)
  }

  private mutating func monomialQuotient(_ a: Monomial, _ b: Monomial) -> Monomial? {
    var result: [Factor] = []
    var missing = monomials.range(b).count
    for index in monomials.range(a) {
      let factor = monomials.factors[index]
      let other = monomials.exponent(of: factor.kernel, in: b)
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
    return missing == 0 ? monomials.intern(result) : nil
  }

  /// The term that is greatest lexicographically, earlier kernels first: an admissible order.
  private func leadingTerm(_ a: Polynomial) -> Term? {
    guard var best = a.terms.first else { return nil }
    for term in a.terms.dropFirst() where isGreater(term.monomial, best.monomial) { best = term }
    return best
  }

  private func isGreater(_ a: Monomial, _ b: Monomial) -> Bool {
    let left = monomials.range(a)
    let right = monomials.range(b)
    var i = left.lowerBound
    var j = right.lowerBound
    while i < left.upperBound, j < right.upperBound {
      let x = monomials.factors[i]
      let y = monomials.factors[j]
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
