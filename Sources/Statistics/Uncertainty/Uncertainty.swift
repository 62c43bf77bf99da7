/// Which interval a figure gets.
public enum Uncertainty: Hashable, Sendable {
  /// None: the figure is a point estimate.
  case none
  /// Standard error clustered by problem, with Student's t.
  case clustered(level: Double)
  /// By resampling problems, or sets, or both.
  case bootstrap(Bootstrap)
  /// Wilson's interval with problems as trials. For values between 0 and 1 that are not only 0 and
  /// 1 it is wider than needed.
  case wilson(level: Double)
  /// The Beta posterior with problems as trials and the prior Beta(`prior`, `prior`).
  case beta(level: Double, prior: Double)

  /// The interval for the mean of `values`; nil for `none`, and for a clustered one of a single
  /// problem. Throws `badParameter` and `emptyInput`.
  public func interval(of values: [ProblemValue]) throws(StatisticsError) -> ConfidenceInterval? {
    switch self {
    case .none: return nil
    case .clustered(let level):
      return values.count < 2 ? nil : try .clustered(values.map(\.value), level: level)
    case .bootstrap(let bootstrap): return try bootstrap.interval(of: values)
    case .wilson(let level):
      let (sum, count) = Uncertainty.successes(values)
      return try .wilson(successes: sum, trials: count, level: level)
    case .beta(let level, let prior):
      let (sum, count) = Uncertainty.successes(values)
      return try .beta(successes: sum, trials: count, level: level, prior: prior)
    }
  }

  /// Rounding may carry the sum of ones a little over their number.
  private static func successes(_ values: [ProblemValue]) -> (Double, Double) {
    let count = Double(values.count)
    return (min(max(values.reduce(0) { $0 + $1.value }, 0), count), count)
  }

  var needsProportion: Bool {
    switch self {
    case .wilson, .beta: true
    default: false
    }
  }
}
