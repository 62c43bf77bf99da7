/// The random numbers of this module: SplitMix64 (Steele, Lea and Flood 2014).
///
/// A figure that used them can be made again bit for bit from its seed, on any machine: stream `s`
/// of seed `x` starts at the state mix(x) + mix(s + 1), where mix is the output function, and an
/// index below n is the high word of the 128-bit product of the next number and n. (The bias of
/// that index is below n / 2⁶⁴.)
public struct Generator: Sendable {
  private var state: UInt64

  /// Stream `stream` of `seed`.
  public init(seed: UInt64, stream: UInt64 = 0) {
    state = Generator.mix(seed) &+ Generator.mix(stream &+ 1)
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Generator.mix(state)
  }

  /// An index in 0 ..< `count`; 0 where `count` is not positive.
  public mutating func index(below count: Int) -> Int {
    guard count > 0 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// Puts `items` in a random order: Fisher and Yates from the last place down.
  public mutating func shuffle<T>(_ items: inout [T]) {
    for last in stride(from: items.count - 1, to: 0, by: -1) {
      items.swapAt(last, index(below: last + 1))
    }
  }

  private static func mix(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
