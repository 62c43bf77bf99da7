import Numbers

/// Sums of rational functions of the index: by partial fractions, which telescope or end in π, logarithms and
/// values of ζ.
enum RationalSum {
  /// Terms that are written out: `Σ_{k=1}^{200} 1/k` too.
  private static let mostTerms = 512

  /// `Σ N/D` over the index; nil where D has roots that are not rational, or a part has no closed form.
  static func rationalSum(_ body: Form, _ range: Summation.Range, in context: inout AlgebraContext)
    throws(Failure) -> Form?
  {
    guard let top = UnivariatePolynomial.univariate(body.numerator, range.index, in: context),
      let bottom = UnivariatePolynomial.univariate(body.denominator, range.index, in: context),
      bottom.count > 1
    else { return nil }
    guard let fractions = try PartialFractions.partialFractions(top, bottom, in: &context) else {
      return nil
    }
    if range.upper == nil, fractions.polynomial.contains(where: { !$0.isZero }) {
      throw .undefined(.divergence)
    }
    var total = Form.zero
    let index = context.form(kernel: range.index)
    if let upper = range.upper {
      let whole = try UnivariatePolynomial.value(fractions.polynomial, at: index, in: &context)
      total = try context.add(
        total, Summation.overIndex(.sum, [whole, range.lower, upper, index], in: &context))
    }
    // Simple poles that do not cancel make the harmonic series.
    var simple = Rational.zero
    for part in fractions.parts {
      let whole = Rational(part.shift.floor)
      let shift = part.shift - whole
      let below = try context.add(range.lower, Form(context.checked(whole - .one)))
      var sum = try partialSum(shift, part.power, to: below, range.index, in: &context)
      if let upper = range.upper {
        let above = try context.add(upper, Form(whole))
        sum = try context.subtract(
          partialSum(shift, part.power, to: above, range.index, in: &context), sum)
      } else {
        guard let value = try zetaFromOne(shift, part.power, in: &context) else { return nil }
        if part.power == 1 { simple = try context.checked(simple + part.coefficient) }
        sum = try context.subtract(value, sum)
      }
      total = try context.add(total, context.multiply(sum, Form(part.coefficient)))
    }
    guard simple.isZero else { throw .undefined(.divergence) }
    return total
  }

  /// `Σ_{k=1}^{u} 1/(k + shift)^m`, written out where u is a number; for a negative u what makes it fit on.
  private static func partialSum(
    _ shift: Rational, _ power: Int, to upper: Form, _ index: UInt32,
    in context: inout AlgebraContext
  ) throws(Failure) -> Form {
    guard let number = upper.number else {
      let below = try context.power(context.add(context.form(kernel: index), Form(shift)), power)
      let range = Summation.Range(index: index, lower: .one, upper: upper)
      return try Summation.standing(.sum, context.divide(.one, below), range, in: &context)
    }
    guard let last = number.int, last.isWithin(Self.mostTerms) else { throw .unsupported(.sum) }
    var total = Form.zero
    for k in min(last + 1, 1)..<max(last + 1, 1) {
      let place = try context.checked(Rational(k) + shift)
      if place.isZero { throw .undefined(.divisionByZero) }
      let term = Form(try context.power(place, -power))
      total = try last > 0 ? context.add(total, term) : context.subtract(total, term)
    }
    return total
  }

  /// `Σ_{k≥1} 1/(k + a)^m` in closed form; for m = 1 without the part that all such series share, −ψ(1 + a) − γ
  /// (Gauss's digamma theorem).
  private static func zetaFromOne(_ shift: Rational, _ power: Int, in context: inout AlgebraContext)
    throws(Failure) -> Form?
  {
    if power == 1 { return try digamma(shift, in: &context) }
    if shift.isZero { return try zeta(power, in: &context) }
    guard shift == .half else { return nil }
    // Σ_{k≥0} 1/(k + ½)^m = (2^m − 1) ζ(m).
    let whole = try context.multiply(
      zeta(power, in: &context), Form(context.checked(context.power(Rational(2), power) - .one)))
    return try context.subtract(whole, Form(context.power(Rational(2), power)))
  }

  /// ζ(m), m ≥ 2: by Bernoulli numbers where m is even and small.
  static func zeta(_ power: Int, in context: inout AlgebraContext) throws(Failure) -> Form {
    if let divisor = [2: 6, 4: 90, 6: 945, 8: 9_450, 10: 93_555][power],
      let unit = Rational(1, divisor)
    {
      return try context.multiply(context.power(context.form(.pi), power), Form(unit))
    }
    return try context.form(.zeta, [Form(Rational(power))])
  }

  /// `−ψ(1 + a) − γ` for a in {0, 1/2, 1/3, 2/3, 1/4, 3/4, 1/6, 5/6}, by ψ(1 + a) = ψ(a) + 1/a.
  private static func digamma(_ shift: Rational, in context: inout AlgebraContext) throws(Failure)
    -> Form?
  {
    if shift.isZero { return .zero }
    guard let p = shift.numerator.int, let q = shift.denominator.int else { return nil }
    func logarithm(_ n: Int, times factor: Rational) throws(Failure) -> Form {
      try context.multiply(context.form(.log, [Form(Rational(n))]), Form(factor))
    }
    // −ψ(p/q) − γ = π/2·cot(πp/q) + sums of logarithms.
    var value: Form
    switch q {
    case 2: value = try logarithm(2, times: Rational(2))
    case 3: value = try logarithm(3, times: Rational(3, 2) ?? .one)
    case 4: value = try logarithm(2, times: Rational(3))
    case 6:
      value = try context.add(
        logarithm(2, times: Rational(2)), logarithm(3, times: Rational(3, 2) ?? .one))
    default: return nil
    }
    if q != 2 {
      let sine = try Trigonometry.sine(ofHalfTurns: shift, in: &context)
      let cotangent = try context.divide(
        Trigonometry.cosine(ofHalfTurns: shift, in: &context), sine)
      let quarter = try context.multiply(context.form(.pi), Form(.half))
      value = try context.add(value, context.multiply(quarter, cotangent))
    }
    return try context.subtract(value, Form(Rational(q, p) ?? .one))
  }

  /// `Σ (−1)^k R(k)` from an integer on, as a series over pairs of terms; nil where R is not rational.
  static func alternatingSum(
    _ body: Form, _ range: Summation.Range, in context: inout AlgebraContext
  ) throws(Failure) -> Form? {
    guard range.upper == nil, let first = range.lower.integer,
      let top = UnivariatePolynomial.univariate(body.numerator, range.index, in: context),
      let bottom = UnivariatePolynomial.univariate(body.denominator, range.index, in: context),
      top.count < bottom.count
    else { return nil }
    let index = context.form(kernel: range.index)
    let even = try context.add(context.multiply(index, Form(Rational(2))), range.lower)
    let odd = try context.add(even, .one)
    let pair = try context.subtract(
      Substitution.substitute(body, range.index, by: even, in: &context),
      Substitution.substitute(body, range.index, by: odd, in: &context))
    let pairs = Summation.Range(index: range.index, lower: .zero, upper: nil)
    guard let value = try rationalSum(pair, pairs, in: &context) else { return nil }
    return first % 2 == 0 ? value : try context.negate(value)
  }
}
