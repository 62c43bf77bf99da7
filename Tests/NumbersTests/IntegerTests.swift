import Budget
import Bytes
import Numbers
import Support
import Testing

struct IntegerTests {
  @Test func arithmeticAgreesWith128BitsAcrossTheSmallBoundary() {
    var random = SplitMix64(seed: 1)
    var pairs = edges.flatMap { a in edges.map { (a, $0) } }
    for _ in 0..<20_000 { pairs.append((random.int(), random.int())) }
    for (a, b) in pairs {
      let (x, y) = (Integer(a), Integer(b))
      #expect((x + y).description == (Int128(a) + Int128(b)).description)
      #expect((x - y).description == (Int128(a) - Int128(b)).description)
      #expect((x * y).description == (Int128(a) * Int128(b)).description)
      #expect(x * y == Integer(Int128(a) * Int128(b)))
      #expect((x < y) == (a < b))
      #expect((-x).description == (-Int128(a)).description)
      #expect(Integer.gcd(x, y).description == euclid(Int128(a), Int128(b)).description)
      guard b != 0 else { continue }
      let truncating = x.dividedTruncating(by: y)
      #expect(truncating?.quotient == Integer(Int128(a) / Int128(b)))
      #expect(truncating?.remainder == Integer(Int128(a) % Int128(b)))
    }
  }

  private func euclid(_ a: Int128, _ b: Int128) -> Int128 {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return x < 0 ? -x : x
  }

  @Test func ringLawsHoldForEveryWidth() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<5_000 {
      let (a, b, c) = (random.integer(), random.integer(), random.integer())
      #expect((a + b) * c == a * c + b * c)
      #expect((a * b) * c == a * (b * c))
      #expect(a - b == -(b - a))
      #expect((a + b) - b == a)
      #expect((a < b) == ((a - b).sign < 0))
      #expect(a.magnitude.sign >= 0)
      #expect((a + b).hashValue == (b + a).hashValue)
      #expect((a - a).isZero && (a - a).int == 0)
    }
  }

  @Test func divisionLeavesARemainderOfTheRightSign() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<10_000 {
      let (a, b) = (random.integer(), random.integer(limbs: 2))
      guard !b.isZero else {
        #expect(a.dividedFloor(by: b) == nil && a.dividedTruncating(by: b) == nil)
        #expect(a.dividedExactly(by: b) == nil)
        continue
      }
      let floor = try #require(a.dividedFloor(by: b))
      #expect(floor.quotient * b + floor.remainder == a)
      #expect(floor.remainder.isZero || floor.remainder.sign == b.sign)
      #expect(floor.remainder.magnitude < b.magnitude)
      let truncating = try #require(a.dividedTruncating(by: b))
      #expect(truncating.quotient * b + truncating.remainder == a)
      #expect(truncating.remainder.isZero || truncating.remainder.sign == a.sign)
      #expect((a * b).dividedExactly(by: b) == a)
      #expect((a * b).isMultiple(of: b))
      let common = Integer.gcd(a, b)
      #expect(a.isMultiple(of: common) && b.isMultiple(of: common))
      #expect(common * Integer.lcm(a, b) == (a * b).magnitude)
    }
  }

  @Test func textRoundTripsInEveryRadix() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<3_000 {
      let value = random.integer(limbs: 6).magnitude
      #expect(Integer(digits: value.decimalBytes) == value)
      #expect((-value).description == (value.isZero ? "0" : "-" + value.description))
    }
    for radix in 2...36 {
      let value = Int(truncatingIfNeeded: random.next() >> 1)
      #expect(Integer(digits: Array(String(value, radix: radix).utf8), radix: radix)?.int == value)
      let long = Array(String(UInt128.max, radix: radix, uppercase: true).utf8)
      #expect(Integer(digits: long, radix: radix)?.bitWidth == 128)
    }
    for bad in ["", "-1", "+1", " 1", "1 ", "12a", "1_0", "0x10", "99999999999999999999 9", "\0"] {
      #expect(Integer(digits: Array(bad.utf8)) == nil, "\(bad)")
    }
    #expect(Integer(digits: Array("12".utf8), radix: 2) == nil)
    #expect(Integer(digits: Array("0".utf8), radix: 1) == nil)
    #expect(Integer(digits: Array("0".utf8), radix: 37) == nil)
    #expect(Integer(digits: Array("9223372036854775808".utf8)) == Integer(UInt64(1) << 63))
  }

  @Test func bitWidthIsTheMagnitudesWidth() {
    for (value, width) in [(0, 0), (1, 1), (-1, 1), (2, 2), (-3, 2), (255, 8), (Int.min, 64)] {
      #expect(Integer(value).bitWidth == width)
    }
    #expect((Integer(Int.max) + 1).bitWidth == 64)
    #expect((Integer(Int.min) * Integer(Int.min)).bitWidth == 127)
    #expect((Integer(Int.min) * Integer(Int.min)).trailingZeroBitCount == 126)
  }

  @Test func powersAreExactAndBoundedBeforeTheyAreMade() throws {
    var fuel = plenty()
    let limits = narrowLimits
    for base in [-7, -2, -1, 0, 1, 2, 3, 10, 12_345, Int.max, Int.min] {
      var expected = Integer(1)
      for exponent in 0...40 {
        let power = try Integer(base).power(exponent, limits: limits, fuel: &fuel)
        #expect(power == expected)
        expected *= Integer(base)
      }
    }
    // 2^16383 has 16,384 bits.
    #expect(try Integer(2).power(16_383, limits: limits, fuel: &fuel).bitWidth == 16_384)
    #expect(throws: Exhausted(.integerBits)) {
      try Integer(2).power(16_384, limits: limits, fuel: &fuel)
    }
    for (base, exponent) in [(3, Int.max), (10, 1_000_000_000), (Int.min, 300), (3, 12_000)] {
      #expect(throws: Exhausted(.integerBits)) {
        try Integer(base).power(exponent, limits: limits, fuel: &fuel)
      }
    }
    #expect(try Integer(-1).power(Int.max, limits: limits, fuel: &fuel) == -1)
    #expect(throws: Exhausted(.exponent)) { try Integer(2).power(-1, limits: limits, fuel: &fuel) }
    var empty = Fuel(1)
    #expect(throws: Exhausted(.fuel)) {
      try Integer(3).power(5_000, limits: limits, fuel: &empty)
    }
    let wide = try Integer(2).power(8_192, limits: limits, fuel: &fuel)
    #expect(throws: Exhausted(.integerBits)) {
      try wide.multiplied(by: wide, limits: limits, fuel: &fuel)
    }
    #expect(try wide.multiplied(by: 3, limits: limits, fuel: &fuel) == wide + wide + wide)
  }

  @Test func rootsAreFloors() throws {
    var random = SplitMix64(seed: 5)
    var fuel = plenty()
    for _ in 0..<3_000 {
      let value = random.integer().magnitude
      for degree in [1, 2, 3, 5, 17, 62, 63, 64, 200] {
        let (root, isExact) = try #require(value.root(degree))
        let power = try root.power(degree, limits: Limits(), fuel: &fuel)
        #expect(power <= value && isExact == (power == value))
        if degree < 10 {
          #expect(try (root + 1).power(degree, limits: Limits(), fuel: &fuel) > value)
          #expect(try root.power(degree, limits: Limits(), fuel: &fuel).root(degree)?.root == root)
        }
      }
    }
    #expect(Integer(-27).root(3).map { $0.root == -3 && $0.isExact } == true)
    #expect(Integer(-28).root(3).map { $0.root == -4 && !$0.isExact } == true)
    #expect(Integer(-4).root(2) == nil)
    #expect(Integer(4).root(0) == nil)
    #expect(Integer(Int.max).root(2)?.root == 3_037_000_499)
  }

  @Test func factorialsAndBinomialsFollowTheirRecurrences() throws {
    var fuel = plenty()
    let limits = narrowLimits
    for n in 1...200 {
      let factorial = try Integer.factorial(n, limits: limits, fuel: &fuel)
      let before = try Integer.factorial(n - 1, limits: limits, fuel: &fuel)
      #expect(factorial == before * Integer(n))
      let double = try Integer.doubleFactorial(n, limits: limits, fuel: &fuel)
      #expect(try double * Integer.doubleFactorial(n - 1, limits: limits, fuel: &fuel) == factorial)
    }
    for n in 1...60 {
      for k in -1...(n + 2) {
        let value = try Integer.binomial(n, k, limits: limits, fuel: &fuel)
        let above = try Integer.binomial(n - 1, k, limits: limits, fuel: &fuel)
        let left = try Integer.binomial(n - 1, k - 1, limits: limits, fuel: &fuel)
        #expect(value == above + left)
      }
    }
    #expect(try Integer.binomial(-3, 4, limits: limits, fuel: &fuel) == 15)
    for n in [5_000, 1_000_000, Int.max] {
      #expect(throws: Exhausted(.integerBits)) {
        try Integer.factorial(n, limits: limits, fuel: &fuel)
      }
      #expect(throws: Exhausted(.integerBits)) {
        try Integer.doubleFactorial(n, limits: limits, fuel: &fuel)
      }
    }
    for (n, k) in [(40_000, 20_000), (Int.max, Int.max / 2), (Int.min, 7), (-5, Int.max)] {
      #expect(throws: Exhausted.self) { try Integer.binomial(n, k, limits: limits, fuel: &fuel) }
    }
    #expect(try Integer.binomial(Int.max, 2, limits: limits, fuel: &fuel).bitWidth == 125)
    #expect(throws: Exhausted(.exponent)) {
      try Integer.factorial(-1, limits: limits, fuel: &fuel)
    }
  }
}
