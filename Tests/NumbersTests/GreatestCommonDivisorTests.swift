import Bytes
import Numbers
import Testing

@Suite struct GreatestCommonDivisorTests {
  /// Euclid's algorithm itself.
  private func euclid(_ a: UInt, _ b: UInt) -> UInt { b == 0 ? a : euclid(b, a % b) }

  @Test func itIsThatOfEuclid() {
    var random = SplitMix64(seed: 51)
    for _ in 0..<2_000 {
      let (a, b) = (
        Int.random(in: .min ... .max, using: &random) >> Int.random(in: 0..<64, using: &random),
        Int.random(in: .min ... .max, using: &random) >> Int.random(in: 0..<64, using: &random)
      )
      #expect(Int.gcd(a, b) == euclid(a.magnitude, b.magnitude), "\(a) \(b)")
    }
  }

  @Test(arguments: [
    (0, 0, 0 as UInt, 0 as Int?), (0, 6, 6, 0), (-6, 0, 6, 0), (4, 6, 2, 12), (-4, 6, 2, 12),
    (.min, .min, 1 << 63, nil), (.min, 1, 1, nil), (.max, 2, 1, nil),
    (.max, .max, UInt(Int.max), .max),
  ])
  func edges(a: Int, b: Int, divisor: UInt, multiple: Int?) {
    #expect(Int.gcd(a, b) == divisor)
    #expect(Int.lcm(a, b) == multiple)
  }

  @Test func smallTypesSayWhatTheyDoNotHold() {
    #expect(Int8.lcm(16, 9) == nil)
    #expect(UInt8.lcm(16, 9) == 144)
    #expect(Int8.gcd(-128, 0) == 128)
  }
}
