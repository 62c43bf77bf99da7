import Budget
import Numbers

/// Greatest common divisors of polynomials, by primitive remainder sequences (Knuth, The Art of Computer
/// Programming, volume 2, 4.6.1).
enum PolynomialGCD {
  /// Beyond these a quotient is left as it is: equality is then decided by cross-multiplication.
  private static let mostTerms = 96
  private static let mostVariables = 5

  /// The quotient without what divides both; the denominator is free of algebraic kernels, or is left.
  static func withoutCommonFactor(
    _ numerator: Polynomial, _ denominator: Polynomial, in context: inout AlgebraContext
  ) throws(Failure) -> (Polynomial, Polynomial) {
    // Fractional exponents become whole ones for the while.
    let scales = exponentScales([numerator, denominator], in: context)
    var top = try scaled(numerator, scales, up: true, in: &context)
    var bottom = try scaled(denominator, scales, up: true, in: &context)
    var divisor = bottom
    if Rationalisation.algebraicKernel(denominator, in: context) == nil,
      denominator.terms.count <= Self.mostTerms,
      numerator.terms.count <= 4 * Self.mostTerms,
      Occurrence.variables(denominator, in: context).count <= Self.mostVariables
    {
      for part in partsByAlgebraicKernels(top, in: &context) {
        if divisor.number != nil { break }
        divisor = try commonDivisor(divisor, part, depth: 0, in: &context)
      }
    } else {
      divisor = Polynomial(Term(.one, monomialDivisor(top.terms + bottom.terms, in: &context)))
    }
    if divisor.number == nil,
      let x = try quotientExactly(top, divisor, in: &context),
      let y = try quotientExactly(bottom, divisor, in: &context)
    {
      top = x
      bottom = y
    }
    return (
      try scaled(top, scales, up: false, in: &context),
      try scaled(bottom, scales, up: false, in: &context)
    )
  }

  /// For each kernel with fractional exponents their common denominator.
  private static func exponentScales(_ polynomials: [Polynomial], in context: AlgebraContext) -> [(
    kernel: UInt32, scale: Int32
  )] {
    var scales: [(kernel: UInt32, scale: Int32)] = []
    for polynomial in polynomials {
      for term in polynomial.terms {
        for index in context.monomials.range(term.monomial)
        where context.monomials.factors[index].denominator > 1 {
          let factor = context.monomials.factors[index]
          if Rationalisation.isAlgebraic(factor, in: context) { continue }
          if let place = scales.firstIndex(where: { $0.kernel == factor.kernel }) {
            if let least = Int32.lcm(scales[place].scale, factor.denominator) {
              scales[place].scale = least
            }
          } else {
            scales.append((factor.kernel, factor.denominator))
          }
        }
      }
    }
    return scales
  }

  /// The polynomial with the exponents of some kernels multiplied by their scales, or divided.
  private static func scaled(
    _ polynomial: Polynomial, _ scales: [(kernel: UInt32, scale: Int32)], up: Bool,
    in context: inout AlgebraContext
  ) throws(Failure) -> Polynomial {
    if scales.isEmpty { return polynomial }
    try context.spend(polynomial.terms.count)
    var result: [Term] = []
    for term in polynomial.terms {
      var factors = Array(context.monomials.factors[context.monomials.range(term.monomial)])
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
      result.append(Term(term.coefficient, context.monomials.intern(factors)))
    }
    return Polynomial(terms: result.sorted { $0.monomial < $1.monomial })
  }

  /// The polynomial split by the algebraic part of its monomials, that part taken out.
  private static func partsByAlgebraicKernels(
    _ polynomial: Polynomial, in context: inout AlgebraContext
  ) -> [Polynomial] {
    var parts: [(key: Monomial, terms: [Term])] = []
    for term in polynomial.terms {
      let factors = context.monomials.factors[context.monomials.range(term.monomial)]
      let algebraic = factors.filter { Rationalisation.isAlgebraic($0, in: context) }
      let key = context.monomials.intern(Array(algebraic))
      let rest =
        algebraic.isEmpty
        ? term.monomial : context.monomials.intern(factors.filter { !algebraic.contains($0) })
      if let place = parts.firstIndex(where: { $0.key == key }) {
        parts[place].terms.append(Term(term.coefficient, rest))
      } else {
        parts.append((key, [Term(term.coefficient, rest)]))
      }
    }
    return parts.map { Polynomial(terms: $0.terms.sorted { $0.monomial < $1.monomial }) }
  }

  /// The greatest monomial that divides all terms (whole exponents).
  static func monomialDivisor(_ terms: [Term], in context: inout AlgebraContext) -> Monomial {
    guard let first = terms.first else { return MonomialTable.one }
    var common = Array(context.monomials.factors[context.monomials.range(first.monomial)])
    for term in terms.dropFirst() where !common.isEmpty {
      common = common.compactMap { factor -> Factor? in
        let (numerator, denominator) = context.monomials.exponent(
          of: factor.kernel, in: term.monomial)
        if denominator != factor.denominator { return nil }
        let least = min(factor.numerator, numerator)
        return least > 0 ? Factor(factor.kernel, least, factor.denominator) : nil
      }
    }
    return context.monomials.intern(common)
  }

  /// A greatest common divisor over the rationals; its coefficients are coprime integers.
  private static func commonDivisor(
    _ a: Polynomial, _ b: Polynomial, depth: Int, in context: inout AlgebraContext
  ) throws(Failure) -> Polynomial {
    try context.spend(a.terms.count + b.terms.count + 8)
    if a.isZero { return try primitive(b, in: &context) }
    if b.isZero { return try primitive(a, in: &context) }
    let common = monomialDivisor(a.terms + b.terms, in: &context)
    if a.terms.count == 1 || b.terms.count == 1 || depth > 8 {
      return Polynomial(Term(.one, common))
    }
    let left = Occurrence.variables(a, in: context)
    let right = Occurrence.variables(b, in: context)
    // A variable of one side alone: only the content in it can divide the other.
    if let lone = left.first(where: { !right.contains($0) }) {
      return try commonDivisor(
        contentIn(a, lone, depth, in: &context), b, depth: depth + 1, in: &context)
    }
    if let lone = right.first(where: { !left.contains($0) }) {
      return try commonDivisor(
        a, contentIn(b, lone, depth, in: &context), depth: depth + 1, in: &context)
    }
    guard let variable = left.first else { return .one }
    let isUnivariate = left.count == 1
    var x = try primitive(a, in: &context)
    var y = try primitive(b, in: &context)
    var outer = Polynomial.one
    if !isUnivariate {
      let contentX = try contentIn(x, variable, depth, in: &context)
      let contentY = try contentIn(y, variable, depth, in: &context)
      outer = try commonDivisor(contentX, contentY, depth: depth + 1, in: &context)
      x = try quotientExactly(x, contentX, in: &context) ?? x
      y = try quotientExactly(y, contentY, in: &context) ?? y
    }
    if degree(x, variable, in: context) < degree(y, variable, in: context) { swap(&x, &y) }
    while true {
      try context.spend(8)
      var remainder = try pseudoRemainder(x, y, variable, in: &context)
      if remainder.isZero { break }
      if degree(remainder, variable, in: context) == 0 { return outer }
      if !isUnivariate {
        let content = try contentIn(remainder, variable, depth, in: &context)
        remainder = try quotientExactly(remainder, content, in: &context) ?? remainder
      }
      x = y
      y = try primitive(remainder, in: &context)
    }
    return try primitive(context.multiply(outer, y), in: &context)
  }

  /// The polynomial over its content: coprime integer coefficients.
  private static func primitive(_ a: Polynomial, in context: inout AlgebraContext) throws(Failure)
    -> Polynomial
  {
    guard let inverse = Rational.one.divided(by: try Cancellation.content(a, in: &context)) else {
      return a
    }
    return try context.scale(a, by: inverse)
  }

  /// The greatest power of `variable`.
  private static func degree(_ a: Polynomial, _ variable: UInt32, in context: AlgebraContext)
    -> Int32
  {
    var degree: Int32 = 0
    for term in a.terms {
      degree = max(degree, context.monomials.exponent(of: variable, in: term.monomial).numerator)
    }
    return degree
  }

  /// The coefficient of `variable ^ degree`.
  private static func coefficient(
    _ a: Polynomial, _ variable: UInt32, _ degree: Int32, in context: inout AlgebraContext
  ) -> Polynomial {
    var terms: [Term] = []
    for term in a.terms
    where context.monomials.exponent(of: variable, in: term.monomial).numerator == degree {
      let rest = context.monomials.factors[context.monomials.range(term.monomial)].filter {
        $0.kernel != variable
      }
      terms.append(Term(term.coefficient, context.monomials.intern(rest)))
    }
    return Polynomial(terms: terms.sorted { $0.monomial < $1.monomial })
  }

  /// The greatest common divisor of the coefficients in `variable`.
  private static func contentIn(
    _ a: Polynomial, _ variable: UInt32, _ depth: Int, in context: inout AlgebraContext
  ) throws(Failure) -> Polynomial {
    var result = Polynomial.zero
    var powers = a.terms.map { context.monomials.exponent(of: variable, in: $0.monomial).numerator }
    powers.sort()
    var last: Int32?
    for power in powers where power != last {
      last = power
      let part = coefficient(a, variable, power, in: &context)
      result = try commonDivisor(result, part, depth: depth + 1, in: &context)
      if result.isOne { break }
    }
    return result.isZero ? .one : result
  }

  /// The remainder of a division in `variable` in which a was multiplied by the leading coefficient
  /// of b as often as needed.
  private static func pseudoRemainder(
    _ a: Polynomial, _ b: Polynomial, _ variable: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> Polynomial {
    let low = degree(b, variable, in: context)
    let leading = coefficient(b, variable, low, in: &context)
    var remainder = a
    while !remainder.isZero {
      let high = degree(remainder, variable, in: context)
      if high < low { break }
      let top = coefficient(remainder, variable, high, in: &context)
      let shift = Polynomial(
        Term(
          .one,
          high == low ? MonomialTable.one : context.monomials.intern([Factor(variable, high - low)])
        ))
      let left = try context.multiply(remainder, leading)
      let right = try context.multiply(context.multiply(b, top), shift)
      remainder = try context.subtract(left, right)
      if low == 0 { return remainder }
    }
    return remainder
  }
}
