extension Rule {
  static let vacuous = Rule(
    id: .vacuous,
    statement:
      "An equation without real solutions equals only a proportional one; an identity equals only the same text.",
    place: "In comparing equations.",
    examples: [
      Example("x^2=-1", "x^2+1=0", .equal),
      Example("x^2=-1", "x^2=-5", .different),
      Example("x+y=y+x", "z=z", .different),
    ])
}
