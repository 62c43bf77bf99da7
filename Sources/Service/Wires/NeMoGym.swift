import Answers
import GradedRows
import Grading
import Records

/// NeMo-Gym's resources server for problems with an `expected_answer`: `/verify` gives the request back with
/// its reward. `/seed_session` and `/close_session` keep no state.
enum NeMoGym {
  static let routes = [
    Route(
      path: "/verify", name: "nemo_gym_verify",
      summary: "NeMo-Gym's resources server: the request is given back with its reward.",
      request: Route.Request(
        .object([
          .init("response", .object([.init("output", .list(.any))])),
          .init("expected_answer", .any),
        ]),
        example: #"""
          {"response": {"output": [{"type": "message", "content": "It is \\boxed{0.5}"}]}, \#
          "expected_answer": "1/2"}
          """#),
      response: .object([
        .init("reward", .number()), .init("extracted_answer", .text),
        .init("library_reward", .number()), .init("judge_evaluations", .null),
        .init("mask_sample", .boolean), .init("failure_reason", .text),
      ]), answer: .single(verify)),
    Route(
      path: "/aggregate_metrics", name: "nemo_gym_aggregate_metrics",
      summary: "NeMo-Gym's figures over verify responses.",
      request: Route.Request(
        .object([.init("verify_responses", .items(.object([])))]),
        example: #"{"verify_responses": [{"_ng_task_index": 0, "reward": 1}]}"#),
      response: .object([
        .init("group_level_metrics", .list(.numbers)), .init("agent_metrics", .numbers),
        .init("key_metrics", .numbers),
      ]), answer: .graded(aggregate)),
    session(
      "/seed_session", "nemo_gym_seed_session", "NeMo-Gym's start of a session: no state is kept."),
    session("/close_session", "nemo_gym_close_session", "NeMo-Gym's end of a session."),
  ]

  /// A route that gives the session's name back.
  private static func session(_ path: String, _ name: String, _ summary: String) -> Route {
    Route(
      path: path, name: name, summary: summary,
      request: Route.Request(.object([]), example: #"{"resources_session_id": "s"}"#),
      response: .object([.init("resources_session_id", .string, isRequired: false)]),
      answer: .graded(session))
  }

  private static let fields = ItemFields(["response", "expected_answer"], gold: "expected_answer")
  /// The fields that are ours to set.
  private static let answered = [
    "reward", "extracted_answer", "library_reward", "judge_evaluations", "mask_sample",
    "failure_reason",
  ].map { Array($0.utf8) }

  /// Grades the messages of a response, and gives the request back with what came of it.
  private static func verify(_ call: Call, _ worker: Worker) throws(Problem) -> any Work {
    let body = try call.readObject(worker)
    let item = try call.item(fields, worker)
    guard let response = item.value(0) else { throw item.missing(0) }
    guard item.value(1) != nil else { throw item.missing(1) }
    let text = try messages(of: response, worker)
    let gold = try item.label(1, worker)
    let graded = text.withUnsafeBufferPointer {
      worker.grade($0, gold, prompt: nil, call.settings)
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
    return Done(Reply(writer))
  }

  /// Writes the fields that are ours to set.
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
      throw Problem(missing: "/response/output")
    }
    guard output.kind == .array else {
      throw Problem(expected: "a list", found: output.kind, field: "/response/output")
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
  private static func session(_ call: Call, _ worker: Worker) throws(Problem) -> any Work {
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
    return Done(Reply(writer))
  }
}

extension JSONReader {
  /// Whether an object's `type` is `name`.
  fileprivate func isTyped(_ object: JSONValue, _ name: String) -> Bool {
    value("type", of: object)?.contents.equals(Array(name.utf8)) ?? false
  }
}
