import Extraction
import GradedRows
import Grading
import NIOCore
import Records

/// `POST /v1/group`: the classes, majority, rewards and advantages of all responses to one prompt, or of
/// several such groups.
enum GroupRoute {
  static let names = [
    "responses", "answers", "gold", "sets", "method", "k", "epsilon", "minimum_margin", "reward",
    "id",
  ]

  static func work(_ call: Call, _ worker: Worker) throws(Problem) -> any Work {
    let value = try call.read(worker)
    if value.kind == .array {
      var groups: [GroupRequest.Outcome] = []
      var count = 0
      var index = 0
      try worker.reader.forEachElement(of: value) { element throws(Problem) in
        let place = Item.Place.element(index)
        var items = Items(names) { _ in place }
        items.append(element, worker.reader)
        let group = GroupRequest.read(items[0], call, worker)
        if case .success(let group) = group { count += group.texts.count }
        count += 1
        try call.checkCount(count, field: "")
        groups.append(group)
        index += 1
      }
      return GroupsWork(call, groups)
    }
    guard value.kind == .object else {
      throw Problem(
        .wrongType, "Expected an object or a list, found \(value.kind.words).", field: "")
    }
    var items = Items(names) { _ in .whole }
    items.append(value, worker.reader)
    let group = try GroupRequest.read(items[0], call, worker).get()
    var writer = JSONWriter(capacity: 1 << 13)
    group.answer(worker, to: &writer)
    return Done(Reply(body: ByteBuffer(bytes: writer.bytes)))
  }
}

/// Several groups in one body, one a part.
private final class GroupsWork: Work {
  private let groups: [GroupRequest.Outcome]
  private let texts: PartTexts
  /// Holds the bytes that the groups point to.
  private let call: Call

  init(_ call: Call, _ groups: [GroupRequest.Outcome]) {
    self.call = call
    self.groups = groups
    texts = PartTexts(groups.count)
  }

  var parts: Int { groups.count }

  func run(_ part: Int, _ worker: Worker) {
    var writer = JSONWriter(capacity: 1 << 12)
    switch groups[part] {
    case .success(let group): group.answer(worker, to: &writer)
    case .failure(let problem):
      worker.tally.broken += 1
      writer.beginObject()
      writer.nulls(
        "classes", "answers", "keys", "majority", "statuses", "rewards", "advantages", "flat",
        "all_equal")
      writer.key("problem")
      problem.write(to: &writer)
      writer.endObject()
    }
    texts.set(part, writer.bytes)
  }

  func finish() -> Reply { Reply(body: texts.joined("[", ",", "]")) }
}
