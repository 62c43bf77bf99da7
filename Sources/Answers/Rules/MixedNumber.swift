extension Rule {
  static let mixedNumber = Rule(
    id: .mixedNumber,
    statement: "An integer directly before a fraction of two integers is a mixed number.",
    place: "In reading numbers.",
    examples: [
      Example("2\\frac13", "7/3", .equal),
      Example("2\\frac13", "\\frac23", .different),
      Example("2\\cdot\\frac13", "\\frac23", .equal),
    ])
}
