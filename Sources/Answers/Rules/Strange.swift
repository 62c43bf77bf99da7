extension Rule {
  static let strange = Rule(
    name: "strange",
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
          ? .equal(.exact, "strange", "Both write the same notation.")
          : .undecided("strange", "No rule decides \(construct).")
      case (.opaque(let construct, _), _):
        return .undecided("strange", "No rule decides \(construct).")
      case (_, .opaque(let construct, _)):
        return .undecided("strange", "No rule decides \(construct).")
      default: return nil
      }
    })
}
