extension Rule {
  static let time = Rule(
    id: .time,
    statement:
      "Times compare on the clock, dates on the calendar; neither is a ratio or a subtraction.",
    examples: [
      Example("3:45 p.m.", "15:45", .equal), Example("12 am", "12 pm", .different),
    ],
    decideWhole: { gold, prediction in
      switch (gold.clock, prediction.clock) {
      case (.time(let a, let isNamed), .time(let b, let isOtherNamed)):
        // 3:45 by itself may be a ratio.
        guard isNamed || isOtherNamed else { return nil }
        return a == b
          ? .equal(.exact, .time, "Both are the same time of day.")
          : .different(.time, "The times of day differ.")
      case (.date, .date):
        return gold.clock == prediction.clock
          ? .equal(.exact, .time, "Both are the same date.")
          : .different(.time, "The dates differ.")
      case (.time(_, true), _):
        return .different(.time, "Gold is a time of day, the prediction is none.", nil)
      case (_, .time(_, true)):
        return .different(.time, "The prediction is a time of day, gold is none.", nil)
      case (.date, _): return .different(.time, "Gold is a date, the prediction is none.", nil)
      case (_, .date): return .different(.time, "The prediction is a date, gold is none.", nil)
      default: return nil
      }
    })
}
