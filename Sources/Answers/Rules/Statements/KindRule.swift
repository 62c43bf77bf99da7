extension Rule {
  static let kind = Rule(
    id: .kind, statement: "Answers of different kinds are different.",
    examples: [
      Example("(1,2)", "3", .different), Example("\\{1,2\\}", "x^2", .different),
    ],
    decide: { _, gold, prediction in
      .different(.kind, "Gold is \(gold.kind), the prediction is \(prediction.kind).", nil)
    })
}

extension Answer {
  /// What it is, in words.
  var kind: String {
    switch self {
    case .expression(let value): value.isLiteral ? "a number" : "an expression"
    case .tuple: "a tuple"
    case .set: "a set"
    case .list: "a list"
    case .region: "an interval"
    case .matrix: "a matrix"
    case .assignment: "an assignment"
    case .family: "a family of values"
    case .congruence: "a congruence"
    case .cases: "a function by cases"
    case .system: "a system of assignments"
    case .membership: "a membership"
    case .relation, .chain: "a relation"
    case .infinity: "infinity"
    case .empty: "the empty set"
    case .text, .numberSet: "text"
    case .undefined: "undefined"
    case .opaque: "beyond the rules"
    }
  }
}
