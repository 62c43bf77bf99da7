/// Divisors and multiples of machine integers; `Integer` has its own of both for any size.
extension FixedWidthInteger {
  /// The greatest common divisor of two numbers, by Stein's algorithm: shifts and subtractions only.
  /// `gcd(0, 0)` is 0.
  @inlinable
  public static func gcd(_ a: Self, _ b: Self) -> Magnitude {
    let (p, q) = (a.magnitude, b.magnitude)
    if p == 0 { return q }
    if q == 0 { return p }
    if p == 1 || q == 1 { return 1 }
    let shift = (p | q).trailingZeroBitCount
    var x = p &>> Magnitude(truncatingIfNeeded: p.trailingZeroBitCount)
    var y = q
    repeat {
      y &>>= Magnitude(truncatingIfNeeded: y.trailingZeroBitCount)
      if x > y { swap(&x, &y) }
      y &-= x
    } while y != 0
    return x &<< Magnitude(truncatingIfNeeded: shift)
  }

  /// The least common multiple of two numbers, never negative; nil where the type does not hold it.
  @inlinable
  public static func lcm(_ a: Self, _ b: Self) -> Self? {
    let divisor = gcd(a, b)
    if divisor == 0 { return 0 }
    let (multiple, overflow) = (a.magnitude / divisor).multipliedReportingOverflow(by: b.magnitude)
    return overflow ? nil : Self(exactly: multiple)
  }
}
