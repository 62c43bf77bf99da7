import Numbers

/// Sums of rational functions of the index: by partial fractions, which telescope or end in π, logarithms and
/// values of ζ.
extension AlgebraContext {
  /// Terms that are written out: `Σ_{k=1}^{200} 1/k` too.
  private static let mostTerms = 512

  /// `Σ N/D` over the index; nil where D has roots that are not rational, or a part has no closed form.
  mutating func rationalSum(_ body: Form, _ range: Range) throws(Failure) -> Form? {
    guard let top = univariate(body.numerator, range.index),
      let bottom = univariate(body.denominator, range.index), bottom.count > 1
    else { return nil }
    guard let fractions = try partialFractions(top, bottom) else { return nil }
    if range.upper == nil, fractions.polynomial.contains(where: { !$0.isZero }) {
      throw .undefined(.divergence)
    }
    var total = Form.zero
    let index = form(kernel: range.index)
    if let upper = range.upper {
      let whole = try value(fractions.polynomial, at: index)
      total = try add(total, overIndex(.sum, [whole, range.lower, upper, index]))
    }
    // Simple poles that do not cancel make the harmonic series.
    var simple = Rational.zero
    for part in fractions.parts {
      let whole = Rational(part.shift.floor)
      let shift = part.shift - whole
      let below = try add(range.lower, Form(checked(whole - .one)))
      var sum = try partialSum(shift, part.power, to: below, range.index)
      if let upper = range.upper {
        let above = try add(upper, Form(whole))
        sum = try subtract(partialSum(shift, part.power, to: above, range.index), sum)
      } else {
        guard let value = try zetaFromOne(shift, part.power) else { return nil }
        if part.power == 1 { simple = try checked(simple + part.coefficient) }
        sum = try subtract(value, sum)
      }
      total = try add(total, multiply(sum, Form(part.coefficient)))
    }
    guard simple.isZero else { throw .undefined(.divergence) }
    return total
  }

  /// `Σ_{k=1}^{u} 1/(k + shift)^m`, written out where u is a number; for a negative u what makes it fit on.
  private mutating func partialSum(
    _ shift: Rational, _ power: Int, to upper: Form, _ index: UInt32
  ) throws(Failure) -> Form {
    guard let number = upper.number else {
      let below = try self.power(add(form(kernel: index), Form(shift)), power)
      let range = Range(index: index, lower: .one, upper: upper)
      return try standing(.sum, divide(.one, below), range)
    }
    guard let last = number.int, last.isWithin(Self.mostTerms) else { throw .unsupported(.sum) }
    var total = Form.zero
    for k in min(last + 1, 1)..<max(last + 1, 1) {
      let place = try checked(Rational(k) + shift)
      if place.isZero { throw .undefined(.divisionByZero) }
      let term = Form(try self.power(place, -power))
      total = try last > 0 ? add(total, term) : subtract(total, term)
    }
    return total
  }

  /// `Σ_{k≥1} 1/(k + a)^m` in closed form; for m = 1 without the part that all such series share, −ψ(1 + a) − γ
  /// (Gauss's digamma theorem).
  private mutating func zetaFromOne(_ shift: Rational, _ power: Int) throws(Failure) -> Form? {
    if power == 1 { return try digamma(shift) }
    if shift.isZero { return try zeta(power) }
    guard shift == .half else { return nil }
    // Σ_{k≥0} 1/(k + ½)^m = (2^m − 1) ζ(m).
    let whole = try multiply(zeta(power), Form(checked(self.power(Rational(2), power) - .one)))
    return try subtract(whole, Form(self.power(Rational(2), power)))
  }

  /// ζ(m), m ≥ 2: by Bernoulli numbers where m is even and small.
  mutating func zeta(_ power: Int) throws(Failure) -> Form {
    if let divisor = [2: 6, 4: 90, 6: 945, 8: 9_450, 10: 93_555][power],
      let unit = Rational(1, divisor)
    {
      return try multiply(self.power(form(.pi), power), Form(unit))
    }
    return try form(.zeta, [Form(Rational(power))])
  }

  /// `−ψ(1 + a) − γ` for a in {0, 1/2, 1/3, 2/3, 1/4, 3/4, 1/6, 5/6}, by ψ(1 + a) = ψ(a) + 1/a.
  private mutating func digamma(_ shift: Rational) throws(Failure) -> Form? {
    if shift.isZero { return .zero }
    guard let p = shift.numerator.int, let q = shift.denominator.int else { return nil }
    func logarithm(_ n: Int, times factor: Rational) throws(Failure) -> Form {
      try multiply(form(.log, [Form(Rational(n))]), Form(factor))
    }
    // −ψ(p/q) − γ = π/2·cot(πp/q) + sums of logarithms.
    var value: Form
    switch q {
    case 2: value = try logarithm(2, times: Rational(2))
    case 3: value = try logarithm(3, times: Rational(3, 2) ?? .one)
    case 4: value = try logarithm(2, times: Rational(3))
    case 6:
      value = try add(
        logarithm(2, times: Rational(2)), logarithm(3, times: Rational(3, 2) ?? .one))
    default: return nil
    }
    if q != 2 {
      let sine = try sine(ofHalfTurns: shift)
      let cotangent = try divide(cosine(ofHalfTurns: shift), sine)
      let quarter = try multiply(form(.pi), Form(.half))
      value = try add(value, multiply(quarter, cotangent))
    }
    return try subtract(value, Form(Rational(q, p) ?? .one))
  }

  /// `Σ (−1)^k R(k)` from an integer on, as a series over pairs of terms; nil where R is not rational.
  mutating func alternatingSum(_ body: Form, _ range: Range) throws(Failure) -> Form? {
    guard range.upper == nil, let first = range.lower.integer,
      let top = univariate(body.numerator, range.index),
      let bottom = univariate(body.denominator, range.index), top.count < bottom.count
    else { return nil }
    let index = form(kernel: range.index)
    let even = try add(multiply(index, Form(Rational(2))), range.lower)
    let odd = try add(even, .one)
    let pair = try subtract(
      substitute(body, range.index, by: even), substitute(body, range.index, by: odd))
    let pairs = Range(index: range.index, lower: .zero, upper: nil)
    guard let value = try rationalSum(pair, pairs) else { return nil }
    return first % 2 == 0 ? value : try negate(value)
  }
}
