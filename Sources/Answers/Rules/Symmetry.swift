extension Rule {
  static let symmetry = Rule(
    id: .symmetry,
    statement: "Swapping gold and prediction keeps the verdict, rounding and choice excepted.",
    place: "In every rule.",
    examples: [
      Example("0.667", "2/3", .equal),
      Example("2/3", "0.667", .different),
    ])
}
