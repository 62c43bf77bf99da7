internal import CMPFR

extension Interval {
  /// The hyperbolic sine.
  public func sinh() -> Interval { increasing(mpfr_sinh) }

  /// The hyperbolic cosine.
  public func cosh() -> Interval { magnitude.increasing(mpfr_cosh) }

  /// The hyperbolic tangent.
  public func tanh() -> Interval { increasing(mpfr_tanh) }

  /// The inverse hyperbolic sine.
  public func asinh() -> Interval { increasing(mpfr_asinh) }

  /// The inverse hyperbolic cosine, not negative: `outside` below 1.
  public func acosh() throws(DomainError) -> Interval {
    let (isOutside, isInside) = withBounds { lower, upper in
      (mpfr_cmp_si_2exp(upper, 1, 0) < 0, mpfr_cmp_si_2exp(lower, 1, 0) >= 0)
    }
    if isOutside { throw .outside }
    if !isInside { throw .straddles }
    return increasing(mpfr_acosh)
  }

  /// The inverse hyperbolic tangent: `outside` for a magnitude of 1 or more.
  public func atanh() throws(DomainError) -> Interval {
    let (isOutside, isInside) = withBounds { lower, upper in
      let isOutside = mpfr_cmp_si_2exp(lower, 1, 0) >= 0 || mpfr_cmp_si_2exp(upper, -1, 0) <= 0
      let isInside = mpfr_cmp_si_2exp(lower, -1, 0) > 0 && mpfr_cmp_si_2exp(upper, 1, 0) < 0
      return (isOutside, isInside)
    }
    if isOutside { throw .outside }
    if !isInside { throw .straddles }
    return increasing(mpfr_atanh)
  }
}
