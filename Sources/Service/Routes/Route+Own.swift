import Answers
import Extraction
import Grading
import HTTPTypes

extension Route {
  /// The routes under `/v1`.
  static let own: [Route] = [
    Route(
      method: .post, path: "/v1/grade", name: "grade",
      summary: "Grades responses against gold answers.",
      request: items(gradeItem, options: [Schema.Property("reward", reward, isRequired: false)]),
      response: one(or: graded), answer: .items(.grade)),
    Route(
      method: .post, path: "/v1/verify", name: "verify",
      summary: "Tells whether predictions are the gold answers, and why.",
      request: items(
        [.init("gold", gold), .init("prediction", answerText), id],
        or: [.init("gold", gold), .init("pred", answerText), absent("prediction"), id]),
      response: one(or: verdict.map { $0 }), answer: .items(.verify)),
    Route(
      method: .post, path: "/v1/extract", name: "extract",
      summary: "Finds the answers that responses commit to.",
      request: items(
        [.init("response", text), prompt, id]),
      response: one(or: extracted), answer: .items(.extract)),
    Route(
      method: .post, path: "/v1/group", name: "group",
      summary:
        "Gives the classes, majority, rewards and advantages of all responses to one prompt.",
      request: .either([groupRequest, .items(.any)]),
      response: one(or: group), problems: [.lengthMismatch], answer: .graded(GroupRoute.work)),
  ]

  static let text = Schema.string.orNull
  static let gold = Schema.described(
    "A string, a number, or a list whose first string counts.",
    .either([.string, .number(), .null, .list(.any)]))
  private static let answerText = Schema.either([.string, .number(), .null])
  private static let prompt = Schema.Property(
    "prompt",
    .described(
      "What stands before the response: not searched; one that ends with <think> opens the reasoning.",
      text), isRequired: false)
  private static let gradeItem: [Schema.Property] = [
    .init("response", text), .init("gold", gold), prompt, id,
  ]
  private static let id = Schema.Property(
    "id", .described("Given back as it is, if it is a string or a number.", .any),
    isRequired: false)

  /// A field that may not be there.
  private static func absent(_ name: String) -> Schema.Property {
    .init(name, .none, isRequired: false)
  }

  /// What a grade is worth.
  static let reward = Schema.object(
    RewardConfig.entries.map {
      .init($0.name, .described($0.sentence, .number()), isRequired: false)
    }
      + RewardConfig.lengths.map {
        .init(
          $0.name, .described($0.sentence, .integer(from: 0, to: RewardConfig.largestLength)),
          isRequired: false)
      }, isOpen: false)

  /// One item in either of its forms, a list of them, or an object with the list. In lists anything may stand
  /// where an item should: it is answered in its place.
  private static func items(
    _ item: [Schema.Property], or other: [Schema.Property]? = nil,
    options: [Schema.Property] = []
  ) -> Schema {
    .either(
      [item, other].compactMap { $0 }.map { .object($0 + options + [absent("items")]) } + [
        .items(.any), .object([.init("items", .items(.any))] + options),
      ])
  }

  /// One answer, or a list of them.
  private static func one(or properties: [Schema.Property]) -> Schema {
    let object = Schema.object(properties + [.init("problem", problem, isRequired: false)])
    return .either([object, .list(object)])
  }

  /// A problem document.
  static let problem = Schema.object([
    .init("type", .string), .init("title", .string), .init("status", .integer()),
    .init("code", .values(ProblemCode.allCases.map(\.rawValue))), .init("detail", .string),
    .init("field", .string, isRequired: false),
  ])

  private static let span = Schema.list(.integer(), most: 2).orNull
  private static let verdict: [Schema.Property] = [
    .init("verdict", .values(Verdict.Outcome.allCases.map(\.rawValue))),
    .init("basis", .values(Verdict.Basis.allCases.map(\.rawValue)).orNull),
    .init("rule", text), .init("reason", text),
  ]
  private static let foundBy = Schema.values(FoundBy.allCases.map { "\($0.name)" }).orNull
  private static let statuses = GradeStatus.allCases.map(\.rawValue) + ["broken_row"]
  private static let graded: [Schema.Property] =
    [
      .init("answer", text), .init("found_by", foundBy), .init("status", .values(statuses)),
      .init("reward", Schema.number().orNull),
      .init("verdict", .values(Verdict.Outcome.allCases.map(\.rawValue)).orNull),
    ] + verdict.dropFirst() + [.init("key", text), .init("span", span)]
  private static let extracted: [Schema.Property] = [
    .init("answer", text), .init("found_by", foundBy), .init("span", span), .init("key", text),
    .init("reason", text),
  ]

  private static let groupRequest = Schema.either([
    .object([.init("responses", .items(.any))] + groupOptions),
    .object([.init("answers", .items(.any)), absent("responses")] + groupOptions),
  ])
  private static let groupOptions: [Schema.Property] = [
    .init("gold", gold, isRequired: false),
    .init(
      "sets",
      .described(
        "The set of each response.", Schema.list(.either([.string, .number()])).orNull),
      isRequired: false),
    .init("method", Schema.values(AdvantageMethod.names).orNull, isRequired: false),
    .init("k", Schema.integer(from: 1, to: Schema.largestInteger).orNull, isRequired: false),
    .init("epsilon", Schema.number(from: 0).orNull, isRequired: false),
    .init("minimum_margin", Schema.number(from: 0).orNull, isRequired: false),
    .init("reward", reward, isRequired: false), id,
  ]
  private static let group: [Schema.Property] = [
    .init("classes", Schema.list(Schema.integer().orNull).orNull),
    .init("answers", Schema.list(text).orNull), .init("keys", Schema.list(text).orNull),
    .init(
      "majority",
      Schema.object([
        .init("classes", .list(.integer())), .init("votes", .integer()),
        .init("answered", .integer()),
        .init("distinct", .integer()), .init("margin", .number()), .init("unanimous", .boolean),
      ]).orNull),
    .init("statuses", Schema.list(Schema.values(statuses).orNull).orNull),
    .init("rewards", Schema.list(Schema.number().orNull).orNull),
    .init("advantages", Schema.list(.number()).orNull),
    .init("flat", Schema.list(.boolean).orNull), .init("all_equal", Schema.boolean.orNull),
  ]
}
