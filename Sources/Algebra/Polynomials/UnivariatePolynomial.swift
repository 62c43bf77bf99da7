import Budget
import Numbers

/// Polynomials in one kernel with rational coefficients, the constant one first.
enum UnivariatePolynomial {
  static let highestUnivariate = 24
  private static let highestProduct = 64

  /// The coefficients of a polynomial in `kernel` alone; nil where anything else occurs.
  static func univariate(_ polynomial: Polynomial, _ kernel: UInt32, in context: AlgebraContext)
    -> [Rational]?
  {
    var result = [Rational.zero]
    for term in polynomial.terms {
      var degree = 0
      for index in context.monomials.range(term.monomial) {
        let factor = context.monomials.factors[index]
        guard factor.kernel == kernel, factor.denominator == 1, factor.numerator > 0,
          factor.numerator <= Self.highestUnivariate
        else { return nil }
        degree = Int(factor.numerator)
      }
      while result.count <= degree { result.append(.zero) }
      result[degree] = term.coefficient
    }
    return result
  }

  /// The coefficients without zeros at the end.
  static func trimmed(_ coefficients: [Rational]) -> [Rational] {
    var result = coefficients
    while let last = result.last, last.isZero { result.removeLast() }
    return result
  }

  /// The product of two such polynomials.
  static func product(_ a: [Rational], _ b: [Rational], in context: inout AlgebraContext)
    throws(Failure) -> [Rational]
  {
    if a.isEmpty || b.isEmpty { return [] }
    if a.count + b.count > Self.highestProduct { throw .exhausted(.terms) }
    try context.spend(a.count * b.count)
    var result = [Rational](repeating: .zero, count: a.count + b.count - 1)
    for (i, x) in a.enumerated() {
      for (j, y) in b.enumerated() { result[i + j] = try context.checked(result[i + j] + x * y) }
    }
    return result
  }

  /// The value of such a polynomial at a form, by Horner's rule.
  static func value(_ coefficients: [Rational], at x: Form, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    var result = Form.zero
    for coefficient in coefficients.reversed() {
      result = try context.add(context.multiply(result, x), Form(coefficient))
    }
    return result
  }

  /// The value at a number, by Horner's rule.
  static func value(_ coefficients: [Rational], at x: Rational, in context: inout AlgebraContext)
    throws(Failure) -> Rational
  {
    var result = Rational.zero
    for coefficient in coefficients.reversed() {
      result = try context.checked(result * x + coefficient)
    }
    return result
  }

  /// Its rational roots with their multiplicities, if it has no others; nil where it has, or where numbers are
  /// too large to try.
  static func rationalRoots(
    _ coefficients: [Rational], in context: inout AlgebraContext
  ) throws(Failure) -> [(root: Rational, multiplicity: Int)]? {
    var rest = trimmed(coefficients)
    if rest.isEmpty { return nil }
    var result: [(root: Rational, multiplicity: Int)] = []
    func note(_ root: Rational) {
      if let place = result.firstIndex(where: { $0.root == root }) {
        result[place].multiplicity += 1
      } else {
        result.append((root, 1))
      }
    }
    while rest.count > 1, rest[0].isZero {
      rest.removeFirst()
      note(.zero)
    }
    while rest.count > 1 {
      guard let root = try rationalRoot(rest, in: &context) else { return nil }
      note(root)
      rest = try deflated(rest, by: root, in: &context)
    }
    return result
  }

  /// A rational root p/q: p divides the constant coefficient, q the leading one.
  static func rationalRoot(_ coefficients: [Rational], in context: inout AlgebraContext)
    throws(Failure) -> Rational?
  {
    if coefficients.count == 2 {
      return (-coefficients[0]).divided(by: coefficients[1])
    }
    var denominator = Integer(1)
    for value in coefficients {
      denominator = Integer.lcm(denominator, value.denominator)
      if denominator.bitWidth > 60 { return nil }
    }
    let scale = Rational(denominator)
    guard let low = coefficients.first.flatMap({ ($0 * scale).int }),
      let high = coefficients.last.flatMap({ ($0 * scale).int })
    else { return nil }
    for q in try divisors(high, in: &context) {
      for p in try divisors(low, in: &context) {
        for sign in [1, -1] {
          guard let candidate = Rational(sign * p, q) else { continue }
          if try value(coefficients, at: candidate, in: &context).isZero { return candidate }
        }
      }
    }
    return nil
  }

  /// The positive divisors, in order; none of a number beyond a million.
  private static func divisors(_ value: Int, in context: inout AlgebraContext) throws(Failure)
    -> [Int]
  {
    guard value.magnitude <= 1_000_000 else { return [] }
    let size = Int(value.magnitude)
    try context.spend(64)
    var low: [Int] = []
    var high: [Int] = []
    var divisor = 1
    while divisor * divisor <= size {
      if size % divisor == 0 {
        low.append(divisor)
        if divisor * divisor != size { high.append(size / divisor) }
      }
      divisor += 1
    }
    return low + high.reversed()
  }

  /// The quotient by x − root.
  static func deflated(
    _ coefficients: [Rational], by root: Rational, in context: inout AlgebraContext
  ) throws(Failure) -> [Rational] {
    var result = [Rational](repeating: .zero, count: coefficients.count - 1)
    var carry = Rational.zero
    for place in stride(from: coefficients.count - 1, to: 0, by: -1) {
      carry = try context.checked(carry * root + coefficients[place])
      result[place - 1] = carry
    }
    return result
  }

  /// Quotient and remainder of a division by a polynomial that is not zero.
  static func divided(
    _ a: [Rational], by b: [Rational], in context: inout AlgebraContext
  ) throws(Failure) -> (quotient: [Rational], remainder: [Rational]) {
    var rest = a
    guard let lead = b.last?.reciprocal, a.count >= b.count else { return ([], a) }
    var quotient = [Rational](repeating: .zero, count: a.count - b.count + 1)
    for place in stride(from: quotient.count - 1, through: 0, by: -1) {
      let factor = try context.checked(rest[place + b.count - 1] * lead)
      quotient[place] = factor
      for (offset, value) in b.enumerated() {
        rest[place + offset] = try context.checked(rest[place + offset] - factor * value)
      }
    }
    return (quotient, Array(rest.prefix(b.count - 1)))
  }

  /// The coefficients of p(x + root).
  static func shifted(
    _ coefficients: [Rational], by root: Rational, in context: inout AlgebraContext
  ) throws(Failure) -> [Rational] {
    var result = coefficients
    guard result.count > 1 else { return result }
    for start in 0..<(result.count - 1) {
      try context.spend(result.count)
      for place in stride(from: result.count - 2, through: start, by: -1) {
        result[place] = try context.checked(result[place] + result[place + 1] * root)
      }
    }
    return result
  }
}
