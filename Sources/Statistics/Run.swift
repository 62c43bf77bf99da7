/// The problems of one run, all with sets of the same width.
public struct Run: Sendable {
  /// In rising order of their indexes.
  public let problems: [Problem]
  /// The width of every set; 1 where samples are independent.
  public let width: Int
  /// The problems as estimators go through them, in the same order.
  let entries: [Entry]
  let factorials: Factorials

  /// Throws `emptyInput`, `emptyProblem`, `duplicateProblem` and `raggedWidth`.
  public init(_ problems: [Problem]) throws(StatisticsError) {
    let sorted = problems.sorted { $0.index < $1.index }
    guard let first = sorted.first else { throw .emptyInput }
    var largest = 0
    for (position, problem) in sorted.enumerated() {
      if position > 0, sorted[position - 1].index == problem.index {
        throw .duplicateProblem(problem: problem.index)
      }
      guard problem.samples.size > 0 else { throw .emptyProblem(problem: problem.index) }
      guard problem.width == first.width else {
        throw .raggedWidth(problem: problem.index, expected: first.width, found: problem.width)
      }
      largest = max(largest, problem.samples.size)
    }
    self.problems = sorted
    entries = sorted.map(Entry.init)
    width = first.width
    factorials = Factorials(upTo: largest)
  }

  /// Whole sets over all problems; the samples for width 1.
  public var sets: Int { entries.reduce(0) { $0 + $1.sets } }

  /// Samples over all problems.
  public var samples: Int { problems.reduce(0) { $0 + $1.samples.size } }

  /// The share of samples that the token limit cut off, over all problems.
  public var truncation: Double {
    Double(problems.reduce(0) { $0 + $1.truncated }) / Double(samples)
  }

  /// Tokens per sample, over all problems.
  public var tokensPerSample: Double {
    problems.reduce(0.0) { $0 + Double($1.tokens) } / Double(samples)
  }
}

/// A problem with its patterns sorted once.
struct Entry: Sendable {
  var index: Int
  var samples: SetCounts
  var sets: Int
  /// The distinct patterns in their own order. For width 1 one pattern: all samples.
  var patterns: [Pattern]

  init(_ problem: Problem) {
    index = problem.index
    samples = problem.samples
    sets = problem.sets
    patterns =
      problem.width == 1
      ? [Pattern(set: problem.samples, times: 1)]
      : problem.patterns.map { Pattern(set: $0.key, times: $0.value) }
        .sorted { $0.set < $1.set }
  }
}

/// A pattern of counts and how many sets of a problem have it.
struct Pattern: Sendable {
  var set: SetCounts
  var times: Int
}
