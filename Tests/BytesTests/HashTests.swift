import Bytes
import Testing

private func xxh64(_ text: String) -> UInt64 {
  Array(text.utf8).withUnsafeBytes { XXH64.hash($0) }
}

/// Published values: FNV by its authors (test vectors of draft-eastlake-fnv), XXH64 by `xxhsum` and the
/// specification's test suite, SplitMix64 by Vigna's `splitmix64.c`.
@Suite struct HashTests {
  @Test(arguments: [
    ("", 0x811C_9DC5 as UInt32, 0xCBF2_9CE4_8422_2325 as UInt64),
    ("a", 0xE40C_292C, 0xAF63_DC4C_8601_EC8C),
    ("foobar", 0xBF9C_F968, 0x8594_4171_F739_67E8),
  ])
  func fnv1aIsThatOfItsAuthors(text: String, small: UInt32, large: UInt64) {
    #expect(text.utf8.reduce(FNV1a.empty32) { FNV1a.hash($0, adding: $1) } == small)
    #expect(text.utf8.reduce(FNV1a.empty64) { FNV1a.hash($0, adding: $1) } == large)
  }

  @Test(arguments: [
    ("", 0xEF46_DB37_51D8_E999 as UInt64),
    ("a", 0xD24E_C4F1_A98C_6E5B),
    ("abc", 0x44BC_2CF5_AD77_0999),
    ("xxhash", 0x32DD_3895_2C4B_C720),
    ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
  ])
  func xxh64IsThatOfItsSpecification(text: String, hash: UInt64) {
    #expect(xxh64(text) == hash)
  }

  @Test func xxh64DoesNotDependOnHowTheBytesCome() {
    let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    for cut in 0...bytes.count {
      var hash = XXH64()
      bytes[..<cut].withUnsafeBytes { hash.update($0) }
      bytes[cut...].withUnsafeBytes { hash.update($0) }
      #expect(hash.value == bytes.withUnsafeBytes { XXH64.hash($0) }, "cut at \(cut)")
    }
  }

  @Test func hexHasSixteenDigits() {
    #expect(XXH64.hex(0xAB) == "00000000000000ab")
    #expect(XXH64.hex(.max) == "ffffffffffffffff")
  }

  @Test func splitMix64IsThatOfItsAuthor() {
    var random = SplitMix64(seed: 1_234_567)
    let wanted: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(wanted.map { _ in random.next() } == wanted)
  }
}
