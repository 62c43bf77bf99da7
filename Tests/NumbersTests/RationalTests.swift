import Budget
import Bytes
import Numbers
import Support
import Testing

struct RationalTests {
  @Test func smallAndWideAgreeWithDefinitionsAndStayInLowestTerms() throws {
    var random = SplitMix64(seed: 11)
    for round in 0..<20_000 {
      let (a, b) = (random.rational(limbs: 1 + round % 3), random.rational(limbs: 1 + round % 3))
      let (p, q, r, s) = (a.numerator, a.denominator, b.numerator, b.denominator)
      #expect(Rational(p * s + r * q, q * s) == a + b)
      #expect(Rational(p * s - r * q, q * s) == a - b)
      #expect(Rational(p * r, q * s) == a * b)
      #expect((a < b) == (p * s < r * q))
      for value in [a, a + b, a - b, a * b, -a] {
        #expect(value.denominator.sign == 1)
        #expect(Integer.gcd(value.numerator, value.denominator).isOne)
      }
      if b.isZero {
        #expect(a.divided(by: b) == nil && b.reciprocal == nil)
      } else {
        #expect(a.divided(by: b).map { $0 * b } == a)
        #expect(Rational(p * s, q * r) == a.divided(by: b))
      }
      #expect((a + b - b).hashValue == a.hashValue)
    }
  }

  @Test func fieldLawsHold() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<5_000 {
      let (a, b, c) = (random.rational(), random.rational(), random.rational())
      #expect((a + b) * c == a * c + b * c)
      #expect((a + b) + c == a + (b + c))
      #expect((a * b) * c == a * (b * c))
      #expect(a - a == 0)
    }
  }

  @Test func edgesOfTheSmallCaseDoNotTrap() {
    for p in edges {
      for q in edges {
        guard let value = Rational(p, q) else {
          #expect(q == 0)
          continue
        }
        #expect(value * Rational(q) == Rational(p))
        #expect(-(-value) == value)
        #expect((value + value) - value == value)
        #expect(value - value == 0)
        if p != 0 { #expect(value.reciprocal?.reciprocal == value) }
        #expect(value.magnitude.sign >= 0)
      }
    }
  }

  @Test func literalsAreTheRationalsThatTheyWrite() throws {
    let table: [(String, Int, Int)] = [
      ("1048576", 1_048_576, 1), ("17.", 17, 1), (".5", 1, 2), ("0.375", 3, 8),
      ("1.2e-3", 3, 2_500), ("1.2E3", 1_200, 1), ("0.(27)", 3, 11), ("0.1(6)", 1, 6),
      (".(3)", 1, 3), ("0.(9)", 1, 1), ("1.(3)e1", 40, 3), ("007", 7, 1), ("0e999999999", 0, 1),
      ("1e0", 1, 1), ("5e+2", 500, 1), ("0.0000000000000000001", 0, 1),
    ]
    for (literal, p, q) in table.dropLast() {
      #expect(
        try Rational(decimal: Array(literal.utf8), limits: Limits()) == Rational(p, q), "\(literal)"
      )
    }
    #expect(
      try Rational(decimal: Array("0.0000000000000000001".utf8), limits: Limits())?.reciprocal
        == Rational(Integer(UInt64(10_000_000_000_000_000_000))))
    for bad in ["", ".", "e5", "1e", "1e+", "1.2.3", "-1", "0.()", "0.(3", "1(3)", "1,0", "0.(3)4"]
    {
      #expect(try Rational(decimal: Array(bad.utf8), limits: Limits()) == nil, "\(bad)")
    }
    for (huge, bound) in [
      ("1e99999", Exhausted.Bound.exponent), ("1e-99999999999999999999", .exponent),
      ("1e9999999999999999999999999999", .exponent), ("1e16000", .integerBits),
      (String(repeating: "9", count: 6_000), .integerBits),
      ("0.(" + String(repeating: "1", count: 6_000) + ")", .integerBits),
    ] {
      #expect(throws: Exhausted(bound)) {
        try Rational(decimal: Array(huge.utf8), limits: narrowLimits)
      }
    }
  }

  @Test func decimalsWriteTheValueExactly() throws {
    var random = SplitMix64(seed: 13)
    for _ in 0..<2_000 {
      var value = Rational(Integer(random.int()))
      for _ in 0..<Int(random.next() % 40) {
        value = value.divided(by: random.next() & 1 == 0 ? 2 : 5) ?? 0
      }
      let bytes = try #require(value.magnitude.terminatingDecimal)
      #expect(try Rational(decimal: bytes, limits: Limits()) == value.magnitude)
    }
    for (p, q, expected) in [
      (3, 8, "0.375"), (-7, 2, "-3.5"), (1, 3, nil), (1, 1_024, "0.0009765625"), (12, 1, "12"),
      (1, 7 << 20, nil), (1, 15, nil), (1, 125, "0.008"),
    ] as [(Int, Int, String?)] {
      #expect(text(Rational(p, q)?.terminatingDecimal) == expected)
    }
  }

  @Test func significantDigitsRound() throws {
    let table: [(Int, Int, Int, String, String)] = [
      (2, 3, 3, "0.667", "0.667"), (1, 8, 2, "0.12", "0.13"), (-1, 8, 2, "-0.12", "-0.13"),
      (9_995, 1_000, 3, "10.0", "10.0"), (999, 1, 2, "1000", "1000"),
      (123_456, 1, 3, "123000", "123000"),
      (0, 1, 4, "0.000", "0.000"), (1, 1_000_000_000, 2, "1.0e-9", "1.0e-9"), (5, 1, 1, "5", "5"),
      (25, 10, 1, "2", "3"), (1, 100, 1, "0.01", "0.01"),
    ]
    for (p, q, digits, even, up) in table {
      let value = try #require(Rational(p, q))
      #expect(text(value.decimal(significantDigits: digits)) == even)
      #expect(text(value.decimal(significantDigits: digits, .awayFromZero)) == up)
    }
    var random = SplitMix64(seed: 14)
    for _ in 0..<2_000 {
      let value = random.rational(limbs: 2)
      guard !value.isZero else { continue }
      let rounded = try #require(
        try Rational(decimal: value.magnitude.decimal(significantDigits: 12), limits: Limits()))
      let error = try #require((rounded - value.magnitude).magnitude.divided(by: value.magnitude))
      #expect(error * Rational(200_000_000_000) <= 1)
    }
  }

  @Test func roundingIsByTheNearest() throws {
    var random = SplitMix64(seed: 15)
    for _ in 0..<5_000 {
      let value = random.rational()
      #expect(Rational(value.floor) <= value && value < Rational(value.floor + 1))
      #expect(Rational(value.ceiling) >= value && value > Rational(value.ceiling - 1))
      let half = try #require(Rational(1, 2))
      #expect((Rational(value.rounded()) - value).magnitude <= half)
      #expect(value.truncated.magnitude == value.magnitude.floor)
    }
    for (p, even, up) in [(1, 0, 1), (3, 2, 2), (5, 2, 3), (-1, 0, -1), (-3, -2, -2), (-5, -2, -3)]
    {
      let value = try #require(Rational(p, 2))
      #expect(value.rounded() == Integer(even))
      #expect(value.rounded(.awayFromZero) == Integer(up))
    }
    #expect(try #require(Rational(6_667, 1_000)).rounded(toDecimalPlaces: 2) == Rational(667, 100))
    #expect(Rational(1_250).rounded(toDecimalPlaces: -2) == 1_200)
    #expect(Rational(7).rounded(toDecimalPlaces: Int.min) == 7)
  }

  @Test func doublesAreTheNearest() throws {
    var random = SplitMix64(seed: 16)
    for _ in 0..<5_000 {
      let pattern = Double(bitPattern: random.next())
      guard pattern.isFinite else { continue }
      #expect(exact(pattern).double == pattern)
      // Half way to the next value, and a bit beyond.
      guard pattern.nextUp.isFinite, pattern > 0 else { continue }
      let middle = (exact(pattern) + exact(pattern.nextUp)) * (Rational(1, 2) ?? 0)
      let even = pattern.significandBitPattern & 1 == 0 ? pattern : pattern.nextUp
      #expect(middle.double == even)
      #expect((middle * (Rational(Int.max, Int.max - 1) ?? 0)).double == pattern.nextUp)
    }
    for pattern in [Double.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude] {
      #expect(exact(pattern).double == pattern)
    }
    #expect((exact(.greatestFiniteMagnitude) * 2).double == .infinity)
    #expect(exact(.leastNonzeroMagnitude).divided(by: 4)?.double == 0)
    #expect(Integer(Int.max).double == 0x1p63)
    #expect((Integer(Int.max) * Integer(Int.max)).double == 0x1p126)
  }

  private func exact(_ value: Double) -> Rational {
    var fuel = plenty()
    let significand = Rational(Int(value.significand * 0x1p52) * (value.sign == .minus ? -1 : 1))
    let exponent = value == 0 ? 0 : Int(value.exponent) - 52
    let scale = try? Rational(2).power(exponent, limits: Limits(), fuel: &fuel)
    return significand * (scale ?? 0)
  }

  @Test func powersAndRoots() throws {
    var fuel = plenty()
    let value = try #require(Rational(-2, 3))
    #expect(try value.power(3, limits: Limits(), fuel: &fuel) == Rational(-8, 27))
    #expect(try value.power(-3, limits: Limits(), fuel: &fuel) == Rational(-27, 8))
    #expect(try Rational(0).power(-1, limits: Limits(), fuel: &fuel) == nil)
    #expect(try Rational(0).power(0, limits: Limits(), fuel: &fuel) == 1)
    #expect(throws: Exhausted(.integerBits)) {
      try value.power(-100_000, limits: narrowLimits, fuel: &fuel)
    }
    #expect(Rational(-8, 27)?.exactRoot(3) == value)
    #expect(Rational(4, 9)?.exactRoot(2) == value.magnitude)
    #expect(Rational(4, 3)?.exactRoot(2) == nil)
    #expect(Rational(-4, 9)?.exactRoot(2) == nil)
    #expect(value.description == "-2/3")
  }
}
