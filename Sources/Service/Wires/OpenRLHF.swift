import Grading
import Records

/// OpenRLHF's remote reward model (0.5 and later): lists of queries, prompts and labels in; lists of
/// numbers out. A query is the prompt and the response.
enum OpenRLHF {
  static let route = Route(
    path: "/openrlhf", name: "openrlhf",
    summary: "OpenRLHF's remote reward model, 0.5 and later (`--remote_rm_url`).",
    request: Route.Request(
      .object([
        .init("query", .items(.any)), .init("prompts", .items(.any), isRequired: false),
        .init("labels", .items(.any)),
      ]),
      example: #"{"query": ["q It is \\boxed{0.5}"], "prompts": ["q "], "labels": ["1/2"]}"#),
    response: .object([
      .init("rewards", .list(.number())), .init("scores", .list(.number())),
      .init(
        "extra_logs",
        .object(
          (logged.map(\.rawValue) + ["\(RowProblem.status)"]).map { .init($0, .list(.number())) })),
    ]), problems: [.lengthMismatch], answer: .graded(work))

  /// The statuses that are logged, each as a list of 0 and 1.
  private static let logged: [GradeStatus] = [
    .correct, .noAnswer, .unreadable, .undecided, .goldError,
  ]
  private static let fields = ItemFields(["query", "prompts", "labels"])

  /// Reads the columns of a request.
  private static func work(_ call: Call, _ worker: Worker) throws(Problem) -> any Work {
    let body = try call.item(fields, worker)
    let queries = try body.list(0, call, worker)
    let labels = try body.list(2, call, worker)
    let prompts = body.value(1) == nil ? nil : try body.list(1, call, worker)
    for (field, list) in [(2, labels), (1, prompts ?? queries)]
    where list.count != queries.count {
      throw Problem(
        .lengthMismatch,
        "There are \(queries.count) queries but \(list.count) \(fields.names[field]).",
        field: body.pointer(field))
    }
    var items = Items(["query", "gold", "prompt"]) { .element($0) }
    for index in queries.indices {
      let label = Items.firstString(of: labels[index], worker.reader)
      items.append([queries[index], label, prompts?[index]])
    }
    return ColumnsWork(call, items, read: row, reply: reply)
  }

  /// The response, gold and prompt of a row.
  private static func row(
    _ item: Item, _ worker: Worker
  ) throws(Problem) -> (response: Bytes?, gold: Bytes?, prompt: Bytes?) {
    let prompt = item.value(2)?.kind == .string ? try item.text(2, worker) : nil
    var response = try item.text(0, worker)
    // A tokenizer may have put a token in front of the prompt.
    if let query = response, let prompt, let end = query.end(of: prompt) {
      response = Bytes(rebasing: query[end...])
    }
    return (response, try item.label(1, worker), prompt)
  }

  /// The answer to all rows.
  private static func reply(_ rows: [ColumnsWork.Row]) -> Reply {
    var writer = JSONWriter(capacity: 256 + rows.count * 32)
    writer.beginObject()
    writer.list("rewards", rows) { $0.number($1.reward) }
    writer.list("scores", rows) { $0.number($1.reward) }
    writer.key("extra_logs")
    writer.beginObject()
    for status in logged {
      writer.key(text: status.rawValue)
      writer.beginArray()
      for row in rows { writer.integer(row.status == status ? 1 : 0) }
      writer.endArray()
    }
    writer.list(RowProblem.status, rows) { $0.integer($1.status == nil ? 1 : 0) }
    writer.endObject()
    writer.endObject()
    return Reply(writer)
  }
}
