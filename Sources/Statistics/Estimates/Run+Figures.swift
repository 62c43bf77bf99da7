extension Run {
  /// The figure of `estimand`. Throws as `values`; `emptyInput` where no problem has a value;
  /// `notAProportion` for a Wilson or Beta interval of what is no share. A ratio over all problems has an
  /// interval by the bootstrap alone, and else none.
  public func figure(_ estimand: Estimand, _ uncertainty: Uncertainty = .none)
    throws(StatisticsError) -> Figure
  {
    if case .ratio(let estimate) = estimand.metric.estimator {
      return try figure(estimand, estimate, uncertainty)
    }
    return try figure(
      estimand.name, estimand.sentence, estimand.parameters,
      isProportion: estimand.metric.isProportion, uncertainty
    ) { () throws(StatisticsError) in try values(estimand) }
  }

  /// The figure of `metric` at these parameters. Throws as above and as `Estimand.init`.
  public func figure(
    _ metric: Metric, k: Int? = nil, tau: Threshold? = nil, samples: Metric.Samples? = nil,
    pooled: Bool = false, _ uncertainty: Uncertainty = .none
  ) throws(StatisticsError) -> Figure {
    let estimand = try Estimand(
      metric, k: k, tau: tau, samples: samples, width: width, pooled: pooled)
    return try figure(estimand, uncertainty)
  }

  /// The figure of how much the independent formula of `metric` is off at k = w: the pooled estimate minus
  /// the estimate from whole sets, over problems. Throws as `values`, and `notDefined` for width 1.
  public func gapFigure(_ metric: Metric, _ uncertainty: Uncertainty = .none)
    throws(StatisticsError) -> Figure
  {
    let parameters = MetricParameters(k: width)
    let name = Run.gapName(metric, k: width)
    guard width > 1 else { throw .notDefined(metric: name, k: 1, width: 1) }
    let sentence =
      "The mean over problems of the pooled estimate of \(metric.name(k: width)), as if"
      + " samples were independent, minus its mean over whole sets of width \(width)."
    return try figure(name, sentence, parameters, isProportion: false, uncertainty) {
      () throws(StatisticsError) in
      let sets = try values(try Estimand(metric, parameters, width: width))
      let pooled = try values(try Estimand(metric, parameters, width: width, pooled: true))
      return zip(pooled, sets).map { pair in
        ProblemValue(problem: pair.0.problem, value: pair.0.value - pair.1.value)
      }
    }
  }

  /// The name of the pooled-minus-set gap of `metric`.
  public static func gapName(_ metric: Metric, k: Int) -> String {
    "pooled-minus-set gap of \(metric.name(k: k))"
  }

  /// The figure that is the mean of values of problems.
  private func figure(
    _ name: String, _ sentence: String, _ parameters: MetricParameters, isProportion: Bool,
    _ uncertainty: Uncertainty, of values: () throws(StatisticsError) -> [ProblemValue]
  ) throws(StatisticsError) -> Figure {
    if uncertainty.needsProportion, !isProportion { throw .notAProportion(metric: name) }
    let values = try values()
    guard !values.isEmpty else { throw .emptyInput }
    let used = Set(values.map(\.problem))
    let flat = values.map(\.value)
    return Figure(
      metric: name, estimand: sentence, k: parameters.k, tau: parameters.tau,
      isProportion: isProportion, width: width, value: Summary.mean(flat),
      standardError: Summary.standardError(flat), interval: try uncertainty.interval(of: values),
      problems: values.count,
      sets: sorted.reduce(0) { used.contains($1.index) ? $0 + $1.sets : $0 })
  }

  /// The figure that is a ratio of sums over problems.
  private func figure(
    _ estimand: Estimand, _ estimate: (Run) throws(StatisticsError) -> RatioEstimate,
    _ uncertainty: Uncertainty
  ) throws(StatisticsError) -> Figure {
    let ratio = try estimate(self)
    var interval: ConfidenceInterval?
    if case .bootstrap(let bootstrap) = uncertainty { interval = try ratio.interval(bootstrap) }
    return Figure(
      metric: estimand.name, estimand: estimand.sentence,
      isProportion: estimand.metric.isProportion, width: width, value: ratio.value,
      interval: interval, problems: ratio.problems, sets: ratio.sets)
  }
}
