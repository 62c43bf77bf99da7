/// The counts of one problem: sums that two shards can add up, whatever the order of their rows.
///
/// Its memory grows with the distinct answers, and for sets with the distinct patterns of votes,
/// not with the rows.
public struct ProblemCounts: Hashable, Sendable {
  /// The caller's index, which errors name.
  public let index: Int
  /// The width of the sets; 1 where samples are independent.
  public let width: Int
  /// All samples of the problem together.
  public private(set) var samples = SetCounts()
  /// How often each pattern of counts occurs among the sets; empty for width 1.
  public private(set) var patterns: [SetCounts: Int] = [:]
  /// The samples of each set with their scores; empty where they have none. For width 1 the division into
  /// sets means nothing.
  public private(set) var scored: [[ScoredSample]] = []
  /// A problem without samples yet. Throws `badParameter` for a width below 1.
  public init(index: Int, width: Int) throws(StatisticsError) {
    guard (1...Factorials.largest).contains(width) else {
      throw .badParameter("the width of a set is from 1 to \(Factorials.largest), not \(width)")
    }
    self.index = index
    self.width = width
  }

  /// How many whole sets there are; the samples for width 1.
  public var sets: Int {
    width == 1 ? samples.size : patterns.values.reduce(0, +)
  }

  /// Adds one set, or `times` sets of the same counts; for width 1 any number of independent samples.
  /// Throws `raggedWidth`, `classWithTwoVerdicts`, `tooManySamples`, and `inconsistentCounts` for
  /// `times` below 0.
  public mutating func add(_ set: SetCounts, times: Int = 1) throws(StatisticsError) {
    if width > 1, set.size != width {
      throw .raggedWidth(problem: index, expected: width, found: set.size)
    }
    guard times >= 0 else { throw .inconsistentCounts(problem: index) }
    let (more, overflow) = set.size.multipliedReportingOverflow(by: times)
    guard !overflow, more <= Factorials.largest - samples.size else {
      let found = samples.size + min(overflow ? Factorials.largest : more, Factorials.largest)
      throw .tooManySamples(problem: index, found: found, limit: Factorials.largest)
    }
    guard times > 0 else { return }
    try samples.merge(set, times: times, problem: index)
    if width > 1 { patterns[set, default: 0] += times }
  }

  /// Adds the scores of the samples of one set, for metrics that choose by score; the samples themselves are
  /// added by the other functions. Throws `scoreNotFinite`, `raggedWidth`, `emptyProblem` and
  /// `tooManySamples`.
  public mutating func add(scored samples: [ScoredSample]) throws(StatisticsError) {
    guard !samples.isEmpty else { throw .emptyProblem(problem: index) }
    guard width == 1 || samples.count == width else {
      throw .raggedWidth(problem: index, expected: width, found: samples.count)
    }
    guard samples.count <= Factorials.largest else {
      throw .tooManySamples(problem: index, found: samples.count, limit: Factorials.largest)
    }
    for (position, sample) in samples.enumerated() where !sample.score.isFinite {
      throw .scoreNotFinite(problem: index, sample: position)
    }
    scored.append(samples)
  }
}
