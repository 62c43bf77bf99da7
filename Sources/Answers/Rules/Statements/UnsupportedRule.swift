extension Rule {
  static let unsupported = Rule(
    id: .unsupported,
    statement: "What no rule reads equals only the same notation.",
    examples: [
      Example("\\int_0^1 f", "\\int_{0}^{1} f", .equal),
      Example("\\int_0^1 f", "\\int_0^1 g", .undecided),
    ],
    beside: .opaque,
    decide: { _, gold, prediction in
      switch (gold, prediction) {
      case (.opaque(let construct, let a), .opaque(_, let b)):
        return a == b
          ? .equal(.exact, .unsupported, "Both write the same notation.")
          : .undecided(.unsupported, "No rule decides \(construct.words).")
      case (.opaque(let construct, _), _):
        return .undecided(.unsupported, "No rule decides \(construct.words).")
      case (_, .opaque(let construct, _)):
        return .undecided(.unsupported, "No rule decides \(construct.words).")
      default: return nil
      }
    })
}
