import Numbers

/// Sums whose terms have a known shape: rational, geometric over linear, over factorials, binomial.
enum SeriesSum {
  private static let mostFirstTerms = 64

  /// The closed form of a sum; nil where no shape fits.
  static func shapedSum(_ body: Form, _ range: Summation.Range, in context: inout AlgebraContext)
    throws(Failure) -> Form?
  {
    guard let shape = try SeriesShape.seriesShape(body, range.index, in: &context) else {
      return nil
    }
    let isPolynomial = shape.bottom.count == 1
    if isPolynomial, shape.factorials.isEmpty { return nil }
    let value: Form?
    switch (shape.factorials.count, shape.ratio) {
    case (0, nil):
      value = try RationalSum.rationalSum(
        quotient(shape, range.index, in: &context), range, in: &context)
    case (0, let ratio?):
      value =
        ratio == Form(Rational(-1))
        ? try RationalSum.alternatingSum(
          quotient(shape, range.index, in: &context), range, in: &context)
        : try logarithmicSeries(shape, ratio, range, in: &context)
    case (1, let ratio) where shape.factorials[0].exponent == -1:
      value = try factorialSeries(shape, ratio ?? .one, range, in: &context)
    case (2, let ratio): value = try binomialSum(shape, ratio ?? .one, range, in: &context)
    default: value = nil
    }
    guard let value else { return nil }
    return try context.multiply(shape.outer, value)
  }

  /// P(k)/Q(k) of a shape.
  private static func quotient(
    _ shape: SeriesShape, _ index: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    let k = context.form(kernel: index)
    return try context.divide(
      UnivariatePolynomial.value(shape.top, at: k, in: &context),
      UnivariatePolynomial.value(shape.bottom, at: k, in: &context))
  }

  /// The first index where it is a small integer.
  private static func firstIndex(_ range: Summation.Range) -> Int? {
    guard let first = range.lower.integer, first.isWithin(Self.mostFirstTerms) else { return nil }
    return first
  }

  /// Fails where a constant ratio is not below one in magnitude: the series has no value.
  static func checkConvergence(_ ratio: Form, in context: inout AlgebraContext) throws(Failure) {
    guard Occurrence.isConstant(ratio.numerator, in: context),
      Occurrence.isConstant(ratio.denominator, in: context)
    else { return }
    let size = try AbsoluteValue.absoluteValue(ratio, in: &context)
    guard try Signs.sign(of: context.subtract(size, .one), in: &context) == -1 else {
      throw .undefined(.divergence)
    }
  }

  /// `Σ r^k P(k)/Q(k)`, the roots of Q simple and integers or half of odd ones:
  /// Σ r^j/j = −ln(1 − r), Σ s^j/j over odd j = artanh s (Abramowitz and Stegun 4.1.24, 4.6.33).
  private static func logarithmicSeries(
    _ shape: SeriesShape, _ ratio: Form, _ range: Summation.Range, in context: inout AlgebraContext
  ) throws(Failure) -> Form? {
    guard range.upper == nil, let first = firstIndex(range),
      let fractions = try PartialFractions.partialFractions(shape.top, shape.bottom, in: &context)
    else { return nil }
    try checkConvergence(ratio, in: &context)
    let index = context.form(kernel: range.index)
    let polynomial = try UnivariatePolynomial.value(fractions.polynomial, at: index, in: &context)
    var total = try Summation.overIndex(
      .series, [context.multiply(polynomial, context.power(ratio, index)), range.lower, index],
      in: &context)
    for part in fractions.parts {
      guard part.power == 1 else { return nil }
      let sum: Form?
      if let shift = part.shift.int {
        sum = try overIntegers(ratio, from: first, shift, in: &context)
      } else if let twice = (part.shift * Rational(2)).int {
        sum = try overOddNumbers(ratio, from: first, twice, in: &context)
      } else {
        sum = nil
      }
      guard let sum else { return nil }
      total = try context.add(total, context.multiply(sum, Form(part.coefficient)))
    }
    return total
  }

  /// `Σ_{k≥first} r^k/(k + shift)`.
  private static func overIntegers(
    _ r: Form, from first: Int, _ shift: Int, in context: inout AlgebraContext
  ) throws(Failure) -> Form? {
    guard shift.isWithin(Self.mostFirstTerms) else { return nil }
    if first + shift < 1 { throw .undefined(.divisionByZero) }
    var sum = try context.negate(Logarithms.logarithm(context.subtract(.one, r), in: &context))
    for j in 1..<(first + shift) {
      sum = try context.subtract(sum, context.divide(context.power(r, j), Form(Rational(j))))
    }
    return try shift == 0 ? sum : context.divide(sum, context.power(r, shift))
  }

  /// `Σ_{k≥first} r^k/(k + odd/2)`: twice s^−odd times the sum of s^j/j over odd j, s² = ±r.
  private static func overOddNumbers(
    _ r: Form, from first: Int, _ odd: Int, in context: inout AlgebraContext
  ) throws(Failure) -> Form? {
    guard odd.isWithin(Self.mostFirstTerms) else { return nil }
    let start = 2 * first + odd
    if start < 1 { return nil }
    let isNegative = KernelOrder.leadingSign(r.numerator, in: context) < 0
    let s = try SeriesShape.eitherRoot(isNegative ? context.negate(r) : r, in: &context)
    var sum: Form
    if isNegative {
      sum = try InverseTrigonometry.inverseTrigonometric(.arctan, s, in: &context)
    } else {
      sum = try Hyperbolic.hyperbolic(.artanh, s, in: &context)
    }
    for j in stride(from: 1, to: start, by: 2) {
      let term = try context.divide(context.power(s, j), Form(Rational(j)))
      sum = try isNegative && j % 4 == 3 ? context.add(sum, term) : context.subtract(sum, term)
    }
    // (−1)^k = (−1)^((j − odd)/2), and the sum of arctan has (−1)^((j − 1)/2).
    if isNegative, ((odd - 1) / 2) % 2 != 0 { sum = try context.negate(sum) }
    return try context.divide(context.multiply(sum, Form(Rational(2))), context.power(s, odd))
  }

  /// `Σ r^k P(k)/(k + c)!`, and `Σ r^k/(2k)!`, `Σ r^k/(2k + 1)!`.
  private static func factorialSeries(
    _ shape: SeriesShape, _ ratio: Form, _ range: Summation.Range, in context: inout AlgebraContext
  ) throws(Failure) -> Form? {
    guard range.upper == nil, let first = firstIndex(range), first >= 0 else { return nil }
    let index = context.form(kernel: range.index)
    let argument = shape.factorials[0].argument
    if argument == index { return try exponentialSeries(shape, ratio, first, in: &context) }
    guard argument == (try context.add(index, index)), shape.top.count == 1,
      let scale = shape.top.first,
      shape.bottom.count <= 2, let unit = shape.bottom.first
    else { return nil }
    // Over (2k)!, or over (2k + 1)!.
    let isOdd = shape.bottom.count == 2
    if isOdd, shape.bottom[1] != unit * Rational(2) { return nil }
    let isNegative = KernelOrder.leadingSign(ratio.numerator, in: context) < 0
    let s = try SeriesShape.eitherRoot(isNegative ? context.negate(ratio) : ratio, in: &context)
    var sum: Form
    switch (isOdd, isNegative) {
    case (false, false): sum = try Hyperbolic.hyperbolic(.cosh, s, in: &context)
    case (false, true): sum = try Trigonometry.trigonometric(.cos, s, in: &context)
    case (true, false): sum = try context.divide(Hyperbolic.hyperbolic(.sinh, s, in: &context), s)
    case (true, true):
      sum = try context.divide(Trigonometry.trigonometric(.sin, s, in: &context), s)
    }
    for k in 0..<first {
      let below = try Factorials.factorial(
        .factorial, Form(Rational(2 * k + (isOdd ? 1 : 0))), in: &context)
      sum = try context.subtract(sum, context.divide(context.power(ratio, k), below))
    }
    guard let factor = scale.divided(by: unit) else { return nil }
    return try context.multiply(sum, Form(factor))
  }

  /// `Σ_{k≥first} r^k P(k)/(k + c)!` = r^−c Σ_j P(j − c) r^j/j!, and Σ j(j−1)…(j−i+1) r^j/j! = r^i e^r.
  private static func exponentialSeries(
    _ shape: SeriesShape, _ r: Form, _ first: Int, in context: inout AlgebraContext
  ) throws(Failure) -> Form? {
    guard let roots = try UnivariatePolynomial.rationalRoots(shape.bottom, in: &context),
      let lead = shape.bottom.last
    else {
      return nil
    }
    let c = roots.count
    // Q has to be (k + 1)…(k + c).
    guard roots.allSatisfy({ $0.multiplicity == 1 }),
      (1..<(c + 1)).allSatisfy({ place in roots.contains { $0.root == Rational(-place) } })
    else { return nil }
    let top = try univariateShift(shape.top, by: -c, in: &context)
    let falling = try SeriesShape.fallingCoefficients(top, in: &context)
    var sum = Form.zero
    for (i, coefficient) in falling.enumerated() where !coefficient.isZero {
      sum = try context.add(
        sum, context.multiply(Form(coefficient), i == 0 ? .one : context.power(r, i)))
    }
    sum = try context.multiply(sum, context.power(context.form(.e), r))
    for j in 0..<(first + c) {
      let below = try Factorials.factorial(.factorial, Form(Rational(j)), in: &context)
      let above = Form(try UnivariatePolynomial.value(top, at: Rational(j), in: &context))
      let term = try context.divide(
        context.multiply(above, j == 0 ? .one : context.power(r, j)), below)
      sum = try context.subtract(sum, term)
    }
    if c > 0 { sum = try context.divide(sum, context.power(r, c)) }
    return try context.divide(sum, Form(lead))
  }

  private static func univariateShift(
    _ coefficients: [Rational], by shift: Int, in context: inout AlgebraContext
  ) throws(Failure) -> [Rational] {
    shift == 0
      ? coefficients
      : try UnivariatePolynomial.shifted(coefficients, by: Rational(shift), in: &context)
  }

  /// `Σ_k P(k) r^k/(k!(n − k)!)` up to n: Σ k(k−1)…(k−i+1) C(n,k) r^k = n(n−1)…(n−i+1) r^i (1 + r)^{n−i}; and
  /// Σ C(n,k)² = C(2n,n) (Vandermonde).
  private static func binomialSum(
    _ shape: SeriesShape, _ r: Form, _ range: Summation.Range, in context: inout AlgebraContext
  ) throws(Failure) -> Form? {
    guard let n = range.upper, let first = firstIndex(range), first >= 0, shape.bottom.count == 1,
      let unit = shape.bottom.first?.reciprocal
    else { return nil }
    let index = context.form(kernel: range.index)
    let rest = try context.subtract(n, index)
    guard let place = shape.factorials.firstIndex(where: { $0.argument == index }),
      shape.factorials[1 - place].argument == rest,
      shape.factorials[0].exponent == shape.factorials[1].exponent
    else { return nil }
    let power = -shape.factorials[0].exponent
    let whole = try Factorials.factorial(.factorial, n, in: &context)
    var sum: Form
    if power == 1 {
      let base = try context.add(.one, r)
      if base.isZero { return nil }
      sum = .zero
      var falling = Form.one
      for (i, coefficient) in try SeriesShape.fallingCoefficients(shape.top, in: &context)
        .enumerated()
      {
        if i > 0 {
          falling = try context.multiply(falling, context.subtract(n, Form(Rational(i - 1))))
        }
        if coefficient.isZero { continue }
        let exponent = try context.subtract(n, Form(Rational(i)))
        let part = try context.multiply(
          i == 0 ? .one : context.power(r, i), context.power(base, exponent))
        sum = try context.add(
          sum, context.multiply(context.multiply(falling, part), Form(coefficient)))
      }
      sum = try context.divide(sum, whole)
    } else if power == 2, r == .one, shape.top.count == 1 {
      let twice = try Factorials.factorial(.factorial, context.add(n, n), in: &context)
      sum = try context.multiply(Form(shape.top[0]), context.divide(twice, context.power(whole, 4)))
    } else {
      return nil
    }
    for k in 0..<first {
      let below = try context.multiply(
        Factorials.factorial(.factorial, Form(Rational(k)), in: &context),
        Factorials.factorial(.factorial, context.subtract(n, Form(Rational(k))), in: &context))
      let above = try context.multiply(
        Form(UnivariatePolynomial.value(shape.top, at: Rational(k), in: &context)),
        k == 0 ? .one : context.power(r, k))
      sum = try context.subtract(sum, context.divide(above, context.power(below, power)))
    }
    return try context.multiply(sum, Form(unit))
  }
}
