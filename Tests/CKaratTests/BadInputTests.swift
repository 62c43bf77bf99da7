import Bytes
import CKarat
import CKaratABI
import Support
import Testing

/// Whatever is passed, the library answers with a code and the process lives.
@Suite struct BadInputTests {
  private let text = Array("1".utf8)

  @Test func nullPointersAreRefused() {
    var result = karat_result()
    #expect(karat_grade(nil, nil, 5, text, 1, nil, 0, &result) == KARAT_ERROR_NULL)
    #expect(karat_grade(nil, text, 1, nil, 1, nil, 0, &result) == KARAT_ERROR_NULL)
    #expect(karat_grade(nil, text, 1, text, 1, nil, 1, &result) == KARAT_ERROR_NULL)
    #expect(karat_grade(nil, text, 1, text, 1, nil, 0, nil) == KARAT_ERROR_NULL)
    #expect(karat_grade_batch(nil, nil, nil, nil, &result) == KARAT_ERROR_NULL)
    #expect(karat_extract(nil, nil, 1, nil, 0, &result) == KARAT_ERROR_NULL)
    #expect(karat_extract_batch(nil, nil, nil, &result) == KARAT_ERROR_NULL)
    #expect(karat_verdict(nil, nil, 1, nil, 1, &result) == KARAT_ERROR_NULL)
    #expect(karat_verdict_batch(nil, nil, nil, &result) == KARAT_ERROR_NULL)
    #expect(karat_key(nil, nil, 1, &result) == KARAT_ERROR_NULL)
    #expect(karat_key_batch(nil, nil, &result) == KARAT_ERROR_NULL)
    #expect(karat_classes(nil, nil, nil) == KARAT_ERROR_NULL)
    #expect(karat_majority(nil, 1, 0, nil, nil, nil) == KARAT_ERROR_NULL)
    #expect(karat_advantages(0, 1, 0, 1, nil, nil, nil, nil, nil, nil) == KARAT_ERROR_NULL)
    #expect(karat_rewards(nil, 0, nil, nil, nil, nil, nil, nil) == KARAT_ERROR_NULL)
    karat_result_free(nil)
    #expect(result.records == nil && result.text == nil)
    // Nothing at all is an empty text.
    #expect(karat_grade(nil, nil, 0, nil, 0, nil, 0, &result) == KARAT_OK)
    karat_result_free(&result)
  }

  @Test(arguments: [-1, Int64.min, Int64.min + 1])
  func negativeLengthsAreRefused(length: Int64) {
    var result = karat_result()
    #expect(karat_grade(nil, text, length, text, 1, nil, 0, &result) == KARAT_ERROR_LENGTH)
    #expect(karat_grade(nil, text, 1, text, length, nil, 0, &result) == KARAT_ERROR_LENGTH)
    #expect(karat_grade(nil, text, 1, text, 1, text, length, &result) == KARAT_ERROR_LENGTH)
    #expect(karat_key(nil, text, length, &result) == KARAT_ERROR_LENGTH)
    var majority = karat_majority_record()
    #expect(karat_majority([0], length, 0, &majority, nil, nil) == KARAT_ERROR_LENGTH)
    var out = [0.0]
    #expect(karat_advantages(0, 1, 0, length, [0], nil, nil, nil, &out, nil) == KARAT_ERROR_LENGTH)
  }

  private func batch(
    _ offsets: [Int64], count: Int64, length: Int64 = 4, bytes: [UInt8] = Array("1234".utf8)
  ) -> Int32 {
    var result = karat_result()
    defer { karat_result_free(&result) }
    return bytes.withUnsafeBufferPointer { bytes in
      offsets.withUnsafeBufferPointer { offsets in
        var strings = karat_strings(
          bytes: bytes.baseAddress, length: length, offsets: offsets.baseAddress, count: count,
          present: nil)
        return karat_key_batch(nil, &strings, &result)
      }
    }
  }

  @Test func offsetsThatLeaveTheBytesAreRefused() {
    #expect(batch([0, 2, 4], count: 2) == KARAT_OK)
    #expect(batch([4, 4, 4], count: 2) == KARAT_OK)
    #expect(batch([0, 3, 2], count: 2) == KARAT_ERROR_OFFSETS)
    #expect(batch([-1, 2, 4], count: 2) == KARAT_ERROR_OFFSETS)
    #expect(batch([0, 2, 5], count: 2) == KARAT_ERROR_OFFSETS)
    #expect(batch([0, .max, .min], count: 2) == KARAT_ERROR_OFFSETS)
    #expect(batch([0], count: -1) == KARAT_ERROR_LENGTH)
    #expect(batch([0], count: .max) == KARAT_ERROR_LENGTH)
    #expect(batch([0], count: .max / 8) == KARAT_ERROR_LENGTH)
    #expect(batch([0, 1], count: 1, length: -4) == KARAT_ERROR_LENGTH)
  }

  @Test func countsThatDifferAreRefused() {
    var result = karat_result()
    let code = C.with(["1"]) { one in
      C.with(["1", "2"]) { two in karat_grade_batch(nil, one, two, nil, &result) }
    }
    #expect(code == KARAT_ERROR_LENGTH)
    let prompts = C.with(["1"]) { one in
      C.with(["1", "2"]) { two in karat_grade_batch(nil, one, one, two, &result) }
    }
    #expect(prompts == KARAT_ERROR_LENGTH)
  }

  @Test func optionsThatMeanNothingAreRefused() {
    func code(_ change: (inout karat_options) -> Void) -> Int32 {
      var options = karat_options()
      options.size = UInt32(MemoryLayout<karat_options>.size)
      change(&options)
      var result = karat_result()
      defer { karat_result_free(&result) }
      return karat_key(&options, text, 1, &result)
    }
    #expect(code { _ in } == KARAT_OK)
    #expect(code { $0.size = 4 } == KARAT_ERROR_OPTIONS)
    #expect(code { $0.on = 1 << 20 } == KARAT_ERROR_OPTIONS)
    #expect(code { ($0.on, $0.off) = (1, 1) } == KARAT_ERROR_OPTIONS)
    #expect(code { $0.fuel = -1 } == KARAT_ERROR_OPTIONS)
    #expect(code { $0.fuel = 1 } == KARAT_OK)
    #expect(code { $0.fuel = .max } == KARAT_OK)
    let named = "no such policy".withCString { name in code { $0.policy = name } }
    #expect(named == KARAT_ERROR_OPTIONS)
    var out = [0.0]
    #expect(karat_advantages(6, 1, 0, 1, [0], nil, nil, nil, &out, nil) == KARAT_ERROR_METHOD)
    #expect(karat_advantages(-1, 1, 0, 1, [0], nil, nil, nil, &out, nil) == KARAT_ERROR_METHOD)
    #expect(karat_advantages(5, .min, 0, 1, [0], nil, nil, nil, &out, nil) == KARAT_OK)
  }

  @Test func anyBytesHaveAStatus() {
    var random = SplitMix64(seed: 61)
    let pieces = [
      "\\boxed{", "}", "{", "\\frac", "1", "x", "^", "<think>", "</think>", "(", "]", "\\", "$",
      "=", "\u{0}", "π", "!", ",", "-", "\\text{",
    ]
    for _ in 0..<2_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...24, using: &random) {
        bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
        if Int.random(in: 0..<8, using: &random) == 0 {
          bytes.append(UInt8.random(in: 0...255, using: &random))
        }
      }
      let cut = Int.random(in: 0...bytes.count, using: &random)
      let (a, b) = (Array(bytes[..<cut]), Array(bytes[cut...]))
      let records = C.records {
        karat_grade(nil, a, Int64(a.count), b, Int64(b.count), nil, 0, $0)
      }
      #expect(records.first.map { $0.record.status <= 6 } == true)
    }
  }
}
