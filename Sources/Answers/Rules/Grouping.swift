extension Rule {
  static let grouping = Rule(
    id: .grouping,
    statement:
      "Thousands may be grouped in threes; in a list a comma followed by a blank separates, and a decimal comma is one only where gold writes it.",
    place:
      "In reading numbers; where a comma can be read two ways, the pair decides and the reason says so.",
    examples: [
      Example("1,048,576", "2^{20}", .equal),
      Example("1 000 000", "10^6", .equal),
      Example("1, 234", "1234", .different),
    ])
}
