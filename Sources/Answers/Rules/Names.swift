extension Rule {
  static let names = Rule(
    id: .names,
    statement:
      "Names keep their case, index and alphabet; renaming a free variable is a difference; a roman word is one name, italic letters are a product.",
    place: "In reading symbols.",
    examples: [
      Example("x_1", "x_{1}", .equal),
      Example("ab", "ba", .equal),
      Example("X", "x", .different),
      Example("a^2", "b^2", .different),
    ])
}
