import Budget
import Numbers

/// What angles and cosines are written in, for one context.
struct AngleUnits: Sendable {
  /// For each term of an angle, the common denominator of its multiples: `sin x` with `sin(x/2)` about is
  /// written in `x/2`.
  var units: [(angle: Polynomial, denominator: Int32)] = []
  /// Set where a unit became finer than the forms that were made with it.
  var isStale = false
  /// The n for which cosines are polynomials in cos(π/n).
  var cosineOrders: [Int] = []
  /// The relations of the cosines met so far.
  var cosineFields: [CosineField] = []

  mutating func removeAll() {
    forgetUnits()
    isStale = false
    cosineFields.removeAll(keepingCapacity: true)
  }

  /// Forgets the units, but for the relations of cosines, which are the same whatever was met.
  mutating func forgetUnits() {
    units.removeAll(keepingCapacity: true)
    cosineOrders.removeAll(keepingCapacity: true)
  }
}

/// Sines and cosines over one unit of angle: multiples and sums are expanded, `sin² = 1 − cos²`.
enum Trigonometry {
  /// The largest multiple of a unit angle that is expanded.
  private static let mostMultiples = 48

  /// A circular function by sine and cosine.
  static func trigonometric(_ operation: Operation, _ x: Form, in context: inout AlgebraContext)
    throws(Failure) -> Form
  {
    let (sine, cosine) = try sineAndCosine(x, in: &context)
    switch operation {
    case .sin: return sine
    case .cos: return cosine
    case .tan: return try quotient(sine, cosine, in: &context)
    case .cot: return try quotient(cosine, sine, in: &context)
    case .sec: return try quotient(.one, cosine, in: &context)
    default: return try quotient(.one, sine, in: &context)
    }
  }

  /// A quotient that has a pole where its denominator is zero.
  static func quotient(_ a: Form, _ b: Form, in context: inout AlgebraContext) throws(Failure)
    -> Form
  {
    if b.isZero { throw .undefined(.pole) }
    return try context.divide(a, b)
  }

  /// Sine and cosine of an angle, by the addition theorem over its terms.
  static func sineAndCosine(_ x: Form, in context: inout AlgebraContext) throws(Failure) -> (
    sine: Form, cosine: Form
  ) {
    guard x.denominator.isOne else { return try sineAndCosine(whole: x, in: &context) }
    var sine = Form.zero
    var cosine = Form.one
    let i = try context.intern(.imaginaryUnit)
    for term in x.numerator.terms {
      let part: (sine: Form, cosine: Form)
      if context.monomials.exponent(of: i, in: term.monomial).numerator != 0 {
        throw .unsupported(.complexFunction)
      }
      if Occurrence.isPi(term.monomial, in: context) {
        part = (
          try Self.sine(ofHalfTurns: term.coefficient, in: &context),
          try Self.cosine(ofHalfTurns: term.coefficient, in: &context)
        )
      } else {
        part = try sineAndCosine(
          Polynomial(Term(.one, term.monomial)), times: term.coefficient, in: &context)
      }
      if sine.isZero, cosine == .one {
        (sine, cosine) = part
        continue
      }
      let next = try context.add(
        context.multiply(sine, part.cosine), context.multiply(cosine, part.sine))
      cosine = try context.subtract(
        context.multiply(cosine, part.cosine), context.multiply(sine, part.sine))
      sine = next
    }
    return (sine, cosine)
  }

  /// Sine and cosine of a quotient that is not split: its sign and content are taken out.
  private static func sineAndCosine(whole x: Form, in context: inout AlgebraContext) throws(Failure)
    -> (Form, Form)
  {
    let isNegative = KernelOrder.leadingSign(x.numerator, in: context) < 0
    let angle = isNegative ? try context.negate(x) : x
    var sine = try context.form(.sin, [angle])
    if isNegative { sine = try context.negate(sine) }
    let cosine = try context.form(.cos, [angle])
    return (sine, cosine)
  }

  /// Sine and cosine of `c · angle`, as polynomials in those of the angle's unit.
  private static func sineAndCosine(
    _ angle: Polynomial, times c: Rational, in context: inout AlgebraContext
  ) throws(Failure) -> (sine: Form, cosine: Form) {
    guard let denominator = c.denominator.int, denominator < 1 << 16 else {
      throw .exhausted(.exponent)
    }
    let unit = Int(try angleUnit(angle, Int32(denominator), in: &context))
    let multiple = try context.checked(c * Rational(unit))
    if let count = multiple.int, -Self.mostMultiples...Self.mostMultiples ~= count,
      let inverse = Rational(1, unit)
    {
      let base = try context.scale(angle, by: inverse)
      return try multiplied(Form(base), by: count, in: &context)
    }
    let whole = try context.scale(angle, by: c)
    return try sineAndCosine(whole: Form(whole), in: &context)
  }

  /// Sine and cosine of `count` times an angle: each is 2 cos x times the one before it, less the one before that.
  private static func multiplied(
    _ base: Form, by count: Int, in context: inout AlgebraContext
  ) throws(Failure) -> (sine: Form, cosine: Form) {
    let known = try ofInverse(base, in: &context)
    let sine = if let known { known.sine } else { try context.form(.sin, [base]) }
    let cosine = if let known { known.cosine } else { try context.form(.cos, [base]) }
    if count == 0 { return (.zero, .one) }
    var (last, current) = ((sine: Form.zero, cosine: Form.one), (sine: sine, cosine: cosine))
    if abs(count) > 1 {
      let twice = try context.multiply(cosine, Form(Rational(2)))
      for _ in 1..<abs(count) {
        let next = (
          sine: try context.subtract(context.multiply(twice, current.sine), last.sine),
          cosine: try context.subtract(context.multiply(twice, current.cosine), last.cosine)
        )
        (last, current) = (current, next)
      }
    }
    return count < 0 ? (try context.negate(current.sine), current.cosine) : current
  }

  /// Sine and cosine of an arcsine or an arctangent; nil for another angle.
  ///
  /// sin arcsin u = u, cos arcsin u = √(1 − u²); sin arctan u = u/√(1 + u²), cos arctan u = 1/√(1 + u²).
  private static func ofInverse(_ angle: Form, in context: inout AlgebraContext) throws(Failure)
    -> (sine: Form, cosine: Form)?
  {
    guard angle.denominator.isOne, angle.numerator.terms.count == 1,
      angle.numerator.terms[0].coefficient.isOne
    else { return nil }
    let factors = context.monomials.factors[
      context.monomials.range(angle.numerator.terms[0].monomial)]
    guard factors.count == 1, let factor = factors.first, factor.numerator == 1,
      factor.denominator == 1
    else { return nil }
    let kernel = context.kernels[Int(factor.kernel)]
    guard kernel.kind == .function, let u = kernel.arguments.first,
      kernel.operation == .arcsin || kernel.operation == .arctan
    else { return nil }
    let square = try context.multiply(u, u)
    if kernel.operation == .arcsin {
      return (u, try context.power(context.subtract(.one, square), Form(.half)))
    }
    let root = try context.power(context.add(.one, square), Form(.half))
    return (try context.divide(u, root), try context.divide(.one, root))
  }

  /// The denominator of the unit for an angle; where it has to be finer than was known, forms made so far
  /// do not fit, and the work starts again (see `forms`).
  private static func angleUnit(
    _ angle: Polynomial, _ denominator: Int32, in context: inout AlgebraContext
  ) throws(Failure) -> Int32 {
    guard let place = context.angles.units.firstIndex(where: { $0.angle == angle }) else {
      context.angles.units.append((angle, denominator))
      return denominator
    }
    let known = context.angles.units[place].denominator
    if known % denominator == 0 { return known }
    guard let least = Int32.lcm(known, denominator) else { throw .exhausted(.exponent) }
    context.angles.units[place].denominator = least
    context.angles.isStale = true
    throw .unsupported(.function)
  }

  /// The sine of `turns · π`.
  static func sine(ofHalfTurns turns: Rational, in context: inout AlgebraContext) throws(Failure)
    -> Form
  {
    try cosine(ofHalfTurns: context.checked(.half - turns), in: &context)
  }

  /// The cosine of `turns · π`: exact in radicals for denominators 1 to 6, 8, 10 and 12, else reduced to the
  /// first quadrant.
  static func cosine(ofHalfTurns turns: Rational, in context: inout AlgebraContext) throws(Failure)
    -> Form
  {
    // Into [0, 2), then [0, 1], then [0, 1/2].
    let two = Rational(2)
    let cycles = Rational((turns * .half).floor)
    var t = try context.checked(turns - two * cycles)
    if t > .one { t = two - t }
    var isNegative = false
    if t > .half {
      t = .one - t
      isNegative = true
    }
    let value: Form
    if let p = t.numerator.int, let q = t.denominator.int,
      let known = try specialCosine(p, q, in: &context)
    {
      value = known
    } else if let known = try CosineField.cosineInField(t, in: &context) {
      value = known
    } else {
      let angle = try context.multiply(context.form(.pi), Form(t))
      value = try context.form(.cos, [angle])
    }
    return isNegative ? try context.negate(value) : value
  }

  /// `cos(πp/q)` for 0 ≤ p/q ≤ 1/2 in radicals, where it is short.
  private static func specialCosine(_ p: Int, _ q: Int, in context: inout AlgebraContext)
    throws(Failure) -> Form?
  {
    func root(_ n: Int) throws(Failure) -> Form {
      try context.power(Form(Rational(n)), Form(.half))
    }
    switch (p, q) {
    case (0, 1): return .one
    case (1, 2): return .zero
    case (1, 3): return Form(.half)
    case (1, 4): return try context.multiply(root(2), Form(.half))
    case (1, 6): return try context.multiply(root(3), Form(.half))
    case (1, 5), (2, 5):
      let quarter = Form(try context.checked(.half * .half))
      let five = try root(5)
      return try context.multiply(
        p == 1 ? context.add(five, .one) : context.subtract(five, .one), quarter)
    case (1, 12), (5, 12):
      let quarter = Form(try context.checked(.half * .half))
      let (six, two) = (try root(6), try root(2))
      return try context.multiply(
        p == 1 ? context.add(six, two) : context.subtract(six, two), quarter)
    case (1, 8), (3, 8):
      let inner =
        try p == 1
        ? context.add(Form(Rational(2)), root(2)) : context.subtract(Form(Rational(2)), root(2))
      return try context.multiply(context.power(inner, Form(.half)), Form(.half))
    case (1, 10), (3, 10):
      let five = try context.multiply(root(5), Form(Rational(2)))
      let inner =
        try p == 1
        ? context.add(Form(Rational(10)), five) : context.subtract(Form(Rational(10)), five)
      return try context.multiply(
        context.power(inner, Form(.half)), Form(context.checked(.half * .half)))
    default: return nil
    }
  }
}
