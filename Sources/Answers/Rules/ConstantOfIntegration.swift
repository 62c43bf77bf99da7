extension Rule {
  static let constantOfIntegration = Rule(
    id: .constantOfIntegration,
    statement:
      "An added C, c, K, k or const on both sides is arbitrary; a missing one is a difference.",
    place: "In comparing expressions that differ by a number.",
    examples: [
      Example("\\frac{x^2}2+C", "\\frac{x^2+1}2+K", .equal),
      Example("x^2+C", "x^2", .different),
    ])
}
