extension Metric {
  /// At least ⌈τk⌉ of k samples are correct: G-Pass@k at τ.
  public static let gPass = Metric(
    id: "g_pass", code: 3,
    sentence: "At least ⌈τk⌉ of k samples are correct.",
    formula: "`Σ_{j ≥ ⌈τk⌉} h(j)`",
    source: "Liu et al. 2024, arXiv 2412.13147",
    inputs: Inputs(leastK: 1, takesTau: true),
    // At τ = 1 it is pass^k, the last line of the same plot.
    appearance: Appearance(plot: .reliability, line: 0, taus: [.half, .threeQuarters]),
    estimator: .draws(
      subset: { $0.probability(ofAtLeast: $0.required) },
      sets: { draw throws(StatisticsError) in
        try draw.distributionOfCorrect()[min(draw.required, draw.k)...].reduce(0, +)
      }),
    name: { "G-Pass@\($0.kText)(\($0.tau.map { "τ=\($0)" } ?? "τ"))" },
    event: { estimand in
      let (k, tau) = (estimand.k ?? 0, estimand.tau ?? .one)
      return "the probability that at least \(tau.required(of: k)) (⌈\(tau)·\(k)⌉) are correct"
        + "\(estimand.draw)"
    })
}
