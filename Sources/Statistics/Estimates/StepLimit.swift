/// A bound on the steps of one exact expectation, so that no input makes it run for hours.
struct StepLimit {
  /// About ten seconds in release.
  static let most = 1 << 31
  /// The largest number of combinations of sets that are gone through, over all problems.
  static let mostCombinations = 2_000_000.0

  let problem: Int
  let k: Int
  private var left = StepLimit.most

  init(problem: Int, k: Int) {
    self.problem = problem
    self.k = k
  }

  /// Throws `tooMuchWork` where a table of `cells` numbers would be larger than 256 MB.
  func allocate(_ cells: Int) throws(StatisticsError) {
    if cells > 1 << 25 { throw .tooMuchWork(problem: problem, k: k) }
  }

  /// Throws `tooMuchWork` when the bound is reached.
  mutating func spend(_ steps: Int) throws(StatisticsError) {
    left -= steps
    if left < 0 { throw .tooMuchWork(problem: problem, k: k) }
  }
}

extension Run {
  /// Throws `tooMuchWork` for a figure whose exact value would take more than `StepLimit.most` steps over
  /// all problems, before any of them is done.
  func checkWork(of estimand: Estimand) throws(StatisticsError) {
    guard case .draws(let draws) = estimand.metric.estimator, let k = estimand.k else { return }
    var (steps, ways) = (0.0, 0.0)
    for problem in sorted {
      if case .severalSets = estimand.drawing {
        ways += draws.combinations?(k / width, problem.sets) ?? 0
      } else {
        steps += Run.steps(of: estimand, draws, k, for: problem)
      }
      guard steps <= Double(StepLimit.most), ways <= StepLimit.mostCombinations else {
        throw .tooMuchWork(problem: problem.index, k: k)
      }
    }
  }

  /// About how many steps, of a few nanoseconds each, the exact value takes over all problems where it is a
  /// vote of fewer samples than there are; 0 where it is a formula. Whoever has less time than `values`
  /// allows itself asks first.
  public func steps(of estimand: Estimand) -> Double {
    guard case .draws(let draws) = estimand.metric.estimator, let k = estimand.k else { return 0 }
    return sorted.reduce(0) { $0 + Run.steps(of: estimand, draws, k, for: $1) }
  }

  private static func steps(
    of estimand: Estimand, _ draws: Estimator.Draws, _ k: Int, for problem: SortedProblem
  ) -> Double {
    guard let steps = draws.steps else { return 0 }
    return switch estimand.drawing {
    case .independentSubset, .pooled: steps(problem.samples, k)
    case .subsetOfSet: problem.patterns.reduce(0) { $0 + steps($1.set, k) }
    case .wholeSet, .everySample, .everySet, .severalSets: 0
    }
  }
}
