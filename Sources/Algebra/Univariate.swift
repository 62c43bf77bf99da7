import Budget
import Numbers

/// Polynomials in one kernel with rational coefficients, the constant one first.
extension AlgebraContext {
  static let highestUnivariate = 24
  private static let highestProduct = 64

  /// The coefficients of a polynomial in `kernel` alone; nil where anything else occurs.
  func univariate(_ polynomial: Polynomial, _ kernel: UInt32) -> [Rational]? {
    var result = [Rational.zero]
    for term in polynomial.terms {
      var degree = 0
      for index in monomials.range(term.monomial) {
        let factor = monomials.factors[index]
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
  func trimmed(_ coefficients: [Rational]) -> [Rational] {
    var result = coefficients
    while let last = result.last, last.isZero { result.removeLast() }
    return result
  }

  /// The product of two such polynomials.
  mutating func product(_ a: [Rational], _ b: [Rational]) throws(Failure) -> [Rational] {
    if a.isEmpty || b.isEmpty { return [] }
    if a.count + b.count > Self.highestProduct { throw .exhausted(.terms) }
    try spend(a.count * b.count)
    var result = [Rational](repeating: .zero, count: a.count + b.count - 1)
    for (i, x) in a.enumerated() {
      for (j, y) in b.enumerated() { result[i + j] = try checked(result[i + j] + x * y) }
    }
    return result
  }

  /// The value of such a polynomial at a form, by Horner's rule.
  mutating func value(_ coefficients: [Rational], at x: Form) throws(Failure) -> Form {
    var result = Form.zero
    for coefficient in coefficients.reversed() {
      result = try add(multiply(result, x), Form(coefficient))
    }
    return result
  }

  mutating func value(_ coefficients: [Rational], at x: Rational) throws(Failure) -> Rational {
    var result = Rational.zero
    for coefficient in coefficients.reversed() { result = try checked(result * x + coefficient) }
    return result
  }

  /// Its rational roots with their multiplicities, if it has no others; nil where it has, or where numbers are
  /// too large to try.
  mutating func rationalRoots(
    _ coefficients: [Rational]
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
      guard let root = try rationalRoot(rest) else { return nil }
      note(root)
      rest = try deflated(rest, by: root)
    }
    return result
  }

  /// A rational root p/q: p divides the constant coefficient, q the leading one.
  mutating func rationalRoot(_ coefficients: [Rational]) throws(Failure) -> Rational? {
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
    for q in try divisors(high) {
      for p in try divisors(low) {
        for sign in [1, -1] {
          guard let candidate = Rational(sign * p, q) else { continue }
          if try value(coefficients, at: candidate).isZero { return candidate }
        }
      }
    }
    return nil
  }

  private mutating func divisors(_ value: Int) throws(Failure) -> [Int] {
    guard value.magnitude <= 1_000_000 else { return [] }
    let size = Int(value.magnitude)
    try spend(64)
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
  mutating func deflated(
    _ coefficients: [Rational], by root: Rational
  ) throws(Failure) -> [Rational] {
    var result = [Rational](repeating: .zero, count: coefficients.count - 1)
    var carry = Rational.zero
    for place in stride(from: coefficients.count - 1, to: 0, by: -1) {
      carry = try checked(carry * root + coefficients[place])
      result[place - 1] = carry
    }
    return result
  }

  /// Quotient and remainder of a division by a polynomial that is not zero.
  mutating func divided(
    _ a: [Rational], by b: [Rational]
  ) throws(Failure) -> (quotient: [Rational], remainder: [Rational]) {
    var rest = a
    guard let lead = b.last?.reciprocal, a.count >= b.count else { return ([], a) }
    var quotient = [Rational](repeating: .zero, count: a.count - b.count + 1)
    for place in stride(from: quotient.count - 1, through: 0, by: -1) {
      let factor = try checked(rest[place + b.count - 1] * lead)
      quotient[place] = factor
      for (offset, value) in b.enumerated() {
        rest[place + offset] = try checked(rest[place + offset] - factor * value)
      }
    }
    return (quotient, Array(rest.prefix(b.count - 1)))
  }
}

/// A rational function in partial fractions: a polynomial and Σ A/(x + a)^m.
struct PartialFractions {
  struct Part {
    var shift: Rational
    var power: Int
    var coefficient: Rational
  }

  var polynomial: [Rational]
  var parts: [Part]
}

extension AlgebraContext {
  /// The partial fractions of a quotient whose denominator has only rational roots; nil where it has others.
  ///
  /// At a root of multiplicity m the coefficients are those of the Taylor series of N/(D/(x+a)^m) there.
  mutating func partialFractions(
    _ numerator: [Rational], _ denominator: [Rational]
  ) throws(Failure) -> PartialFractions? {
    guard let roots = try rationalRoots(denominator) else { return nil }
    let (whole, rest) = try divided(numerator, by: denominator)
    var parts: [PartialFractions.Part] = []
    for (root, multiplicity) in roots {
      let top = try shifted(rest, by: root)
      var bottom = try shifted(denominator, by: root)
      bottom.removeFirst(min(multiplicity, bottom.count))
      guard let inverse = bottom.first?.reciprocal else { return nil }
      var series: [Rational] = []
      for place in 0..<multiplicity {
        try spend(place + 4)
        var value = place < top.count ? top[place] : .zero
        for (offset, earlier) in series.enumerated() where place - offset < bottom.count {
          value = try checked(value - earlier * bottom[place - offset])
        }
        value = try checked(value * inverse)
        series.append(value)
        if !value.isZero {
          parts.append(.init(shift: -root, power: multiplicity - place, coefficient: value))
        }
      }
    }
    return PartialFractions(polynomial: whole, parts: parts)
  }

  /// The coefficients of p(x + root).
  mutating func shifted(
    _ coefficients: [Rational], by root: Rational
  ) throws(Failure) -> [Rational] {
    var result = coefficients
    guard result.count > 1 else { return result }
    for start in 0..<(result.count - 1) {
      try spend(result.count)
      for place in stride(from: result.count - 2, through: start, by: -1) {
        result[place] = try checked(result[place] + result[place + 1] * root)
      }
    }
    return result
  }
}
