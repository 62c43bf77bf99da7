import Grading
import NIOCore
import Records
import Statistics

/// NeMo-Gym's `/aggregate_metrics`: mean, maximum, minimum, median and sample deviation of every number of
/// the verify responses, for each task and for all, and beside them what the scores say of k rollouts.
extension NeMoGym {
  static let task = "_ng_task_index"
  private static let rollout = "_ng_rollout_index"

  /// Reads the verify responses of a request.
  static func aggregate(_ call: Call, _ worker: Worker) throws(Problem) -> any Work {
    let body = try call.item(ItemFields(["verify_responses"]), worker)
    let responses = try body.list(0, call, worker)
    var rollouts: [Rollout] = []
    for (index, response) in responses.enumerated() {
      guard response.kind == .object else {
        throw Problem(
          expected: "an object", found: response.kind, field: body.pointer(0) + "/\(index)")
      }
      rollouts.append(rollout(response, worker))
    }
    worker.scratch.reset()
    return AggregateWork(call, rollouts)
  }

  /// One verify response, as the figures need it.
  struct Rollout {
    var task = 0
    /// Every number and truth value, by its name; those of `response.usage` besides.
    var numbers: [String: Double] = [:]
    /// The answer; nil where none was found.
    var answer: [UInt8]?
    /// Whether the response says what its answer is, or that it has none.
    var saysAnswer = false
  }

  /// What the figures need of a verify response.
  private static func rollout(_ response: JSONValue, _ worker: Worker) -> Rollout {
    let reader = worker.reader
    var rollout = Rollout()
    func add(_ key: Bytes, _ value: JSONValue) {
      guard let number = value.number ?? value.boolean.map({ $0 ? 1 : 0 }) else { return }
      rollout.numbers[String(decoding: worker.scratch.text(key) ?? key, as: UTF8.self)] = number
    }
    reader.forEachField(of: response, add)
    if let whole = reader.value("response", of: response),
      let usage = reader.value("usage", of: whole)
    {
      reader.forEachField(of: usage, add)
    }
    rollout.task = rollout.numbers[task].flatMap { Int(exactly: $0.rounded()) } ?? 0
    rollout.numbers[task] = nil
    rollout.numbers[Self.rollout] = nil
    if let answer = reader.value("extracted_answer", of: response) {
      rollout.saysAnswer = true
      switch answer.kind {
      case .string: rollout.answer = worker.scratch.text(answer.contents).map { Array($0) }
      case .number: rollout.answer = Array(answer.raw)
      default: break
      }
    }
    return rollout
  }
}

/// The figures of one request: the keys of the answers part by part, then all of it at once.
private final class AggregateWork: Work {
  private let call: Call
  private let rollouts: [NeMoGym.Rollout]
  private let ranges: Parts
  private let keys: UnsafeMutableBufferPointer<[UInt8]?>

  init(_ call: Call, _ rollouts: [NeMoGym.Rollout]) {
    self.call = call
    self.rollouts = rollouts
    ranges = Parts(items: rollouts.count)
    keys = .allocate(capacity: rollouts.count)
    keys.initialize(repeating: nil)
  }

  deinit {
    keys.deinitialize()
    keys.deallocate()
  }

  var parts: Int { ranges.count }

  func run(_ part: Int, _ worker: Worker) {
    let grader = worker.grader(call.policy)
    for index in ranges[part] where !call.client.isGone {
      if let answer = rollouts[index].answer { keys[index] = grader.key(of: answer) }
    }
  }

  func finish() -> Reply {
    guard !call.client.isGone else { return .nobodys }
    let figures = RolloutFigures(rollouts, keys: Array(keys))
    var tasks: [Int: [NeMoGym.Rollout]] = [:]
    for rollout in rollouts { tasks[rollout.task, default: []].append(rollout) }
    let baseline = Columns(rollouts)
    var writer = JSONWriter(capacity: 1 << 12)
    writer.beginObject()
    writer.key("group_level_metrics")
    writer.beginArray()
    for (place, rollouts) in tasks.sorted(by: { $0.key < $1.key }) {
      writer.beginObject()
      Columns(rollouts).write(to: &writer)
      for (name, value) in figures.ofTask[place] ?? [] { writer.figure(name, value) }
      writer.key(text: NeMoGym.task)
      writer.integer(place)
      writer.endObject()
    }
    writer.endArray()
    writer.key("agent_metrics")
    writer.beginObject()
    baseline.write(to: &writer)
    for (name, value) in figures.ofAll { writer.figure(name, value) }
    writer.endObject()
    writer.key("key_metrics")
    writer.beginObject()
    baseline.writeMeans(to: &writer)
    for (name, value) in figures.headlines { writer.figure(name, value) }
    writer.endObject()
    writer.endObject()
    return Reply(writer)
  }
}

/// The numbers of rollouts by their names.
private struct Columns {
  private let columns: [(name: String, values: [Double])]

  init(_ rollouts: [NeMoGym.Rollout]) {
    var columns: [String: [Double]] = [:]
    for rollout in rollouts {
      for (name, number) in rollout.numbers { columns[name, default: []].append(number) }
    }
    self.columns = columns.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Writes the five figures of every column.
  func write(to writer: inout JSONWriter) {
    for (name, values) in columns {
      let sorted = values.sorted()
      writer.figure("mean/" + name, Summary.meanWithoutSum(values))
      writer.figure("max/" + name, sorted[sorted.count - 1])
      writer.figure("min/" + name, sorted[0])
      writer.figure("median/" + name, Summary.median(sorted: sorted))
      writer.figure("std/" + name, Columns.deviation(values))
    }
  }

  /// Writes the mean of every column.
  func writeMeans(to writer: inout JSONWriter) {
    for (name, values) in columns { writer.figure("mean/" + name, Summary.meanWithoutSum(values)) }
  }

  /// The sample standard deviation (n − 1); 0 of a single value.
  private static func deviation(_ values: [Double]) -> Double {
    values.count > 1 ? Summary.deviation(values, around: Summary.meanWithoutSum(values)) : 0
  }
}

extension JSONWriter {
  /// Writes a named number; nothing where it is too large to be one.
  fileprivate mutating func figure(_ name: String, _ value: Double) {
    guard value.isFinite else { return }
    key(text: name)
    number(value)
  }
}
