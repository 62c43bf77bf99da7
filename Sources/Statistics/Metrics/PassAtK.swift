extension Metric {
  /// At least one of k samples is correct: pass@k.
  public static let pass = Metric(
    id: "pass_at_k", code: 1,
    sentence: "At least one of k samples is correct.",
    formula:
      "`1 − C(n−c,k)/C(n,k)`; for m sets `1 − C(G−g₊,m)/C(G,m)`, with g₊ sets that have a correct member",
    source: "Chen et al. 2021, arXiv 2107.03374",
    inputs: Inputs(leastK: 1),
    appearance: Appearance(leastK: 1, column: 1, plot: .coverage, line: 0, isPooled: true),
    estimator: .draws(
      subset: { $0.probability(ofAtLeast: 1) },
      sets: { draw in draw.probability(ofAtLeast: 1) { $0.correct > 0 } }),
    name: { "pass@\($0.kText)" },
    event: { "the probability that at least one is correct\($0.draw)" })
}
