public import Budget
internal import CGMP

extension Integer {
  /// The residue of the value raised to `exponent` in 0 ..< |modulus|; nil for a negative exponent and
  /// for modulus 0.
  public func power(
    _ exponent: Integer, modulo modulus: Integer, fuel: inout Fuel
  ) throws(Exhausted) -> Integer? {
    guard !exponent.isNegative, !modulus.isZero else { return nil }
    try fuel.spend(Integer.modularPowerCost(exponent.bitWidth, limbs: modulus.limbCount))
    guard let base = dividedFloor(by: modulus)?.remainder else { return nil }
    return Integer.make { z in
      base.withGMP { b in
        exponent.withGMP { e in modulus.withGMP { m in __gmpz_powm(&z, b, e, m) } }
      }
    }
  }

  /// Steps of a squaring and a reduction for every bit of the exponent.
  private static func modularPowerCost(_ exponentBits: Int, limbs: Int) -> Int {
    let step = productCost(limbs, limbs).multipliedReportingOverflow(by: 4)
    let total = step.partialValue.multipliedReportingOverflow(by: exponentBits &+ 1)
    return step.overflow || total.overflow ? Int.max : total.partialValue
  }

  /// Steps of a primality test of a value past 64 bits: the powers of a few witnesses.
  private var primalityCost: Int {
    let cost = Integer.modularPowerCost(bitWidth, limbs: limbCount)
    return cost > Int.max / 4 ? Int.max : cost * 4
  }

  /// Whether the value is a prime: certain below 2⁶⁴; above, wrong for a composite with a chance below
  /// 4⁻²⁵ (GMP's Baillie–PSW and Miller–Rabin tests). Negative values, 0 and 1 are none.
  public func isProbablyPrime(fuel: inout Fuel) throws(Exhausted) -> Bool {
    if let small = int {
      try fuel.spend(small < 1 << 20 ? 20 : 400)
      return small > 1 && Prime64.isPrime(UInt64(small))
    }
    if isNegative { return false }
    try fuel.spend(primalityCost)
    return withGMP { __gmpz_probab_prime_p($0, 25) } != 0
  }

  /// Primes with their exponents, ascending, and the cofactor that was not taken apart.
  public struct Factorization: Hashable, Sendable {
    /// A prime and how often it divides.
    public struct Power: Hashable, Sendable {
      /// The prime.
      public var prime: Integer
      /// Its exponent, positive.
      public var exponent: Int
    }

    /// The powers of primes, ascending.
    public internal(set) var powers: [Power] = []
    /// 1 if the factorization is complete; 0 for 0; else it has no prime factor up to the bound of the
    /// trial divisions, and may or may not be composite.
    public internal(set) var cofactor: Integer = 1

    /// Whether the primes with their exponents are the whole magnitude.
    public var isComplete: Bool { cofactor.isOne }

    mutating func add(_ prime: Integer) {
      if let index = powers.firstIndex(where: { $0.prime == prime }) {
        powers[index].exponent += 1
      } else {
        let place = powers.firstIndex { prime < $0.prime } ?? powers.endIndex
        powers.insert(Power(prime: prime, exponent: 1), at: place)
      }
    }
  }

  /// The prime factors of the magnitude: trial division up to `bound`, then a primality test of what is
  /// left and, below 2⁶⁴, Pollard's rho for a bounded number of steps. Two factors of more than about
  /// 25 bits each may stay together in the cofactor.
  public func factored(
    trialBound bound: Int = 10_000, fuel: inout Fuel
  ) throws(Exhausted) -> Factorization {
    var result = Factorization()
    var rest = magnitude
    if rest.isZero {
      result.cofactor = 0
      return result
    }
    var divisor = 2
    while case .big = rest.storage, divisor <= bound {
      try fuel.spend(2 &+ rest.limbCount / 4)
      while rest.withGMP({ __gmpz_divisible_ui_p($0, UInt(divisor)) }) != 0,
        let quotient = rest.dividedExactly(by: Integer(divisor))
      {
        try fuel.spend(4 &+ rest.limbCount)
        result.add(Integer(divisor))
        rest = quotient
      }
      divisor &+= divisor == 2 ? 1 : 2
    }
    guard let small = rest.int else {
      // A test that would take more than a quarter of the fuel is not worth a verdict.
      if rest.primalityCost <= fuel.remaining / 4, try rest.isProbablyPrime(fuel: &fuel) {
        result.add(rest)
      } else {
        result.cofactor = rest
      }
      return result
    }
    try result.factor(UInt64(small), from: UInt64(divisor), bound: bound, fuel: &fuel)
    return result
  }
}

extension Integer.Factorization {
  /// Adds the factors of `value`, which none below `first` divides.
  fileprivate mutating func factor(
    _ value: UInt64, from first: UInt64, bound: Int, fuel: inout Fuel
  ) throws(Exhausted) {
    var rest = value
    var divisor = first
    while divisor <= UInt64(max(0, bound)), divisor &* divisor <= rest {
      try fuel.spend()
      while rest % divisor == 0 {
        add(Integer(divisor))
        rest /= divisor
      }
      divisor &+= divisor == 2 ? 1 : 2
    }
    if rest == 1 { return }
    if divisor < 1 << 32, divisor &* divisor > rest {
      add(Integer(rest))
      return
    }
    // A composite value below 2⁶⁴ has at most 63 factors, so the list stays short.
    var open = [rest]
    while let composite = open.popLast() {
      try fuel.spend(400)
      if Prime64.isPrime(composite) {
        add(Integer(composite))
      } else if let factor = try Prime64.factor(composite, fuel: &fuel) {
        open += [factor, composite / factor]
      } else {
        cofactor *= Integer(composite)
      }
    }
  }
}

/// Primality and factors of integers below 2⁶⁴.
enum Prime64 {
  /// A product modulo `modulus`.
  static func multiply(_ a: UInt64, _ b: UInt64, _ modulus: UInt64) -> UInt64 {
    modulus.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder
  }

  /// A power modulo `modulus`, by squaring.
  static func power(_ base: UInt64, _ exponent: UInt64, _ modulus: UInt64) -> UInt64 {
    var (result, square, rest) = (1 % modulus, base % modulus, exponent)
    while rest != 0 {
      if rest & 1 == 1 { result = multiply(result, square, modulus) }
      square = multiply(square, square, modulus)
      rest >>= 1
    }
    return result
  }

  /// Miller–Rabin with the first twelve primes as bases, which is certain below 3.3·10²⁴ (Sorenson and
  /// Webster 2015).
  static func isPrime(_ n: UInt64) -> Bool {
    if n < 2 { return false }
    let bases: [UInt64] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]
    for prime in bases where n % prime == 0 { return n == prime }
    let twos = (n - 1).trailingZeroBitCount
    witness: for base in bases {
      var x = power(base, (n - 1) >> UInt64(twos), n)
      if x == 1 || x == n - 1 { continue }
      for _ in 1..<max(twos, 1) {
        x = multiply(x, x, n)
        if x == n - 1 { continue witness }
      }
      return false
    }
    return true
  }

  /// A proper factor of an odd composite `n` by Pollard's rho with Floyd's cycle search; nil if a
  /// quarter of the fuel, or 12,000 rounds, find none.
  static func factor(_ n: UInt64, fuel: inout Fuel) throws(Exhausted) -> UInt64? {
    let root = UInt64(Double(n).squareRoot())
    for candidate in [root, root &+ 1] where candidate > 1 {
      let (square, overflow) = candidate.multipliedReportingOverflow(by: candidate)
      if !overflow, square == n { return candidate }
    }
    var rounds = min(12_000, fuel.remaining / 100)
    for constant in 1...8 as ClosedRange<UInt64> {
      var (slow, fast): (UInt64, UInt64) = (2, 2)
      while rounds > 0 {
        // 32 differences are multiplied before one gcd is taken; where that swallows all factors at
        // once, the same steps are taken one by one.
        let (slowBefore, fastBefore) = (slow, fast)
        var product: UInt64 = 1
        try fuel.spend(32 * 16)
        rounds -= 32
        for _ in 0..<32 {
          (slow, fast) = step(slow, fast, constant, n)
          product = multiply(product, slow > fast ? slow - fast : fast - slow, n)
        }
        var common = UInt64.gcd(product, n)
        if common == n {
          (slow, fast) = (slowBefore, fastBefore)
          repeat {
            (slow, fast) = step(slow, fast, constant, n)
            common = UInt64.gcd(slow > fast ? slow - fast : fast - slow, n)
          } while common == 1
          if common == n { break }
        }
        if common != 1 { return common }
      }
    }
    return nil
  }

  private static func step(
    _ slow: UInt64, _ fast: UInt64, _ constant: UInt64, _ n: UInt64
  ) -> (UInt64, UInt64) {
    (next(slow, constant, n), next(next(fast, constant, n), constant, n))
  }

  private static func next(_ x: UInt64, _ constant: UInt64, _ n: UInt64) -> UInt64 {
    let square = multiply(x, x, n)
    return square >= n &- constant ? square &- (n &- constant) : square &+ constant
  }
}
