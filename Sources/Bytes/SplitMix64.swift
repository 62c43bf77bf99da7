/// SplitMix64 (Steele, Lea and Flood 2014): a small generator whose sequence its seed fixes, on any
/// machine. For samples and tests, not for secrets.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  @usableFromInline var state: UInt64

  /// A generator whose sequence `seed` fixes.
  @inlinable
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  @inlinable
  public mutating func next() -> UInt64 {
    state &+= SplitMix64.increment
    return SplitMix64.mix(state)
  }

  /// What the state grows by from one number to the next: 2⁶⁴ divided by the golden ratio, made odd.
  /// Multiplying by it spreads small numbers over 64 bits (Knuth 1973, section 6.4).
  @inlinable
  public static var increment: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// The output function: a permutation of 64 bits in which each bit depends on all (Stafford's variant
  /// 13 of the finaliser of MurmurHash3).
  @inlinable
  public static func mix(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
