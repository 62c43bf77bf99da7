extension Metric {
  /// The share of correct samples, which is pass@1 and avg@n.
  public static let accuracy = Metric(
    id: "accuracy", code: 0,
    sentence: "The share of correct samples.",
    formula: "`c/n`, sets or not",
    appearance: Appearance(column: 0, heading: "mean accuracy"),
    estimator: .everySample(isMeanOverSets: true) { set, _ in
      Double(set.correct) / Double(set.size)
    },
    name: { _ in "accuracy" },
    event: { "the share of correct samples\($0.draw)" })
}
