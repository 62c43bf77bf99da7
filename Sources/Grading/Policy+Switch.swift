extension Policy {
  /// A switch that every policy sets, and that a run can set otherwise.
  public struct Switch: Sendable {
    /// Its name, as options and names of changed policies say it.
    public let name: String
    /// One sentence that says what it does where it is on.
    public let sentence: String
    /// Where a policy keeps it.
    public let path: any WritableKeyPath<Policy, Bool> & Sendable

    /// Every switch: those of finding an answer, of comparing it, of grading it.
    public static let all: [Switch] = [
      Switch(
        name: "lenient", sentence: "The last number counts where nothing else is found.",
        path: \.isLenient),
      Switch(name: "boxed-only", sentence: "Only boxes are answers.", path: \.boxedOnly),
      Switch(
        name: "rounding",
        sentence: "Rule rounding applies: a decimal stands for what rounds to it.",
        path: \.allowsRounding),
      Switch(
        name: "conventions", sentence: "Units, labels, percent signs and names may be dropped.",
        path: \.allowsConventions),
      Switch(
        name: "allow-unevaluated",
        sentence: "An answer that leaves an operator of the question standing is correct.",
        path: \.allowsUnevaluated),
    ]
  }

  /// The policy with a switch set; where that changes it, its name says so: `default-rounding`.
  public func setting(_ change: Switch, to isOn: Bool) -> Policy {
    guard self[keyPath: change.path] != isOn else { return self }
    var policy = self
    policy[keyPath: change.path] = isOn
    policy.name += (isOn ? "+" : "-") + change.name
    return policy
  }
}
