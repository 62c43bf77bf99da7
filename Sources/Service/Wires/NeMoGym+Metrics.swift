import NIOCore
import Records

/// NeMo-Gym's `/aggregate_metrics`: mean, maximum, minimum, median and sample deviation of every number of
/// the verify responses, for each task and for all.
extension NeMoGym {
  /// The numbers of one name, in order.
  private typealias Columns = [String: [Double]]

  private static let task = "_ng_task_index"
  private static let rollout = "_ng_rollout_index"

  static func aggregate(_ call: Call, _ worker: Worker) throws(Problem) -> any Work {
    let body = try call.readObject(worker)
    let name = "verify_responses"
    let responses = try call.list(name, of: worker.reader.value(name, of: body), worker)
    var tasks: [Int: Columns] = [:]
    var all = Columns()
    for (index, response) in responses.enumerated() {
      guard response.kind == .object else {
        throw Problem(
          .wrongType, "Expected an object, found \(response.kind.words).",
          field: "/\(name)/\(index)")
      }
      let number = worker.reader.value(task, of: response)?.number ?? 0
      let place = Int(exactly: number.rounded()) ?? 0
      worker.reader.forEachField(of: response) { key, value in
        guard let number = value.number ?? value.boolean.map({ $0 ? 1 : 0 }) else { return }
        let name = String(decoding: worker.scratch.text(key) ?? key, as: UTF8.self)
        guard name != task, name != rollout else { return }
        all[name, default: []].append(number)
        tasks[place, default: Columns()][name, default: []].append(number)
      }
      if tasks[place] == nil { tasks[place] = Columns() }
    }
    worker.scratch.reset()
    return Done(reply(tasks, all))
  }

  private static func reply(_ tasks: [Int: Columns], _ all: Columns) -> Reply {
    var writer = JSONWriter(capacity: 1 << 12)
    writer.beginObject()
    writer.key("group_level_metrics")
    writer.beginArray()
    for (place, columns) in tasks.sorted(by: { $0.key < $1.key }) {
      writer.beginObject()
      write(columns, to: &writer)
      writer.key(text: task)
      writer.integer(place)
      writer.endObject()
    }
    writer.endArray()
    writer.key("agent_metrics")
    writer.beginObject()
    write(all, to: &writer)
    writer.endObject()
    writer.key("key_metrics")
    writer.beginObject()
    for (name, values) in all.sorted(by: { $0.key < $1.key }) {
      writer.key(text: "mean/" + name)
      writer.number(mean(values))
    }
    writer.endObject()
    writer.endObject()
    return Reply(body: ByteBuffer(bytes: writer.bytes))
  }

  private static func write(_ columns: Columns, to writer: inout JSONWriter) {
    for (name, values) in columns.sorted(by: { $0.key < $1.key }) {
      let sorted = values.sorted()
      let middle = sorted.count / 2
      let median =
        sorted.count % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
      for (figure, value) in [
        ("mean", mean(values)), ("max", sorted[sorted.count - 1]), ("min", sorted[0]),
        ("median", median), ("std", deviation(values)),
      ] {
        writer.key(text: figure + "/" + name)
        writer.number(value)
      }
    }
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 / Double(values.count) }
  }

  /// The sample standard deviation (n − 1); 0 of a single value.
  private static func deviation(_ values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    let mean = mean(values)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }
}
