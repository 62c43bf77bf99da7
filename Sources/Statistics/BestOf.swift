/// A sample with the score that a reward model gave it.
public struct ScoredSample: Hashable, Sendable {
  public var score: Double
  public var isCorrect: Bool

  public init(score: Double, isCorrect: Bool) {
    self.score = score
    self.isCorrect = isCorrect
  }
}

/// Best-of-k by score: is the sample with the highest score correct?
public enum BestOf {
  /// The probability that the best of a random k-subset of `samples` is correct; where several
  /// share the highest score, one of them is taken at random.
  ///
  /// The sample of rank r (from 0) is the best of C(n − 1 − r, k − 1) of the C(n, k) subsets; a
  /// group of equal scores shares the sum of its ranks evenly. Throws `scoreNotFinite`,
  /// `tooFewSamples`, `tooManySamples` and `badParameter`.
  public static func expected(_ samples: [ScoredSample], k: Int, problem: Int)
    throws(StatisticsError) -> Double
  {
    let n = samples.count
    guard k >= 1 else { throw .badParameter("best-of-k needs a k of at least 1") }
    guard k <= n else { throw .tooFewSamples(problem: problem, k: k, available: n) }
    guard n <= Factorials.largest else {
      throw .tooManySamples(problem: problem, found: n, limit: Factorials.largest)
    }
    for (position, sample) in samples.enumerated() where !sample.score.isFinite {
      throw .scoreNotFinite(problem: problem, sample: position)
    }
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

  /// The estimate for one problem: over all samples for width 1, else the mean over its sets, which
  /// is a random subset of a set where k is below the width. Throws as above, `raggedWidth`,
  /// `emptyProblem`, and `notDefined` for k above the width of sets.
  public static func value(of sets: [[ScoredSample]], width: Int, k: Int, problem: Int)
    throws(StatisticsError) -> ProblemValue
  {
    guard !sets.isEmpty else { throw .emptyProblem(problem: problem) }
    if width == 1 {
      let all = sets.flatMap { $0 }
      return ProblemValue(problem: problem, value: try expected(all, k: k, problem: problem))
    }
    guard k <= width else { throw .notDefined(metric: name(k: k), k: k, width: width) }
    var parts: [Double] = []
    for set in sets {
      guard set.count == width else {
        throw .raggedWidth(problem: problem, expected: width, found: set.count)
      }
      parts.append(try expected(set, k: k, problem: problem))
    }
    return ProblemValue(problem: problem, value: Summary.mean(parts), parts: parts)
  }

  /// The figure for problems with their scored sets: the mean over problems with its interval.
  /// Throws as `value` and the interval, and `emptyInput` without a problem.
  public static func figure(
    of problems: [(index: Int, sets: [[ScoredSample]])], width: Int, k: Int,
    _ uncertainty: Uncertainty = .none
  ) throws(StatisticsError) -> Figure {
    guard !problems.isEmpty else { throw .emptyInput }
    var values: [ProblemValue] = []
    values.reserveCapacity(problems.count)
    for problem in problems {
      values.append(try value(of: problem.sets, width: width, k: k, problem: problem.index))
    }
    let flat = values.map(\.value)
    return Figure(
      metric: name(k: k), estimand: sentence(k: k, width: width), k: k, width: width,
      value: Summary.mean(flat), standardError: Summary.standardError(flat),
      interval: try uncertainty.interval(of: values), problems: problems.count,
      sets: problems.reduce(0) { sum, problem in
        sum + (width == 1 ? problem.sets.reduce(0) { $0 + $1.count } : problem.sets.count)
      })
  }

  /// The name as a table prints it.
  public static func name(k: Int) -> String { "best-of-\(k)" }

  /// One sentence that says what is estimated.
  public static func sentence(k: Int, width: Int) -> String {
    let draw =
      if width == 1 {
        "\(k) independent samples drawn without replacement"
      } else if k == width {
        "a whole set of width \(width)"
      } else {
        "a random subset of \(k) from one set of width \(width) (not a set of width \(k))"
      }
    return "The mean over problems of the probability that the sample with the highest score among "
      + "\(draw) is correct (ties at random)."
  }
}
