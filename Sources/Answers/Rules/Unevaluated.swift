extension Rule {
  static let unevaluated = Rule(
    id: .unevaluated,
    statement:
      "A prediction that leaves an operator standing which gold does not have is equal in value, and no correct answer.",
    place: "In grading: the verdict is equal, the status unevaluated, unless the policy allows it.",
    examples: [
      Example("55", "\\sum_{k=1}^{10} k", .equal),
      Example("6", "\\gcd(12,18)", .equal),
      Example("1024", "2^{10}", .equal),
    ])
}
