import Grading
import NIOCore
import Records

/// LLaMA-Factory's reward server (`reward_model_type: api`): whole conversations in, scores out. It sends no
/// gold: the problem is found in the conversation, among those that the service was started with.
enum LlamaFactory {
  static func work(_ call: Call, _ worker: Worker) throws(Problem) -> any Work {
    guard let problems = call.configuration.problems else {
      throw Problem(.noProblems, "This wire sends no gold; start the service with --problems FILE.")
    }
    let body = try call.readObject(worker)
    let name = "messages"
    let messages = try call.list(name, of: worker.reader.value(name, of: body), worker)
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
        return Reply(body: ByteBuffer(bytes: writer.bytes))
      })
  }
}
