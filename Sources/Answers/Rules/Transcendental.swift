extension Rule {
  static let transcendental = Rule(
    id: .transcendental,
    statement:
      "Special values of functions are exact; a difference is proved by an interval that excludes zero.",
    place: "In comparing constants with functions, π or e in them.",
    examples: [
      Example("\\sin 15^\\circ", "\\frac{\\sqrt6-\\sqrt2}4", .equal),
      Example("4\\arctan\\frac15-\\arctan\\frac1{239}", "\\frac\\pi4", .equal),
      Example("e^\\pi", "\\pi^e", .different),
    ])
}
