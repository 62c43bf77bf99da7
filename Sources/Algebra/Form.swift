import Budget
import Numbers

/// A canonical form: a quotient of polynomials in kernels with rational coefficients.
///
/// The denominator is not zero, and is one wherever it is a number. Equal forms are equal values; unequal
/// ones may be equal too, unless `AlgebraContext.isDecisive` says that they are not.
public struct Form: Equatable, Sendable {
  var numerator: Polynomial
  var denominator: Polynomial

  init(_ numerator: Polynomial, over denominator: Polynomial = .one) {
    self.numerator = numerator
    self.denominator = denominator
  }

  init(_ number: Rational) {
    numerator = Polynomial(number)
    denominator = .one
  }

  static let zero = Form(Rational.zero)
  static let one = Form(Rational.one)

  var isZero: Bool { numerator.isZero }

  /// Its value where it is a rational number.
  public var number: Rational? { denominator.isOne ? numerator.number : nil }

  /// Its value where it is an integer that fits.
  var integer: Int? {
    guard let value = number, value.isInteger else { return nil }
    return value.numerator.int
  }
}

extension AlgebraContext {
  mutating func add(_ a: Form, _ b: Form) throws(Failure) -> Form {
    if a.isZero { return b }
    if b.isZero { return a }
    if a.denominator == b.denominator {
      return try cancel(Form(add(a.numerator, b.numerator), over: a.denominator))
    }
    return try cancel(
      Form(
        add(multiply(a.numerator, b.denominator), multiply(b.numerator, a.denominator)),
        over: multiply(a.denominator, b.denominator)))
  }

  /// The sum of forms; of polynomials in one go.
  mutating func sum(_ forms: [Form]) throws(Failure) -> Form {
    guard forms.count > 2, forms.allSatisfy({ $0.denominator.isOne }) else {
      var result = Form.zero
      for form in forms { result = try add(result, form) }
      return result
    }
    var terms: [Term] = []
    terms.reserveCapacity(forms.count)
    for form in forms { terms.append(contentsOf: form.numerator.terms) }
    return Form(try collect(terms))
  }

  mutating func negate(_ a: Form) throws(Failure) -> Form {
    Form(try negate(a.numerator), over: a.denominator)
  }

  mutating func subtract(_ a: Form, _ b: Form) throws(Failure) -> Form { try add(a, negate(b)) }

  mutating func multiply(_ a: Form, _ b: Form) throws(Failure) -> Form {
    let numerator = try multiply(a.numerator, b.numerator)
    if a.denominator.isOne, b.denominator.isOne { return Form(numerator) }
    return try cancel(Form(numerator, over: multiply(a.denominator, b.denominator)))
  }

  mutating func divide(_ a: Form, _ b: Form) throws(Failure) -> Form {
    if b.isZero { throw .undefined(.divisionByZero) }
    if let number = b.number, let inverse = Rational.one.divided(by: number) {
      return Form(try scale(a.numerator, by: inverse), over: a.denominator)
    }
    return try cancel(
      Form(
        multiply(a.numerator, b.denominator), over: multiply(a.denominator, b.numerator)))
  }

  mutating func power(_ base: Form, _ exponent: Int) throws(Failure) -> Form {
    if exponent == 0 {
      if base.isZero { throw .undefined(.zeroToZero) }
      return .one
    }
    if keepsPowers, let standing = try standingPower(base, exponent) { return standing }
    if exponent > 0 {
      if base.denominator.isOne { return Form(try power(base.numerator, exponent)) }
      return try cancel(
        Form(power(base.numerator, exponent), over: power(base.denominator, exponent)))
    }
    guard exponent > Int.min else { throw .exhausted(.exponent) }
    return try divide(.one, power(base, -exponent))
  }

  /// The least power of a sum that stands unexpanded where powers do.
  static let leastStandingPower = 8

  /// A great power of a sum as a power of its primitive part; nil for another base or a small power.
  private mutating func standingPower(_ base: Form, _ exponent: Int) throws(Failure) -> Form? {
    guard base.denominator.isOne, base.numerator.terms.count > 1,
      exponent.magnitude >= Self.leastStandingPower, exponent.magnitude <= limits.exponent
    else { return nil }
    let size = try content(base.numerator)
    let unit = leadingSign(base.numerator) < 0 ? -size : size
    guard let inverse = unit.reciprocal else { return nil }
    let primitive = Form(try scale(base.numerator, by: inverse))
    let kernel = try intern(Kernel(kind: .radicand, arguments: [primitive]))
    let scale = Form(try power(unit, exponent))
    return try multiply(scale, raised(kernel, exponent, 1))
  }

  /// The same value with a denominator that is one if it can be, free of algebraic kernels if it can be,
  /// and without factors in common with the numerator.
  mutating func cancel(_ form: Form) throws(Failure) -> Form {
    if form.denominator.isOne { return form }
    if form.denominator.isZero { throw .undefined(.divisionByZero) }
    if form.numerator.isZero { return .zero }
    if let number = form.denominator.number { return try overNumber(form.numerator, number) }
    var (numerator, denominator) = try rationalised(form.numerator, form.denominator)
    if let number = denominator.number { return try overNumber(numerator, number) }
    (numerator, denominator) = try withoutCommonFactor(numerator, denominator)
    if let number = denominator.number { return try overNumber(numerator, number) }
    // A denominator has coprime integer coefficients, and a positive leading one.
    let content = try content(denominator)
    let unit = leadingSign(denominator) < 0 ? Rational.zero - content : content
    guard let inverse = Rational.one.divided(by: unit) else {
      throw .undefined(.divisionByZero)
    }
    return Form(try scale(numerator, by: inverse), over: try scale(denominator, by: inverse))
  }

  private mutating func overNumber(
    _ numerator: Polynomial, _ number: Rational
  ) throws(Failure) -> Form {
    guard let inverse = Rational.one.divided(by: number) else {
      throw .undefined(.divisionByZero)
    }
    return Form(try scale(numerator, by: inverse))
  }

  /// A form that is not zero as a rational number times one whose numerator has coprime integer coefficients, the
  /// leading one positive.
  mutating func primitive(_ form: Form) throws(Failure) -> (unit: Rational, rest: Form) {
    let size = try content(form.numerator)
    let unit = leadingSign(form.numerator) < 0 ? -size : size
    guard let inverse = unit.reciprocal, !unit.isOne else { return (.one, form) }
    return (unit, Form(try scale(form.numerator, by: inverse), over: form.denominator))
  }

  /// The positive rational by which the coefficients are coprime integers; one for zero.
  mutating func content(_ polynomial: Polynomial) throws(Failure) -> Rational {
    var numerator = Integer(0)
    var denominator = Integer(1)
    for term in polynomial.terms {
      try spend(2)
      numerator = Integer.gcd(numerator, term.coefficient.numerator)
      let other = term.coefficient.denominator
      if !other.isOne {
        let common = Integer.gcd(denominator, other)
        guard let part = other.dividedExactly(by: common) else { continue }
        denominator = denominator * part
        if denominator.bitWidth > limits.integerBits { throw .exhausted(.integerBits) }
      }
    }
    return Rational(numerator, denominator).flatMap { $0.isZero ? nil : $0 } ?? .one
  }
}
