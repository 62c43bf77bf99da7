extension Rule {
  static let undefined = Rule(
    id: .undefined,
    statement: "What has no value equals nothing but the same words.",
    examples: [Example("\\text{DNE}", "does not exist", .equal), Example("0", "0/0", .different)],
    beside: .undefined,
    decide: { _, gold, prediction in
      switch (gold, prediction) {
      case (.undefined(let a), .undefined(let b)):
        a == b && !a.isEmpty
          ? .equal(.convention, .undefined, "Both say that there is no value.")
          : .different(.undefined, "What has no value equals nothing but the same words.", nil)
      case (.undefined, _): .different(.undefined, "Gold has no value.", nil)
      case (_, .undefined): .different(.undefined, "The prediction has no value.", nil)
      default: nil
      }
    })
}
