import Statistics

/// The scores that rows carry, for the vote that they weigh and for best-of-n.
///
/// They are kept one by one, so that memory grows with the scored responses.
struct ScoredSamples: Sendable {
  struct Sample: Sendable {
    var problem: Int
    /// The set's hash; 0 for independent samples without one.
    var set: UInt64
    /// The answer class; nil for an abstention.
    var answer: Int?
    var score: Double
    var isCorrect: Bool
  }

  var samples: [Sample] = []

  /// Keeps a row's score, if it has one. Throws for one that is not a finite number.
  mutating func add(
    _ row: GradedRow, set: UInt64, problem: Int, answer: Int?, isCorrect: Bool
  ) throws(RowRefusal) {
    guard let score = row.score else { return }
    guard score.isFinite else { throw .scoreNotFinite }
    samples.append(
      Sample(problem: problem, set: set, answer: answer, score: score, isCorrect: isCorrect))
  }

  /// Adds what another shard kept; `places` are its problems' places here.
  mutating func merge(_ other: ScoredSamples, places: [Int]) {
    samples += other.samples.map { sample in
      var sample = sample
      sample.problem = places[sample.problem]
      return sample
    }
  }

  /// The scored samples as metrics take them: set by set with their scores, and as votes that weigh the
  /// scores; independent samples of a problem are together. Problems are numbered by `rank`, sets stand in an
  /// order that depends on their samples alone.
  func run(width: Int, rank: [Int]) throws(StatisticsError) -> Run {
    var byProblem: [Int: [UInt64: [Sample]]] = [:]
    for sample in samples {
      byProblem[rank[sample.problem], default: [:]][width == 1 ? 0 : sample.set, default: []]
        .append(sample)
    }
    var problems: [ProblemCounts] = []
    for (index, sets) in byProblem {
      var problem = try ProblemCounts(index: index, width: width)
      let sorted = sets.values.map { $0.sorted(by: ScoredSamples.precedes) }
        .sorted { $0.lexicographicallyPrecedes($1, by: ScoredSamples.precedes) }
      for set in sorted {
        try problem.add(ScoredSamples.votes(set, problem: index))
        try problem.add(
          scored: set.map { ScoredSample(score: $0.score, isCorrect: $0.isCorrect) })
      }
      problems.append(problem)
    }
    return try Run(problems)
  }

  /// The votes of a set, each sample weighing its score.
  private static func votes(_ set: [Sample], problem: Int) throws(StatisticsError) -> SetCounts {
    var counts = SetCounts()
    for sample in set {
      try counts.add(
        answer: sample.answer, isCorrect: sample.isCorrect, weight: sample.score, problem: problem)
    }
    return counts
  }

  private static func precedes(_ a: Sample, _ b: Sample) -> Bool {
    if a.score != b.score { return a.score < b.score }
    return (a.answer ?? -1) < (b.answer ?? -1)
  }
}
