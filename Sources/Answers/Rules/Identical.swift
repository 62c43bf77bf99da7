extension Rule {
  static let identical = Rule(
    id: .identical,
    statement: "The same text after trimming, or the same notation, is equal whatever it means.",
    place: "Asked before reading, and again where no rule finds two answers equal.",
    examples: [
      Example("x+y=y+x", "x+y=y+x", .equal),
      Example("\\oint f", "$\\oint f$", .equal),
    ])
}
