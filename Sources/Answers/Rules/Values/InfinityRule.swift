extension Rule {
  static let infinity = Rule(
    id: .infinity, statement: "Infinity equals infinity of the same sign.",
    examples: [Example("\\infty", "+\\infty", .equal), Example("\\infty", "-\\infty", .different)],
    beside: .infinity,
    decide: { _, gold, prediction in
      guard case .infinity(let a) = gold, case .infinity(let b) = prediction else { return nil }
      return a == b
        ? .equal(.exact, .infinity, "Both are infinite with the same sign.")
        : .different(.infinity, "The signs of infinity differ.")
    })
}
