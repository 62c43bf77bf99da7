import Bytes
import Grading
import NIOCore
import Records

/// A route whose request is one item or many, and whose answer is one object for each, in order.
struct ItemRoute: Sendable {
  /// The fields that are read of an item.
  fileprivate let fields: ItemFields
  /// Whether a body may say what a grade is worth.
  let takesReward: Bool
  /// Writes the fields of an item's answer.
  let write: @Sendable (Item, Worker, GradeSettings, inout JSONWriter) throws(Problem) -> Void
  /// Writes the same fields for an item that is not what it should be.
  let refuse: @Sendable (Problem, inout JSONWriter) -> Void

  /// The index of `id` among the fields.
  private let id: Int?
  /// The fields of a body that is more than an item.
  private static let options = [Array("items".utf8), Array("reward".utf8)]

  init(
    names: [String], takesReward: Bool,
    write:
      @escaping @Sendable (Item, Worker, GradeSettings, inout JSONWriter) throws(Problem) -> Void,
    refuse: @escaping @Sendable (Problem, inout JSONWriter) -> Void
  ) {
    fields = ItemFields(names)
    id = names.firstIndex(of: "id")
    self.takesReward = takesReward
    self.write = write
    self.refuse = refuse
  }

  /// Writes the answer to one item, whatever the item is.
  func answer(_ item: Item, _ worker: Worker, _ settings: GradeSettings, _ writer: inout JSONWriter)
  {
    do throws(Problem) {
      try answerSound(item, worker, settings, &writer)
    } catch {
      worker.tally.broken += 1
      writeRefusal(error, &writer) { writer in
        if let id { item.writeID(id, worker, to: &writer) }
      }
    }
    worker.scratch.reset()
  }

  /// Writes the answer to what is no item.
  func writeRefusal(
    _ problem: Problem, _ writer: inout JSONWriter,
    identity: (inout JSONWriter) -> Void = { _ in }
  ) {
    writer.beginObject()
    identity(&writer)
    refuse(problem, &writer)
    writer.key("problem")
    problem.write(to: &writer)
    writer.endObject()
  }

  /// The line that ends a stream which cannot go on.
  func line(_ problem: Problem) -> ByteBuffer {
    var writer = JSONWriter(capacity: 1_024)
    writeRefusal(problem, &writer)
    writer.endLine()
    return ByteBuffer(bytes: writer.bytes)
  }

  /// Writes the answer to an item; throws, before anything is written, where it is not what it should be.
  private func answerSound(
    _ item: Item, _ worker: Worker, _ settings: GradeSettings, _ writer: inout JSONWriter
  ) throws(Problem) {
    var answer = JSONWriter(capacity: 1_024)
    try answerOnly(item, worker, settings, &answer)
    writer.raw(answer.bytes)
  }

  /// Writes the answer to an item where nothing else is; throws where it is not what it should be.
  private func answerOnly(
    _ item: Item, _ worker: Worker, _ settings: GradeSettings, _ writer: inout JSONWriter
  ) throws(Problem) {
    try item.checkObject()
    writer.beginObject()
    if let id { item.writeID(id, worker, to: &writer) }
    try write(item, worker, settings, &writer)
    writer.endObject()
  }

  /// Reads a body of JSON: an item, a list of items, or an object with the list as its field `items`.
  func work(_ call: Call, _ worker: Worker) throws(Problem) -> any Work {
    let value = try call.read(worker)
    var settings = call.settings
    if value.kind == .array {
      var items = Items(fields) { .element($0) }
      try append(value, to: &items, call, worker, field: "")
      return ItemsWork(self, call, items, settings)
    }
    guard value.kind == .object else {
      throw Problem(
        expected: "an object or a list", found: value.kind, field: "")
    }
    var options: [JSONValue?] = [nil, nil]
    worker.reader.find(ItemRoute.options, in: value, into: &options)
    if takesReward, let reward = options[1] {
      settings.rewards = try RewardConfig(
        reward, worker.reader, standard: settings.rewards, field: "/reward")
    }
    if let list = options[0] {
      guard list.kind == .array else {
        throw Problem(expected: "a list", found: list.kind, field: "/items")
      }
      var items = Items(fields) { .item($0) }
      try append(list, to: &items, call, worker, field: "/items")
      return ItemsWork(self, call, items, settings)
    }
    var items = Items(fields) { _ in .whole }
    items.append(value, worker.reader)
    var writer = JSONWriter(capacity: 1_024)
    try answerOnly(items[0], worker, settings, &writer)
    worker.scratch.reset()
    return Done(Reply(writer))
  }

  /// Adds the elements of a list, as many as a request may have.
  private func append(
    _ list: JSONValue, to items: inout Items, _ call: Call, _ worker: Worker, field: String
  ) throws(Problem) {
    try worker.reader.forEachElement(of: list) { element throws(Problem) in
      try call.checkCount(items.count + 1, field: field)
      items.append(element, worker.reader)
    }
  }
}

/// Items in one body.
final class ItemsWork: Work {
  private let route: ItemRoute
  private let settings: GradeSettings
  private let items: Items
  private let ranges: Parts
  private let texts: PartTexts
  /// Holds the bytes that the items point to.
  private let call: Call

  init(_ route: ItemRoute, _ call: Call, _ items: Items, _ settings: GradeSettings) {
    self.route = route
    self.call = call
    self.items = items
    self.settings = settings
    ranges = Parts(items: items.count)
    texts = PartTexts(ranges.count)
  }

  var parts: Int { ranges.count }

  func run(_ part: Int, _ worker: Worker) {
    var writer = JSONWriter(capacity: 1 << 13)
    for index in ranges[part] where !call.client.isGone {
      route.answer(items[index], worker, settings, &writer)
    }
    texts.set(part, writer.bytes)
  }

  func finish() -> Reply { Reply(body: texts.joined("[", ",", "]")) }
}

/// Lines of a stream: each is an item, and its answer is a line.
final class LinesWork: Work {
  private let route: ItemRoute
  private let settings: GradeSettings
  private let call: Call
  private let lines: [Range<Int>]
  private let ranges: Parts
  private let texts: PartTexts

  init(_ route: ItemRoute, _ call: Call) {
    self.route = route
    self.call = call
    settings = call.settings
    var lines: [Range<Int>] = []
    var start = 0
    let bytes = call.body.bytes
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: .newline) ?? bytes.count
      if bytes[start..<end].contains(where: { $0 > .space }) { lines.append(start..<end) }
      start = end + 1
    }
    self.lines = lines
    ranges = Parts(items: lines.count)
    texts = PartTexts(ranges.count)
  }

  var parts: Int { ranges.count }

  func run(_ part: Int, _ worker: Worker) {
    var writer = JSONWriter(capacity: 1 << 13)
    for index in ranges[part] where !call.client.isGone {
      answer(Bytes(rebasing: call.body.bytes[lines[index]]), worker, &writer)
      writer.endLine()
    }
    texts.set(part, writer.bytes)
  }

  /// Writes the answer to one line.
  private func answer(_ line: Bytes, _ worker: Worker, _ writer: inout JSONWriter) {
    var items = Items(route.fields) { _ in .whole }
    do throws(JSONError) {
      items.append(try worker.reader.read(line), worker.reader)
      route.answer(items[0], worker, settings, &writer)
    } catch {
      worker.tally.broken += 1
      route.writeRefusal(Problem(error), &writer)
    }
  }

  func finish() -> Reply { Reply(type: "application/x-ndjson", body: texts.joined()) }
}
