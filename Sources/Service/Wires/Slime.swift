import Grading
import NIOCore
import Records

/// slime's `--rm-type remote_rm` (and miles'): one sample in, its reward out, as a bare number.
enum Slime {
  static func work(_ call: Call, _ worker: Worker) throws(Problem) -> any Work {
    let body = try call.readObject(worker)
    var items = Items(["prompt", "response", "label"]) { _ in .whole }
    items.append(body, worker.reader)
    let item = items[0]
    let response = try item.text(1, worker)
    guard let value = item.value(2) else {
      throw Problem(.missingField, "The field is missing.", field: "/label")
    }
    var gold = Items(["gold"]) { _ in .whole }
    gold.append([Items.firstString(of: value, worker.reader)])
    // A chat as the prompt opens no reasoning.
    let prompt = item.value(0)?.kind == .string ? try item.text(0, worker) : nil
    let settings = ItemRoute.Settings(policy: call.policy, rewards: call.configuration.rewards)
    let graded = worker.grade(response, gold[0].label(0, worker), prompt: prompt, settings)
    worker.scratch.reset()
    var writer = JSONWriter(capacity: 64)
    writer.number(graded.reward ?? 0)
    return Done(Reply(body: ByteBuffer(bytes: writer.bytes)))
  }
}
