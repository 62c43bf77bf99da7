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

  typealias Decision = @Sendable (inout Judge, Answer, Answer) -> Verdict?

  /// Its name, as verdicts and tables say it.
  public var name: String
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
    name: String, statement: String, examples: [Example], beside kinds: Answer.Kinds = .any,
    decide: @escaping Decision
  ) {
    self.name = name
    self.statement = statement
    self.examples = examples
    self.kinds = kinds
    self.decide = decide
  }

  /// A rule that acts where answers are read or values are compared.
  init(name: String, statement: String, place: String, examples: [Example]) {
    self.name = name
    self.statement = statement
    self.examples = examples
    self.place = place
    kinds = []
    decide = nil
  }

  /// Every rule: those that decide in the order in which they are asked, then the others.
  public static let all: [Rule] = deciding + acting

  /// The rules that decide, in the order in which they are asked.
  static let deciding: [Rule] = [
    .time, .permutation, .undefined, .choice, .family, .cases, .membership, .system, .assignment,
    .empty, .text,
    .strange,
    .base, .unit, .percent, .algebraic, .infinity, .vector, .matrix, .ratio, .congruence, .interval,
    .tuple,
    .set, .list, .equation, .kind,
  ]

  /// What the deciding rules decide, without the rest of them.
  fileprivate static let decisions: [(kinds: Answer.Kinds, decide: Decision)] = deciding.compactMap
  {
    rule in rule.decide.map { (rule.kinds, $0) }
  }

  /// The rules that act elsewhere: on numbers, expressions, relations, collections, in reading, in grading.
  static let acting: [Rule] = [
    .identical, .exactDecimal, .grouping, .mixedNumber, .rounding, .words, .precedence,
    .transcendental, .realDomain, .logBase, .integerSymbols, .constantOfIntegration, .names,
    .iAndE, .alternatives, .chain, .vacuous, .count, .setBuilder, .commitment, .tolerant, .bounded,
    .unevaluated, .goldError, .classes, .symmetry, .policies,
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
    let kinds = gold.kinds.union(prediction.kinds)
    for (known, decide) in Rule.decisions where !known.isDisjoint(with: kinds) {
      if let verdict = decide(&self, gold, prediction) { return verdict }
    }
    return .undecided("kind", "No rule knows these answers.")
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
}
