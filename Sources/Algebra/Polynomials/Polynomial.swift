import Budget
import Numbers

/// A coefficient, not zero, and a monomial.
struct Term: Equatable, Sendable {
  var coefficient: Rational
  var monomial: Monomial

  init(_ coefficient: Rational, _ monomial: Monomial) {
    self.coefficient = coefficient
    self.monomial = monomial
  }
}

/// A sum of terms ordered by the ids of their monomials; zero has none.
struct Polynomial: Equatable, Sendable {
  var terms: [Term]

  static let zero = Polynomial(terms: [])
  static let one = Polynomial(Rational.one)

  init(terms: [Term]) { self.terms = terms }
  init(_ term: Term) { terms = [term] }
  init(_ number: Rational) {
    terms = number.isZero ? [] : [Term(number, MonomialTable.one)]
  }

  var isZero: Bool { terms.isEmpty }
  var isOne: Bool {
    terms.count == 1 && terms[0].monomial == MonomialTable.one && terms[0].coefficient.isOne
  }

  /// Its value where it is a number.
  var number: Rational? {
    if terms.isEmpty { return .zero }
    return terms.count == 1 && terms[0].monomial == MonomialTable.one ? terms[0].coefficient : nil
  }
}

extension AlgebraContext {
  /// Fails where a number has outgrown its bound, and pays for the work on big ones.
  mutating func checked(_ value: Rational) throws(Failure) -> Rational {
    if value.isSmall { return value }
    let bits = max(value.numerator.bitWidth, value.denominator.bitWidth)
    if bits > limits.integerBits { throw .exhausted(.integerBits) }
    try spend(bits / 64 + 1)
    return value
  }

  /// The same for a coefficient among several: there are many, and the common divisors of long ones cost the
  /// square of their limbs.
  mutating func checkedAmongMany(_ value: Rational) throws(Failure) -> Rational {
    if value.isSmall { return value }
    let limbs = value.bitWidth / 64
    if limbs > 8 { try spend(8 * limbs + limbs * limbs / 16) }
    return try checked(value)
  }

  /// Fails where there are too many terms.
  func checked(_ polynomial: Polynomial) throws(Failure) -> Polynomial {
    if polynomial.terms.count > limits.terms { throw .exhausted(.terms) }
    return polynomial
  }

  mutating func add(_ a: Polynomial, _ b: Polynomial) throws(Failure) -> Polynomial {
    if a.isZero { return b }
    if b.isZero { return a }
    try spend(a.terms.count + b.terms.count)
    var result: [Term] = []
    result.reserveCapacity(a.terms.count + b.terms.count)
    var i = 0
    var j = 0
    while i < a.terms.count, j < b.terms.count {
      let x = a.terms[i]
      let y = b.terms[j]
      if x.monomial == y.monomial {
        let sum = try checked(x.coefficient + y.coefficient)
        if !sum.isZero { result.append(Term(sum, x.monomial)) }
        i += 1
        j += 1
      } else if x.monomial < y.monomial {
        result.append(x)
        i += 1
      } else {
        result.append(y)
        j += 1
      }
    }
    result.append(contentsOf: a.terms[i...])
    result.append(contentsOf: b.terms[j...])
    return try checked(Polynomial(terms: result))
  }

  mutating func scale(_ a: Polynomial, by factor: Rational) throws(Failure) -> Polynomial {
    if factor.isOne { return a }
    if factor.isZero { return .zero }
    try spend(a.terms.count)
    var result = a
    for index in result.terms.indices {
      result.terms[index].coefficient = try checked(result.terms[index].coefficient * factor)
    }
    return result
  }

  mutating func negate(_ a: Polynomial) throws(Failure) -> Polynomial {
    try scale(a, by: Rational(-1))
  }

  mutating func subtract(_ a: Polynomial, _ b: Polynomial) throws(Failure) -> Polynomial {
    try add(a, negate(b))
  }

  mutating func multiply(_ a: Polynomial, _ b: Polynomial) throws(Failure) -> Polynomial {
    if a.isZero || b.isZero { return .zero }
    if let number = a.number { return try scale(b, by: number) }
    if let number = b.number { return try scale(a, by: number) }
    let (work, overflow) = a.terms.count.multipliedReportingOverflow(by: b.terms.count)
    if overflow || work > limits.terms * 8 { throw .exhausted(.terms) }
    try spend(work * 4)
    var plain: [Term] = []
    plain.reserveCapacity(work)
    var rest = Polynomial.zero
    for x in a.terms {
      for y in b.terms {
        let coefficient = try checkedAmongMany(x.coefficient * y.coefficient)
        let (monomial, isReduced) = try Reduction.merge(x.monomial, y.monomial, in: &self)
        if isReduced {
          plain.append(Term(coefficient, monomial))
        } else {
          rest = try add(rest, scale(Reduction.reduce(monomial, in: &self), by: coefficient))
        }
      }
    }
    let sum = try collect(plain)
    return rest.isZero ? sum : try add(sum, rest)
  }

  /// The polynomial with these terms, in any order, like ones added.
  mutating func collect(_ list: consuming [Term]) throws(Failure) -> Polynomial {
    var terms = list
    if terms.count < 2 { return Polynomial(terms: terms) }
    try spend(terms.count)
    terms.sort { $0.monomial < $1.monomial }
    var count = 0
    for index in terms.indices {
      if count > 0, terms[count - 1].monomial == terms[index].monomial {
        let sum = try checkedAmongMany(
          terms[count - 1].coefficient + terms[index].coefficient)
        if sum.isZero { count -= 1 } else { terms[count - 1].coefficient = sum }
      } else {
        if count < index { terms[count] = terms[index] }
        count += 1
      }
    }
    terms.removeLast(terms.count - count)
    return try checked(Polynomial(terms: terms))
  }

  /// A power by squaring; the exponent is not negative.
  mutating func power(_ base: Polynomial, _ exponent: Int) throws(Failure) -> Polynomial {
    if exponent == 0 { return .one }
    if exponent == 1 { return base }
    if exponent < 0 || exponent > limits.exponent { throw .exhausted(.exponent) }
    if let number = base.number { return Polynomial(try power(number, exponent)) }
    var result = Polynomial.one
    var square = base
    var left = exponent
    while true {
      if left & 1 == 1 { result = try multiply(result, square) }
      left >>= 1
      if left == 0 { return result }
      square = try multiply(square, square)
    }
  }

  /// A power of a number; fails for zero to a negative exponent.
  mutating func power(_ base: Rational, _ exponent: Int) throws(Failure) -> Rational {
    let result: Rational?
    do {
      result = try base.power(exponent, limits: limits, fuel: &fuel)
    } catch {
      throw .exhausted(error.bound)
    }
    guard let result else { throw .undefined(.divisionByZero) }
    return result
  }
}
