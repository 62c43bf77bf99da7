/// The problems of one run, all with sets of the same width.
public struct Run: Sendable {
  /// In rising order of their indexes.
  public let problems: [ProblemCounts]
  /// The width of every set; 1 where samples are independent.
  public let width: Int
  /// The problems as estimators go through them, in the same order.
  let sorted: [SortedProblem]
  let factorials: Factorials

  /// The run of these problems. Throws `emptyInput`, `emptyProblem`, `duplicateProblem` and `raggedWidth`.
  public init(_ problems: [ProblemCounts]) throws(StatisticsError) {
    let problems = problems.sorted { $0.index < $1.index }
    guard let first = problems.first else { throw .emptyInput }
    var largest = 0
    for (position, problem) in problems.enumerated() {
      if position > 0, problems[position - 1].index == problem.index {
        throw .duplicateProblem(problem: problem.index)
      }
      guard problem.samples.size > 0 else { throw .emptyProblem(problem: problem.index) }
      guard problem.width == first.width else {
        throw .raggedWidth(problem: problem.index, expected: first.width, found: problem.width)
      }
      largest = max(largest, problem.samples.size)
    }
    self.problems = problems
    sorted = problems.map(SortedProblem.init)
    width = first.width
    factorials = Factorials(upTo: largest)
  }
}

/// A problem with its patterns in an order that does not depend on the order of the rows.
struct SortedProblem: Sendable {
  var index: Int
  var samples: SetCounts
  var sets: Int
  /// The distinct patterns in their own order. For width 1 one pattern: all samples.
  var patterns: [SetPattern]
  /// Its scored sets; empty where samples have no scores.
  var scored: [[ScoredSample]]

  init(_ problem: ProblemCounts) {
    index = problem.index
    samples = problem.samples
    sets = problem.sets
    scored = problem.scored
    patterns =
      problem.width == 1
      ? [SetPattern(set: problem.samples, times: 1)]
      : problem.patterns.map { SetPattern(set: $0.key, times: $0.value) }
        .sorted { $0.set < $1.set }
  }
}

/// A pattern of counts and how many sets of a problem have it.
struct SetPattern: Sendable {
  var set: SetCounts
  var times: Int
}
