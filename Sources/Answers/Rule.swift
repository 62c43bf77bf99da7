import Budget

/// A rule of equality: what it says, pairs that show it, and its code.
///
/// The rules form one ordered list. The first that knows the kinds of both answers decides.
public struct Rule: Sendable {
  /// Two answers and what the rule makes of them.
  public struct Example: Sendable {
    public var gold: String
    public var prediction: String
    public var outcome: Verdict.Outcome

    init(_ gold: String, _ prediction: String, _ outcome: Verdict.Outcome) {
      self.gold = gold
      self.prediction = prediction
      self.outcome = outcome
    }
  }

  /// Its name, as verdicts and tables say it.
  public var name: String
  /// One sentence that states it.
  public var statement: String
  /// Pairs that show it, one at least.
  public var examples: [Example]
  /// The verdict, or nil where the rule does not know such answers.
  let decide: @Sendable (inout Judge, Answer, Answer) -> Verdict?

  /// Every rule, in the order in which they are asked.
  public static let all: [Rule] = [
    .time, .undefined, .choice, .family, .membership, .system, .assignment, .empty, .text, .strange,
    .base, .unit,
    .percent,
    .algebraic,
    .infinity, .matrix, .ratio, .congruence, .interval, .tuple, .set, .list, .equation,
  ]
}

extension Judge {
  /// Compares two answers by the first rule that knows them.
  mutating func compare(_ gold: Answer, _ prediction: Answer) -> Verdict {
    depth += 1
    defer { depth -= 1 }
    if depth > limits.nesting {
      return .undecided("bounded", "The answers nest too deeply.")
    }
    for rule in Rule.all {
      if let verdict = rule.decide(&self, gold, prediction) { return verdict }
    }
    return .different(
      "kind", "Gold is \(gold.kind), the prediction is \(prediction.kind).", nil)
  }
}

extension Answer {
  /// Whether it is one value: what a set of one stands for.
  var isValue: Bool {
    switch self {
    case .expression, .infinity, .matrix, .text: true
    default: false
    }
  }

  /// Whether it is a value with a unit.
  var isMeasured: Bool {
    if case .expression(let value) = self { value.unit != nil } else { false }
  }

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
    case .system: "a system of assignments"
    case .membership: "a membership"
    case .relation: "a relation"
    case .infinity: "infinity"
    case .empty: "the empty set"
    case .text: "text"
    case .undefined: "undefined"
    case .opaque: "beyond the rules"
    }
  }
}
