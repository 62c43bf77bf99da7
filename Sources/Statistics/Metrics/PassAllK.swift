extension Metric {
  /// Every one of k samples is correct: pass^k.
  public static let passAll = Metric(
    id: "pass_all_k", code: 2,
    sentence: "All of k samples are correct.",
    formula: "`C(c,k)/C(n,k)`; for m sets with the number of sets that are all correct",
    source: "Yao et al. 2024, arXiv 2406.12045",
    inputs: Inputs(leastK: 1),
    appearance: Appearance(column: 3, plot: .reliability, line: 1, isPooled: true),
    estimator: .draws(
      subset: { $0.probability(ofAtLeast: $0.k) },
      sets: { draw in draw.probability(ofAtLeast: draw.count) { $0.correct == draw.width } }),
    name: { "pass^\($0.kText)" },
    event: { "the probability that all are correct\($0.draw)" })
}
