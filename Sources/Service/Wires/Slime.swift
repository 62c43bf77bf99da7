import Grading
import Records

/// slime's `--rm-type remote_rm` (and miles'): one sample in, its reward out, as a bare number.
enum Slime {
  static let route = Route(
    path: "/slime", name: "slime",
    summary: "The remote reward model of slime and miles (`--rm-type remote_rm --rm-url`).",
    request: Route.Request(
      .object([
        .init("prompt", .any, isRequired: false), .init("response", .text), .init("label", .any),
      ]), example: #"{"prompt": "q", "response": "It is \\boxed{0.5}", "label": "1/2"}"#),
    response: .number(), answer: .single(work))

  private static let fields = ItemFields(["prompt", "response", "label"], gold: "label")

  /// Grades the sample of a request.
  private static func work(_ call: Call, _ worker: Worker) throws(Problem) -> any Work {
    let item = try call.item(fields, worker)
    let response = try item.text(1, worker)
    let gold = try item.label(2, worker)
    // A chat as the prompt opens no reasoning.
    let prompt = item.value(0)?.kind == .string ? try item.text(0, worker) : nil
    let graded = worker.grade(response, gold, prompt: prompt, call.settings)
    worker.scratch.reset()
    var writer = JSONWriter(capacity: 64)
    writer.number(graded.reward ?? 0)
    return Done(Reply(writer))
  }
}
