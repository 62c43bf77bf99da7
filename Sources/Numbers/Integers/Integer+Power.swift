public import Budget
internal import CGMP

extension Integer {
  /// Steps that a product of so many limbs costs: schoolbook, which bounds what GMP does.
  static func productCost(_ a: Int, _ b: Int) -> Int {
    let (area, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? Int.max : 1 &+ area / 16
  }

  /// The product, if it has at most `limits.integerBits` bits; throws before it is made if not.
  @inlinable
  public func multiplied(
    by other: Integer, limits: Limits, fuel: inout Fuel
  ) throws(Exhausted) -> Integer {
    if case .small(let x) = storage, case .small(let y) = other.storage {
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow { return Integer(product) }
    }
    return try multipliedBig(by: other, limits: limits, fuel: &fuel)
  }

  @usableFromInline
  func multipliedBig(
    by other: Integer, limits: Limits, fuel: inout Fuel
  ) throws(Exhausted) -> Integer {
    // A product has the sum of the widths in bits, or one less.
    guard bitWidth &+ other.bitWidth &- 1 <= limits.integerBits else {
      throw Exhausted(.integerBits)
    }
    try fuel.spend(Integer.productCost(limbCount, other.limbCount))
    return try Integer.multiplyBig(self, other).within(limits)
  }

  /// The value, if it has at most `limits.integerBits` bits.
  @inlinable
  public func within(_ limits: Limits) throws(Exhausted) -> Integer {
    guard case .big(let box) = storage else { return self }
    guard box.bitWidth <= limits.integerBits else { throw Exhausted(.integerBits) }
    return self
  }

  /// The value raised to `exponent`, where 0⁰ is 1, if the result has at most `limits.integerBits`
  /// bits; throws before it is made if it has more than twice that, and `exponent` if the exponent is
  /// negative (see `Rational.power`).
  public func power(
    _ exponent: Int, limits: Limits, fuel: inout Fuel
  ) throws(Exhausted) -> Integer {
    guard exponent >= 0 else { throw Exhausted(.exponent) }
    if exponent == 0 || isOne { return 1 }
    if exponent == 1 || isZero { return self }
    if int == -1 { return exponent & 1 == 0 ? 1 : -1 }
    // |x| ≥ 2^(w−1), so the result has more than (w−1)·n bits and at most w·n ≤ 2·(w−1)·n.
    let (bits, overflow) = (bitWidth &- 1).multipliedReportingOverflow(by: exponent)
    guard !overflow, bits < limits.integerBits else { throw Exhausted(.integerBits) }
    let limbs = bits / 64 &+ 2
    try fuel.spend(Integer.productCost(limbs, limbs))
    if let base = int, let small = Integer.smallPower(base, exponent) { return Integer(small) }
    let result = withGMP { x in Integer.make { __gmpz_pow_ui(&$0, x, UInt(exponent)) } }
    return try result.within(limits)
  }

  /// The power by squaring, if every step fits.
  private static func smallPower(_ base: Int, _ exponent: Int) -> Int? {
    if base == 0 || base == 1 { return exponent == 0 ? 1 : base }
    guard exponent < 64 else { return nil }
    var (result, square, rest) = (1, base, exponent)
    while true {
      if rest & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: square)
        if overflow { return nil }
        result = product
      }
      rest >>= 1
      if rest == 0 { return result }
      let (next, overflow) = square.multipliedReportingOverflow(by: square)
      if overflow { return nil }
      square = next
    }
  }

  /// The root of degree `degree` rounded to −∞, and whether it is exact; nil for a degree below 1 and
  /// for an even root of a negative value.
  public func root(_ degree: Int) -> (root: Integer, isExact: Bool)? {
    guard degree >= 1, degree & 1 == 1 || !isNegative else { return nil }
    if degree == 1 || isZero || isOne { return (self, true) }
    if let value = int, value >= 0 {
      let root = Integer.smallRoot(value, degree)
      return (Integer(root), Integer.smallPower(root, degree) == value)
    }
    var isExact = false
    let root = withGMP { x in
      Integer.make { isExact = __gmpz_root(&$0, x, UInt(degree)) != 0 }
    }
    return (isExact || !isNegative ? root : root - 1, isExact)
  }

  /// The largest r with rᵈ ≤ value, for value > 0 and degree ≥ 2, bit by bit.
  private static func smallRoot(_ value: Int, _ degree: Int) -> Int {
    if degree == 2 {
      // The rounded square root is off by one at most.
      var root = Int(Double(value).squareRoot())
      while root > 3_037_000_499 || root &* root > value { root -= 1 }
      while root < 3_037_000_499, (root + 1) * (root + 1) <= value { root += 1 }
      return root
    }
    var root = 0
    var bit = 1 << (63 / min(degree, 63))
    while bit > 0 {
      if let power = smallPower(root | bit, degree), power <= value { root |= bit }
      bit >>= 1
    }
    return root
  }
}
