internal import CMPFR

extension Interval {
  /// The sine; −1 … 1 where the argument has more bits before the point than the precision.
  public func sin() -> Interval {
    if isPoint && isReducible { return increasing(mpfr_sin) }
    // Extremes are at (k + ½)π: 1 for an even k, −1 for an odd one.
    return wave(mpfr_sin, turns: halfTurns().map { $0 - Interval(Rational.half, precision: 32) })
  }

  /// The cosine; −1 … 1 where the argument has more bits before the point than the precision.
  public func cos() -> Interval {
    if isPoint && isReducible { return increasing(mpfr_cos) }
    return wave(mpfr_cos, turns: halfTurns())
  }

  /// The tangent: `straddles` where the argument may meet a pole.
  public func tan() throws(DomainError) -> Interval {
    guard let turns = halfTurns(),
      (turns - Interval(Rational.half, precision: 32)).integers == .none
    else { throw .straddles }
    return increasing(mpfr_tan)
  }

  /// The cotangent: `outside` for 0, `straddles` where the argument may meet a pole.
  public func cot() throws(DomainError) -> Interval {
    if isZeroPoint { throw .outside }
    guard let turns = halfTurns(), turns.integers == .none else { throw .straddles }
    return decreasing(mpfr_cot)
  }

  /// The secant: `straddles` where the argument may meet a pole.
  public func sec() throws(DomainError) -> Interval {
    let cosine = cos()
    if cosine.containsZero { throw .straddles }
    return try cosine.reciprocal()
  }

  /// The cosecant: `outside` for 0, `straddles` where the argument may meet a pole.
  public func csc() throws(DomainError) -> Interval {
    if isZeroPoint { throw .outside }
    let sine = sin()
    if sine.containsZero { throw .straddles }
    return try sine.reciprocal()
  }

  /// The larger exponent of the two bounds, at least 0.
  private var exponent: Int {
    withBounds { lower, upper in
      Swift.max(
        0, mpfr_zero_p(lower) != 0 ? 0 : lower.pointee._mpfr_exp,
        mpfr_zero_p(upper) != 0 ? 0 : upper.pointee._mpfr_exp)
    }
  }

  /// Whether the argument is bounded and has no more bits before the point than the precision, so that
  /// taking multiples of π from it costs no more than the function does.
  private var isReducible: Bool { isBounded && exponent <= precision }

  /// The argument over π, to enough bits that the result has the interval's precision after the point.
  private func halfTurns() -> Interval? {
    guard isReducible else { return nil }
    let bits = Interval.clamped(precision + exponent + 16)
    return try? divided(by: Interval.pi(precision: bits))
  }

  /// The range of a wave between −1 and 1 whose extremes are where `turns` is an integer, 1 at the even
  /// ones; between two extremes it is monotone. Where rounding cannot tell, an extreme is taken to be in
  /// the argument.
  private func wave(_ function: Function, turns: Interval?) -> Interval {
    let extremes = turns?.integers ?? .several
    if extremes == .several {
      return map { lower, upper, _ in
        mpfr_set_si_2exp(&lower, -1, 0, MPFR_RNDD)
        mpfr_set_si_2exp(&upper, 1, 0, MPFR_RNDU)
      }
    }
    let ends = increasing(function).union(decreasing(function))
    return ends.map { lower, upper, x in
      mpfr_set(&lower, x.lower, MPFR_RNDD)
      mpfr_set(&upper, x.upper, MPFR_RNDU)
      if extremes == .odd { mpfr_set_si_2exp(&lower, -1, 0, MPFR_RNDD) }
      if extremes == .even { mpfr_set_si_2exp(&upper, 1, 0, MPFR_RNDU) }
    }
  }

  /// How many integers an interval contains.
  private enum Integers { case none, even, odd, several }

  private var integers: Integers {
    withBounds { lower, upper in
      let size = precision
      var (first, last) = (__mpfr_struct(), __mpfr_struct())
      mpfr_init2(&first, size)
      mpfr_init2(&last, size)
      defer {
        mpfr_clear(&first)
        mpfr_clear(&last)
      }
      // Exact: an integer part has no more bits than the number.
      mpfr_rint_ceil(&first, lower, MPFR_RNDD)
      mpfr_rint_floor(&last, upper, MPFR_RNDU)
      if mpfr_greater_p(&first, &last) != 0 { return .none }
      if mpfr_equal_p(&first, &last) == 0 { return .several }
      mpfr_div_2ui(&first, &last, 1, MPFR_RNDN)
      return mpfr_integer_p(&first) != 0 ? .even : .odd
    }
  }

  /// The arc sine in −π/2 … π/2: `outside` beyond −1 … 1.
  public func asin() throws(DomainError) -> Interval {
    try requireWithinOne()
    return increasing(mpfr_asin)
  }

  /// The arc cosine in 0 … π: `outside` beyond −1 … 1.
  public func acos() throws(DomainError) -> Interval {
    try requireWithinOne()
    return decreasing(mpfr_acos)
  }

  /// Fails where the interval is not within [−1, 1].
  private func requireWithinOne() throws(DomainError) {
    let (isOutside, isInside) = withBounds { lower, upper in
      let isOutside = mpfr_cmp_si_2exp(lower, 1, 0) > 0 || mpfr_cmp_si_2exp(upper, -1, 0) < 0
      let isInside = mpfr_cmp_si_2exp(lower, -1, 0) >= 0 && mpfr_cmp_si_2exp(upper, 1, 0) <= 0
      return (isOutside, isInside)
    }
    if isOutside { throw .outside }
    if !isInside { throw .straddles }
  }

  /// The arc tangent in −π/2 … π/2.
  public func atan() -> Interval { increasing(mpfr_atan) }

  /// The arc cotangent in 0 … π, π/2 less the arc tangent: continuous, and π/2 at 0.
  public func acot() -> Interval { decreasing(Interval.arcCotangent) }

  /// One bound of the arc cotangent, rounded towards it.
  private static func arcCotangent(
    _ result: UnsafeMutablePointer<__mpfr_struct>?, _ x: Pointer?, _ rounding: mpfr_rnd_t
  ) -> Int32 {
    if mpfr_sgn(x) > 0 {
      // The arc tangent of 1/x keeps the bits that a difference would lose.
      mpfr_ui_div(result, 1, x, rounding)
      return mpfr_atan(result, result, rounding)
    }
    guard let precision = result?.pointee._mpfr_prec else { return 0 }
    var arc = __mpfr_struct()
    mpfr_init2(&arc, precision)
    defer { mpfr_clear(&arc) }
    mpfr_atan(&arc, x, rounding == MPFR_RNDD ? MPFR_RNDU : MPFR_RNDD)
    mpfr_const_pi(result, rounding)
    mpfr_div_2ui(result, result, 1, rounding)
    return mpfr_sub(result, result, &arc, rounding)
  }

  /// The arc secant in 0 … π: `outside` between −1 and 1.
  public func asec() throws(DomainError) -> Interval { try outsideReciprocal().acos() }

  /// The arc cosecant in −π/2 … π/2: `outside` between −1 and 1.
  public func acsc() throws(DomainError) -> Interval { try outsideReciprocal().asin() }

  /// 1 over a value of magnitude 1 or more.
  private func outsideReciprocal() throws(DomainError) -> Interval {
    let (isInside, isOutside) = withBounds { lower, upper in
      let isInside = mpfr_cmp_si_2exp(lower, -1, 0) > 0 && mpfr_cmp_si_2exp(upper, 1, 0) < 0
      let isOutside = mpfr_cmp_si_2exp(lower, 1, 0) >= 0 || mpfr_cmp_si_2exp(upper, -1, 0) <= 0
      return (isInside, isOutside)
    }
    if isInside { throw .outside }
    if !isOutside { throw .straddles }
    return try reciprocal()
  }
}

extension Rational {
  static let half = Rational(small: 1, 2)
}
