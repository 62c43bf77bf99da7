internal import CGMP

extension Integer {
  @inlinable
  public static func + (a: Integer, b: Integer) -> Integer {
    if case .small(let x) = a.storage, case .small(let y) = b.storage {
      let (sum, overflow) = x.addingReportingOverflow(y)
      if !overflow { return Integer(sum) }
    }
    return addBig(a, b)
  }

  @inlinable
  public static func - (a: Integer, b: Integer) -> Integer {
    if case .small(let x) = a.storage, case .small(let y) = b.storage {
      let (difference, overflow) = x.subtractingReportingOverflow(y)
      if !overflow { return Integer(difference) }
    }
    return subtractBig(a, b)
  }

  @inlinable
  public static func * (a: Integer, b: Integer) -> Integer {
    if case .small(let x) = a.storage, case .small(let y) = b.storage {
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow { return Integer(product) }
    }
    return multiplyBig(a, b)
  }

  @inlinable
  public static prefix func - (a: Integer) -> Integer {
    if case .small(let x) = a.storage {
      let (negated, overflow) = (0).subtractingReportingOverflow(x)
      if !overflow { return Integer(negated) }
    }
    return subtractBig(0, a)
  }

  @inlinable
  public static func += (a: inout Integer, b: Integer) { a = a + b }

  @inlinable
  public static func -= (a: inout Integer, b: Integer) { a = a - b }

  @inlinable
  public static func *= (a: inout Integer, b: Integer) { a = a * b }

  @usableFromInline
  static func addBig(_ a: Integer, _ b: Integer) -> Integer { compute(a, b, __gmpz_add) }

  @usableFromInline
  static func subtractBig(_ a: Integer, _ b: Integer) -> Integer { compute(a, b, __gmpz_sub) }

  @usableFromInline
  static func multiplyBig(_ a: Integer, _ b: Integer) -> Integer { compute(a, b, __gmpz_mul) }

  /// Negative, zero or positive as the value is below, equal to or above `other`.
  @usableFromInline
  func compareBig(_ other: Integer) -> Int32 {
    withGMP { x in other.withGMP { y in __gmpz_cmp(x, y) } }
  }

  /// The value times 2 to the `count`; `count` is bounded by the caller, and none where negative.
  func shiftedLeft(by count: Int) -> Integer {
    guard count > 0 else { return self }
    return withGMP { x in Integer.make { __gmpz_mul_2exp(&$0, x, UInt(count)) } }
  }

  /// How often 2 divides the value; 0 for 0.
  public var trailingZeroBitCount: Int {
    switch storage {
    case .small(let value): value == 0 ? 0 : value.trailingZeroBitCount
    case .big: withGMP { Int(truncatingIfNeeded: __gmpz_scan1($0, 0)) }
    }
  }
}
