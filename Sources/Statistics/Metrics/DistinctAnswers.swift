extension Metric {
  /// How many different answers there are.
  public static let distinctAnswers = Metric(
    id: "distinct", code: 9,
    sentence: "The number of different answers in a set.",
    formula: "the number of classes",
    inputs: Inputs(takesSamples: true, data: .votes),
    isProportion: false,
    appearance: Appearance(table: .agreement),
    estimator: .everySet { set, samples in Double(set.counts(of: samples).count) },
    name: { "distinct answers" + $0.samplesText },
    event: { "the number of different answers of the \($0.samples) samples\($0.draw)" })
}
