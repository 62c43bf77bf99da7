import Bytes
import Foundation
import Support
import Testing

@testable import Records

@Suite struct JSONTextTests {
  /// Random text with much that has to be escaped.
  private static func randomText(_ random: inout SplitMix64) -> String {
    let pieces = [
      "\\", "\"", "\n", "\r", "\t", "\u{0}", "\u{1F}", "/", "é", "答", "😀", "\u{7F}", "a", "bc",
      "\\frac{1}{2}", "plain text of some length", "\u{2028}",
    ]
    return (0..<random.next() % 30).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
      .joined()
  }

  @Test func whatIsWrittenReadsBack() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<2_000 {
      let original = JSONTextTests.randomText(&random)
      var writer = JSONWriter(capacity: 1)
      writer.beginObject()
      writer.key("gold")
      writer.string(original)
      writer.key("response")
      writer.string("x")
      writer.endObject()
      let json = text(writer.bytes)
      #expect(try object(json)["gold"] as? String == original)
      let reader = RowReader(ReadOptions())
      reader.turn(to: Input.list(["x"])[0], plan: RowPlan(.karat))
      reader.forEachSample(of: writer.bytes, line: 1) { sample in
        #expect(sample.problem == nil)
        // Gold is not trimmed unless it is a worked solution.
        #expect(sample.gold.map { text($0) } == original)
      }
    }
  }

  @Test func escapesOfOthersAreRead() throws {
    // Python escapes everything that is not ASCII.
    var random = SplitMix64(seed: 5)
    for _ in 0..<1_000 {
      let original = JSONTextTests.randomText(&random)
      var escaped = ""
      for unit in original.utf16 {
        let digits = String(
          unit, radix: random.next() % 2 == 0 ? 16 : 16, uppercase: random.next() % 2 == 0)
        escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
      var arena = Arena()
      Array(escaped.utf8).withUnsafeBufferPointer {
        let decoded = JSONText.decode($0, &arena)
        #expect(decoded.map { text($0) } == original)
        #expect(JSONText.isValid($0))
      }
    }
  }

  @Test(arguments: [
    (#"a\/b\b\f"#, "a/b\u{8}\u{C}"), (#"\ud800"#, "\u{FFFD}"), (#"\ud800x"#, "\u{FFFD}x"),
    (#"\udc00\ud83d\ude00"#, "\u{FFFD}😀"), (#"\ud83d\u0041"#, "\u{FFFD}A"),
    (#"12345678\\12345678\n"#, "12345678\\12345678\n"),
  ])
  func escapesDecode(escaped: String, expected: String) {
    var arena = Arena()
    Array(escaped.utf8).withUnsafeBufferPointer {
      #expect(JSONText.decode($0, &arena).map { text($0) } == expected)
    }
  }

  @Test(arguments: [#"\"#, #"\q"#, #"\u12"#, #"\u12g4"#, #"abcdefgh\"#, #"\x41"#])
  func brokenEscapesAreRefused(escaped: String) {
    var arena = Arena()
    Array(escaped.utf8).withUnsafeBufferPointer {
      #expect(JSONText.decode($0, &arena) == nil)
      #expect(!JSONText.isValid($0))
    }
  }

  @Test func bytesThatAreNotUTF8BecomeReplacementCharacters() {
    for (bytes, expected) in [
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b"), ([0xE2, 0x82], "\u{FFFD}\u{FFFD}"),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xC0, 0x80], "\u{FFFD}\u{FFFD}"), ([0xE2, 0x82, 0xAC], "€"),
      ([0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x80], "AAAAAAAA\u{FFFD}"),
    ] as [([UInt8], String)] {
      var writer = JSONWriter()
      writer.string(bytes)
      #expect(text(writer.bytes) == "\"\(expected)\"")
    }
  }

  @Test func numbersAreWritten() {
    for (value, expected) in [
      (0, "0"), (-7, "-7"), (10, "10"), (1_234_567_890, "1234567890"),
      (Int.max, "9223372036854775807"), (Int.min, "-9223372036854775808"),
    ] {
      var writer = JSONWriter()
      writer.integer(value)
      #expect(text(writer.bytes) == expected)
    }
    for (value, expected) in [
      (0.5, "0.5"), (3, "3"), (-0.1, "-0.1"), (.infinity, "null"), (.nan, "null"),
      (1e300, "1e+300"),
    ] as [(Double, String)] {
      var writer = JSONWriter()
      writer.number(value)
      #expect(text(writer.bytes) == expected)
    }
  }

  @Test(arguments: ["0", "-0", "1.5", "1e5", "-1.5E-3", "123"]) func numbersOfJSON(token: String) {
    Array(token.utf8).withUnsafeBufferPointer { #expect(isNumber($0)) }
  }

  @Test(arguments: ["", "-", "01", "1.", ".5", "1e", "+1", "1e+", "0x1", "1 2"])
  func othersAreNoNumbers(token: String) {
    Array(token.utf8).withUnsafeBufferPointer { #expect(!isNumber($0)) }
  }
}
