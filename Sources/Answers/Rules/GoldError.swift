extension Rule {
  static let goldError = Rule(
    id: .goldError,
    statement:
      "Gold that cannot be read is nobody's wrong answer: it is counted apart and has no reward.",
    place: "In grading.",
    examples: [
      Example("\\frac{1}{", "\\frac12", .undecided)
    ])
}
