extension Rule {
  static let exactDecimal = Rule(
    id: .exactDecimal,
    statement: "A decimal is the rational that it writes.",
    place: "In reading numbers; it names the verdict where both answers are plain numbers.",
    examples: [
      Example("0.375", "\\frac38", .equal),
      Example("0.\\overline{27}", "\\frac3{11}", .equal),
      Example("0.1", "0.1000001", .different),
    ])
}
