public import Budget
internal import CGMP

extension Integer {
  /// n! if it has at most `limits.integerBits` bits; throws `exponent` for a negative n.
  public static func factorial(
    _ n: Int, limits: Limits, fuel: inout Fuel
  ) throws(Exhausted) -> Integer {
    guard n >= 0 else { throw Exhausted(.exponent) }
    if n <= 20 {
      var product = 1
      for factor in 1..<max(n, 1) &+ 1 { product *= factor }
      return Integer(product)
    }
    // n! > (n/e)ⁿ and 1/e > 2^(−3/2).
    let logarithm = Int.bitWidth &- 1 &- n.leadingZeroBitCount
    try check(
      lowerBits: n.multipliedReportingOverflow(by: 2 &* logarithm &- 3), halves: true, limits)
    try payProduct(bits: n.multipliedReportingOverflow(by: logarithm &+ 1), &fuel)
    return try make { __gmpz_fac_ui(&$0, UInt(n)) }.within(limits)
  }

  /// n!! = n·(n−2)·(n−4)⋯ if it has at most `limits.integerBits` bits, with 0!! = (−1)!! = 1; throws
  /// `exponent` for n below −1.
  public static func doubleFactorial(
    _ n: Int, limits: Limits, fuel: inout Fuel
  ) throws(Exhausted) -> Integer {
    guard n >= -1 else { throw Exhausted(.exponent) }
    if n <= 1 { return 1 }
    // n!!² ≥ n!, so the bound of the factorial halves.
    let logarithm = Int.bitWidth &- 1 &- n.leadingZeroBitCount
    let half = n / 2
    try check(
      lowerBits: half.multipliedReportingOverflow(by: max(0, 2 &* logarithm &- 3)), halves: true,
      limits)
    try payProduct(bits: (half &+ 1).multipliedReportingOverflow(by: logarithm &+ 1), &fuel)
    return try make { __gmpz_2fac_ui(&$0, UInt(n)) }.within(limits)
  }

  /// The binomial coefficient n over k if it has at most `limits.integerBits` bits: 0 for k < 0 and for
  /// 0 ≤ n < k; (−1)ᵏ·(k−n−1 over k) for n < 0.
  public static func binomial(
    _ n: Int, _ k: Int, limits: Limits, fuel: inout Fuel
  ) throws(Exhausted) -> Integer {
    if k < 0 { return 0 }
    if n < 0 {
      let (top, overflow) = (k &- 1).subtractingReportingOverflow(n)
      guard !overflow else { throw Exhausted(.integerBits) }
      let value = try binomial(top, k, limits: limits, fuel: &fuel)
      return k & 1 == 0 ? value : -value
    }
    if k > n { return 0 }
    let chosen = min(k, n &- k)
    if chosen == 0 { return 1 }
    // (n/k)^k ≤ C(n, k) ≤ n^k
    let ratio = n / chosen
    let lower = Int.bitWidth &- 1 &- ratio.leadingZeroBitCount
    try check(lowerBits: chosen.multipliedReportingOverflow(by: lower), halves: false, limits)
    try payProduct(
      bits: chosen.multipliedReportingOverflow(by: Int.bitWidth &- n.leadingZeroBitCount), &fuel)
    return try make { __gmpz_bin_uiui(&$0, UInt(n), UInt(chosen)) }.within(limits)
  }

  /// Throws if a result of at least so many bits (or half bits) is over the limit.
  private static func check(
    lowerBits bits: (partialValue: Int, overflow: Bool), halves: Bool, _ limits: Limits
  ) throws(Exhausted) {
    let whole = halves ? bits.partialValue / 2 : bits.partialValue
    guard !bits.overflow, whole <= limits.integerBits else { throw Exhausted(.integerBits) }
  }

  /// Pays for a product tree with a result of at most so many bits.
  private static func payProduct(
    bits: (partialValue: Int, overflow: Bool), _ fuel: inout Fuel
  ) throws(Exhausted) {
    guard !bits.overflow else { throw Exhausted(.integerBits) }
    let limbs = bits.partialValue / 64 &+ 1
    try fuel.spend(productCost(limbs, limbs))
  }
}
