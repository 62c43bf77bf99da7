/// What a value half way between two neighbours rounds to.
public enum TieBreaking: Sendable {
  /// To the neighbour whose last digit is even, as IEEE 754 and bankers do.
  case even
  /// Away from zero, as schools teach.
  case awayFromZero
}

extension Rational {
  /// The greatest integer that is not above the value.
  public var floor: Integer { numerator.dividedFloor(by: denominator)?.quotient ?? 0 }

  /// The least integer that is not below the value.
  public var ceiling: Integer { isInteger ? numerator : floor + 1 }

  /// The integer between 0 and the value that is nearest to it.
  public var truncated: Integer { isNegative ? ceiling : floor }

  /// The nearest integer.
  public func rounded(_ ties: TieBreaking = .even) -> Integer {
    guard let (quotient, remainder) = numerator.magnitude.dividedFloor(by: denominator) else {
      return 0
    }
    let twice = remainder + remainder
    let isUp: Bool
    if twice == denominator {
      isUp = ties == .awayFromZero || !quotient.isEven
    } else {
      isUp = twice > denominator
    }
    let magnitude = isUp ? quotient + 1 : quotient
    return isNegative ? -magnitude : magnitude
  }

  /// The nearest multiple of 10 to the minus `places`; negative places round before the point. More
  /// than 100,000 places either way leave the value as it is.
  public func rounded(toDecimalPlaces places: Int, _ ties: TieBreaking = .even) -> Rational {
    guard let scale = Rational.powerOfTen(places),
      let unscale = Rational.powerOfTen(0 &- places)
    else { return self }
    return Rational((self * scale).rounded(ties)) * unscale
  }

  /// 10 to the `exponent`, for |exponent| ≤ 100,000: about 330,000 bits, well below what aborts GMP.
  static func powerOfTen(_ exponent: Int) -> Rational? {
    guard exponent.magnitude <= 100_000 else { return nil }
    let power = Integer.powerOfTen(abs(exponent))
    return exponent < 0 ? Rational(lowest: 1, power) : Rational(lowest: power, 1)
  }

  /// The nearest `Double`, ties to even; infinite past its range.
  public var double: Double {
    if case .small(let p, let q) = storage {
      // Both are exact as Doubles, and a quotient is correctly rounded.
      if p.magnitude <= 1 << 53 && q <= 1 << 53 { return Double(p) / Double(q) }
    }
    let (p, q) = (numerator.magnitude, denominator)
    // 2^e < |value| < 2^(e+2)
    let exponent = p.bitWidth &- q.bitWidth &- 1
    if exponent > 1025 { return isNegative ? -Double.infinity : Double.infinity }
    if exponent < -1080 { return isNegative ? -0.0 : 0.0 }
    // The last bit that a Double of this size has; below 2^−1074 there is none.
    var last = max(exponent &- 52, -1074)
    var significand = Rational.scaled(p, q, -last)
    if significand.bitWidth > 53 {
      last += 1
      significand = Rational.scaled(p, q, -last)
    }
    // At most 2⁵³, so exact; a rounding up to it is exact as well.
    let result = Double(sign: .plus, exponent: last, significand: Double(significand.int ?? 0))
    return isNegative ? -result : result
  }

  /// p/q·2^shift, rounded to the nearest integer, ties to even.
  private static func scaled(_ p: Integer, _ q: Integer, _ shift: Int) -> Integer {
    let ratio = Rational(p.shiftedLeft(by: shift), q.shiftedLeft(by: 0 &- shift))
    return ratio?.rounded(.even) ?? 0
  }
}

extension Integer {
  /// The nearest `Double`, ties to even; infinite past its range.
  public var double: Double {
    if case .small(let value) = storage { return Double(value) }
    return Rational(self).double
  }
}
