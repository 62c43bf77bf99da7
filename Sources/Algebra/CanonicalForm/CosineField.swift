import Numbers

/// The relation of t = 2·cos(π/n): the minimal polynomial of 2·cos(2π/m) for m = 2n.
///
/// It comes from the cyclotomic polynomial: Φ_m(z) = z^d · Ψ_m(z + 1/z) (Lehmer, A note on trigonometric
/// algebraic numbers, 1933).
struct CosineField: Sendable {
  /// The n.
  var order: Int
  /// Coefficients of Ψ_m, the constant one first; the last is one.
  var relation: [Int]

  /// The degree of cos(π/n).
  var degree: Int { relation.count - 1 }

  /// The largest n, and degree, for which cosines are written so.
  static let largestOrder = 240
  static let largestDegree = 48

  /// The relation for cos(π/n); nil where its degree is too large.
  init?(order: Int) {
    guard (2...Self.largestOrder).contains(order),
      let cyclotomic = Self.cyclotomic(2 * order), cyclotomic.count % 2 == 1
    else { return nil }
    let degree = cyclotomic.count / 2
    guard degree <= Self.largestDegree else { return nil }
    self.order = order
    // Φ/z^d = a_d + Σ a_{d+j} (z^j + z^−j), and z^j + z^−j is V_j(t).
    var result = [Int](repeating: 0, count: degree + 1)
    var previous = [2]
    var current = [0, 1]
    result[0] = cyclotomic[degree]
    for j in 1..<(degree + 1) {
      for (place, value) in current.enumerated() { result[place] += cyclotomic[degree + j] * value }
      var next = [0] + current
      for (place, value) in previous.enumerated() { next[place] -= value }
      (previous, current) = (current, next)
    }
    relation = result
  }

  /// Φ_m as z^m − 1 over the Φ of all its proper divisors.
  private static func cyclotomic(_ m: Int) -> [Int]? {
    var known: [Int: [Int]] = [:]
    for divisor in 1...m where m % divisor == 0 {
      var value = [Int](repeating: 0, count: divisor + 1)
      value[0] = -1
      value[divisor] = 1
      for (smaller, factor) in known where divisor % smaller == 0 {
        guard let quotient = quotient(value, factor) else { return nil }
        value = quotient
      }
      known[divisor] = value
    }
    return known[m]
  }

  /// The quotient by a monic divisor that leaves no remainder.
  private static func quotient(_ a: [Int], _ b: [Int]) -> [Int]? {
    guard a.count >= b.count else { return nil }
    var rest = a
    var result = [Int](repeating: 0, count: a.count - b.count + 1)
    for place in stride(from: result.count - 1, through: 0, by: -1) {
      let lead = rest[place + b.count - 1]
      result[place] = lead
      if lead == 0 { continue }
      for (offset, value) in b.enumerated() { rest[place + offset] -= lead * value }
    }
    return result
  }

  /// t times a remainder; nil where a coefficient leaves 64 bits.
  func timesT(_ remainder: [Int]) -> [Int]? {
    guard let lead = remainder.last else { return nil }
    var result = [0] + remainder.dropLast()
    for place in result.indices {
      let (product, first) = lead.multipliedReportingOverflow(by: relation[place])
      let (sum, second) = result[place].subtractingReportingOverflow(product)
      if first || second { return nil }
      result[place] = sum
    }
    return result
  }

  /// V_k(t) = 2·cos(kπ/n) as a remainder; nil where a coefficient leaves 64 bits.
  func chebyshev(_ k: Int) -> [Int]? {
    var previous = [2] + [Int](repeating: 0, count: degree - 1)
    if k == 0 { return previous }
    guard
      var current = timesT([1] + [Int](repeating: 0, count: degree - 1))
    else { return nil }
    for _ in 1..<max(k, 1) {
      guard var next = timesT(current) else { return nil }
      for place in next.indices {
        let (value, overflow) = next[place].subtractingReportingOverflow(previous[place])
        if overflow { return nil }
        next[place] = value
      }
      (previous, current) = (current, next)
    }
    return current
  }
}

/// Cosines of rational multiples of π as polynomials in one of them.
extension CosineField {
  /// `cos(turns·π)` for 0 < turns < 1/2 as a polynomial in cos(π/n); nil where n or its degree is too large.
  ///
  /// Where n has to grow, forms made so far do not fit, and the work starts again (see `forms`).
  static func cosineInField(_ turns: Rational, in context: inout AlgebraContext) throws(Failure)
    -> Form?
  {
    guard let p = turns.numerator.int, let q = turns.denominator.int,
      q <= CosineField.largestOrder
    else { return nil }
    guard let order = try cosineOrder(for: q, in: &context),
      let field = try cosineField(order, in: &context)
    else {
      return nil
    }
    let k = p * (order / q)
    try context.spend(field.degree * (k + 1) / 8)
    guard let remainder = field.chebyshev(k) else { return nil }
    return try Form(polynomial(remainder, field.order, scale: .half, in: &context))
  }

  /// The n that cosines of multiples of π/q are written in: a multiple of q among those in use, else one of
  /// them made finer, else q itself.
  private static func cosineOrder(for q: Int, in context: inout AlgebraContext) throws(Failure)
    -> Int?
  {
    if let known = context.angles.cosineOrders.first(where: { $0 % q == 0 }) { return known }
    for (place, known) in context.angles.cosineOrders.enumerated() {
      guard let order = Int.lcm(known, q), try cosineField(order, in: &context) != nil else {
        continue
      }
      context.angles.cosineOrders[place] = order
      context.angles.isStale = true
      throw .unsupported(.function)
    }
    guard try cosineField(q, in: &context) != nil else { return nil }
    context.angles.cosineOrders.append(q)
    return q
  }

  /// The field of cos(π/n), made if it is new; nil where its degree is too large.
  private static func cosineField(_ order: Int, in context: inout AlgebraContext) throws(Failure)
    -> CosineField?
  {
    if let known = context.angles.cosineFields.first(where: { $0.order == order }) { return known }
    try context.spend(order * 4)
    guard let field = CosineField(order: order) else { return nil }
    context.angles.cosineFields.append(field)
    return field
  }

  /// `Σ a_j t^j`, t = 2·cos(π/n), times a number.
  private static func polynomial(
    _ remainder: [Int], _ order: Int, scale: Rational, in context: inout AlgebraContext
  ) throws(Failure) -> Polynomial {
    let kernel = try context.intern(.cosine(order: Integer(order)))
    var terms: [Term] = []
    var unit = scale
    for (exponent, value) in remainder.enumerated() {
      if value != 0 {
        let monomial = context.monomials.intern(
          exponent == 0 ? [] : [Factor(kernel, Int32(truncatingIfNeeded: exponent))])
        terms.append(Term(try context.checked(unit * Rational(value)), monomial))
      }
      unit = unit * Rational(2)
    }
    return try context.collect(terms)
  }

  /// A power of a cosine at or above its degree as a polynomial below it; nil where it is below already, or
  /// is not known.
  static func cosinePower(_ kernel: Kernel, _ exponent: Int, in context: inout AlgebraContext)
    throws(Failure) -> Polynomial?
  {
    guard case .cosine(let number) = kernel, let order = number.int,
      let field = try cosineField(order, in: &context),
      exponent >= field.degree
    else { return nil }
    if exponent > 2 * field.degree {
      let half = Polynomial(
        Term(.one, context.monomials.intern([Factor(try context.intern(kernel))])))
      return try context.power(half, exponent)
    }
    try context.spend(field.degree * exponent / 8)
    var remainder = [1] + [Int](repeating: 0, count: field.degree - 1)
    var scale = Rational.one
    for _ in 0..<exponent {
      guard let next = field.timesT(remainder) else { return nil }
      remainder = next
      scale = scale * .half
    }
    return try polynomial(remainder, order, scale: scale, in: &context)
  }
}
