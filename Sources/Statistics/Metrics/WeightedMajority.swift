extension Metric {
  /// The majority vote in which each sample weighs its score.
  public static let weightedMajority = Metric(
    id: "weighted_majority", code: nil,
    sentence: "The correct answer's share of the vote in which each sample weighs its score.",
    formula: "the vote with each sample weighing its score; only for k = n or k = w",
    inputs: Inputs(leastK: 1, data: .scores),
    estimator: .wholeSets { set, problem throws(StatisticsError) in
      try set.vote(by: .weights, problem: problem).credit
    },
    name: { "weighted maj@\($0.kText)" },
    event: {
      "the correct answer's share of the vote weighted by score (tied answers share)\($0.draw)"
    })
}
