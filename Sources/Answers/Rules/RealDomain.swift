extension Rule {
  static let realDomain = Rule(
    id: .realDomain,
    statement:
      "Symbols are real; expressions are equal if they agree wherever both are defined, on an open set at least.",
    place: "In comparing expressions with variables.",
    examples: [
      Example("\\frac{x^2-1}{x-1}", "x+1", .equal),
      Example("\\sqrt{x^2}", "|x|", .equal),
      Example("\\sqrt{x^2}", "x", .different),
    ])
}
