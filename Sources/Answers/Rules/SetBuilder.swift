extension Rule {
  static let setBuilder = Rule(
    id: .setBuilder,
    statement:
      "A set by a condition is what the condition leaves: an interval, the roots of an equation, integers, or a family.",
    place: "In reading braces; where ℕ may start at zero or at one, the pair decides.",
    examples: [
      Example("\\{1,2,3\\}", "\\{x\\in\\mathbb Z : 0<x<4\\}", .equal),
      Example("\\{-1,1\\}", "\\{x : x^2=1\\}", .equal),
      Example("\\{2k : k\\in\\mathbb Z\\}", "\\{x : x\\equiv0\\pmod2\\}", .equal),
      Example("\\{1,2,3\\}", "\\{x\\in\\mathbb R : 0<x<4\\}", .different),
    ])
}
