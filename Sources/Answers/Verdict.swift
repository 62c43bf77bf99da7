/// Whether a prediction is the gold answer, by which rule, and why.
public struct Verdict: Sendable, Equatable {
  /// What was found.
  public enum Outcome: String, Sendable, CaseIterable {
    case equal, different
    /// A budget ran out, or a construct is beyond the rules: nothing is known.
    case undecided
  }

  /// What an equality rests on, strongest first.
  public enum Basis: String, Sendable, CaseIterable, Comparable {
    /// The same text after trimming.
    case identical
    /// The same canonical form.
    case exact
    /// An algebraic zero bound, or an interval that excludes zero.
    case proved
    /// Gold fixes the precision.
    case rounding
    /// Agreement to a number of bits at a number of points.
    case numeric
    /// A rule drops a unit, a name or a wrapper.
    case convention

    var rank: Int {
      switch self {
      case .identical: 0
      case .exact: 1
      case .proved: 2
      case .rounding: 3
      case .numeric: 4
      case .convention: 5
      }
    }

    /// Whether one basis is stronger than another.
    public static func < (a: Basis, b: Basis) -> Bool { a.rank < b.rank }
  }

  /// What was found.
  public var outcome: Outcome
  /// What it rests on; for `different`, how that is known.
  public var basis: Basis?
  /// The rule that decided; nil where none was asked.
  public var rule: RuleID?
  /// One sentence that a person can check.
  public var reason: String

  /// A verdict with its parts.
  public init(_ outcome: Outcome, basis: Basis? = nil, rule: RuleID?, reason: String) {
    self.outcome = outcome
    self.basis = basis
    self.rule = rule
    self.reason = reason
  }

  /// The name of the rule that decided; empty where none was asked.
  public var ruleName: String { rule?.rawValue ?? "" }

  /// Whether it is `equal`.
  public var isEqual: Bool { outcome == .equal }

  static func equal(_ basis: Basis, _ rule: RuleID, _ reason: String) -> Verdict {
    Verdict(.equal, basis: basis, rule: rule, reason: reason)
  }

  static func different(_ rule: RuleID, _ reason: String, _ basis: Basis? = .exact) -> Verdict {
    Verdict(.different, basis: basis, rule: rule, reason: reason)
  }

  static func undecided(_ rule: RuleID, _ reason: String) -> Verdict {
    Verdict(.undecided, rule: rule, reason: reason)
  }

  /// The same verdict, resting on nothing stronger than `basis`.
  func weakened(to basis: Basis) -> Verdict {
    guard outcome == .equal, let own = self.basis, own < basis else { return self }
    var copy = self
    copy.basis = basis
    return copy
  }
}
