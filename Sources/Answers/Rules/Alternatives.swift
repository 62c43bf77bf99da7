extension Rule {
  static let alternatives = Rule(
    id: .alternatives,
    statement:
      "Values of one name, joined by or, and, commas, an index or ±, are one set of solutions.",
    place: "In reading lists; several ± in one expression move together.",
    examples: [
      Example("x=1\\text{ or }x=2", "\\{1,2\\}", .equal),
      Example("x_1=1, x_2=2", "2, 1", .equal),
      Example("\\pm3", "3", .different),
    ])
}
