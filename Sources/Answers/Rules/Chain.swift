extension Rule {
  static let chain = Rule(
    id: .chain,
    statement:
      "A chain of equalities is its value if every pair of neighbours agrees; otherwise it is no answer.",
    place: "In reading relations.",
    examples: [
      Example("5", "x=2+3=5", .equal),
      Example("42", "43=42", .different),
      Example("5", "4<5<6", .different),
    ])
}
