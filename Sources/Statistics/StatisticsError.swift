/// Why a figure is refused. `problem` is the index that the caller gave to the problem.
public enum StatisticsError: Error, Hashable, Sendable {
  /// There is nothing to estimate from: no problems, or none for which the figure is defined.
  case emptyInput
  /// A problem without samples.
  case emptyProblem(problem: Int)
  /// A set of another width than its run's.
  case raggedWidth(problem: Int, expected: Int, found: Int)
  /// Two problems of one run with the same index.
  case duplicateProblem(problem: Int)
  /// A count below zero, or classes that hold more or other samples than the set does.
  case inconsistentCounts(problem: Int)
  /// An answer class that is correct in one place and wrong in another.
  case classWithTwoVerdicts(problem: Int, answer: Int)
  /// A score or weight that is not a finite number.
  case scoreNotFinite(problem: Int, sample: Int)
  /// More samples of one problem than `Factorials.largest`.
  case tooManySamples(problem: Int, found: Int, limit: Int)
  /// `k` samples were asked for where there are fewer.
  case tooFewSamples(problem: Int, k: Int, available: Int)
  /// The metric has no meaning at this `k` for sets of this width.
  case notDefined(metric: String, k: Int, width: Int)
  /// The exact value would take more work than is allowed.
  case tooMuchWork(problem: Int, k: Int)
  /// Class counts are needed, and the problem has none.
  case noVotes(problem: Int)
  /// Scores are needed, and the problem has none.
  case noScores(problem: Int)
  /// A parameter out of its range; the sentence says which.
  case badParameter(String)
  /// A Wilson or Beta interval for a figure that is no proportion.
  case notAProportion(metric: String)
  /// A problem that only one of two compared runs has.
  case unmatchedProblem(problem: Int)
}

extension StatisticsError: CustomStringConvertible {
  /// One sentence that names the problem.
  public var description: String {
    switch self {
    case .emptyInput:
      "there are no problems to estimate from"
    case .emptyProblem(let problem):
      "problem \(problem) has no samples"
    case .raggedWidth(let problem, let expected, let found):
      "problem \(problem) has a set of width \(found), the run has sets of width \(expected)"
    case .duplicateProblem(let problem):
      "problem \(problem) occurs twice in one run"
    case .inconsistentCounts(let problem):
      "the counts of problem \(problem) do not add up"
    case .classWithTwoVerdicts(let problem, let answer):
      "answer class \(answer) of problem \(problem) is both correct and wrong"
    case .scoreNotFinite(let problem, let sample):
      "the score of sample \(sample) of problem \(problem) is not a finite number"
    case .tooManySamples(let problem, let found, let limit):
      "problem \(problem) has \(found) samples, at most \(limit) are allowed"
    case .tooFewSamples(let problem, let k, let available):
      "k = \(k) is more than the \(available) samples of problem \(problem)"
    case .notDefined(let metric, let k, let width):
      "\(metric) is not defined at k = \(k) for sets of width \(width)"
    case .tooMuchWork(let problem, let k):
      "the exact value at k = \(k) for problem \(problem) takes more work than is allowed"
    case .noVotes(let problem):
      "problem \(problem) has no answer classes to vote with"
    case .noScores(let problem):
      "problem \(problem) has no scores to choose by"
    case .badParameter(let sentence):
      sentence
    case .notAProportion(let metric):
      "\(metric) is not a proportion, so this interval does not apply to it"
    case .unmatchedProblem(let problem):
      "problem \(problem) is in only one of the two runs"
    }
  }
}
