internal import CMPFR

extension Interval {
  /// The sum of every two numbers in both, rounded outward.
  public static func + (a: Interval, b: Interval) -> Interval {
    a.with(b) { lower, upper, x, y in
      mpfr_add(&lower, x.lower, y.lower, MPFR_RNDD)
      mpfr_add(&upper, x.upper, y.upper, MPFR_RNDU)
    }
  }

  /// The difference of every two numbers in both, rounded outward.
  public static func - (a: Interval, b: Interval) -> Interval {
    a.with(b) { lower, upper, x, y in
      mpfr_sub(&lower, x.lower, y.upper, MPFR_RNDD)
      mpfr_sub(&upper, x.upper, y.lower, MPFR_RNDU)
    }
  }

  /// The negated numbers.
  public static prefix func - (a: Interval) -> Interval {
    a.map { lower, upper, x in
      mpfr_neg(&lower, x.upper, MPFR_RNDD)
      mpfr_neg(&upper, x.lower, MPFR_RNDU)
    }
  }

  /// The product of every two numbers in both, rounded outward.
  public static func * (a: Interval, b: Interval) -> Interval { a.corners(b, mpfr_mul) }

  /// The quotient: `outside` for the divisor 0, `straddles` for one that contains 0.
  public func divided(by divisor: Interval) throws(DomainError) -> Interval {
    if divisor.containsZero { throw divisor.isZeroPoint ? .outside : .straddles }
    return corners(divisor, mpfr_div)
  }

  /// 1 over the value.
  public func reciprocal() throws(DomainError) -> Interval {
    try Interval(1, precision: precision).divided(by: self)
  }

  /// The absolute value.
  public var magnitude: Interval {
    if signs.lower >= 0 { return self }
    if signs.upper <= 0 { return -self }
    return map { lower, upper, x in
      mpfr_set_zero(&lower, 1)
      if mpfr_cmpabs(x.lower, x.upper) > 0 {
        mpfr_neg(&upper, x.lower, MPFR_RNDU)
      } else {
        mpfr_set(&upper, x.upper, MPFR_RNDU)
      }
    }
  }

  /// The smaller of the two values.
  public static func min(_ a: Interval, _ b: Interval) -> Interval {
    a.with(b) { lower, upper, x, y in
      mpfr_min(&lower, x.lower, y.lower, MPFR_RNDD)
      mpfr_min(&upper, x.upper, y.upper, MPFR_RNDU)
    }
  }

  /// The larger of the two values.
  public static func max(_ a: Interval, _ b: Interval) -> Interval {
    a.with(b) { lower, upper, x, y in
      mpfr_max(&lower, x.lower, y.lower, MPFR_RNDD)
      mpfr_max(&upper, x.upper, y.upper, MPFR_RNDU)
    }
  }

  /// The narrowest interval that contains both.
  public func union(_ other: Interval) -> Interval {
    with(other) { lower, upper, x, y in
      mpfr_min(&lower, x.lower, y.lower, MPFR_RNDD)
      mpfr_max(&upper, x.upper, y.upper, MPFR_RNDU)
    }
  }

  typealias Pointer = UnsafePointer<__mpfr_struct>

  /// A new interval of the larger precision, from the bounds of two.
  @inline(__always)
  func with(
    _ other: Interval,
    _ body: (
      inout __mpfr_struct, inout __mpfr_struct, (lower: Pointer, upper: Pointer),
      (lower: Pointer, upper: Pointer)
    ) -> Void
  ) -> Interval {
    Interval.make(Swift.max(precision, other.precision)) { lower, upper in
      withBounds { a, b in
        other.withBounds { c, d in body(&lower, &upper, (a, b), (c, d)) }
      }
    }
  }

  /// A new interval of the same precision, from the bounds of this one.
  @inline(__always)
  func map(
    _ body: (inout __mpfr_struct, inout __mpfr_struct, (lower: Pointer, upper: Pointer)) -> Void
  ) -> Interval {
    Interval.make(precision) { lower, upper in
      withBounds { a, b in body(&lower, &upper, (a, b)) }
    }
  }

  typealias Operation = (
    UnsafeMutablePointer<__mpfr_struct>?, Pointer?, Pointer?, mpfr_rnd_t
  ) -> Int32

  /// The least and the greatest of an operation on the four pairs of bounds, for one that is monotone
  /// in each operand.
  @inline(__always)
  private func corners(_ other: Interval, _ operation: Operation) -> Interval {
    with(other) { lower, upper, x, y in
      let size = lower._mpfr_prec
      var candidate = __mpfr_struct()
      mpfr_init2(&candidate, size)
      defer { mpfr_clear(&candidate) }
      // 0·∞ is 0, because ∞ stands for values without a bound; of ∞/∞ the other corners are the
      // extremes, and 0 is the least of them in magnitude.
      func evaluate(_ a: Pointer, _ b: Pointer, _ rounding: mpfr_rnd_t) {
        _ = operation(&candidate, a, b, rounding)
        if mpfr_nan_p(&candidate) != 0 { mpfr_set_zero(&candidate, 1) }
      }
      evaluate(x.lower, y.lower, MPFR_RNDD)
      mpfr_set(&lower, &candidate, MPFR_RNDD)
      evaluate(x.lower, y.lower, MPFR_RNDU)
      mpfr_set(&upper, &candidate, MPFR_RNDU)
      if isPoint && other.isPoint { return }
      func extend(_ a: Pointer, _ b: Pointer) {
        evaluate(a, b, MPFR_RNDD)
        if mpfr_less_p(&candidate, &lower) != 0 { mpfr_set(&lower, &candidate, MPFR_RNDD) }
        evaluate(a, b, MPFR_RNDU)
        if mpfr_greater_p(&candidate, &upper) != 0 { mpfr_set(&upper, &candidate, MPFR_RNDU) }
      }
      extend(x.lower, y.upper)
      extend(x.upper, y.lower)
      extend(x.upper, y.upper)
    }
  }
}
