import Answers
import GradedRows
import Grading
import NIOCore
import Records

/// NeMo-Gym's resources server for problems with an `expected_answer`: `/verify` gives the request back with
/// its reward. `/seed_session` and `/close_session` keep no state.
enum NeMoGym {
  private static let names = ["response", "expected_answer"].map { Array($0.utf8) }
  /// The fields that are ours to set.
  private static let answered = [
    "reward", "extracted_answer", "library_reward", "judge_evaluations", "mask_sample",
    "failure_reason",
  ].map { Array($0.utf8) }

  static func verify(_ call: Call, _ worker: Worker) throws(Problem) -> any Work {
    let body = try call.readObject(worker)
    var fields: [JSONValue?] = [nil, nil]
    worker.reader.find(names, in: body, into: &fields)
    guard let response = fields[0] else {
      throw Problem(.missingField, "The field is missing.", field: "/response")
    }
    guard let expected = fields[1] else {
      throw Problem(.missingField, "The field is missing.", field: "/expected_answer")
    }
    let text = try messages(of: response, worker)
    var gold = Items(["gold"]) { _ in .whole }
    gold.append([Items.firstString(of: expected, worker.reader)])
    let settings = ItemRoute.Settings(policy: call.policy, rewards: call.configuration.rewards)
    let graded = text.withUnsafeBufferPointer {
      worker.grade($0, gold[0].label(0, worker), prompt: nil, settings)
    }
    var writer = JSONWriter(capacity: call.body.count + 512)
    writer.beginObject()
    worker.reader.forEachField(of: body) { key, value in
      guard !answered.contains(where: { worker.reader.matches(key, $0) }),
        let name = worker.scratch.text(key)
      else { return }
      writer.key(text: String(decoding: name, as: UTF8.self))
      if worker.reader.isPlain(value) { writer.raw(value.raw) } else { writer.null() }
    }
    write(graded.grade, graded.reward, to: &writer)
    writer.endObject()
    worker.scratch.reset()
    return Done(Reply(body: ByteBuffer(bytes: writer.bytes)))
  }

  private static func write(_ grade: Grade, _ reward: Double?, to writer: inout JSONWriter) {
    writer.key("reward")
    writer.number(reward ?? 0)
    writer.key("extracted_answer")
    writer.optional(grade.answer)
    writer.key("library_reward")
    writer.number(reward ?? 0)
    writer.nulls("judge_evaluations")
    // Gold that cannot be read says nothing about the policy.
    writer.key("mask_sample")
    writer.boolean(grade.status == .goldError)
    writer.key("failure_reason")
    if grade.status == .goldError, let verdict = grade.verdict {
      writer.string(verdict.reason)
    } else {
      writer.null()
    }
  }

  /// The texts of the messages in a response of the Responses API, one after the other.
  private static func messages(
    of response: JSONValue, _ worker: Worker
  ) throws(Problem) -> [UInt8] {
    let reader = worker.reader
    guard response.kind == .object, let output = reader.value("output", of: response) else {
      throw Problem(.missingField, "The field is missing.", field: "/response/output")
    }
    guard output.kind == .array else {
      throw Problem(
        .wrongType, "Expected a list, found \(output.kind.words).", field: "/response/output")
    }
    var text: [UInt8] = []
    reader.forEachElement(of: output) { item in
      guard reader.isTyped(item, "message"), let content = reader.value("content", of: item) else {
        return
      }
      if content.kind == .string {
        text += worker.scratch.text(content.contents) ?? content.contents
      }
      reader.forEachElement(of: content) { part in
        if reader.isTyped(part, "output_text"), let value = reader.value("text", of: part),
          let piece = worker.scratch.text(value.contents)
        {
          text += piece
        }
      }
    }
    return text
  }

  /// Gives the session's name back, if there is one.
  static func session(_ call: Call, _ worker: Worker) throws(Problem) -> any Work {
    let body = try call.readObject(worker)
    var writer = JSONWriter(capacity: 256)
    writer.beginObject()
    if let name = worker.reader.value("resources_session_id", of: body), name.kind == .string,
      let text = worker.scratch.text(name.contents)
    {
      writer.key("resources_session_id")
      writer.string(text)
    }
    writer.endObject()
    worker.scratch.reset()
    return Done(Reply(body: ByteBuffer(bytes: writer.bytes)))
  }
}

extension JSONReader {
  /// The field of an object, or nil.
  func value(_ name: String, of object: JSONValue) -> JSONValue? {
    var found: [JSONValue?] = [nil]
    find([Array(name.utf8)], in: object, into: &found)
    return found[0]
  }

  /// Whether an object's `type` is `name`.
  fileprivate func isTyped(_ object: JSONValue, _ name: String) -> Bool {
    value("type", of: object)?.contents.equals(Array(name.utf8)) ?? false
  }
}
