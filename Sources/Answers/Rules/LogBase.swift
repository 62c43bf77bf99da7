extension Rule {
  static let logBase = Rule(
    id: .logBase,
    statement:
      "A logarithm without a base is natural; if that fails on both sides together, base 10 is tried on both.",
    place: "In reading functions; the reason says where base 10 was taken.",
    examples: [
      Example("\\log x", "\\ln x", .equal),
      Example("2", "\\log 100", .equal),
      Example("\\lg 8", "3", .different),
    ])
}
