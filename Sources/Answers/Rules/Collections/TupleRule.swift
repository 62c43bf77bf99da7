extension Rule {
  static let tuple = Rule(
    id: .tuple,
    statement:
      "Parentheses around commas are ordered; a bare list against a tuple takes its order.",
    examples: [
      Example("(1,2)", "\\left(1,\\frac42\\right)", .equal), Example("(1,2)", "(2,1)", .different),
      Example("(1,2)", "1, 2", .equal),
    ],
    decide: { comparison, gold, prediction in
      switch (gold, prediction) {
      case (.tuple(let a, _), .tuple(let b, _)), (.tuple(let a, _), .list(let b)),
        (.list(let a), .tuple(let b, _)):
        return comparison.compareInOrder(a, b, .tuple)
      default: return nil
      }
    })
}
