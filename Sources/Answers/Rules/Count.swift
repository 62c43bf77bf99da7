extension Rule {
  static let count = Rule(
    id: .count,
    statement: "A missing or an extra element is a difference, always.",
    place: "In comparing collections.",
    examples: [
      Example("5", "5, 6", .different),
      Example("(1,2)", "(1,2,3)", .different),
      Example("A", "A, B, C, D", .different),
    ])
}
