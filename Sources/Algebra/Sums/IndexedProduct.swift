import Numbers

/// Products over an index: linear factors become factorials, powers take their exponents' sum.
enum IndexedProduct {
  /// `Π body`.
  static func overProduct(_ body: Form, _ range: Summation.Range, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    guard let upper = range.upper else { return try infiniteProduct(body, range, in: &context) }
    let count = try context.add(context.subtract(upper, range.lower), .one)
    let top = try product(body.numerator, range, upper, count, in: &context)
    return try context.divide(top, product(body.denominator, range, upper, count, in: &context))
  }

  private static func product(
    _ body: Polynomial, _ range: Summation.Range, _ upper: Form, _ count: Form,
    in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    if !Occurrence.mentions(body, range.index, in: context) {
      return body.isOne ? .one : try context.power(Form(body), count)
    }
    // k + c: (b + c)! / (a + c − 1)!
    let shift = try context.subtract(Form(body), context.form(kernel: range.index))
    if shift.denominator.isOne, !Occurrence.mentions(shift.numerator, range.index, in: context),
      shift.number.map(\.isInteger) ?? true
    {
      let end = try Factorials.factorial(.factorial, context.add(upper, shift), in: &context)
      let below = try context.add(range.lower, context.subtract(shift, .one))
      return try context.divide(end, Factorials.factorial(.factorial, below, in: &context))
    }
    if body.terms.count > 1 {
      if let value = try linearFactors(body, range, upper, count, in: &context) { return value }
      return try Summation.standing(.product, Form(body), range, in: &context)
    }
    var result = try context.power(Form(body.terms[0].coefficient), count)
    for factor in Array(context.monomials.factors[context.monomials.range(body.terms[0].monomial)])
    {
      let part = Polynomial(Term(.one, context.monomials.intern([Factor(factor.kernel)])))
      if factor.denominator == 1, factor.numerator > 0,
        factor.kernel == range.index
          || !Occurrence.mentions(kernel: factor.kernel, range.index, in: context)
      {
        result = try context.multiply(
          result,
          context.power(product(part, range, upper, count, in: &context), Int(factor.numerator)))
      } else if let value = try productOfPowers(factor, range, upper, in: &context) {
        result = try context.multiply(result, value)
      } else {
        return try Summation.standing(.product, Form(body), range, in: &context)
      }
    }
    return result
  }

  /// `Π b^{u(k)}` is b to the sum of u; nil for another factor.
  private static func productOfPowers(
    _ factor: Factor, _ range: Summation.Range, _ upper: Form, in context: inout AlgebraContext
  ) throws(Failure) -> Form? {
    let kernel = context.kernels[Int(factor.kernel)]
    guard kernel.kind == .power, factor.denominator == 1, let base = kernel.arguments.first,
      let exponent = kernel.arguments.last,
      !Occurrence.mentions(base.numerator, range.index, in: context),
      !Occurrence.mentions(base.denominator, range.index, in: context)
    else { return nil }
    let whole = try context.multiply(exponent, Form(Rational(Int(factor.numerator))))
    let sum = try Summation.overIndex(
      .sum, [whole, range.lower, upper, context.form(kernel: range.index)], in: &context)
    return try context.power(base, sum)
  }

  /// A polynomial whose roots are integers or halves of odd ones, factor by factor:
  /// Π (k + ½) from 1 to n is (2n + 1)!! / 2^n. Nil where it has other roots.
  private static func linearFactors(
    _ body: Polynomial, _ range: Summation.Range, _ upper: Form, _ count: Form,
    in context: inout AlgebraContext
  ) throws(Failure) -> Form? {
    guard let coefficients = UnivariatePolynomial.univariate(body, range.index, in: context),
      let lead = coefficients.last,
      let roots = try UnivariatePolynomial.rationalRoots(coefficients, in: &context),
      roots.allSatisfy({ ($0.root * Rational(2)).isInteger })
    else { return nil }
    var result = try context.power(Form(lead), count)
    for (root, multiplicity) in roots {
      let shift = Form(-root)
      let end = try gamma(
        halfStep: context.add(upper, shift), isHalf: !root.isInteger, in: &context)
      let start = try context.add(range.lower, context.subtract(shift, .one))
      let value = try context.divide(
        end, gamma(halfStep: start, isHalf: !root.isInteger, in: &context))
      result = try context.multiply(result, context.power(value, multiplicity))
    }
    return result
  }

  /// Γ(x + 1) for an x that is an integer, or half of an odd one: (2m)!·√π/(4^m·m!) for x = m − ½.
  private static func gamma(halfStep x: Form, isHalf: Bool, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    if !isHalf { return try Factorials.factorial(.factorial, x, in: &context) }
    let m = try context.add(x, Form(.half))
    let top = try Factorials.factorial(.factorial, context.add(m, m), in: &context)
    let below = try context.multiply(
      context.power(Form(Rational(4)), m), Factorials.factorial(.factorial, m, in: &context))
    return try context.multiply(
      context.power(context.form(.pi), Form(.half)), context.divide(top, below))
  }

  /// A product of a rational function without end, by Γ at its roots; the function tends to one fast enough if
  /// both sides have as many roots, of the same sum.
  private static func infiniteProduct(
    _ body: Form, _ range: Summation.Range, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    guard let first = range.lower.integer,
      let top = UnivariatePolynomial.univariate(body.numerator, range.index, in: context),
      let bottom = UnivariatePolynomial.univariate(body.denominator, range.index, in: context),
      top.count == bottom.count,
      top.last == bottom.last,
      let zeros = try UnivariatePolynomial.rationalRoots(top, in: &context),
      let poles = try UnivariatePolynomial.rationalRoots(bottom, in: &context)
    else { throw .unsupported(.product) }
    var sum = Rational.zero
    for (root, multiplicity) in zeros { sum = sum + root * Rational(multiplicity) }
    for (root, multiplicity) in poles { sum = sum - root * Rational(multiplicity) }
    guard sum.isZero else { throw .unsupported(.product) }
    // Π (k − a)/(k − b) from l on is Π Γ(l − b)/Γ(l − a).
    var result = Form.one
    for (roots, isPole) in [(poles, true), (zeros, false)] {
      for (root, multiplicity) in roots {
        let place = try context.checked(Rational(first) - root - .one)
        guard (place * Rational(2)).isInteger, place > Rational(-1) else {
          throw .unsupported(.product)
        }
        let value = try context.power(
          gamma(halfStep: Form(place), isHalf: !place.isInteger, in: &context), multiplicity)
        result = try isPole ? context.multiply(result, value) : context.divide(result, value)
      }
    }
    return result
  }
}
