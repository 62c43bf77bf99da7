internal import CGMP

extension Integer {
  /// The quotient rounded to −∞ and the remainder, which has the divisor's sign; nil for divisor 0.
  @inlinable
  public func dividedFloor(by divisor: Integer) -> (quotient: Integer, remainder: Integer)? {
    if case .small(let x) = storage, case .small(let y) = divisor.storage {
      if y == 0 { return nil }
      if y != -1 {
        let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
        // The remainder has the dividend's sign; where that is not the divisor's, one step down.
        if remainder != 0 && (remainder < 0) != (y < 0) {
          return (Integer(quotient &- 1), Integer(remainder &+ y))
        }
        return (Integer(quotient), Integer(remainder))
      }
      return (-self, 0)
    }
    return divideBigFloor(divisor)
  }

  /// The quotient rounded to 0 and the remainder, which has the dividend's sign; nil for divisor 0.
  @inlinable
  public func dividedTruncating(by divisor: Integer) -> (quotient: Integer, remainder: Integer)? {
    if case .small(let x) = storage, case .small(let y) = divisor.storage {
      if y == 0 { return nil }
      if y == -1 { return (-self, 0) }
      let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
      return (Integer(quotient), Integer(remainder))
    }
    return divideBigTruncating(divisor)
  }

  /// The quotient if the division leaves no remainder; nil if it does, or for divisor 0.
  @inlinable
  public func dividedExactly(by divisor: Integer) -> Integer? {
    guard let (quotient, remainder) = dividedTruncating(by: divisor), remainder.isZero else {
      return nil
    }
    return quotient
  }

  /// Whether `divisor` times some integer is the value: for divisor 0 only 0 is.
  @inlinable
  public func isMultiple(of divisor: Integer) -> Bool {
    guard let (_, remainder) = dividedTruncating(by: divisor) else { return isZero }
    return remainder.isZero
  }

  /// The greatest common divisor, never negative; `gcd(0, 0)` is 0.
  @inlinable
  public static func gcd(_ a: Integer, _ b: Integer) -> Integer {
    if case .small(let x) = a.storage, case .small(let y) = b.storage {
      return Integer(UInt64(Int.gcd(x, y)))
    }
    return gcdBig(a, b)
  }

  /// The least common multiple, never negative; 0 if one of them is 0.
  public static func lcm(_ a: Integer, _ b: Integer) -> Integer {
    guard let reduced = a.dividedExactly(by: gcd(a, b)) else { return 0 }
    return (reduced * b).magnitude
  }

  @usableFromInline
  func divideBigFloor(_ divisor: Integer) -> (quotient: Integer, remainder: Integer)? {
    divide(divisor, __gmpz_fdiv_qr)
  }

  @usableFromInline
  func divideBigTruncating(_ divisor: Integer) -> (quotient: Integer, remainder: Integer)? {
    divide(divisor, __gmpz_tdiv_qr)
  }

  /// Quotient and remainder by a function of GMP; nil for a divisor that is zero.
  @inline(__always)
  private func divide(
    _ divisor: Integer,
    _ operation: (
      UnsafeMutablePointer<__mpz_struct>?, UnsafeMutablePointer<__mpz_struct>?,
      UnsafePointer<__mpz_struct>?, UnsafePointer<__mpz_struct>?
    ) -> Void
  ) -> (quotient: Integer, remainder: Integer)? {
    // GMP raises SIGFPE on a zero divisor.
    if divisor.isZero { return nil }
    var remainder = __mpz_struct()
    __gmpz_init(&remainder)
    let quotient = Integer.make { quotient in
      withGMP { x in divisor.withGMP { y in operation(&quotient, &remainder, x, y) } }
    }
    return (quotient, Integer(taking: remainder))
  }

  @usableFromInline
  static func gcdBig(_ a: Integer, _ b: Integer) -> Integer { compute(a, b, __gmpz_gcd) }
}
