extension Rule {
  static let tolerant = Rule(
    id: .tolerant,
    statement:
      "What models really write is read: LaTeX, ASCII and Unicode are one grammar, wrappers and spacing are dropped.",
    place: "In the grammar.",
    examples: [
      Example("\\frac12", "$\\dfrac{1}{2}$", .equal),
      Example("\\frac{\\sqrt2}2", "sqrt(2)/2", .equal),
      Example("x\\le1", "x <= 1", .equal),
    ])
}
