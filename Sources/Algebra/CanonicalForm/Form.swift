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
      return try Cancellation.cancel(
        Form(add(a.numerator, b.numerator), over: a.denominator), in: &self)
    }
    return try Cancellation.cancel(
      Form(
        add(multiply(a.numerator, b.denominator), multiply(b.numerator, a.denominator)),
        over: multiply(a.denominator, b.denominator)), in: &self)
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
    return try Cancellation.cancel(
      Form(numerator, over: multiply(a.denominator, b.denominator)), in: &self)
  }

  mutating func divide(_ a: Form, _ b: Form) throws(Failure) -> Form {
    if b.isZero { throw .undefined(.divisionByZero) }
    if let number = b.number, let inverse = Rational.one.divided(by: number) {
      return Form(try scale(a.numerator, by: inverse), over: a.denominator)
    }
    return try Cancellation.cancel(
      Form(
        multiply(a.numerator, b.denominator), over: multiply(a.denominator, b.numerator)), in: &self
    )
  }

  /// An integer power; 0⁰ is undefined.
  mutating func power(_ base: Form, _ exponent: Int) throws(Failure) -> Form {
    if exponent == 0 {
      if base.isZero { throw .undefined(.zeroToZero) }
      return .one
    }
    if powers.keepsSums, let standing = try Powers.standingPower(base, exponent, in: &self) {
      return standing
    }
    if exponent > 0 {
      if base.denominator.isOne { return Form(try power(base.numerator, exponent)) }
      return try Cancellation.cancel(
        Form(power(base.numerator, exponent), over: power(base.denominator, exponent)), in: &self)
    }
    guard exponent > Int.min else { throw .exhausted(.exponent) }
    return try divide(.one, power(base, -exponent))
  }
}
