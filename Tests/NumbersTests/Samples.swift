import Budget
import Bytes
import Numbers
import Support

/// Integers where representations change: around 0, 2³¹, 2³², 2⁶³, 2⁶⁴.
let edges: [Int] = [
  0, 1, -1, 2, -2, 3, 10, -10, 1 << 31, -(1 << 31), (1 << 32) + 1, 3_037_000_499, 3_037_000_500,
  Int.max, Int.max - 1, Int.min, Int.min + 1, Int.max / 2, Int.min / 2,
]

extension SplitMix64 {
  /// An integer of a random width up to 64 bits, edges now and then.
  mutating func int() -> Int {
    let draw = next()
    if draw & 7 == 0 { return edges[Int((draw >> 3) % UInt64(edges.count))] }
    return Int(truncatingIfNeeded: next()) >> Int((draw >> 3) % 64)
  }

  /// An integer of up to about `limbs` × 63 bits.
  mutating func integer(limbs: Int = 3) -> Integer {
    var value = Integer(int())
    for _ in 0..<Int(next() % UInt64(limbs)) { value = value * Integer(int()) + Integer(int()) }
    return value
  }

  /// A rational with parts of a random width.
  mutating func rational(limbs: Int = 1) -> Rational {
    let denominator = integer(limbs: limbs)
    return Rational(integer(limbs: limbs), denominator) ?? 0
  }
}

func plenty() -> Fuel { Fuel(1_000_000_000) }

func text(_ bytes: [UInt8]?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
