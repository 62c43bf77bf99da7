internal import CMPFR

/// A rectangle of complex numbers that contains the value it stands for.
///
/// Containment holds as for `Interval`: for all z in Z and w in W, `f(z, w)` is in `f(Z, W)`.
/// Logarithms, roots and powers are principal: the argument lies in −π < arg ≤ π, and a rectangle that
/// meets the cut along the negative real axis without lying on or above it throws `straddles`.
public struct ComplexInterval: Sendable {
  /// The real part.
  public let real: Interval
  /// The imaginary part.
  public let imaginary: Interval

  /// The rectangle of the two intervals.
  public init(_ real: Interval, _ imaginary: Interval) {
    self.real = real
    self.imaginary = imaginary
  }

  /// The real number of `real`.
  public init(_ real: Interval) {
    self.init(real, Interval(0, precision: real.precision))
  }

  /// The imaginary unit.
  public static func i(precision: Int) -> ComplexInterval {
    ComplexInterval(
      Interval(0, precision: precision), Interval(1, precision: precision))
  }

  /// The precision in bits.
  public var precision: Int { max(real.precision, imaginary.precision) }

  /// The sum of every two numbers in both.
  public static func + (a: ComplexInterval, b: ComplexInterval) -> ComplexInterval {
    ComplexInterval(a.real + b.real, a.imaginary + b.imaginary)
  }

  /// The difference of every two numbers in both.
  public static func - (a: ComplexInterval, b: ComplexInterval) -> ComplexInterval {
    ComplexInterval(a.real - b.real, a.imaginary - b.imaginary)
  }

  /// The negated numbers.
  public static prefix func - (a: ComplexInterval) -> ComplexInterval {
    ComplexInterval(-a.real, -a.imaginary)
  }

  /// The product of every two numbers in both.
  public static func * (a: ComplexInterval, b: ComplexInterval) -> ComplexInterval {
    if b.imaginary.isZeroPoint { return a.scaled(b.real) }
    if a.imaginary.isZeroPoint { return b.scaled(a.real) }
    return ComplexInterval(
      a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }

  func scaled(_ factor: Interval) -> ComplexInterval {
    ComplexInterval(real * factor, imaginary * factor)
  }

  /// The value with its imaginary part negated.
  public var conjugate: ComplexInterval { ComplexInterval(real, -imaginary) }

  /// The quotient: `outside` for the divisor 0, `straddles` for one that contains 0.
  public func divided(by divisor: ComplexInterval) throws(DomainError) -> ComplexInterval {
    if divisor.imaginary.isZeroPoint {
      return ComplexInterval(
        try real.divided(by: divisor.real), try imaginary.divided(by: divisor.real))
    }
    let norm = divisor.squaredMagnitude
    let product = self * divisor.conjugate
    return ComplexInterval(
      try product.real.divided(by: norm), try product.imaginary.divided(by: norm))
  }

  /// 1 over the value.
  public func reciprocal() throws(DomainError) -> ComplexInterval {
    try ComplexInterval(Interval(1, precision: precision)).divided(by: self)
  }

  private var squaredMagnitude: Interval { real.squared + imaginary.squared }

  /// The absolute value.
  public var magnitude: Interval {
    real.magnitude.with(imaginary.magnitude) { lower, upper, x, y in
      mpfr_hypot(&lower, x.lower, y.lower, MPFR_RNDD)
      mpfr_hypot(&upper, x.upper, y.upper, MPFR_RNDU)
    }
  }

  /// The argument in −π < arg ≤ π: `outside` for 0, `straddles` where 0 or the cut may be met.
  public func argument() throws(DomainError) -> Interval {
    if real.containsZero && imaginary.containsZero {
      throw real.isZeroPoint && imaginary.isZeroPoint ? .outside : .straddles
    }
    let (below, above) = imaginary.signs
    if below < 0 && above >= 0 && real.signs.lower < 0 { throw .straddles }
    // A rectangle without 0 is seen from 0 between two of its corners.
    return real.with(imaginary) { lower, upper, x, y in
      var isFirst = true
      var candidate = __mpfr_struct()
      mpfr_init2(&candidate, lower._mpfr_prec)
      defer { mpfr_clear(&candidate) }
      func extend(_ real: Interval.Pointer, _ imaginary: Interval.Pointer) {
        // The arc tangent tells −0 from 0, which the cut must not.
        var (a, b) = (real.pointee, imaginary.pointee)
        if mpfr_zero_p(&a) != 0 { a._mpfr_sign = 1 }
        if mpfr_zero_p(&b) != 0 { b._mpfr_sign = 1 }
        mpfr_atan2(&candidate, &b, &a, MPFR_RNDD)
        if isFirst || mpfr_less_p(&candidate, &lower) != 0 {
          mpfr_set(&lower, &candidate, MPFR_RNDD)
        }
        mpfr_atan2(&candidate, &b, &a, MPFR_RNDU)
        if isFirst || mpfr_greater_p(&candidate, &upper) != 0 {
          mpfr_set(&upper, &candidate, MPFR_RNDU)
        }
        isFirst = false
      }
      extend(x.lower, y.lower)
      extend(x.lower, y.upper)
      extend(x.upper, y.lower)
      extend(x.upper, y.upper)
    }
  }

  /// Whether the value is 0: `yes` only where the rectangle is the point 0.
  public var isZero: Truth {
    switch (real.isZero, imaginary.isZero) {
    case (.yes, .yes): .yes
    case (.no, _), (_, .no): .no
    default: .unknown
    }
  }

  /// Whether the two values are the same number: `yes` only where both rectangles are the same point.
  public func isEqual(to other: ComplexInterval) -> Truth {
    switch (real.isEqual(to: other.real), imaginary.isEqual(to: other.imaginary)) {
    case (.yes, .yes): .yes
    case (.no, _), (_, .no): .no
    default: .unknown
    }
  }

  /// Whether all of `other` lies in the rectangle.
  public func contains(_ other: ComplexInterval) -> Bool {
    real.contains(other.real) && imaginary.contains(other.imaginary)
  }
}
