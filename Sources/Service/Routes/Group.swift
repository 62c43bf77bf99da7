import Extraction
import GradedRows
import Grading
import NIOCore
import Records

extension Route {
  /// `POST /v1/group`.
  static let group = Route(
    path: "/v1/group", name: "group",
    summary: "Gives the classes, majority, rewards and advantages of all responses to one prompt.",
    request: Request(
      .either([
        .object([.init("responses", .items(.any))] + groupOptions),
        .object([.init("answers", .items(.any)), .absent("responses")] + groupOptions),
        .items(.any),
      ]), example: #"{"responses": ["\\boxed{0.5}", "\\boxed{1/2}", "\\boxed{3}"], "gold": "1/2"}"#),
    response: .one(or: groupAnswer), problems: [.lengthMismatch],
    answer: .graded(GroupRoute.work))

  private static let groupOptions: [Schema.Property] = [
    .init("gold", .gold, isRequired: false),
    .init(
      "sets",
      .described(
        "The set of each response.", Schema.list(.either([.string, .number()])).orNull),
      isRequired: false),
    .init("method", Schema.values(AdvantageMethod.names).orNull, isRequired: false),
    .init("k", Schema.integer(from: 1, to: Schema.maximumInteger).orNull, isRequired: false),
    .init("epsilon", Schema.number(from: 0).orNull, isRequired: false),
    .init("minimum_margin", Schema.number(from: 0).orNull, isRequired: false),
    .init("reward", .reward, isRequired: false), .id,
  ]

  private static let groupAnswer: [Schema.Property] = [
    .init("classes", Schema.list(Schema.integer().orNull).orNull),
    .init("answers", Schema.list(.text).orNull), .init("keys", Schema.list(.text).orNull),
    .init(
      "majority",
      Schema.object([
        .init("classes", .list(.integer())), .init("votes", .integer()),
        .init("answered", .integer()), .init("distinct", .integer()),
        .init("margin", .number()), .init("unanimous", .boolean),
      ]).orNull),
    .init("statuses", Schema.list(Schema.values(statuses).orNull).orNull),
    .init("rewards", Schema.list(Schema.number().orNull).orNull),
    .init("advantages", Schema.list(.number()).orNull),
    .init("flat", Schema.list(.boolean).orNull), .init("all_equal", Schema.boolean.orNull),
  ]
}

/// `POST /v1/group`: the classes, majority, rewards and advantages of all responses to one prompt, or of
/// several such groups.
enum GroupRoute {
  private static let names = [
    "responses", "answers", "gold", "sets", "method", "k", "epsilon", "minimum_margin", "reward",
    "id",
  ]

  /// Reads the body: one group, which is answered at once, or a list of groups, one a part.
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
        expected: "an object or a list", found: value.kind, field: "")
    }
    var items = Items(names) { _ in .whole }
    items.append(value, worker.reader)
    let group = try GroupRequest.read(items[0], call, worker).get()
    var writer = JSONWriter(capacity: 1 << 13)
    group.answer(worker, to: &writer)
    return Done(Reply(writer))
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
