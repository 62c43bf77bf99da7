import CKarat
import CKaratABI
import Foundation
import Grading
import Testing

/// A result of the C library as Swift values.
struct CRecord {
  var record: karat_record
  var answer, key, rule, reason: String?
}

enum C {
  static func records(_ call: (UnsafeMutablePointer<karat_result>) -> Int32) -> [CRecord] {
    var result = karat_result()
    let code = call(&result)
    #expect(code == KARAT_OK)
    let bytes = UnsafeBufferPointer(start: result.text, count: Int(result.text_length))
    func text(_ text: karat_text) -> String? {
      guard text.length >= 0 else { return nil }
      return String(
        decoding: bytes[Int(text.offset)..<Int(text.offset + text.length)], as: UTF8.self)
    }
    let records = UnsafeBufferPointer(start: result.records, count: Int(result.count)).map {
      CRecord(
        record: $0, answer: text($0.answer), key: text($0.key), rule: text($0.rule),
        reason: text($0.reason))
    }
    karat_result_free(&result)
    #expect(result.records == nil && result.text == nil && result.count == 0)
    karat_result_free(&result)
    return records
  }

  static func grade(
    _ response: String, _ gold: String, prompt: String = "",
    options: UnsafePointer<karat_options>? = nil
  ) -> CRecord? {
    let (a, b, c) = (Array(response.utf8), Array(gold.utf8), Array(prompt.utf8))
    return records {
      karat_grade(options, a, Int64(a.count), b, Int64(b.count), c, Int64(c.count), $0)
    }.first
  }

  static func verdict(_ gold: String, _ prediction: String) -> CRecord? {
    let (a, b) = (Array(gold.utf8), Array(prediction.utf8))
    return records { karat_verdict(nil, a, Int64(a.count), b, Int64(b.count), $0) }.first
  }

  /// Calls `body` with texts as the library takes them; nil is not present.
  static func with<T>(_ texts: [String?], _ body: (UnsafePointer<karat_strings>) -> T) -> T {
    var bytes: [UInt8] = []
    var offsets: [Int64] = [0]
    for text in texts {
      bytes += Array((text ?? "").utf8)
      offsets.append(Int64(bytes.count))
    }
    let present = texts.map { $0 == nil ? UInt8(0) : 1 }
    return bytes.withUnsafeBufferPointer { bytes in
      offsets.withUnsafeBufferPointer { offsets in
        present.withUnsafeBufferPointer { present in
          var strings = karat_strings(
            bytes: bytes.baseAddress, length: Int64(bytes.count), offsets: offsets.baseAddress,
            count: Int64(texts.count), present: present.baseAddress)
          return body(&strings)
        }
      }
    }
  }
}

@Suite struct CKaratTests {
  @Test func theLibrarySaysWhatItIs() {
    #expect(karat_abi_version() == UInt32(KARAT_ABI_VERSION))
    #expect(karat_version().map { String(cString: $0) } == KARAT_VERSION)
    let capabilities = karat_capabilities().map { String(cString: $0) } ?? ""
    #expect(capabilities.hasPrefix("{\"abi\":2,"))
    #expect(capabilities.contains("\"statuses\":[\"correct\",\"incorrect\",\"no_answer\""))
    #expect(capabilities.contains("\"found_by\":[\"boxed\",\"boxed_list\""))
    for code in Int32(-7)...1 {
      #expect(karat_error_text(code).map { String(cString: $0) }?.isEmpty == false)
    }
  }

  /// Every switch has its constant in the header, with the bit and the sentence of the policy's own list.
  @Test func theHeaderHasEverySwitch() throws {
    let header = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/CKaratABI/include/karat.h"), encoding: .utf8)
    for entry in Policy.Switch.allCases {
      let name = "KARAT_" + entry.identifier.uppercased()
      #expect(header.contains("  /// \(entry.sentence)\n  \(name) = \(entry.bit)"), "\(name)")
    }
  }

  @Test func aGradeHasAllItsParts() {
    let grade = C.grade(#"So it is \boxed{0.5}."#, #"\frac{1}{2}"#)
    #expect(grade?.record.status == UInt8(KARAT_CORRECT))
    #expect(grade?.record.outcome == UInt8(KARAT_EQUAL))
    #expect(grade?.record.found_by == 0)
    #expect(grade?.record.no_answer == UInt8(KARAT_NONE))
    #expect(grade?.record.has_reward == 1)
    #expect(grade?.record.reward == 1)
    #expect(grade?.record.span_start == 16)
    #expect(grade?.record.span_end == 19)
    #expect(grade?.answer == "0.5")
    #expect(grade?.key == "1/2")
    #expect(grade?.rule?.isEmpty == false)
    #expect(grade?.reason?.isEmpty == false)
  }

  @Test func everyStatusHasItsCode() {
    #expect(C.grade("", "3")?.record.status == UInt8(KARAT_NO_ANSWER))
    #expect(C.grade(#"\boxed{4}"#, "3")?.record.status == UInt8(KARAT_INCORRECT))
    #expect(C.grade(#"\boxed{3}"#, "}{")?.record.status == UInt8(KARAT_GOLD_ERROR))
    #expect(C.grade(#"\boxed{3}"#, "}{")?.record.has_reward == 0)
    #expect(C.grade("<think> hm", "3")?.record.no_answer == 1)
  }

  @Test func thePromptIsNotSearched() {
    let prompt = #"Put it in \boxed{7}. <think>"#
    #expect(C.grade("so", "7", prompt: prompt)?.record.status == UInt8(KARAT_NO_ANSWER))
    #expect(
      C.grade(#"so</think> \boxed{7}"#, "7", prompt: prompt)?.record.status == UInt8(KARAT_CORRECT))
  }

  @Test func switchesChangeAPolicy() {
    func grade(_ policy: String?, on: Int = 0, off: Int = 0, _ text: String, _ gold: String)
      -> UInt8?
    {
      func call(_ name: UnsafePointer<CChar>?) -> UInt8? {
        var options = karat_options()
        options.size = UInt32(MemoryLayout<karat_options>.size)
        options.policy = name
        options.on = UInt32(on)
        options.off = UInt32(off)
        return C.grade(text, gold, options: &options)?.record.status
      }
      return policy.map { $0.withCString(call) } ?? call(nil)
    }
    #expect(grade(nil, "I get 12 or so", "12") == UInt8(KARAT_NO_ANSWER))
    #expect(grade("lenient", "I get 12 or so", "12") == UInt8(KARAT_CORRECT))
    #expect(grade(nil, on: KARAT_LENIENT, "I get 12 or so", "12") == UInt8(KARAT_CORRECT))
    #expect(grade(nil, "The answer is 12.", "12") == UInt8(KARAT_CORRECT))
    #expect(grade("strict", "The answer is 12.", "12") == UInt8(KARAT_NO_ANSWER))
    #expect(grade("strict", off: KARAT_BOXED_ONLY, "The answer is 12.", "12") == 0)
  }

  @Test func aBadItemOfABatchIsItsOwnStatus() {
    let records = C.with([#"\boxed{1}"#, nil, #"\boxed{3}"#, #"\boxed{4}"#, ""]) { responses in
      C.with(["1", "2", "}{", nil, "5"]) { golds in
        C.records { karat_grade_batch(nil, responses, golds, nil, $0) }
      }
    }
    #expect(records.map(\.record.status) == [0, 2, 6, 6, 2])
    #expect(records.map(\.answer) == ["1", nil, "3", "4", nil])
    let none = C.with([]) { empty in
      C.records { karat_grade_batch(nil, empty, empty, nil, $0) }
    }
    #expect(none.isEmpty)
  }

  @Test func aBatchIsTheSameAsItsItems() {
    let responses = [#"\boxed{1/3}"#, "The answer is 4.", "?", #"\boxed{x^2}"#]
    let golds = ["0.333", "4.0", "1", "x*x"]
    let batch = C.with(responses) { responses in
      C.with(golds) { golds in
        C.records { karat_grade_batch(nil, responses, golds, nil, $0) }
      }
    }
    for (index, pair) in zip(responses, golds).enumerated() {
      let single = C.grade(pair.0, pair.1)
      #expect(single?.record.status == batch[index].record.status)
      #expect(single?.reason == batch[index].reason)
      #expect(single?.key == batch[index].key)
    }
  }

  @Test func aGoldBeyondEveryBoundIsAGoldError() {
    let long = String(repeating: "1", count: 1 << 20) + "1"
    #expect(C.grade(#"\boxed{1}"#, long)?.record.status == UInt8(KARAT_GOLD_ERROR))
    #expect(C.verdict(long, long)?.record.outcome == UInt8(KARAT_UNDECIDED_PAIR))
  }

  @Test func keysAndClassesAgree() {
    let texts: [String?] = ["1/2", "0.5", nil, "7"]
    let keys = C.with(texts) { answers in C.records { karat_key_batch(nil, answers, $0) } }
    #expect(keys.map(\.key) == ["1/2", "1/2", nil, "7"])
    var classes = [Int64](repeating: 9, count: 4)
    #expect(C.with(texts) { karat_classes(nil, $0, &classes) } == KARAT_OK)
    #expect(classes == [0, 0, -1, 1])
    var majority = karat_majority_record()
    var rewards = [Double](repeating: 9, count: 4)
    var present = [UInt8](repeating: 9, count: 4)
    #expect(karat_majority(classes, 4, 0, &majority, &rewards, &present) == KARAT_OK)
    #expect(majority.winner == 0 && majority.tied == 1 && majority.votes == 2)
    #expect(majority.margin == 0.25)
    #expect(rewards == [1, 1, 0, 0])
    #expect(present == [1, 1, 1, 1])
  }

  @Test func advantagesAndRewardsPassThrough() {
    var advantages = [Double](repeating: 9, count: 3)
    var flat = [UInt8](repeating: 9, count: 3)
    let code = karat_advantages(
      Int32(KARAT_RLOO), 0, 0, 3, [1, 0, 5], [1, 1, 0], nil, nil, &advantages, &flat)
    #expect(code == KARAT_OK)
    #expect(advantages == [1, -1, 0])
    #expect(flat == [0, 0, 1])
    var config = karat_reward_config()
    config.size = UInt32(MemoryLayout<karat_reward_config>.size)
    config.correct = 2
    config.incorrect = -1
    var rewards = [Double](repeating: 9, count: 4)
    var present = [UInt8](repeating: 9, count: 4)
    #expect(
      karat_rewards(&config, 4, [0, 1, 6, 77], [0, 0, 0, 0], nil, nil, &rewards, &present) == 0)
    #expect(rewards == [2, -1, 0, 0])
    #expect(present == [1, 1, 0, 0])
  }
}
