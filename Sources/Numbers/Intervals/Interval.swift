internal import CGMP
internal import CMPFR

/// What a comparison knows.
public enum Truth: Sendable, Hashable {
  case yes, no, unknown
}

/// Why a function has no value on an interval.
public enum DomainError: Error, Hashable, Sendable {
  /// The whole argument lies outside of the domain: the value is undefined.
  case outside
  /// Part of the argument lies outside, or this precision cannot tell.
  case straddles
}

/// A closed interval of real numbers that contains the value it stands for.
///
/// Containment: for all x in X and y in Y, `f(x, y)` is in `f(X, Y)`. Every lower bound is rounded
/// down, every upper bound up, at the interval's precision in bits. Inclusion: a narrower argument of
/// the same precision gives a result that is no wider. An infinite bound means that nothing bounds the
/// value on that side; no bound is ever NaN.
///
/// Values are immutable; operations take the larger precision of their operands.
public struct Interval: Sendable {
  /// The most bits that an interval has, whatever is asked for.
  public static let maximumPrecision = 65_536

  /// Owns the limbs of the two bounds; never changed after creation.
  final class Bounds: @unchecked Sendable {
    let lower: __mpfr_struct
    let upper: __mpfr_struct

    init(taking lower: __mpfr_struct, _ upper: __mpfr_struct) {
      self.lower = lower
      self.upper = upper
    }

    deinit {
      var (a, b) = (lower, upper)
      mpfr_clear(&a)
      mpfr_clear(&b)
    }
  }

  let bounds: Bounds

  /// Steps of fuel that one elementary function of an interval costs at so many bits.
  public static func cost(precision: Int) -> Int {
    let bits = clamped(precision)
    return 75 + bits / 8 * (bits / 64) / 2
  }

  /// Steps of fuel that one root of an interval costs at so many bits.
  public static func rootCost(precision: Int) -> Int { cost(precision: precision) / 8 }

  /// The precision in bits.
  public var precision: Int { bounds.lower._mpfr_prec }

  /// Between 16 and the most bits that an interval has.
  static func clamped(_ precision: Int) -> Int {
    Swift.min(Swift.max(precision, 16), maximumPrecision)
  }

  /// The narrowest interval of `precision` bits (16 to `maximumPrecision`) around `value`.
  public init(_ value: Rational, precision: Int) {
    self = Interval.make(Interval.clamped(precision)) { lower, upper in
      value.numerator.withGMP { p in
        if value.isInteger {
          mpfr_set_z(&lower, p, MPFR_RNDD)
          mpfr_set_z(&upper, p, MPFR_RNDU)
        } else {
          value.denominator.withGMP { q in
            var fraction = __mpq_struct(_mp_num: p.pointee, _mp_den: q.pointee)
            mpfr_set_q(&lower, &fraction, MPFR_RNDD)
            mpfr_set_q(&upper, &fraction, MPFR_RNDU)
          }
        }
      }
    }
  }

  /// The narrowest interval of `precision` bits around `value`.
  public init(_ value: Integer, precision: Int) { self.init(Rational(value), precision: precision) }

  /// The narrowest interval of `precision` bits around `value`.
  public init(_ value: Int, precision: Int) { self.init(Rational(value), precision: precision) }

  /// The narrowest interval of `precision` bits around all values from `lower` to `upper`; nil if the
  /// lower one is above the upper one.
  public init?(from lower: Rational, to upper: Rational, precision: Int) {
    guard lower <= upper else { return nil }
    self = Interval(lower, precision: precision).union(Interval(upper, precision: precision))
  }

  /// π.
  public static func pi(precision: Int) -> Interval {
    make(clamped(precision)) { lower, upper in
      mpfr_const_pi(&lower, MPFR_RNDD)
      mpfr_const_pi(&upper, MPFR_RNDU)
    }
  }

  /// Riemann's ζ at an integer above one; all reals elsewhere.
  public static func zeta(_ argument: Int, precision: Int) -> Interval {
    guard argument >= 2 else { return entire(precision: precision) }
    return make(clamped(precision)) { lower, upper in
      mpfr_zeta_ui(&lower, UInt(argument), MPFR_RNDD)
      mpfr_zeta_ui(&upper, UInt(argument), MPFR_RNDU)
    }
  }

  /// Euler's number e.
  public static func e(precision: Int) -> Interval {
    Interval(1, precision: precision).exp()
  }

  /// All real numbers.
  public static func entire(precision: Int) -> Interval {
    make(clamped(precision)) { lower, upper in
      mpfr_set_inf(&lower, -1)
      mpfr_set_inf(&upper, 1)
    }
  }

  /// The interval whose bounds `body` writes; all reals if one is not a number.
  @inline(__always)
  static func make(
    _ precision: Int, _ body: (inout __mpfr_struct, inout __mpfr_struct) -> Void
  ) -> Interval {
    var (lower, upper) = (__mpfr_struct(), __mpfr_struct())
    mpfr_init2(&lower, precision)
    mpfr_init2(&upper, precision)
    body(&lower, &upper)
    if mpfr_nan_p(&lower) != 0 || mpfr_nan_p(&upper) != 0 {
      mpfr_set_inf(&lower, -1)
      mpfr_set_inf(&upper, 1)
    }
    return Interval(bounds: Bounds(taking: lower, upper))
  }

  private init(bounds: Bounds) { self.bounds = bounds }

  /// Runs `body` on the two bounds: `body` reads them, and neither writes nor keeps them.
  @inline(__always)
  func withBounds<R>(
    _ body: (UnsafePointer<__mpfr_struct>, UnsafePointer<__mpfr_struct>) -> R
  ) -> R {
    withExtendedLifetime(bounds) {
      withUnsafePointer(to: bounds.lower) { lower in
        withUnsafePointer(to: bounds.upper) { upper in body(lower, upper) }
      }
    }
  }

  /// Signs of the bounds.
  var signs: (lower: Int32, upper: Int32) {
    withBounds { lower, upper in (mpfr_sgn(lower), mpfr_sgn(upper)) }
  }

  /// Whether both bounds are the same number.
  public var isPoint: Bool { withBounds { mpfr_equal_p($0, $1) != 0 } }

  /// Whether neither bound is infinite.
  public var isBounded: Bool { withBounds { mpfr_number_p($0) != 0 && mpfr_number_p($1) != 0 } }

  var isZeroPoint: Bool { signs == (0, 0) }

  /// Whether 0 lies in the interval.
  public var containsZero: Bool { signs.lower <= 0 && signs.upper >= 0 }
}
