extension Rule {
  static let commitment = Rule(
    id: .commitment,
    statement:
      "An answer commits to one reading: nothing is taken out of words or of what did not parse.",
    place: "In reading words around a number.",
    examples: [
      Example("42", "possibly 7 or 42", .different),
      Example("42", "there are 42 reasons", .different),
      Example("n", "n \\text{ for some } n", .different),
    ])
}
