// The functions have the names that karat.h gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import CKaratABI
import Extraction
import Grading

/// Zeroes `result`, and fills it with the records of `count` inputs unless something is wrong.
private func fill(
  _ result: UnsafeMutablePointer<karat_result>?, _ options: UnsafePointer<karat_options>?,
  count: Int = 1, each: (inout ResultBuilder, Int, Grader) throws(CallError) -> Void
) throws(CallError) {
  let result = try required(result)
  let grader = try GraderCache.grader(options)
  var builder = try ResultBuilder(count: count)
  for index in 0..<count { try each(&builder, index, grader) }
  builder.finish(result)
}

/// Zeroes `result`, so that it owns nothing if the call is refused.
private func zero(_ result: UnsafeMutablePointer<karat_result>?) throws(CallError) {
  try required(result).pointee = karat_result()
}

private func prompt(
  _ bytes: UnsafePointer<UInt8>?, _ length: Int64
) throws(CallError) -> Prompt {
  let text = try buffer(bytes, length)
  return text.isEmpty ? .none : .text(Array(text))
}

private func same(_ a: Strings, _ b: Strings) throws(CallError) {
  guard a.count == b.count else { throw .length }
}

@c @implementation
public func karat_grade(
  _ options: UnsafePointer<karat_options>?,
  _ response: UnsafePointer<UInt8>?, _ responseLength: Int64,
  _ gold: UnsafePointer<UInt8>?, _ goldLength: Int64,
  _ promptBytes: UnsafePointer<UInt8>?, _ promptLength: Int64,
  _ result: UnsafeMutablePointer<karat_result>?
) -> Int32 {
  code { () throws(CallError) in
    try zero(result)
    try fill(result, options) { (builder, index, grader) throws(CallError) in
      try builder.addGrade(
        index, grader, response: buffer(response, responseLength), gold: buffer(gold, goldLength),
        prompt: prompt(promptBytes, promptLength))
    }
  }
}

@c @implementation
public func karat_grade_batch(
  _ options: UnsafePointer<karat_options>?, _ responses: UnsafePointer<karat_strings>?,
  _ golds: UnsafePointer<karat_strings>?, _ prompts: UnsafePointer<karat_strings>?,
  _ result: UnsafeMutablePointer<karat_result>?
) -> Int32 {
  code { () throws(CallError) in
    try zero(result)
    let responses = try Strings(responses)
    let golds = try Strings(golds)
    let prompts = prompts == nil ? nil : try Strings(prompts)
    try same(responses, golds)
    if let prompts { try same(responses, prompts) }
    try fill(result, options, count: responses.count) {
      (builder, index, grader) throws(CallError) in
      try builder.addGrade(
        index, grader, response: responses[index], gold: golds[index],
        prompt: prompts?[index].map { .text(Array($0)) } ?? .none)
    }
  }
}

@c @implementation
public func karat_extract(
  _ options: UnsafePointer<karat_options>?,
  _ response: UnsafePointer<UInt8>?, _ responseLength: Int64,
  _ promptBytes: UnsafePointer<UInt8>?, _ promptLength: Int64,
  _ result: UnsafeMutablePointer<karat_result>?
) -> Int32 {
  code { () throws(CallError) in
    try zero(result)
    try fill(result, options) { (builder, index, grader) throws(CallError) in
      try builder.addExtraction(
        index, grader, response: buffer(response, responseLength),
        prompt: prompt(promptBytes, promptLength))
    }
  }
}

@c @implementation
public func karat_extract_batch(
  _ options: UnsafePointer<karat_options>?, _ responses: UnsafePointer<karat_strings>?,
  _ prompts: UnsafePointer<karat_strings>?, _ result: UnsafeMutablePointer<karat_result>?
) -> Int32 {
  code { () throws(CallError) in
    try zero(result)
    let responses = try Strings(responses)
    let prompts = prompts == nil ? nil : try Strings(prompts)
    if let prompts { try same(responses, prompts) }
    try fill(result, options, count: responses.count) {
      (builder, index, grader) throws(CallError) in
      try builder.addExtraction(
        index, grader, response: responses[index],
        prompt: prompts?[index].map { .text(Array($0)) } ?? .none)
    }
  }
}

@c @implementation
public func karat_verdict(
  _ options: UnsafePointer<karat_options>?, _ gold: UnsafePointer<UInt8>?, _ goldLength: Int64,
  _ prediction: UnsafePointer<UInt8>?, _ predictionLength: Int64,
  _ result: UnsafeMutablePointer<karat_result>?
) -> Int32 {
  code { () throws(CallError) in
    try zero(result)
    try fill(result, options) { (builder, index, grader) throws(CallError) in
      try builder.addVerdict(
        index, grader, gold: buffer(gold, goldLength),
        prediction: buffer(prediction, predictionLength))
    }
  }
}

@c @implementation
public func karat_verdict_batch(
  _ options: UnsafePointer<karat_options>?, _ golds: UnsafePointer<karat_strings>?,
  _ predictions: UnsafePointer<karat_strings>?, _ result: UnsafeMutablePointer<karat_result>?
) -> Int32 {
  code { () throws(CallError) in
    try zero(result)
    let golds = try Strings(golds)
    let predictions = try Strings(predictions)
    try same(golds, predictions)
    try fill(result, options, count: golds.count) { (builder, index, grader) throws(CallError) in
      try builder.addVerdict(index, grader, gold: golds[index], prediction: predictions[index])
    }
  }
}

@c @implementation
public func karat_key(
  _ options: UnsafePointer<karat_options>?, _ answer: UnsafePointer<UInt8>?,
  _ answerLength: Int64, _ result: UnsafeMutablePointer<karat_result>?
) -> Int32 {
  code { () throws(CallError) in
    try zero(result)
    try fill(result, options) { (builder, index, grader) throws(CallError) in
      try builder.addKey(index, grader, answer: buffer(answer, answerLength))
    }
  }
}

@c @implementation
public func karat_key_batch(
  _ options: UnsafePointer<karat_options>?, _ answers: UnsafePointer<karat_strings>?,
  _ result: UnsafeMutablePointer<karat_result>?
) -> Int32 {
  code { () throws(CallError) in
    try zero(result)
    let answers = try Strings(answers)
    try fill(result, options, count: answers.count) { (builder, index, grader) throws(CallError) in
      try builder.addKey(index, grader, answer: answers[index])
    }
  }
}

@c @implementation
public func karat_result_free(_ result: UnsafeMutablePointer<karat_result>?) {
  guard let result else { return }
  ResultBuilder.release(result.pointee)
  result.pointee = karat_result()
}
