extension Rule {
  static let bounded = Rule(
    id: .bounded,
    statement:
      "Every verdict ends within a fixed budget of steps, bits and depth, the same on every machine.",
    place: "Everywhere; it names the verdict where a bound was reached.",
    examples: [
      Example("10^{10^{10}}", "10^{10^{11}}", .undecided),
      Example("2^{100}", "2^{100}+1", .different),
    ])
}
