import Numbers

/// Antiderivatives by a guess of their terms: a sum of likely functions whose derivative has to be the
/// integrand, its coefficients from linear equations (after Norman and Moore, Implementing the new Risch
/// algorithm, 1977). What is found is right by construction; what is not guessed is not found.
enum Antiderivative {
  static let mostCandidates = 48

  /// A function of x whose derivative is the form; nil where none is guessed.
  static func antiderivative(_ f: Form, _ x: UInt32, in context: inout AlgebraContext)
    throws(Failure) -> Form?
  {
    if !Occurrence.mentions(f.numerator, x, in: context),
      !Occurrence.mentions(f.denominator, x, in: context)
    {
      return try context.multiply(f, context.form(kernel: x))
    }
    if let power = try integralOfPower(f, x, in: &context) { return power }
    var candidates: [Form] = []
    for part in try guesses(f, x, in: &context) where !candidates.contains(part) {
      if candidates.count == Self.mostCandidates { break }
      if Occurrence.mentions(part.numerator, x, in: context)
        || Occurrence.mentions(part.denominator, x, in: context)
      {
        candidates.append(part)
      }
    }
    var derivatives: [Form] = []
    for candidate in candidates {
      derivatives.append(try Differentiation.derivative(candidate, x, in: &context))
    }
    guard
      let coefficients = try LinearSystem.combination(of: derivatives, equalTo: f, x, in: &context)
    else { return nil }
    var result = Form.zero
    for (coefficient, candidate) in zip(coefficients, candidates) {
      result = try context.add(result, context.multiply(coefficient, candidate))
    }
    return result
  }

  /// `c·x^r`, r ≠ −1.
  private static func integralOfPower(_ f: Form, _ x: UInt32, in context: inout AlgebraContext)
    throws(Failure) -> Form?
  {
    guard f.numerator.terms.count == 1, f.denominator.terms.count == 1 else { return nil }
    let above = context.monomials.exponent(of: x, in: f.numerator.terms[0].monomial)
    let below = context.monomials.exponent(of: x, in: f.denominator.terms[0].monomial)
    guard let p = Rational(Int(above.numerator), Int(above.denominator)),
      let q = Rational(Int(below.numerator), Int(below.denominator))
    else { return nil }
    let exponent = p - q + .one
    guard !exponent.isZero, let inverse = exponent.reciprocal else { return nil }
    let scale = try context.divide(f, context.power(context.form(kernel: x), Form(p - q)))
    guard !Occurrence.mentions(scale.numerator, x, in: context),
      !Occurrence.mentions(scale.denominator, x, in: context)
    else { return nil }
    return try context.multiply(
      scale, context.multiply(context.power(context.form(kernel: x), Form(exponent)), Form(inverse))
    )
  }
}
