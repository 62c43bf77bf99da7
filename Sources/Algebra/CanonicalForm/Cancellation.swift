import Budget
import Numbers

/// Quotients without common factors, with denominators that are as plain as they can be.
enum Cancellation {
  /// The same value with a denominator that is one if it can be, free of algebraic kernels if it can be,
  /// and without factors in common with the numerator.
  static func cancel(_ form: Form, in context: inout AlgebraContext) throws(Failure) -> Form {
    if form.denominator.isOne { return form }
    if form.denominator.isZero { throw .undefined(.divisionByZero) }
    if form.numerator.isZero { return .zero }
    if let number = form.denominator.number {
      return try overNumber(form.numerator, number, in: &context)
    }
    var (numerator, denominator) = try Rationalisation.rationalised(
      form.numerator, form.denominator, in: &context)
    if let number = denominator.number { return try overNumber(numerator, number, in: &context) }
    (numerator, denominator) = try PolynomialGCD.withoutCommonFactor(
      numerator, denominator, in: &context)
    if let number = denominator.number { return try overNumber(numerator, number, in: &context) }
    // A denominator has coprime integer coefficients, and a positive leading one.
    let content = try content(denominator, in: &context)
    let unit =
      KernelOrder.leadingSign(denominator, in: context) < 0 ? Rational.zero - content : content
    guard let inverse = Rational.one.divided(by: unit) else {
      throw .undefined(.divisionByZero)
    }
    return Form(
      try context.scale(numerator, by: inverse), over: try context.scale(denominator, by: inverse))
  }

  /// The quotient by a number.
  private static func overNumber(
    _ numerator: Polynomial, _ number: Rational, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    guard let inverse = Rational.one.divided(by: number) else {
      throw .undefined(.divisionByZero)
    }
    return Form(try context.scale(numerator, by: inverse))
  }

  /// A form that is not zero as a rational number times one whose numerator has coprime integer coefficients, the
  /// leading one positive.
  static func primitive(_ form: Form, in context: inout AlgebraContext) throws(Failure) -> (
    unit: Rational, rest: Form
  ) {
    let size = try content(form.numerator, in: &context)
    let unit = KernelOrder.leadingSign(form.numerator, in: context) < 0 ? -size : size
    guard let inverse = unit.reciprocal, !unit.isOne else { return (.one, form) }
    return (unit, Form(try context.scale(form.numerator, by: inverse), over: form.denominator))
  }

  /// The positive rational by which the coefficients are coprime integers; one for zero.
  static func content(_ polynomial: Polynomial, in context: inout AlgebraContext) throws(Failure)
    -> Rational
  {
    var numerator = Integer(0)
    var denominator = Integer(1)
    for term in polynomial.terms {
      try context.spend(2)
      numerator = Integer.gcd(numerator, term.coefficient.numerator)
      let other = term.coefficient.denominator
      if !other.isOne {
        let common = Integer.gcd(denominator, other)
        guard let part = other.dividedExactly(by: common) else { continue }
        denominator = denominator * part
        if denominator.bitWidth > context.limits.integerBits { throw .exhausted(.integerBits) }
      }
    }
    return Rational(numerator, denominator).flatMap { $0.isZero ? nil : $0 } ?? .one
  }
}
