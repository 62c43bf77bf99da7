import Grading
import Records

/// LLaMA-Factory's reward server (`reward_model_type: api`): whole conversations in, scores out. It sends no
/// gold: the problem is found in the conversation, among those that the service was started with.
enum LlamaFactory {
  static let route = Route(
    path: "/llama-factory", name: "llama_factory",
    summary:
      "LLaMA-Factory's reward server (`reward_model_type: api`); gold comes from `--problems`.",
    request: Route.Request(
      .object([.init("messages", .items(.any))]),
      example: #"{"messages": ["What is one half of one? It is \\boxed{0.5}"]}"#),
    response: .object([.init("scores", .list(.number()))]), problems: [.noProblems],
    answer: .graded(work))

  private static let fields = ItemFields(["messages"])

  /// Reads the conversations of a request.
  private static func work(_ call: Call, _ worker: Worker) throws(Problem) -> any Work {
    guard let problems = call.configuration.problems else {
      throw Problem(
        .noProblems, "LLaMA-Factory sends no gold; start the service with --problems FILE.")
    }
    let messages = try call.item(fields, worker).list(0, call, worker)
    var items = Items(["messages"]) { .element($0) }
    for message in messages { items.append([message]) }
    return ColumnsWork(
      call, items,
      read: { item, worker throws(Problem) in
        guard let message = try item.text(0, worker) else { return (nil, nil, nil) }
        guard let (end, gold) = problems.find(in: message) else { return (message, nil, nil) }
        return (Bytes(rebasing: message[end...]), gold, nil)
      },
      reply: { rows in
        var writer = JSONWriter(capacity: 64 + rows.count * 8)
        writer.beginObject()
        writer.list("scores", rows) { $0.number($1.reward) }
        writer.endObject()
        return Reply(writer)
      })
  }
}
