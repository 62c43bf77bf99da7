import Numbers

/// Products over an index: linear factors become factorials, powers take their exponents' sum.
extension AlgebraContext {
  /// `Π body`.
  mutating func overProduct(_ body: Form, _ range: Range) throws(Failure) -> Form {
    guard let upper = range.upper else { return try infiniteProduct(body, range) }
    let count = try add(subtract(upper, range.lower), .one)
    let top = try product(body.numerator, range, upper, count)
    return try divide(top, product(body.denominator, range, upper, count))
  }

  private mutating func product(
    _ body: Polynomial, _ range: Range, _ upper: Form, _ count: Form
  ) throws(Failure) -> Form {
    if !mentions(body, range.index) {
      return body.isOne ? .one : try power(Form(body), count)
    }
    // k + c: (b + c)! / (a + c − 1)!
    let shift = try subtract(Form(body), form(kernel: range.index))
    if shift.denominator.isOne, !mentions(shift.numerator, range.index),
      shift.number.map(\.isInteger) ?? true
    {
      let end = try factorial(.factorial, add(upper, shift))
      let below = try add(range.lower, subtract(shift, .one))
      return try divide(end, factorial(.factorial, below))
    }
    if body.terms.count > 1 {
      if let value = try linearFactors(body, range, upper, count) { return value }
      return try standing(.product, Form(body), range)
    }
    var result = try power(Form(body.terms[0].coefficient), count)
    for factor in Array(monomials.factors[monomials.range(body.terms[0].monomial)]) {
      let part = Polynomial(Term(.one, monomials.intern([Factor(factor.kernel)])))
      if factor.denominator == 1, factor.numerator > 0,
        factor.kernel == range.index || !mentions(kernel: factor.kernel, range.index)
      {
        result = try multiply(
          result, power(product(part, range, upper, count), Int(factor.numerator)))
      } else if let value = try productOfPowers(factor, range, upper) {
        result = try multiply(result, value)
      } else {
        return try standing(.product, Form(body), range)
      }
    }
    return result
  }

  /// `Π b^{u(k)}` is b to the sum of u; nil for another factor.
  private mutating func productOfPowers(
    _ factor: Factor, _ range: Range, _ upper: Form
  ) throws(Failure) -> Form? {
    let kernel = kernels[Int(factor.kernel)]
    guard kernel.kind == .power, factor.denominator == 1, let base = kernel.arguments.first,
      let exponent = kernel.arguments.last, !mentions(base.numerator, range.index),
      !mentions(base.denominator, range.index)
    else { return nil }
    let whole = try multiply(exponent, Form(Rational(Int(factor.numerator))))
    let sum = try overIndex(.sum, [whole, range.lower, upper, form(kernel: range.index)])
    return try power(base, sum)
  }

  /// A polynomial whose roots are integers or halves of odd ones, factor by factor:
  /// Π (k + ½) from 1 to n is (2n + 1)!! / 2^n. Nil where it has other roots.
  private mutating func linearFactors(
    _ body: Polynomial, _ range: Range, _ upper: Form, _ count: Form
  ) throws(Failure) -> Form? {
    guard let coefficients = univariate(body, range.index), let lead = coefficients.last,
      let roots = try rationalRoots(coefficients),
      roots.allSatisfy({ ($0.root * Rational(2)).isInteger })
    else { return nil }
    var result = try power(Form(lead), count)
    for (root, multiplicity) in roots {
      let shift = Form(-root)
      let end = try gamma(halfStep: add(upper, shift), isHalf: !root.isInteger)
      let start = try add(range.lower, subtract(shift, .one))
      let value = try divide(end, gamma(halfStep: start, isHalf: !root.isInteger))
      result = try multiply(result, power(value, multiplicity))
    }
    return result
  }

  /// Γ(x + 1) for an x that is an integer, or half of an odd one: (2m)!·√π/(4^m·m!) for x = m − ½.
  private mutating func gamma(halfStep x: Form, isHalf: Bool) throws(Failure) -> Form {
    if !isHalf { return try factorial(.factorial, x) }
    let m = try add(x, Form(.half))
    let top = try factorial(.factorial, add(m, m))
    let below = try multiply(power(Form(Rational(4)), m), factorial(.factorial, m))
    return try multiply(power(form(.pi), Form(.half)), divide(top, below))
  }

  /// A product of a rational function without end, by Γ at its roots; the function tends to one fast enough if
  /// both sides have as many roots, of the same sum.
  private mutating func infiniteProduct(_ body: Form, _ range: Range) throws(Failure) -> Form {
    guard let first = range.lower.integer, let top = univariate(body.numerator, range.index),
      let bottom = univariate(body.denominator, range.index), top.count == bottom.count,
      top.last == bottom.last, let zeros = try rationalRoots(top),
      let poles = try rationalRoots(bottom)
    else { throw .unsupported(.product) }
    var sum = Rational.zero
    for (root, multiplicity) in zeros { sum = sum + root * Rational(multiplicity) }
    for (root, multiplicity) in poles { sum = sum - root * Rational(multiplicity) }
    guard sum.isZero else { throw .unsupported(.product) }
    // Π (k − a)/(k − b) from l on is Π Γ(l − b)/Γ(l − a).
    var result = Form.one
    for (roots, isPole) in [(poles, true), (zeros, false)] {
      for (root, multiplicity) in roots {
        let place = try checked(Rational(first) - root - .one)
        guard (place * Rational(2)).isInteger, place > Rational(-1) else {
          throw .unsupported(.product)
        }
        let value = try power(gamma(halfStep: Form(place), isHalf: !place.isInteger), multiplicity)
        result = try isPole ? multiply(result, value) : divide(result, value)
      }
    }
    return result
  }
}
