extension Metric {
  /// The mean of G-Pass@k over τ from ½ to 1: mG-Pass@k.
  public static let meanGPass = Metric(
    id: "mean_g_pass", code: 4,
    sentence: "The mean of G-Pass@k over τ from ½ to 1.",
    formula:
      "`(2/k) Σ_{i=⌈k/2⌉+1}^{k} Σ_{j ≥ i} h(j)`; not defined at k = 1, where the sum is empty",
    source: "Liu et al. 2024, arXiv 2412.13147",
    // The sum of mG-Pass@1 is empty: its thresholds start above one half of one sample.
    inputs: Inputs(leastK: 2),
    estimator: .draws(
      subset: { draw in meanGPass(draw.k) { draw.probability(of: $0) } },
      sets: { draw throws(StatisticsError) in
        let distribution = try draw.distributionOfCorrect()
        return meanGPass(draw.k) { distribution[$0] }
      }),
    name: { "mG-Pass@\($0.kText)" },
    event: {
      "2/k times the sum of the probabilities that at least i are correct, for i from ⌈k/2⌉+1 to k,"
        + "\($0.draw)"
    })

  /// (2/k) Σ_{i = ⌈k/2⌉+1}^{k} P(J ≥ i) = (2/k) Σ_j (j − ⌈k/2⌉)⁺ P(J = j), for J correct samples:
  /// Liu et al. 2024, arXiv 2412.13147.
  private static func meanGPass(_ k: Int, _ probability: (Int) -> Double) -> Double {
    let half = (k + 1) / 2
    var sum = 0.0
    for hits in stride(from: half + 1, through: k, by: 1) {
      sum += Double(hits - half) * probability(hits)
    }
    return 2 * sum / Double(k)
  }
}
