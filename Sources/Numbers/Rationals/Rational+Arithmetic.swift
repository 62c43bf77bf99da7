public import Budget

extension Rational {
  @inlinable
  public static func + (a: Rational, b: Rational) -> Rational {
    if case .small(let p, let q) = a.storage, case .small(let r, let s) = b.storage {
      if q == 1 && s == 1 {
        let (sum, overflow) = p.addingReportingOverflow(r)
        if !overflow { return Rational(small: sum, 1) }
      }
      return addSmall(p, q, r, s)
    }
    return addBig(a, b)
  }

  @inlinable
  public static func - (a: Rational, b: Rational) -> Rational {
    if case .small(let p, let q) = a.storage, case .small(let r, let s) = b.storage, r != Int.min {
      if q == 1 && s == 1 {
        let (difference, overflow) = p.subtractingReportingOverflow(r)
        if !overflow { return Rational(small: difference, 1) }
      }
      return addSmall(p, q, 0 &- r, s)
    }
    return addBig(a, -b)
  }

  @inlinable
  public static func * (a: Rational, b: Rational) -> Rational {
    if case .small(let p, let q) = a.storage, case .small(let r, let s) = b.storage {
      if q == 1 && s == 1 {
        let (product, overflow) = p.multipliedReportingOverflow(by: r)
        if !overflow { return Rational(small: product, 1) }
      }
      return multiplySmall(p, q, r, s)
    }
    return multiplyBig(a, b)
  }

  @inlinable
  public static prefix func - (a: Rational) -> Rational {
    if case .small(let p, let q) = a.storage, p != Int.min { return Rational(small: 0 &- p, q) }
    return Rational(lowest: -a.numerator, a.denominator)
  }

  @inlinable
  public static func += (a: inout Rational, b: Rational) { a = a + b }

  /// The absolute value.
  @inlinable
  public var magnitude: Rational { isNegative ? -self : self }

  /// 1 over the value; nil for 0.
  @inlinable
  public var reciprocal: Rational? {
    if isZero { return nil }
    if case .small(let p, let q) = storage, p != Int.min {
      return p > 0 ? Rational(small: q, p) : Rational(small: 0 &- q, 0 &- p)
    }
    let (p, q) = (numerator, denominator)
    return p.isNegative ? Rational(lowest: -q, -p) : Rational(lowest: q, p)
  }

  /// The quotient; nil for divisor 0.
  @inlinable
  public func divided(by divisor: Rational) -> Rational? {
    guard let reciprocal = divisor.reciprocal else { return nil }
    return self * reciprocal
  }

  /// p/q + r/s by Knuth (TAOCP 2, 4.5.1): only a factor of gcd(q, s) can cancel. Both products are
  /// below 2¹²⁶ in magnitude, so 128 bits hold the sum.
  @usableFromInline
  static func addSmall(_ p: Int, _ q: Int, _ r: Int, _ s: Int) -> Rational {
    let common = Int(truncatingIfNeeded: Int.gcd(q, s))
    if common == 1 {
      let sum = p.multipliedWide(s) + r.multipliedWide(q)
      return lowest(sum, q.multipliedWide(s))
    }
    let (left, right) = (q / common, s / common)
    let sum = p.multipliedWide(right) + r.multipliedWide(left)
    let rest = Int(sum % Int128(common))
    let cancelled = Int(truncatingIfNeeded: Int.gcd(rest, common))
    return lowest(sum / Int128(cancelled), left.multipliedWide(s / cancelled))
  }

  /// p/q · r/s: what cancels does so crosswise, before the products.
  @usableFromInline
  static func multiplySmall(_ p: Int, _ q: Int, _ r: Int, _ s: Int) -> Rational {
    // A gcd with a positive Int fits an Int.
    let first = Int(truncatingIfNeeded: Int.gcd(p, s))
    let second = Int(truncatingIfNeeded: Int.gcd(r, q))
    return lowest(
      (p / first).multipliedWide(r / second), (q / second).multipliedWide(s / first))
  }

  @inline(__always)
  private static func lowest(_ numerator: Int128, _ denominator: Int128) -> Rational {
    if let p = Int(exactly: numerator), let q = Int(exactly: denominator) {
      return Rational(small: p, q)
    }
    return Rational(lowest: Integer(numerator), Integer(denominator))
  }

  @usableFromInline
  static func addBig(_ a: Rational, _ b: Rational) -> Rational {
    let (q, s) = (a.denominator, b.denominator)
    let sum = a.numerator * s + b.numerator * q
    // A positive denominator is never 0, so the fallback is not reached.
    return Rational(sum, q * s) ?? 0
  }

  @usableFromInline
  static func multiplyBig(_ a: Rational, _ b: Rational) -> Rational {
    Rational(a.numerator * b.numerator, a.denominator * b.denominator) ?? 0
  }

  /// The value, if numerator and denominator have at most `limits.integerBits` bits.
  @inlinable
  public func within(_ limits: Limits) throws(Exhausted) -> Rational {
    guard case .big(let box) = storage else { return self }
    _ = try box.numerator.within(limits)
    _ = try box.denominator.within(limits)
    return self
  }

  /// The value raised to `exponent`, where 0⁰ is 1; nil for 0 to a negative exponent. Throws as
  /// `Integer.power` does.
  public func power(
    _ exponent: Int, limits: Limits, fuel: inout Fuel
  ) throws(Exhausted) -> Rational? {
    guard exponent != Int.min else { throw Exhausted(.exponent) }
    guard let base = exponent < 0 ? reciprocal : self else { return nil }
    let n = abs(exponent)
    let p = try base.numerator.power(n, limits: limits, fuel: &fuel)
    let q = try base.denominator.power(n, limits: limits, fuel: &fuel)
    return Rational(lowest: p, q)
  }

  /// The rational root of degree `degree`, which is real and of the value's sign; nil if there is none.
  public func exactRoot(_ degree: Int) -> Rational? {
    guard let p = numerator.root(degree), p.isExact, let q = denominator.root(degree), q.isExact
    else { return nil }
    return Rational(lowest: p.root, q.root)
  }
}
