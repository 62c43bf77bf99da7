extension Rule {
  static let undefined = Rule(
    name: "undefined",
    statement: "What has no value equals nothing but the same words.",
    examples: [Example("\\text{undefined}", "undefined", .equal), Example("0", "0/0", .different)],
    decide: { _, gold, prediction in
      switch (gold, prediction) {
      case (.undefined, .undefined):
        .equal(.convention, "undefined", "Both say that there is no value.")
      case (.undefined, _): .different("undefined", "Gold has no value.", nil)
      case (_, .undefined): .different("undefined", "The prediction has no value.", nil)
      default: nil
      }
    })
}
