extension Metric {
  /// The share of pairs of samples that gave the same answer.
  public static let agreement = Metric(
    id: "agreement", code: 7,
    sentence: "The share of pairs of samples of a set that give the same answer.",
    formula:
      "`Σ a(a−1) / v(v−1)`: pairs with the same answer, for a samples per class and v in all; defined for v ≥ 2",
    inputs: Inputs(takesSamples: true, data: .votes),
    appearance: Appearance(table: .agreement),
    estimator: .everySet { set, samples in
      let counts = set.counts(of: samples)
      let total = counts.reduce(0, +)
      guard total > 1 else { return nil }
      let equal = counts.reduce(0.0) { $0 + Double($1) * Double($1 - 1) }
      return equal / (Double(total) * Double(total - 1))
    },
    name: { "agreement" + $0.samplesText },
    event: {
      "the share of pairs of \($0.samples) samples that give the same answer\($0.draw), where there is"
        + " a pair"
    })
}

extension MetricParameters {
  /// The samples that are looked at, for the end of a name; empty where they are not given.
  var samplesText: String { samples.map { " (\($0))" } ?? "" }
}

extension SetCounts {
  /// How many samples gave each answer, of those that are looked at.
  func counts(of samples: Metric.Samples) -> [Int] {
    classes.filter {
      switch samples {
      case .answered: true
      case .correct: $0.isCorrect
      case .wrong: !$0.isCorrect
      }
    }.map(\.count)
  }
}
