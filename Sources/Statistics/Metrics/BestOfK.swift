extension Metric {
  /// Whether the sample with the highest score among k is correct: best-of-k.
  public static let bestOf = Metric(
    id: "best_of_k", code: nil,
    sentence: "The sample with the highest score among k is correct.",
    formula:
      "`Σ_r C(n−1−r, k−1)/C(n,k)` over the ranks r of correct samples, equal scores sharing their ranks evenly; w = 1 and k ≤ w",
    inputs: Inputs(leastK: 1, data: .scores),
    estimator: .scores(bestOf),
    name: { "best-of-\($0.kText)" },
    event: {
      "the probability that the sample with the highest score among \($0.drawn) is correct"
        + " (one of equal scores is taken at random)"
    })

  /// The probability that the best of a random k-subset of `samples` is correct, for k up to their number;
  /// where several share the highest score, one of them is taken at random.
  ///
  /// The sample of rank r (from 0) is the best of C(n − 1 − r, k − 1) of the C(n, k) subsets; a
  /// group of equal scores shares the sum of its ranks evenly.
  @Sendable private static func bestOf(_ samples: [ScoredSample], k: Int) -> Double {
    let n = samples.count
    let ranked = samples.sorted { $0.score > $1.score }
    // C(n−1−r, k−1)/C(n, k) begins at k/n and falls by (n−k−r)/(n−1−r) from rank to rank.
    var probability = Double(k) / Double(n)
    var expectation = 0.0
    var start = 0
    while start < n {
      var (end, right, share) = (start, 0, 0.0)
      while end < n, ranked[end].score == ranked[start].score {
        share += probability
        if ranked[end].isCorrect { right += 1 }
        if end + 1 < n { probability *= Double(n - k - end) / Double(n - 1 - end) }
        if n - k - end <= 0 { probability = 0 }
        end += 1
      }
      expectation += share * Double(right) / Double(end - start)
      start = end
    }
    return min(expectation, 1)
  }
}
