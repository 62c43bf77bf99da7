import Budget
import Bytes
import Numbers

/// Keys of algebraic numbers: of what a number is, not of how it is written.
///
/// A number of degree two or less, or with a rational power, is written in radicals. Every other one is named
/// by its minimal polynomial and by as many digits as tell its roots apart.
enum AlgebraicKey {
  private static let largestKeyDegree = 16
  private static let mostSeparatingBits = 600.0

  /// The key of an algebraic number whose form may not be its only one; nil where the form's own text is the
  /// key.
  static func algebraicKey(_ form: Form, in context: inout AlgebraContext) throws(Failure)
    -> [UInt8]?
  {
    guard form.denominator.isOne, Annihilator.isAlgebraicConstant(form.numerator, in: context),
      !isPlainlyWritten(form.numerator, in: context),
      let annihilator = try Annihilator.annihilator(
        form.numerator, most: Self.largestKeyDegree, in: &context),
      let whole = try integral(annihilator, in: &context)
    else { return nil }
    let expression = try FormExpression.expression(of: form, in: &context)
    let isField = onlyRoots(form.numerator, in: context)
    guard let minimal = try isField ? whole : minimalFactor(whole, expression, in: &context) else {
      return nil
    }
    let degree = minimal.count - 1
    if degree == 1 {
      guard let value = Rational(-minimal[0], minimal[1]) else { return nil }
      return value.bytes
    }
    if degree == 2 { return try quadraticKey(minimal, expression, in: &context) }
    if let pure = try pureKey(minimal, expression, in: &context) { return pure }
    return try rootKey(minimal, expression, in: &context)
  }

  /// Whether a form is the only one: of degree two or less, or one positive radical.
  private static func isPlainlyWritten(_ polynomial: Polynomial, in context: AlgebraContext) -> Bool
  {
    if !onlyRoots(polynomial, in: context) { return false }
    let surds = polynomial.terms.filter { $0.monomial != MonomialTable.one }
    guard let surd = surds.first else { return true }
    if surds.count > 1 { return false }
    let factors = context.monomials.factors[context.monomials.range(surd.monomial)]
    if factors.allSatisfy({ $0.denominator <= 2 }) { return true }
    return polynomial.terms.count == 1
      && factors.allSatisfy { context.kernels[Int($0.kernel)].kind == .prime }
  }

  /// Whether only i and roots of primes occur: their products are independent.
  private static func onlyRoots(_ polynomial: Polynomial, in context: AlgebraContext) -> Bool {
    polynomial.terms.allSatisfy { term in
      context.monomials.factors[context.monomials.range(term.monomial)].allSatisfy {
        let kernel = context.kernels[Int($0.kernel)]
        switch kernel {
        case .prime(_, let isCertain): return isCertain
        case .imaginaryUnit: return $0.denominator == 1
        default: return false
        }
      }
    }
  }

  /// The polynomial with coprime integer coefficients and a positive leading one.
  private static func integral(_ coefficients: [Rational], in context: inout AlgebraContext)
    throws(Failure) -> [Integer]?
  {
    var denominator = Integer(1)
    for value in coefficients {
      denominator = Integer.lcm(denominator, value.denominator)
      if denominator.bitWidth > context.limits.integerBits { return nil }
    }
    return primitive(coefficients.compactMap { ($0 * Rational(denominator)).integer })
  }

  /// The coefficients over their greatest common divisor, the leading one positive.
  private static func primitive(_ coefficients: [Integer]) -> [Integer] {
    var content = Integer(0)
    for value in coefficients { content = Integer.gcd(content, value) }
    if coefficients.last?.isNegative ?? false { content = -content }
    return coefficients.map { $0.dividedExactly(by: content) ?? $0 }
  }

  /// The factor of least degree that has the number as a root: its roots are found to double precision, and
  /// products of few of them that are nearly integral are tried by exact division.
  private static func minimalFactor(
    _ polynomial: [Integer], _ expression: Expression, in context: inout AlgebraContext
  ) throws(Failure) -> [Integer]? {
    let degree = polynomial.count - 1
    if degree < 2 { return polynomial }
    try context.spend(degree * degree * 64)
    guard let value = try approximation(expression, in: &context),
      let roots = ComplexRoots(polynomial),
      let place = roots.nearest(to: value)
    else { return nil }
    for size in 1..<max(1, degree / 2 + 1) {
      var subset = RootSubset(count: degree, size: size, holding: place)
      while let members = subset.next() {
        try context.spend(size * 4)
        guard let candidate = roots.product(members), dividesExactly(candidate, polynomial) else {
          continue
        }
        return primitive(candidate)
      }
      if subset.isCutShort { return nil }
    }
    // A factor without the root may be split off still: then what is left holds it.
    for size in 1..<max(1, degree / 2 + 1) {
      var subset = RootSubset(count: degree, size: size, without: place)
      while let members = subset.next() {
        try context.spend(size * 4)
        guard let candidate = roots.product(members),
          let rest = quotient(polynomial, candidate)
        else { continue }
        return try minimalFactor(primitive(rest), expression, in: &context)
      }
      if subset.isCutShort { return nil }
    }
    return polynomial
  }

  /// Whether a polynomial with integer coefficients divides another.
  private static func dividesExactly(_ divisor: [Integer], _ polynomial: [Integer]) -> Bool {
    quotient(polynomial, divisor) != nil
  }

  /// The quotient of primitive polynomials; nil where there is a remainder.
  private static func quotient(_ a: [Integer], _ b: [Integer]) -> [Integer]? {
    guard let lead = b.last, !lead.isZero, a.count >= b.count else { return nil }
    let divisor = primitive(b)
    guard let top = divisor.last else { return nil }
    var rest = a
    var result = [Integer](repeating: 0, count: a.count - b.count + 1)
    for place in stride(from: result.count - 1, through: 0, by: -1) {
      guard let factor = rest[place + b.count - 1].dividedExactly(by: top) else { return nil }
      result[place] = factor
      for (offset, value) in divisor.enumerated() { rest[place + offset] -= factor * value }
    }
    return rest.allSatisfy(\.isZero) ? result : nil
  }

  /// A value to double precision; nil where it has none.
  private static func approximation(_ expression: Expression, in context: inout AlgebraContext)
    throws(Failure) -> (Double, Double)?
  {
    do {
      let value = try ComplexEnclosure.complexEnclosure(expression, at: [], bits: 128, in: &context)
      guard let real = value.real.midpoint?.double, let imaginary = value.imaginary.midpoint?.double
      else { return nil }
      return (real, imaginary)
    } catch .exhausted(let failure) {
      throw failure
    } catch {
      return nil
    }
  }

  /// `(−b ± √(b² − 4ac))/2a`.
  private static func quadraticKey(
    _ minimal: [Integer], _ expression: Expression, in context: inout AlgebraContext
  ) throws(Failure) -> [UInt8]? {
    let (c, b, a) = (minimal[0], minimal[1], minimal[2])
    let discriminant = Rational(b * b - Integer(4) * a * c)
    guard let scale = Rational(1, Integer(2) * a),
      let value = try approximation(expression, in: &context),
      let middle = Rational(-b, Integer(2) * a)?.double
    else { return nil }
    let isUpper = discriminant.sign > 0 ? value.0 > middle : value.1 > 0
    let root = try context.power(Form(discriminant), Form(.half))
    let part = try context.multiply(root, Form(isUpper ? scale : -scale))
    return CanonicalKey.key(
      try context.add(Form(middle: -b, over: Integer(2) * a), part), in: context)
  }

  /// `±(p/q)^(1/n)` for a real root of `qx^n ∓ p`.
  private static func pureKey(
    _ minimal: [Integer], _ expression: Expression, in context: inout AlgebraContext
  ) throws(Failure) -> [UInt8]? {
    let degree = minimal.count - 1
    guard minimal[1..<degree].allSatisfy(\.isZero),
      let size = Rational(minimal[0].magnitude, minimal[degree]),
      let value = try approximation(expression, in: &context), let exponent = Rational(1, degree)
    else { return nil }
    // Real where the other part is no more than what rounding leaves.
    guard abs(value.1) < 1e-12 * max(1, abs(value.0)) else { return nil }
    let root = try context.power(Form(size), Form(exponent))
    return CanonicalKey.key(value.0 < 0 ? try context.negate(root) : root, in: context)
  }

  /// The polynomial and the digits that single out a root: roots are further apart than Mahler's bound,
  /// √3 · n^(−(n+2)/2) · ‖P‖^(1−n) (An inequality for the discriminant of a polynomial, 1964).
  private static func rootKey(
    _ minimal: [Integer], _ expression: Expression, in context: inout AlgebraContext
  ) throws(Failure) -> [UInt8]? {
    let degree = minimal.count - 1
    var norm = Integer(0)
    for value in minimal { norm += value * value }
    let size = Double(degree)
    let bits =
      (size + 2) / 2 * ZeroBound.logarithm(Integer(degree))
      + (size - 1) * ZeroBound.logarithm(norm) / 2 + 2
    guard bits < Self.mostSeparatingBits else { return nil }
    // 3.3 bits a digit, and one digit more for the rounding.
    let digits = Int(bits / 3.3) + 2
    let scale = try context.power(Rational(10), digits)
    guard let parts = try digitParts(expression, scale, bits: Int(bits) + 64, in: &context) else {
      return nil
    }
    var text = Array("root(".utf8)
    for (place, value) in minimal.enumerated() {
      if place > 0 { text.append(.comma) }
      value.appendDecimal(to: &text)
    }
    text.append(.semicolon)
    parts.real.appendDecimal(to: &text)
    if !parts.imaginary.isZero {
      text.append(.comma)
      parts.imaginary.appendDecimal(to: &text)
    }
    return text + Array("e-\(digits))".utf8)
  }

  /// Both parts times a scale, to an integer: rounded up at the fraction 0.382, at which no part lies.
  private static func digitParts(
    _ expression: Expression, _ scale: Rational, bits: Int, in context: inout AlgebraContext
  ) throws(Failure) -> (real: Integer, imaginary: Integer)? {
    guard let shift = Rational(618, 1_000) else { return nil }
    for precision in [bits, 2 * bits] {
      do {
        let value = try ComplexEnclosure.complexEnclosure(
          expression, at: [], bits: precision, in: &context)
        let factor = Interval(scale, precision: precision)
        let offset = Interval(shift, precision: precision)
        if let real = (value.real * factor + offset).floor,
          let imaginary = (value.imaginary * factor + offset).floor
        {
          return (real, imaginary)
        }
      } catch .exhausted(let failure) {
        throw failure
      } catch {
        return nil
      }
    }
    return nil
  }
}

extension Form {
  /// A number as a form; zero over zero is zero.
  fileprivate init(middle numerator: Integer, over denominator: Integer) {
    self.init(Rational(numerator, denominator) ?? .zero)
  }
}
