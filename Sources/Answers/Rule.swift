import Budget

/// A rule of equality: what it says, pairs that show it, and its code.
///
/// The rules that decide form one ordered list: the first that knows the kinds of both answers does. Other rules
/// act where answers are read or values are compared; they say where.
public struct Rule: Sendable {
  /// Two answers and what the rule makes of them.
  public struct Example: Sendable {
    /// The gold answer.
    public var gold: String
    /// The prediction.
    public var prediction: String
    /// What the rule makes of them.
    public var outcome: Verdict.Outcome

    init(_ gold: String, _ prediction: String, _ outcome: Verdict.Outcome) {
      self.gold = gold
      self.prediction = prediction
      self.outcome = outcome
    }
  }

  /// Its name, as verdicts and tables say it.
  public var name: String { id.rawValue }

  typealias Decision = @Sendable (inout Judge, Answer, Answer) -> Verdict?

  /// Which rule it is.
  public var id: RuleID
  /// One sentence that states it.
  public var statement: String
  /// Pairs that show it, one at least.
  public var examples: [Example]
  /// Where it acts, in a sentence; nil for a rule that decides.
  public var place: String?
  /// The rule is asked where one of both answers at least is of these kinds.
  let kinds: Answer.Kinds
  /// The verdict, or nil where the rule does not know such answers; absent where it acts elsewhere.
  let decide: Decision?

  /// A rule that decides, beside answers of these kinds.
  init(
    id: RuleID, statement: String, examples: [Example], beside kinds: Answer.Kinds = .any,
    decide: @escaping Decision
  ) {
    self.id = id
    self.statement = statement
    self.examples = examples
    self.kinds = kinds
    self.decide = decide
  }

  /// A rule that acts where answers are read or values are compared.
  init(id: RuleID, statement: String, place: String, examples: [Example]) {
    self.id = id
    self.statement = statement
    self.examples = examples
    self.place = place
    kinds = []
    decide = nil
  }

  /// What the deciding rules decide, without the rest of them.
  fileprivate static let decisions: [(kinds: Answer.Kinds, decide: Decision)] = deciding.compactMap
  {
    rule in rule.decide.map { (rule.kinds, $0) }
  }
}

extension Judge {
  /// Compares two answers by the first rule that knows them.
  mutating func compare(_ gold: Answer, _ prediction: Answer) -> Verdict {
    depth += 1
    defer { depth -= 1 }
    if depth > limits.nesting {
      return .undecided(.bounded, "The answers nest too deeply.")
    }
    let kinds = gold.kinds.union(prediction.kinds)
    for (known, decide) in Rule.decisions where !known.isDisjoint(with: kinds) {
      if let verdict = decide(&self, gold, prediction) { return verdict }
    }
    return .undecided(.kind, "No rule knows these answers.")
  }
}

extension Answer {
  /// Whether it is one value: what a set of one stands for.
  var isValue: Bool {
    switch self {
    case .expression, .infinity, .matrix, .text, .numberSet: true
    default: false
    }
  }

  /// Whether it is a value with a unit.
  var isMeasured: Bool {
    if case .expression(let value) = self { value.unit != nil } else { false }
  }
}
