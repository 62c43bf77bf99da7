extension Rule {
  static let precedence = Rule(
    id: .precedence,
    statement:
      "Signs bind as in books: powers before minus, functions to the factor behind them; a/bc is read both ways.",
    place:
      "In the grammar; where a slash can be read two ways, the pair decides and the reason says so.",
    examples: [
      Example("-2^2", "-4", .equal),
      Example("\\frac{x}{2}", "1/2x", .equal),
      Example("\\frac1{2x}", "1/2x", .equal),
      Example("-2^2", "4", .different),
    ])
}
