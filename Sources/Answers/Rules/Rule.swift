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

  /// The verdict on two answers, which may stand within others; nil where the rule does not know them.
  typealias DecisionOnParts = @Sendable (inout Comparison, Answer, Answer) -> Verdict?
  /// The verdict on whole answers, by what they may be besides; nil where the rule does not know them.
  typealias DecisionOnWholes = @Sendable (WholeAnswer, WholeAnswer) -> Verdict?

  /// What a rule is asked with.
  enum Decision: Sendable {
    case parts(DecisionOnParts)
    case whole(DecisionOnWholes)
  }

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
    decide: @escaping DecisionOnParts
  ) {
    self.id = id
    self.statement = statement
    self.examples = examples
    self.kinds = kinds
    self.decide = .parts(decide)
  }

  /// A rule that decides on whole answers alone, beside answers of these kinds.
  init(
    id: RuleID, statement: String, examples: [Example], beside kinds: Answer.Kinds = .any,
    decideWhole: @escaping DecisionOnWholes
  ) {
    self.id = id
    self.statement = statement
    self.examples = examples
    self.kinds = kinds
    decide = .whole(decideWhole)
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
  static let decisions: [(kinds: Answer.Kinds, decision: Decision)] = deciding.compactMap { rule in
    rule.decide.map { (rule.kinds, $0) }
  }

  /// The decisions that are asked within answers as well.
  static let decisionsOnParts: [(kinds: Answer.Kinds, decide: DecisionOnParts)] =
    decisions.compactMap { kinds, decision in
      if case .parts(let decide) = decision { (kinds, decide) } else { nil }
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
