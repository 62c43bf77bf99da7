/// A number for a report, with everything that says what it is.
public struct Figure: Hashable, Sendable {
  /// The metric's name, `pooled` in front where samples of sets were pooled.
  public var metric: String
  /// One sentence that says what is estimated.
  public var estimand: String
  public var k: Int?
  public var tau: Threshold?
  /// The width of the sets; 1 for independent samples.
  public var width: Int
  public var value: Double
  /// The standard error of the value, clustered by problem; nil for one problem, and for a figure
  /// that is no mean over problems.
  public var standardError: Double?
  public var low: Double?
  public var high: Double?
  /// The level of the interval: 0.95 for 95 %.
  public var level: Double?
  /// How the interval was made, with seed and resamples; `point estimate` without one.
  public var method: String
  /// Problems that the figure rests on.
  public var problems: Int
  /// Their sets; their samples for width 1.
  public var sets: Int

  public init(
    metric: String, estimand: String, k: Int? = nil, tau: Threshold? = nil, width: Int,
    value: Double, standardError: Double? = nil, interval: Interval? = nil, problems: Int,
    sets: Int
  ) {
    self.metric = metric
    self.estimand = estimand
    self.k = k
    self.tau = tau
    self.width = width
    self.value = value
    self.standardError = standardError
    low = interval?.low
    high = interval?.high
    level = interval?.level
    method = interval?.method ?? "point estimate"
    self.problems = problems
    self.sets = sets
  }
}

/// Which interval a figure gets.
public enum Uncertainty: Hashable, Sendable {
  case none
  /// Standard error clustered by problem, with Student's t.
  case clustered(level: Double)
  case bootstrap(Bootstrap)
  /// Wilson's interval with problems as trials. For values between 0 and 1 that are not only 0 and
  /// 1 it is wider than needed.
  case wilson(level: Double)
  /// The Beta posterior with problems as trials and the prior Beta(`prior`, `prior`).
  case beta(level: Double, prior: Double)

  /// The interval for the mean of `values`; nil for `none`, and for a clustered one of a single
  /// problem. Throws `badParameter` and `emptyInput`.
  public func interval(of values: [ProblemValue]) throws(StatisticsError) -> Interval? {
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

extension Run {
  /// The figure of `metric` at `k`. Throws as `Estimand.init`, `values` and the interval.
  public func figure(
    _ metric: Metric, k: Int? = nil, pooled: Bool = false, _ uncertainty: Uncertainty = .none
  ) throws(StatisticsError) -> Figure {
    let estimand = try Estimand(metric, k: k, width: width, pooled: pooled)
    return try figure(
      metric: estimand.name, estimand: estimand.sentence, k: estimand.k, tau: metric.tau,
      of: try values(estimand), uncertainty)
  }

  /// The figure of `consistency`. Throws `emptyInput` where no problem has the value,
  /// `notAProportion` for a Wilson or Beta interval of a count, and as `values`.
  public func figure(_ consistency: Consistency, _ uncertainty: Uncertainty = .none)
    throws(StatisticsError) -> Figure
  {
    if uncertainty.needsProportion, !consistency.isProportion {
      throw .notAProportion(metric: consistency.name)
    }
    return try figure(
      metric: consistency.name, estimand: consistency.sentence(width: width), k: nil, tau: nil,
      of: try values(consistency), uncertainty)
  }

  /// The figure of the pooled-minus-set gap of `metric` at k = w. Throws as `gap`.
  public func gapFigure(_ metric: Metric, _ uncertainty: Uncertainty = .none)
    throws(StatisticsError) -> Figure
  {
    let name = "pooled-minus-set gap of \(metric.name(k: width))"
    if uncertainty.needsProportion { throw .notAProportion(metric: name) }
    return try figure(
      metric: name,
      estimand: "The mean over problems of the pooled estimate of \(metric.name(k: width)), as if"
        + " samples were independent, minus its mean over whole sets of width \(width).",
      k: width, tau: metric.tau, of: try gap(metric), uncertainty)
  }

  /// The figure of the within-set correlation, with a bootstrap of problems if one is given.
  /// Throws as `correlation`.
  public func correlationFigure(_ bootstrap: Bootstrap? = nil) throws(StatisticsError) -> Figure {
    let correlation = try correlation()
    return Figure(
      metric: "within-set correlation",
      estimand: "The correlation of correctness between two members of a set of width \(width),"
        + " given the problem (one-way ANOVA).",
      width: width, value: correlation.value,
      interval: try bootstrap.map { bootstrap throws(StatisticsError) in
        try correlation.interval(bootstrap)
      }, problems: correlation.problems, sets: correlation.sets)
  }

  private func figure(
    metric: String, estimand: String, k: Int?, tau: Threshold?, of values: [ProblemValue],
    _ uncertainty: Uncertainty
  ) throws(StatisticsError) -> Figure {
    guard !values.isEmpty else { throw .emptyInput }
    let used = Set(values.map(\.problem))
    let flat = values.map(\.value)
    return Figure(
      metric: metric, estimand: estimand, k: k, tau: tau, width: width, value: Summary.mean(flat),
      standardError: Summary.standardError(flat), interval: try uncertainty.interval(of: values),
      problems: values.count,
      sets: entries.reduce(0) { used.contains($1.index) ? $0 + $1.sets : $0 })
  }
}
