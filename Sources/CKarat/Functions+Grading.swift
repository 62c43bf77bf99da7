// The functions have the names that karat.h gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import CKaratABI
import Extraction
import Grading

/// Zeroes the result, and fills it with the records of `count` inputs unless something is wrong.
///
/// `inputs` checks the pointers; it is called when the result owns nothing, and says how many inputs there
/// are and what becomes of each.
private func fill<Inputs>(
  _ result: UnsafeMutablePointer<karat_result>?, _ options: UnsafePointer<karat_options>?,
  inputs: () throws(CallError) -> (Inputs, count: Int),
  each: (inout ResultBuilder<karat_record>, Int, Grader, Inputs) throws(CallError) -> Void
) -> Int32 {
  code { () throws(CallError) in
    let result = try required(result)
    result.pointee = karat_result()
    let (inputs, count) = try inputs()
    let grader = try GraderCache.grader(options)
    var builder = try ResultBuilder<karat_record>(count: count)
    for index in 0..<count { try each(&builder, index, grader, inputs) }
    builder.finish(result)
  }
}

/// Texts that belong together: all of the same count.
private func same(_ a: Strings, _ b: Strings?) throws(CallError) {
  if let b, a.count != b.count { throw .length }
}

/// Texts that may be NULL.
private func optional(_ strings: UnsafePointer<karat_strings>?) throws(CallError) -> Strings? {
  strings == nil ? nil : try Strings(strings)
}

/// The prompt in front of response `index`; an empty one is none.
private func prompt(_ prompts: Strings?, _ index: Int) -> Prompt {
  guard let text = prompts?[index], !text.isEmpty else { return .none }
  return .text(Array(text))
}

/// Grades responses against golds, with prompts where there are some.
private func grade(
  _ options: UnsafePointer<karat_options>?, _ result: UnsafeMutablePointer<karat_result>?,
  _ inputs: () throws(CallError) -> (responses: Strings, golds: Strings, prompts: Strings?)
) -> Int32 {
  fill(result, options) { () throws(CallError) in
    let inputs = try inputs()
    try same(inputs.responses, inputs.golds)
    try same(inputs.responses, inputs.prompts)
    return (inputs, inputs.responses.count)
  } each: { (builder, index, grader, inputs) throws(CallError) in
    try builder.addGrade(
      index, grader, response: inputs.responses[index], gold: inputs.golds[index],
      prompt: prompt(inputs.prompts, index))
  }
}

/// Finds the answers of responses.
private func extract(
  _ options: UnsafePointer<karat_options>?, _ result: UnsafeMutablePointer<karat_result>?,
  _ inputs: () throws(CallError) -> (responses: Strings, prompts: Strings?)
) -> Int32 {
  fill(result, options) { () throws(CallError) in
    let inputs = try inputs()
    try same(inputs.responses, inputs.prompts)
    return (inputs, inputs.responses.count)
  } each: { (builder, index, grader, inputs) throws(CallError) in
    try builder.addExtraction(
      index, grader, response: inputs.responses[index], prompt: prompt(inputs.prompts, index))
  }
}

/// Compares predictions with golds.
private func verdict(
  _ options: UnsafePointer<karat_options>?, _ result: UnsafeMutablePointer<karat_result>?,
  _ inputs: () throws(CallError) -> (golds: Strings, predictions: Strings)
) -> Int32 {
  fill(result, options) { () throws(CallError) in
    let inputs = try inputs()
    try same(inputs.golds, inputs.predictions)
    return (inputs, inputs.golds.count)
  } each: { (builder, index, grader, inputs) throws(CallError) in
    try builder.addVerdict(
      index, grader, gold: inputs.golds[index], prediction: inputs.predictions[index])
  }
}

/// Makes the keys of answers.
private func key(
  _ options: UnsafePointer<karat_options>?, _ result: UnsafeMutablePointer<karat_result>?,
  _ answers: () throws(CallError) -> Strings
) -> Int32 {
  fill(result, options) { () throws(CallError) in
    let answers = try answers()
    return (answers, answers.count)
  } each: { (builder, index, grader, answers) throws(CallError) in
    try builder.addKey(index, grader, answer: answers[index])
  }
}

/// Grades a response. See karat.h.
@c @implementation
public func karat_grade(
  _ options: UnsafePointer<karat_options>?,
  _ response: UnsafePointer<UInt8>?, _ responseLength: Int64,
  _ gold: UnsafePointer<UInt8>?, _ goldLength: Int64,
  _ promptBytes: UnsafePointer<UInt8>?, _ promptLength: Int64,
  _ result: UnsafeMutablePointer<karat_result>?
) -> Int32 {
  grade(options, result) { () throws(CallError) in
    (
      try Strings(response, responseLength), try Strings(gold, goldLength),
      try Strings(promptBytes, promptLength)
    )
  }
}

/// Grades responses against golds of the same count. See karat.h.
@c @implementation
public func karat_grade_batch(
  _ options: UnsafePointer<karat_options>?, _ responses: UnsafePointer<karat_strings>?,
  _ golds: UnsafePointer<karat_strings>?, _ prompts: UnsafePointer<karat_strings>?,
  _ result: UnsafeMutablePointer<karat_result>?
) -> Int32 {
  grade(options, result) { () throws(CallError) in
    (try Strings(responses), try Strings(golds), try optional(prompts))
  }
}

/// Finds the answer of a response. See karat.h.
@c @implementation
public func karat_extract(
  _ options: UnsafePointer<karat_options>?,
  _ response: UnsafePointer<UInt8>?, _ responseLength: Int64,
  _ promptBytes: UnsafePointer<UInt8>?, _ promptLength: Int64,
  _ result: UnsafeMutablePointer<karat_result>?
) -> Int32 {
  extract(options, result) { () throws(CallError) in
    (try Strings(response, responseLength), try Strings(promptBytes, promptLength))
  }
}

/// Finds the answers of responses. See karat.h.
@c @implementation
public func karat_extract_batch(
  _ options: UnsafePointer<karat_options>?, _ responses: UnsafePointer<karat_strings>?,
  _ prompts: UnsafePointer<karat_strings>?, _ result: UnsafeMutablePointer<karat_result>?
) -> Int32 {
  extract(options, result) { () throws(CallError) in
    (try Strings(responses), try optional(prompts))
  }
}

/// The verdict on a pair of answers. See karat.h.
@c @implementation
public func karat_verdict(
  _ options: UnsafePointer<karat_options>?, _ gold: UnsafePointer<UInt8>?, _ goldLength: Int64,
  _ prediction: UnsafePointer<UInt8>?, _ predictionLength: Int64,
  _ result: UnsafeMutablePointer<karat_result>?
) -> Int32 {
  verdict(options, result) { () throws(CallError) in
    (try Strings(gold, goldLength), try Strings(prediction, predictionLength))
  }
}

/// The verdicts on pairs of answers. See karat.h.
@c @implementation
public func karat_verdict_batch(
  _ options: UnsafePointer<karat_options>?, _ golds: UnsafePointer<karat_strings>?,
  _ predictions: UnsafePointer<karat_strings>?, _ result: UnsafeMutablePointer<karat_result>?
) -> Int32 {
  verdict(options, result) { () throws(CallError) in
    (try Strings(golds), try Strings(predictions))
  }
}

/// The canonical key of an answer. See karat.h.
@c @implementation
public func karat_key(
  _ options: UnsafePointer<karat_options>?, _ answer: UnsafePointer<UInt8>?,
  _ answerLength: Int64, _ result: UnsafeMutablePointer<karat_result>?
) -> Int32 {
  key(options, result) { () throws(CallError) in try Strings(answer, answerLength) }
}

/// The canonical keys of answers. See karat.h.
@c @implementation
public func karat_key_batch(
  _ options: UnsafePointer<karat_options>?, _ answers: UnsafePointer<karat_strings>?,
  _ result: UnsafeMutablePointer<karat_result>?
) -> Int32 {
  key(options, result) { () throws(CallError) in try Strings(answers) }
}

/// Frees what a result owns and zeroes it. See karat.h.
@c @implementation
public func karat_result_free(_ result: UnsafeMutablePointer<karat_result>?) {
  guard let result else { return }
  release(result.pointee.records, result.pointee.text)
  result.pointee = karat_result()
}
