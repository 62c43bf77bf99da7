import Budget
import Numbers

/// Sines and cosines over one unit of angle: multiples and sums are expanded, `sin² = 1 − cos²`.
extension AlgebraContext {
  /// The largest multiple of a unit angle that is expanded.
  private static let mostMultiples = 48

  mutating func trigonometric(_ operation: Operation, _ x: Form) throws(Failure) -> Form {
    let (sine, cosine) = try sineAndCosine(x)
    switch operation {
    case .sin: return sine
    case .cos: return cosine
    case .tan: return try quotient(sine, cosine)
    case .cot: return try quotient(cosine, sine)
    case .sec: return try quotient(.one, cosine)
    default: return try quotient(.one, sine)
    }
  }

  private mutating func quotient(_ a: Form, _ b: Form) throws(Failure) -> Form {
    if b.isZero { throw .undefined(.pole) }
    return try divide(a, b)
  }

  /// Sine and cosine of an angle, by the addition theorem over its terms.
  mutating func sineAndCosine(_ x: Form) throws(Failure) -> (sine: Form, cosine: Form) {
    guard x.denominator.isOne else { return try sineAndCosine(whole: x) }
    var sine = Form.zero
    var cosine = Form.one
    let i = try kernel(.imaginaryUnit)
    for term in x.numerator.terms {
      let part: (sine: Form, cosine: Form)
      if monomials.exponent(of: i, in: term.monomial).numerator != 0 {
        throw .unsupported(.complexFunction)
      }
      if isPi(term.monomial) {
        part = (
          try self.sine(ofHalfTurns: term.coefficient),
          try self.cosine(ofHalfTurns: term.coefficient)
        )
      } else {
        part = try sineAndCosine(Polynomial(Term(.one, term.monomial)), times: term.coefficient)
      }
      if sine.isZero, cosine == .one {
        (sine, cosine) = part
        continue
      }
      let next = try add(multiply(sine, part.cosine), multiply(cosine, part.sine))
      cosine = try subtract(multiply(cosine, part.cosine), multiply(sine, part.sine))
      sine = next
    }
    return (sine, cosine)
  }

  /// Sine and cosine of a quotient that is not split: its sign and content are taken out.
  private mutating func sineAndCosine(whole x: Form) throws(Failure) -> (Form, Form) {
    let isNegative = leadingSign(x.numerator) < 0
    let angle = isNegative ? try negate(x) : x
    var sine = try form(.sin, [angle])
    if isNegative { sine = try negate(sine) }
    let cosine = try form(.cos, [angle])
    return (sine, cosine)
  }

  func isPi(_ monomial: Monomial) -> Bool {
    let range = monomials.range(monomial)
    guard range.count == 1, let factor = monomials.factors[range].first else { return false }
    return kernels[Int(factor.kernel)].kind == .pi && factor.numerator == 1
      && factor.denominator == 1
  }

  /// Sine and cosine of `c · angle`, as polynomials in those of the angle's unit.
  private mutating func sineAndCosine(
    _ angle: Polynomial, times c: Rational
  ) throws(Failure) -> (sine: Form, cosine: Form) {
    guard let denominator = c.denominator.int, denominator < 1 << 16 else {
      throw .exhausted(.exponent)
    }
    let unit = Int(try angleUnit(angle, Int32(denominator)))
    let multiple = try checked(c * Rational(unit))
    if let count = multiple.int, -Self.mostMultiples...Self.mostMultiples ~= count,
      let inverse = Rational(1, unit)
    {
      let base = try scale(angle, by: inverse)
      return try multiplied(Form(base), by: count)
    }
    let whole = try scale(angle, by: c)
    return try sineAndCosine(whole: Form(whole))
  }

  /// Sine and cosine of `count` times an angle: each is 2 cos x times the one before it, less the one before that.
  private mutating func multiplied(
    _ base: Form, by count: Int
  ) throws(Failure) -> (sine: Form, cosine: Form) {
    let known = try ofInverse(base)
    let sine = if let known { known.sine } else { try form(.sin, [base]) }
    let cosine = if let known { known.cosine } else { try form(.cos, [base]) }
    if count == 0 { return (.zero, .one) }
    var (last, current) = ((sine: Form.zero, cosine: Form.one), (sine: sine, cosine: cosine))
    if abs(count) > 1 {
      let twice = try multiply(cosine, Form(Rational(2)))
      for _ in 1..<abs(count) {
        let next = (
          sine: try subtract(multiply(twice, current.sine), last.sine),
          cosine: try subtract(multiply(twice, current.cosine), last.cosine)
        )
        (last, current) = (current, next)
      }
    }
    return count < 0 ? (try negate(current.sine), current.cosine) : current
  }

  /// Sine and cosine of an arcsine or an arctangent; nil for another angle.
  ///
  /// sin arcsin u = u, cos arcsin u = √(1 − u²); sin arctan u = u/√(1 + u²), cos arctan u = 1/√(1 + u²).
  private mutating func ofInverse(_ angle: Form) throws(Failure) -> (sine: Form, cosine: Form)? {
    guard angle.denominator.isOne, angle.numerator.terms.count == 1,
      angle.numerator.terms[0].coefficient.isOne
    else { return nil }
    let factors = monomials.factors[monomials.range(angle.numerator.terms[0].monomial)]
    guard factors.count == 1, let factor = factors.first, factor.numerator == 1,
      factor.denominator == 1
    else { return nil }
    let kernel = kernels[Int(factor.kernel)]
    guard kernel.kind == .function, let u = kernel.arguments.first,
      kernel.operation == .arcsin || kernel.operation == .arctan
    else { return nil }
    let square = try multiply(u, u)
    if kernel.operation == .arcsin {
      return (u, try power(subtract(.one, square), Form(.half)))
    }
    let root = try power(add(.one, square), Form(.half))
    return (try divide(u, root), try divide(.one, root))
  }

  /// The denominator of the unit for an angle; where it has to be finer than was known, forms made so far
  /// do not fit, and the work starts again (see `forms`).
  private mutating func angleUnit(
    _ angle: Polynomial, _ denominator: Int32
  ) throws(Failure) -> Int32 {
    guard let place = angleUnits.firstIndex(where: { $0.angle == angle }) else {
      angleUnits.append((angle, denominator))
      return denominator
    }
    let known = angleUnits[place].denominator
    if known % denominator == 0 { return known }
    var (x, y) = (known, denominator)
    while y != 0 { (x, y) = (y, x % y) }
    let (least, overflow) = (known / x).multipliedReportingOverflow(by: denominator)
    if overflow { throw .exhausted(.exponent) }
    angleUnits[place].denominator = least
    isAngleUnitStale = true
    throw .unsupported(.function)
  }

  mutating func sine(ofHalfTurns turns: Rational) throws(Failure) -> Form {
    try cosine(ofHalfTurns: checked(.half - turns))
  }

  /// The cosine of `turns · π`: exact in radicals for denominators 1 to 6, 8, 10 and 12, else reduced to the
  /// first quadrant.
  mutating func cosine(ofHalfTurns turns: Rational) throws(Failure) -> Form {
    // Into [0, 2), then [0, 1], then [0, 1/2].
    let two = Rational(2)
    let cycles = Rational((turns * .half).floor)
    var t = try checked(turns - two * cycles)
    if t > .one { t = two - t }
    var isNegative = false
    if t > .half {
      t = .one - t
      isNegative = true
    }
    let value: Form
    if let p = t.numerator.int, let q = t.denominator.int, let known = try specialCosine(p, q) {
      value = known
    } else if let known = try cosineInField(t) {
      value = known
    } else {
      let angle = try multiply(form(.pi), Form(t))
      value = try form(.cos, [angle])
    }
    return isNegative ? try negate(value) : value
  }

  /// `cos(πp/q)` for 0 ≤ p/q ≤ 1/2 in radicals, where it is short.
  private mutating func specialCosine(_ p: Int, _ q: Int) throws(Failure) -> Form? {
    func root(_ n: Int) throws(Failure) -> Form { try power(Form(Rational(n)), Form(.half)) }
    switch (p, q) {
    case (0, 1): return .one
    case (1, 2): return .zero
    case (1, 3): return Form(.half)
    case (1, 4): return try multiply(root(2), Form(.half))
    case (1, 6): return try multiply(root(3), Form(.half))
    case (1, 5), (2, 5):
      let quarter = Form(try checked(.half * .half))
      let five = try root(5)
      return try multiply(p == 1 ? add(five, .one) : subtract(five, .one), quarter)
    case (1, 12), (5, 12):
      let quarter = Form(try checked(.half * .half))
      let (six, two) = (try root(6), try root(2))
      return try multiply(p == 1 ? add(six, two) : subtract(six, two), quarter)
    case (1, 8), (3, 8):
      let inner =
        try p == 1 ? add(Form(Rational(2)), root(2)) : subtract(Form(Rational(2)), root(2))
      return try multiply(power(inner, Form(.half)), Form(.half))
    case (1, 10), (3, 10):
      let five = try multiply(root(5), Form(Rational(2)))
      let inner = try p == 1 ? add(Form(Rational(10)), five) : subtract(Form(Rational(10)), five)
      return try multiply(power(inner, Form(.half)), Form(checked(.half * .half)))
    default: return nil
    }
  }

  mutating func hyperbolic(_ operation: Operation, _ x: Form) throws(Failure) -> Form {
    let e = try form(.e)
    switch operation {
    case .arsinh, .arcosh, .artanh:
      // By logarithms: arsinh x = ln(x + √(x²+1)), arcosh x = ln(x + √(x²−1)), artanh x = ½ln((1+x)/(1−x)).
      if operation == .artanh {
        let ratio = try quotient(add(.one, x), subtract(.one, x))
        return try multiply(logarithm(ratio), Form(.half))
      }
      let square = try multiply(x, x)
      let inner = try operation == .arsinh ? add(square, .one) : subtract(square, .one)
      return try logarithm(add(x, power(inner, Form(.half))))
    default: break
    }
    let up = try power(e, x)
    let down = try power(e, negate(x))
    let sum = try add(up, down)
    let difference = try subtract(up, down)
    switch operation {
    case .sinh: return try multiply(difference, Form(.half))
    case .cosh: return try multiply(sum, Form(.half))
    case .tanh: return try quotient(difference, sum)
    case .coth: return try quotient(sum, difference)
    case .sech: return try quotient(Form(Rational(2)), sum)
    default: return try quotient(Form(Rational(2)), difference)
    }
  }
}
