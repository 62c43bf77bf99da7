import Bytes

/// The random numbers of this module: SplitMix64 (Steele, Lea and Flood 2014).
///
/// A figure that used them can be made again bit for bit from its seed, on any machine: stream `s`
/// of seed `x` starts at the state mix(x) + mix(s + 1), where mix is the output function, and an
/// index below n is the high word of the 128-bit product of the next number and n. (The bias of
/// that index is below n / 2⁶⁴.)
public struct Generator: Sendable {
  private var source: SplitMix64

  /// Stream `stream` of `seed`.
  public init(seed: UInt64, stream: UInt64 = 0) {
    source = SplitMix64(seed: SplitMix64.mix(seed) &+ SplitMix64.mix(stream &+ 1))
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 { source.next() }

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
}
