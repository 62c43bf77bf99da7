internal import CGMP
internal import CMPFR

extension Interval {
  /// Whether the value is above 0.
  public var isPositive: Truth { signs.lower > 0 ? .yes : signs.upper <= 0 ? .no : .unknown }

  /// Whether the value is below 0.
  public var isNegative: Truth { signs.upper < 0 ? .yes : signs.lower >= 0 ? .no : .unknown }

  /// Whether the value is 0: `yes` only where the interval is the point 0.
  public var isZero: Truth { isZeroPoint ? .yes : containsZero ? .unknown : .no }

  /// Whether the value is below that of `other`.
  public func isLess(than other: Interval) -> Truth {
    withBounds { a, b in
      other.withBounds { c, d in
        mpfr_less_p(b, c) != 0 ? .yes : mpfr_greaterequal_p(a, d) != 0 ? .no : .unknown
      }
    }
  }

  /// Whether the two values are the same number: `yes` only where both intervals are the same point.
  public func isEqual(to other: Interval) -> Truth {
    if !overlaps(other) { return .no }
    return isPoint && other.isPoint ? .yes : .unknown
  }

  /// Whether some number lies in both intervals.
  public func overlaps(_ other: Interval) -> Bool {
    withBounds { a, b in
      other.withBounds { c, d in mpfr_lessequal_p(a, d) != 0 && mpfr_lessequal_p(c, b) != 0 }
    }
  }

  /// Whether `value` lies in the interval.
  public func contains(_ value: Rational) -> Bool {
    value.numerator.withGMP { p in
      value.denominator.withGMP { q in
        var fraction = __mpq_struct(_mp_num: p.pointee, _mp_den: q.pointee)
        return withBounds { lower, upper in
          mpfr_cmp_q(lower, &fraction) <= 0 && mpfr_cmp_q(upper, &fraction) >= 0
        }
      }
    }
  }

  /// Whether all of `other` lies in the interval.
  public func contains(_ other: Interval) -> Bool {
    withBounds { a, b in
      other.withBounds { c, d in mpfr_lessequal_p(a, c) != 0 && mpfr_lessequal_p(d, b) != 0 }
    }
  }

  /// The greatest integer not above the value; nil where the bounds differ in it, or are too large.
  public var floor: Integer? {
    guard let lower = lowerBound, let upper = upperBound, lower.floor == upper.floor else {
      return nil
    }
    return lower.floor
  }

  /// The least integer not below the value; nil where the bounds differ in it, or are too large.
  public var ceiling: Integer? { (-self).floor.map { -$0 } }

  /// The lower bound, exactly; nil if it is infinite or needs more than `maximumPrecision` places.
  public var lowerBound: Rational? { withBounds { lower, _ in Interval.rational(lower) } }

  /// The upper bound, exactly; nil if it is infinite or needs more than `maximumPrecision` places.
  public var upperBound: Rational? { withBounds { _, upper in Interval.rational(upper) } }

  /// The number half way between the bounds, exactly; nil where a bound is.
  public var midpoint: Rational? {
    guard let lower = lowerBound, let upper = upperBound else { return nil }
    return (lower + upper) * Rational.half
  }

  /// Half the width, exactly; nil where a bound is.
  public var radius: Rational? {
    guard let lower = lowerBound, let upper = upperBound else { return nil }
    return (upper - lower) * Rational.half
  }

  private static func rational(_ value: Pointer) -> Rational? {
    guard mpfr_number_p(value) != 0 else { return nil }
    if mpfr_zero_p(value) != 0 { return 0 }
    guard value.pointee._mpfr_exp.magnitude <= UInt(maximumPrecision) else { return nil }
    var exponent = 0
    let significand = Integer.make { exponent = mpfr_get_z_2exp(&$0, value) }
    return Rational(
      significand.shiftedLeft(by: exponent), Integer(1).shiftedLeft(by: 0 &- exponent))
  }
}
