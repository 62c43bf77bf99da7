import Answers
import Extraction
import Grading
import Records

/// Schemas that several routes have in common.
extension Schema {
  /// A text, or `null`.
  static let text = Schema.string.orNull

  /// A gold answer.
  static let gold = Schema.described(
    "A string, a number, or a list whose first string counts.",
    .either([.string, .number(), .null, .list(.any)]))

  /// A problem document.
  static let problem = Schema.object([
    .init("type", .string), .init("title", .string), .init("status", .integer()),
    .init("code", .values(ProblemCode.allCases.map(\.rawValue))), .init("detail", .string),
    .init("field", .string, isRequired: false),
  ])

  /// What a grade is worth.
  static let reward = Schema.object(
    RewardConfig.entries.map {
      .init($0.name, .described($0.sentence, .number()), isRequired: false)
    }
      + RewardConfig.lengths.map {
        .init(
          $0.name, .described($0.sentence, .integer(from: 0, to: Schema.maximumInteger)),
          isRequired: false)
      }, isOpen: false)

  /// One item in either of its forms, a list of them, or an object with the list. In lists anything may stand
  /// where an item should: it is answered in its place.
  static func items(
    _ item: [Property], or other: [Property]? = nil, options: [Property] = []
  ) -> Schema {
    .either(
      [item, other].compactMap { $0 }.map { .object($0 + options + [.absent("items")]) } + [
        .items(.any), .object([.init("items", .items(.any))] + options),
      ])
  }

  /// One answer, or a list of them.
  static func one(or properties: [Property]) -> Schema {
    let object = Schema.object(properties + [.init("problem", problem, isRequired: false)])
    return .either([object, .list(object)])
  }
}

extension Schema.Property {
  /// The prompt of a response.
  static let prompt = Schema.Property(
    "prompt",
    .described(
      "The text before the response. It is not searched; one that ends with <think> opens the reasoning.",
      .text), isRequired: false)

  /// The caller's name for an item.
  static let id = Schema.Property(
    "id", .described("Given back unchanged if it is a string or a number.", .any),
    isRequired: false)

  /// The answer of a response.
  static let answer = Schema.Property(.answer, .text)

  /// The strategy that found the answer.
  static let foundBy = Schema.Property(
    .foundBy, Schema.values(FoundBy.allCases.map { "\($0.name)" }).orNull)

  /// The canonical key of the answer.
  static let key = Schema.Property(.key, .text)

  /// Where the answer stands in the response, in bytes.
  static let span = Schema.Property(.span, Schema.list(.integer(), maximum: 2).orNull)

  /// The outcome of a verdict.
  static let verdict = Schema.Property(
    .verdict, .values(Verdict.Outcome.allCases.map(\.rawValue)))

  /// What a verdict rests on.
  static let basis = Schema.Property(
    .basis, .values(Verdict.Basis.allCases.map(\.rawValue)).orNull)

  /// The rule that decided.
  static let rule = Schema.Property(.rule, .text)

  /// Why: one sentence.
  static let reason = Schema.Property(.reason, .text)

  /// A field of a graded row.
  init(_ field: GradedField, _ schema: Schema, isRequired: Bool = true) {
    self.init(field.rawValue, schema, isRequired: isRequired)
  }

  /// The same field, which may be `null`.
  var orNull: Schema.Property { .init(name, schema.orNull, isRequired: isRequired) }

  /// A field that may not be there.
  static func absent(_ name: String) -> Schema.Property {
    .init(name, .none, isRequired: false)
  }
}
