extension Rule {
  static let iAndE = Rule(
    id: .iAndE,
    statement:
      "e, π and i are the constants, unless the pair binds them as an index or gives them an index of their own.",
    place: "In reading symbols.",
    examples: [
      Example("i^2", "-1", .equal),
      Example("6", "\\sum_{i=1}^3 i", .equal),
      Example("e", "2.718", .different),
    ])
}
