extension Rule {
  static let empty = Rule(
    id: .empty, statement: "The empty set in every spelling is the empty set.",
    examples: [
      Example("\\emptyset", "\\text{no solution}", .equal), Example("\\emptyset", "0", .different),
    ],
    beside: .empty,
    decide: { _, gold, prediction in
      switch (gold, prediction) {
      case (.empty, .empty): .equal(.exact, .empty, "Both are the empty set.")
      case (.empty, _): .different(.empty, "Gold is the empty set.", nil)
      case (_, .empty): .different(.empty, "The prediction is the empty set.", nil)
      default: nil
      }
    })
}
