internal import CMPFR

extension Interval {
  /// The value raised to `exponent`, where x⁰ is 1 for every x: `outside` for 0 to a negative exponent,
  /// `straddles` for a base that contains 0 then.
  public func power(_ exponent: Int) throws(DomainError) -> Interval {
    if exponent < 0 {
      return try power(magnitude: exponent.magnitude).divided(into: self)
    }
    return power(magnitude: exponent.magnitude)
  }

  /// 1 over this power of `base`, with the domain of 1 over `base`.
  private func divided(into base: Interval) throws(DomainError) -> Interval {
    if base.containsZero { throw base.isZeroPoint ? .outside : .straddles }
    // A bound that underflowed to 0 says nothing about the other side.
    if containsZero { throw .straddles }
    return try reciprocal()
  }

  var squared: Interval { power(magnitude: 2) }

  private func power(magnitude n: UInt) -> Interval {
    if n == 0 { return Interval(1, precision: precision) }
    let base = n & 1 == 0 ? magnitude : self
    // Of an odd power, or of a base that is not negative, the bounds are those of the base.
    return base.map { lower, upper, x in
      mpfr_pow_ui(&lower, x.lower, n, MPFR_RNDD)
      mpfr_pow_ui(&upper, x.upper, n, MPFR_RNDU)
    }
  }

  /// The real root of degree n ≥ 1, of the value's sign for an odd degree: `outside` for an even root of
  /// a negative value and for a degree below 1.
  public func root(_ degree: Int) throws(DomainError) -> Interval {
    guard degree >= 1 else { throw .outside }
    if degree & 1 == 0 {
      if signs.upper < 0 { throw .outside }
      if signs.lower < 0 { throw .straddles }
    }
    return increasing { mpfr_rootn_ui($0, $1, UInt(degree), $2) }
  }

  /// The square root.
  public func squareRoot() throws(DomainError) -> Interval { try root(2) }

  /// The real power p/q in lowest terms: the root of degree q of the p-th power, so that
  /// (−8)^(2/3) is 4 and (−8)^(1/2) is `outside`.
  public func power(_ exponent: Rational) throws(DomainError) -> Interval {
    if let p = exponent.numerator.int, let q = exponent.denominator.int {
      let power = try power(p)
      return q == 1 ? power : try power.root(q)
    }
    return try power(Interval(exponent, precision: precision))
  }

  /// The value raised to a real exponent, for a positive base: `outside` for a negative one and for 0.
  public func power(_ exponent: Interval) throws(DomainError) -> Interval {
    try (exponent * log()).exp()
  }

  /// e raised to the value.
  public func exp() -> Interval { increasing(mpfr_exp) }

  /// The natural logarithm: `outside` for 0 and below.
  public func log() throws(DomainError) -> Interval {
    if signs.upper <= 0 { throw .outside }
    if signs.lower <= 0 { throw .straddles }
    return increasing(mpfr_log)
  }

  typealias Function = (UnsafeMutablePointer<__mpfr_struct>?, Pointer?, mpfr_rnd_t) -> Int32

  /// The enclosure of an increasing function, from its values at both ends.
  @inline(__always)
  func increasing(_ function: Function) -> Interval {
    map { lower, upper, x in
      let ternary = function(&lower, x.lower, MPFR_RNDD)
      if mpfr_equal_p(x.lower, x.upper) != 0 {
        // What is not exact lies between neighbours: the upper one costs no second evaluation.
        mpfr_set(&upper, &lower, MPFR_RNDU)
        if ternary != 0 { mpfr_nextabove(&upper) }
      } else {
        _ = function(&upper, x.upper, MPFR_RNDU)
      }
    }
  }

  /// The enclosure of a decreasing function, from its values at both ends.
  @inline(__always)
  func decreasing(_ function: Function) -> Interval {
    map { lower, upper, x in
      _ = function(&lower, x.upper, MPFR_RNDD)
      _ = function(&upper, x.lower, MPFR_RNDU)
    }
  }
}
