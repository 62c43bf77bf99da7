import Numbers

/// Sums whose terms have a known shape: rational, geometric over linear, over factorials, binomial.
extension AlgebraContext {
  private static let mostFirstTerms = 64

  /// The closed form of a sum; nil where no shape fits.
  mutating func shapedSum(_ body: Form, _ range: Range) throws(Failure) -> Form? {
    guard let shape = try seriesShape(body, range.index) else { return nil }
    let isPolynomial = shape.bottom.count == 1
    if isPolynomial, shape.factorials.isEmpty { return nil }
    let value: Form?
    switch (shape.factorials.count, shape.ratio) {
    case (0, nil): value = try rationalSum(quotient(shape, range.index), range)
    case (0, let ratio?):
      value =
        ratio == Form(Rational(-1))
        ? try alternatingSum(quotient(shape, range.index), range)
        : try logarithmicSeries(shape, ratio, range)
    case (1, let ratio) where shape.factorials[0].exponent == -1:
      value = try factorialSeries(shape, ratio ?? .one, range)
    case (2, let ratio): value = try binomialSum(shape, ratio ?? .one, range)
    default: value = nil
    }
    guard let value else { return nil }
    return try multiply(shape.outer, value)
  }

  private mutating func quotient(_ shape: SeriesShape, _ index: UInt32) throws(Failure) -> Form {
    let k = form(kernel: index)
    return try divide(value(shape.top, at: k), value(shape.bottom, at: k))
  }

  private func firstIndex(_ range: Range) -> Int? {
    guard let first = range.lower.integer, first.isWithin(Self.mostFirstTerms) else { return nil }
    return first
  }

  /// Fails where a constant ratio is not below one in magnitude: the series has no value.
  mutating func checkConvergence(_ ratio: Form) throws(Failure) {
    guard isConstant(ratio.numerator), isConstant(ratio.denominator) else { return }
    let size = try absoluteValue(ratio)
    guard try sign(of: subtract(size, .one)) == -1 else { throw .undefined(.divergence) }
  }

  /// `Σ r^k P(k)/Q(k)`, the roots of Q simple and integers or half of odd ones:
  /// Σ r^j/j = −ln(1 − r), Σ s^j/j over odd j = artanh s (Abramowitz and Stegun 4.1.24, 4.6.33).
  private mutating func logarithmicSeries(
    _ shape: SeriesShape, _ ratio: Form, _ range: Range
  ) throws(Failure) -> Form? {
    guard range.upper == nil, let first = firstIndex(range),
      let fractions = try partialFractions(shape.top, shape.bottom)
    else { return nil }
    try checkConvergence(ratio)
    let index = form(kernel: range.index)
    let polynomial = try value(fractions.polynomial, at: index)
    var total = try overIndex(
      .series, [multiply(polynomial, power(ratio, index)), range.lower, index])
    for part in fractions.parts {
      guard part.power == 1 else { return nil }
      let sum: Form?
      if let shift = part.shift.int {
        sum = try overIntegers(ratio, from: first, shift)
      } else if let twice = (part.shift * Rational(2)).int {
        sum = try overOddNumbers(ratio, from: first, twice)
      } else {
        sum = nil
      }
      guard let sum else { return nil }
      total = try add(total, multiply(sum, Form(part.coefficient)))
    }
    return total
  }

  /// `Σ_{k≥first} r^k/(k + shift)`.
  private mutating func overIntegers(
    _ r: Form, from first: Int, _ shift: Int
  ) throws(Failure) -> Form? {
    guard shift.isWithin(Self.mostFirstTerms) else { return nil }
    if first + shift < 1 { throw .undefined(.divisionByZero) }
    var sum = try negate(logarithm(subtract(.one, r)))
    for j in 1..<(first + shift) {
      sum = try subtract(sum, divide(power(r, j), Form(Rational(j))))
    }
    return try shift == 0 ? sum : divide(sum, power(r, shift))
  }

  /// `Σ_{k≥first} r^k/(k + odd/2)`: twice s^−odd times the sum of s^j/j over odd j, s² = ±r.
  private mutating func overOddNumbers(
    _ r: Form, from first: Int, _ odd: Int
  ) throws(Failure) -> Form? {
    guard odd.isWithin(Self.mostFirstTerms) else { return nil }
    let start = 2 * first + odd
    if start < 1 { return nil }
    let isNegative = leadingSign(r.numerator) < 0
    let s = try eitherRoot(isNegative ? negate(r) : r)
    var sum: Form
    if isNegative {
      sum = try inverseTrigonometric(.arctan, s)
    } else {
      sum = try hyperbolic(.artanh, s)
    }
    for j in stride(from: 1, to: start, by: 2) {
      let term = try divide(power(s, j), Form(Rational(j)))
      sum = try isNegative && j % 4 == 3 ? add(sum, term) : subtract(sum, term)
    }
    // (−1)^k = (−1)^((j − odd)/2), and the sum of arctan has (−1)^((j − 1)/2).
    if isNegative, ((odd - 1) / 2) % 2 != 0 { sum = try negate(sum) }
    return try divide(multiply(sum, Form(Rational(2))), power(s, odd))
  }

  /// `Σ r^k P(k)/(k + c)!`, and `Σ r^k/(2k)!`, `Σ r^k/(2k + 1)!`.
  private mutating func factorialSeries(
    _ shape: SeriesShape, _ ratio: Form, _ range: Range
  ) throws(Failure) -> Form? {
    guard range.upper == nil, let first = firstIndex(range), first >= 0 else { return nil }
    let index = form(kernel: range.index)
    let argument = shape.factorials[0].argument
    if argument == index { return try exponentialSeries(shape, ratio, first) }
    guard argument == (try add(index, index)), shape.top.count == 1, let scale = shape.top.first,
      shape.bottom.count <= 2, let unit = shape.bottom.first
    else { return nil }
    // Over (2k)!, or over (2k + 1)!.
    let isOdd = shape.bottom.count == 2
    if isOdd, shape.bottom[1] != unit * Rational(2) { return nil }
    let isNegative = leadingSign(ratio.numerator) < 0
    let s = try eitherRoot(isNegative ? negate(ratio) : ratio)
    var sum: Form
    switch (isOdd, isNegative) {
    case (false, false): sum = try hyperbolic(.cosh, s)
    case (false, true): sum = try trigonometric(.cos, s)
    case (true, false): sum = try divide(hyperbolic(.sinh, s), s)
    case (true, true): sum = try divide(trigonometric(.sin, s), s)
    }
    for k in 0..<first {
      let below = try factorial(.factorial, Form(Rational(2 * k + (isOdd ? 1 : 0))))
      sum = try subtract(sum, divide(power(ratio, k), below))
    }
    guard let factor = scale.divided(by: unit) else { return nil }
    return try multiply(sum, Form(factor))
  }

  /// `Σ_{k≥first} r^k P(k)/(k + c)!` = r^−c Σ_j P(j − c) r^j/j!, and Σ j(j−1)…(j−i+1) r^j/j! = r^i e^r.
  private mutating func exponentialSeries(
    _ shape: SeriesShape, _ r: Form, _ first: Int
  ) throws(Failure) -> Form? {
    guard let roots = try rationalRoots(shape.bottom), let lead = shape.bottom.last else {
      return nil
    }
    let c = roots.count
    // Q has to be (k + 1)…(k + c).
    guard roots.allSatisfy({ $0.multiplicity == 1 }),
      (1..<(c + 1)).allSatisfy({ place in roots.contains { $0.root == Rational(-place) } })
    else { return nil }
    let top = try univariateShift(shape.top, by: -c)
    let falling = try fallingCoefficients(top)
    var sum = Form.zero
    for (i, coefficient) in falling.enumerated() where !coefficient.isZero {
      sum = try add(sum, multiply(Form(coefficient), i == 0 ? .one : power(r, i)))
    }
    sum = try multiply(sum, power(form(.e), r))
    for j in 0..<(first + c) {
      let below = try factorial(.factorial, Form(Rational(j)))
      let above = Form(try value(top, at: Rational(j)))
      let term = try divide(multiply(above, j == 0 ? .one : power(r, j)), below)
      sum = try subtract(sum, term)
    }
    if c > 0 { sum = try divide(sum, power(r, c)) }
    return try divide(sum, Form(lead))
  }

  private mutating func univariateShift(
    _ coefficients: [Rational], by shift: Int
  ) throws(Failure) -> [Rational] {
    shift == 0 ? coefficients : try shifted(coefficients, by: Rational(shift))
  }

  /// `Σ_k P(k) r^k/(k!(n − k)!)` up to n: Σ k(k−1)…(k−i+1) C(n,k) r^k = n(n−1)…(n−i+1) r^i (1 + r)^{n−i}; and
  /// Σ C(n,k)² = C(2n,n) (Vandermonde).
  private mutating func binomialSum(
    _ shape: SeriesShape, _ r: Form, _ range: Range
  ) throws(Failure) -> Form? {
    guard let n = range.upper, let first = firstIndex(range), first >= 0, shape.bottom.count == 1,
      let unit = shape.bottom.first?.reciprocal
    else { return nil }
    let index = form(kernel: range.index)
    let rest = try subtract(n, index)
    guard let place = shape.factorials.firstIndex(where: { $0.argument == index }),
      shape.factorials[1 - place].argument == rest,
      shape.factorials[0].exponent == shape.factorials[1].exponent
    else { return nil }
    let power = -shape.factorials[0].exponent
    let whole = try factorial(.factorial, n)
    var sum: Form
    if power == 1 {
      let base = try add(.one, r)
      if base.isZero { return nil }
      sum = .zero
      var falling = Form.one
      for (i, coefficient) in try fallingCoefficients(shape.top).enumerated() {
        if i > 0 { falling = try multiply(falling, subtract(n, Form(Rational(i - 1)))) }
        if coefficient.isZero { continue }
        let exponent = try subtract(n, Form(Rational(i)))
        let part = try multiply(i == 0 ? .one : self.power(r, i), self.power(base, exponent))
        sum = try add(sum, multiply(multiply(falling, part), Form(coefficient)))
      }
      sum = try divide(sum, whole)
    } else if power == 2, r == .one, shape.top.count == 1 {
      let twice = try factorial(.factorial, add(n, n))
      sum = try multiply(Form(shape.top[0]), divide(twice, self.power(whole, 4)))
    } else {
      return nil
    }
    for k in 0..<first {
      let below = try multiply(
        factorial(.factorial, Form(Rational(k))),
        factorial(.factorial, subtract(n, Form(Rational(k)))))
      let above = try multiply(
        Form(value(shape.top, at: Rational(k))), k == 0 ? .one : self.power(r, k))
      sum = try subtract(sum, divide(above, self.power(below, power)))
    }
    return try multiply(sum, Form(unit))
  }
}
