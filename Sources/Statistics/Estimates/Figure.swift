/// A number for a report, with everything that says what it is.
public struct Figure: Hashable, Sendable {
  /// The metric's name, `pooled` in front where samples of sets were pooled.
  public var metric: String
  /// One sentence that says what is estimated.
  public var estimand: String
  /// The number of samples; nil where the metric takes none.
  public var k: Int?
  /// The share of them that has to be correct; nil where the metric takes none.
  public var tau: Threshold?
  /// Whether it is a share, which is printed in percent.
  public var isProportion: Bool
  /// The width of the sets; 1 for independent samples.
  public var width: Int
  /// The estimate.
  public var value: Double
  /// The standard error of the value, clustered by problem; nil for one problem, and for a figure
  /// that is no mean over problems.
  public var standardError: Double?
  /// The interval of the value; nil without one.
  public var interval: ConfidenceInterval?
  /// Problems that the figure rests on.
  public var problems: Int
  /// Their sets; their samples for width 1.
  public var sets: Int

  init(
    metric: String, estimand: String, k: Int? = nil, tau: Threshold? = nil, isProportion: Bool,
    width: Int, value: Double, standardError: Double? = nil, interval: ConfidenceInterval? = nil,
    problems: Int, sets: Int
  ) {
    self.metric = metric
    self.estimand = estimand
    self.k = k
    self.tau = tau
    self.isProportion = isProportion
    self.width = width
    self.value = value
    self.standardError = standardError
    self.interval = interval
    self.problems = problems
    self.sets = sets
  }
  /// The lower bound of the interval; nil without one.
  public var low: Double? { interval?.low }
  /// The upper bound of the interval; nil without one.
  public var high: Double? { interval?.high }
  /// The level of the interval, 0.95 for 95 %; nil without one.
  public var level: Double? { interval?.level }
  /// How the interval was made, with seed and resamples; `point estimate` without one.
  public var method: String { interval?.method ?? "point estimate" }
}
