extension Rule {
  static let words = Rule(
    id: .words,
    statement: "Number words are numbers.",
    place: "In reading words.",
    examples: [
      Example("17", "seventeen", .equal),
      Example("25", "twenty-five", .equal),
      Example("17", "seventy", .different),
    ])
}
