extension Rule {
  static let integerSymbols = Rule(
    id: .integerSymbols,
    statement: "Factorials, binomials, sums and products make their symbols non-negative integers.",
    place: "In comparing expressions with such operators.",
    examples: [
      Example("\\frac{n(n+1)}2", "\\binom{n+1}2", .equal),
      Example("(n+1)!", "(n+1)\\cdot n!", .equal),
      Example("\\binom n2", "\\binom n3", .different),
    ])
}
