import Bytes
internal import CGMP

extension Rational {
  /// `p/q`, or `p` for an integer.
  public var description: String { String(decoding: bytes, as: UTF8.self) }

  /// `p/q`, or `p` for an integer.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    numerator.appendDecimal(to: &bytes)
    if !isInteger {
      bytes.append(.slash)
      denominator.appendDecimal(to: &bytes)
    }
    return bytes
  }

  /// Decimals after the point that write the value exactly; nil if they never end.
  public var decimalPlaces: Int? {
    let twos = denominator.trailingZeroBitCount
    var rest = denominator.dividedExactly(by: Integer(1).shiftedLeft(by: twos)) ?? 1
    // What is left must be a power of 5, whose exponent its width fixes: log₂ 5 > 2.3219.
    var fives = 0
    if !rest.isOne {
      guard rest.isMultiple(of: 5) else { return nil }
      fives = Int(Double(rest.bitWidth) / 2.3219)
      while fives >= 0 {
        let power = Integer.powerOfFive(fives)
        if power == rest { break }
        if power < rest { return nil }
        fives -= 1
      }
      rest = 1
    }
    return max(twos, fives)
  }

  /// The exact decimal expansion, such as `-0.375`; nil if it never ends.
  public var terminatingDecimal: [UInt8]? {
    guard let places = decimalPlaces, let scale = Rational.powerOfTen(places) else { return nil }
    let digits = (self * scale).numerator.magnitude.decimalBytes
    return Rational.positional(digits, exponent: digits.count - 1 - places, isNegative: isNegative)
  }

  /// The value rounded to `digits` significant digits (1 to 100,000), trailing zeros kept: `1.2240`.
  /// A number of more than 20 digits before the point, or more than 6 zeros after it, is written
  /// as `1.22e-30`.
  public func decimal(significantDigits digits: Int, _ ties: TieBreaking = .even) -> [UInt8] {
    let count = min(max(digits, 1), 100_000)
    if isZero {
      return Rational.positional([UInt8](repeating: UInt8(ascii: "0"), count: count), exponent: 0)
    }
    // 10^exponent ≤ |value| < 10^(exponent+1); log₁₀ 2 ≈ 0.30103, and the widths are at most one
    // off, so few steps correct the estimate.
    let bits = numerator.bitWidth - denominator.bitWidth
    var exponent = bits * 30_103 / 100_000
    while let power = Rational.powerOfTen(exponent + 1), magnitude >= power { exponent += 1 }
    while let power = Rational.powerOfTen(exponent), magnitude < power { exponent -= 1 }
    guard let scale = Rational.powerOfTen(count - 1 - exponent) else { return bytes }
    var text = (magnitude * scale).rounded(ties).decimalBytes
    if text.count > count {
      // 9.99… rounded up to 10.0…
      text.removeLast()
      exponent += 1
    }
    return Rational.decimal(digits: text, exponent: exponent, isNegative: isNegative)
  }

  /// `digits`, the first of which stands for 10^exponent, with a point, or with an exponent where that many zeros pad them.
  static func decimal(digits: [UInt8], exponent: Int, isNegative: Bool) -> [UInt8] {
    if exponent > max(20, digits.count - 1) || exponent < -7 {
      return scientific(digits, exponent: exponent, isNegative: isNegative)
    }
    return positional(digits, exponent: exponent, isNegative: isNegative)
  }

  /// `digits` with the point after the one that stands for 10^exponent.
  static func positional(
    _ digits: [UInt8], exponent: Int, isNegative: Bool = false
  ) -> [UInt8] {
    var text: [UInt8] = isNegative ? [.minus] : []
    if exponent < 0 {
      text += [UInt8(ascii: "0"), .point]
      text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -exponent - 1))
      text += digits
      return text
    }
    let whole = exponent + 1
    text += digits.prefix(whole)
    if digits.count > whole {
      text.append(.point)
      text += digits.dropFirst(whole)
    } else {
      text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: whole - digits.count))
    }
    return text
  }

  /// Digits with one before the point, and the exponent of ten.
  static func scientific(_ digits: [UInt8], exponent: Int, isNegative: Bool) -> [UInt8] {
    var text = positional(digits, exponent: 0, isNegative: isNegative)
    text.append(UInt8(ascii: "e"))
    Integer(exponent).appendDecimal(to: &text)
    return text
  }
}

extension Integer {
  /// 10 to the `exponent`, which the caller bounds.
  static func powerOfTen(_ exponent: Int) -> Integer { power(of: 10, exponent) }

  /// 5 to the `exponent`, which the caller bounds.
  static func powerOfFive(_ exponent: Int) -> Integer { power(of: 5, exponent) }

  /// A power of a small base.
  private static func power(of base: UInt, _ exponent: Int) -> Integer {
    make { __gmpz_ui_pow_ui(&$0, base, UInt(max(0, exponent))) }
  }
}
