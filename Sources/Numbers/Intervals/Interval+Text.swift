import Bytes
internal import CMPFR

extension Interval {
  /// Bits that are known of the value: the width is at most 2⁻ⁿ⁺¹ of its magnitude. The precision for a
  /// point; 0 where the interval contains 0 or is unbounded.
  public var relativeBits: Int {
    if isPoint { return precision }
    if containsZero || !isBounded { return 0 }
    let width = self - self
    // |x| ≥ 2^(e−1) at the bound nearer to 0, and the width is below 2^w.
    let smallest = magnitude.withBounds { lower, _ in lower.pointee._mpfr_exp }
    let size = width.withBounds { _, upper in upper.pointee._mpfr_exp }
    return Swift.min(Swift.max(smallest - size, 0), precision)
  }

  /// The double nearest to the midpoint; not a number where a bound is infinite.
  public var double: Double {
    withMidpoint { mpfr_get_d($0, MPFR_RNDN) }
  }

  /// The midpoint rounded to `digits` significant digits (1 to 10,000), trailing zeros kept, as
  /// `Rational.decimal` writes it; nil where a bound is infinite or beyond 2^±1,000,000.
  public func decimal(significantDigits digits: Int) -> [UInt8]? {
    let count = Swift.min(Swift.max(digits, 1), 10_000)
    return withMidpoint { middle in
      guard mpfr_number_p(middle) != 0 else { return nil }
      if mpfr_zero_p(middle) != 0 { return (0 as Rational).decimal(significantDigits: count) }
      guard middle.pointee._mpfr_exp.magnitude < 1_000_000 else { return nil }
      var exponent = 0
      // mpfr_get_str writes a sign, the digits and a zero byte, in no less than 7 bytes.
      let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: count + 8) { buffer in
        _ = mpfr_get_str(buffer.baseAddress, &exponent, 10, count, middle, MPFR_RNDN)
        return buffer.prefix { $0 != 0 }.map { UInt8(truncatingIfNeeded: $0) }
      }
      let isNegative = text.first == .minus
      return Rational.decimal(
        digits: isNegative ? Array(text.dropFirst()) : text, exponent: exponent - 1,
        isNegative: isNegative)
    }
  }

  /// Runs `body` on the midpoint, rounded to one bit more than the precision.
  private func withMidpoint<R>(_ body: (Pointer) -> R) -> R {
    withBounds { lower, upper in
      var (sum, middle) = (__mpfr_struct(), __mpfr_struct())
      mpfr_init2(&sum, precision + 1)
      mpfr_init2(&middle, precision + 1)
      defer {
        mpfr_clear(&sum)
        mpfr_clear(&middle)
      }
      mpfr_add(&sum, lower, upper, MPFR_RNDN)
      mpfr_div_2ui(&middle, &sum, 1, MPFR_RNDN)
      return withUnsafePointer(to: middle, body)
    }
  }
}
