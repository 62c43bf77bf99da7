extension Metric {
  /// Every metric, in the order of the rows of tables.
  public static let all: [Metric] = [
    accuracy, pass, passAll, majority, gPass, meanGPass, cover, weightedMajority, bestOf,
    agreement, distinctAnswers, entropy, voteMargin, tiedVotes, setCorrelation,
  ]

  /// The metrics that the C library has, in the order of their numbers there.
  public static let ofLibrary: [Metric] = all.filter { $0.code != nil }
    .sorted { ($0.code ?? 0) < ($1.code ?? 0) }

  /// The few metrics of the summary, of breakdowns and of comparisons, in their order.
  public static let columns: [Metric] = all.filter { $0.appearance.column != nil }
    .sorted { ($0.appearance.column ?? 0) < ($1.appearance.column ?? 0) }

  /// The lines of a plot over k, in the order of its legend.
  public static func lines(of plot: Appearance.Plot) -> [(metric: Metric, tau: Threshold?)] {
    all.filter { $0.appearance.plot == plot }.sorted { $0.appearance.line < $1.appearance.line }
      .flatMap { metric in
        let taus = metric.appearance.taus
        return taus.isEmpty ? [(metric, nil)] : taus.map { (metric, $0) }
      }
  }
}
