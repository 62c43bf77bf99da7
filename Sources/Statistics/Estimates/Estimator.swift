/// How the value of a metric is computed, by what it is defined on.
enum Estimator: Sendable {
  /// On all samples of a problem, sets or not. With `isMeanOverSets` the same value of every set is known
  /// too, so that sets can be resampled.
  case everySample(
    isMeanOverSets: Bool, @Sendable (SetCounts, MetricParameters) -> Double)
  /// On k samples drawn at random.
  case draws(Draws)
  /// On a whole set, or on all independent samples of a problem: a vote that has no value for fewer.
  case wholeSets(@Sendable (SetCounts, _ problem: Int) throws(StatisticsError) -> Double)
  /// On k samples with their scores, drawn at random from a set or from all independent samples.
  case scores(@Sendable ([ScoredSample], _ k: Int) -> Double)
  /// On each set, or on all independent samples of a problem; nil where a set has no such value.
  case everySet(@Sendable (SetCounts, Metric.Samples) -> Double?)
  /// On all problems together.
  case ratio(@Sendable (Run) throws(StatisticsError) -> RatioEstimate)

  /// How the expectation over random draws is computed.
  struct Draws: Sendable {
    /// The expectation over k samples of one set, or of all independent samples.
    let subset: @Sendable (SubsetDraw) throws(StatisticsError) -> Double
    /// The expectation over several whole sets.
    let sets: @Sendable (SetsDraw) throws(StatisticsError) -> Double
    /// About how many steps of a few nanoseconds `subset` takes; nil for a formula.
    let steps: (@Sendable (SetCounts, _ k: Int) -> Double)?
    /// How many combinations of sets `sets` goes through; nil for a formula.
    let combinations: (@Sendable (_ count: Int, _ sets: Int) -> Double)?
  }

  static func draws(
    subset: @escaping @Sendable (SubsetDraw) throws(StatisticsError) -> Double,
    sets: @escaping @Sendable (SetsDraw) throws(StatisticsError) -> Double,
    steps: (@Sendable (SetCounts, Int) -> Double)? = nil,
    combinations: (@Sendable (Int, Int) -> Double)? = nil
  ) -> Estimator {
    .draws(Draws(subset: subset, sets: sets, steps: steps, combinations: combinations))
  }
}

/// k samples drawn without replacement from one set, or from all independent samples of a problem.
struct SubsetDraw: Sendable {
  /// What they are drawn from.
  let set: SetCounts
  let k: Int
  let tau: Threshold?
  /// The problem's index, for errors.
  let problem: Int
  let factorials: Factorials

  /// The correct samples that the threshold asks for: ⌈τk⌉; k without a threshold.
  var required: Int { tau?.required(of: k) ?? k }

  /// The probability that `hits` or more are correct.
  func probability(ofAtLeast hits: Int) -> Double {
    factorials.upperTail(hits, population: set.size, marked: set.correct, draws: k)
  }

  /// The probability that exactly `hits` are correct.
  func probability(of hits: Int) -> Double {
    factorials.hypergeometric(hits, population: set.size, marked: set.correct, draws: k)
  }
}

/// Several whole sets of one problem, drawn without replacement.
struct SetsDraw: Sendable {
  let problem: SortedProblem
  /// Sets that are drawn, at most as many as the problem has.
  let count: Int
  /// The width of each.
  let width: Int
  let tau: Threshold?
  let factorials: Factorials

  /// Samples that are drawn.
  var k: Int { count * width }

  /// The correct samples that the threshold asks for: ⌈τk⌉; k without a threshold.
  var required: Int { tau?.required(of: k) ?? k }

  /// The probability that `hits` or more of the sets are marked.
  func probability(ofAtLeast hits: Int, where isMarked: (SetCounts) -> Bool) -> Double {
    let marked = problem.patterns.reduce(0) { isMarked($1.set) ? $0 + $1.times : $0 }
    return factorials.upperTail(hits, population: problem.sets, marked: marked, draws: count)
  }

  /// The probability of 0, 1, … k correct samples: the sets are grouped by how many of their members are
  /// correct, and one group after the other is drawn from. Throws `tooMuchWork`.
  func distributionOfCorrect() throws(StatisticsError) -> [Double] {
    var groups: [Int: Int] = [:]
    for pattern in problem.patterns {
      groups[pattern.set.correct, default: 0] += pattern.times
    }
    var work = StepLimit(problem: problem.index, k: k)
    try work.allocate((count + 1) * (k + 1))
    // states[drawn][correct]
    var states = [[Double]](
      repeating: [Double](repeating: 0, count: k + 1), count: count + 1)
    states[0][0] = 1
    var population = problem.sets
    for (correct, size) in groups.sorted(by: { $0.key < $1.key }) {
      var next = [[Double]](
        repeating: [Double](repeating: 0, count: k + 1), count: count + 1)
      for drawn in 0...count {
        try work.spend((k + 1) * (min(size, count - drawn) + 1))
        for more in 0...min(size, count - drawn) {
          let probability = factorials.hypergeometric(
            more, population: population, marked: size, draws: count - drawn)
          if probability == 0 { continue }
          let shift = more * correct
          for sum in 0...(drawn * width) where states[drawn][sum] > 0 {
            next[drawn + more][sum + shift] += states[drawn][sum] * probability
          }
        }
      }
      population -= size
      states = next
    }
    return states[count]
  }
}
