/// Exactly what a figure estimates: the metric, at which parameters, for which sets, by which drawing.
public struct Estimand: Hashable, Sendable {
  /// How the samples that are looked at come about.
  public enum Drawing: Hashable, Sendable {
    /// All samples of a problem; no draw.
    case everySample
    /// Every set of a problem; of independent samples all of them as one set.
    case everySet
    /// A random k-subset of a problem's independent samples.
    case independentSubset
    /// One whole set.
    case wholeSet
    /// A random k-subset of one set. It is not a set of width k: its members saw the others.
    case subsetOfSet
    /// k/w whole sets, drawn without replacement.
    case severalSets
    /// A random k-subset of all samples of a problem, as if they were independent.
    case pooled
  }

  /// What is measured.
  public let metric: Metric
  /// At what; nil where the metric does not take a parameter.
  public let parameters: MetricParameters
  /// The width of the sets; 1 for independent samples.
  public let width: Int
  /// How samples are drawn.
  public let drawing: Drawing

  /// The number of samples; nil where the metric takes none.
  public var k: Int? { parameters.k }
  /// The threshold; nil where the metric takes none.
  public var tau: Threshold? { parameters.tau }
  /// The samples that are looked at, for metrics that are told.
  var samples: Metric.Samples { parameters.samples ?? .answered }

  /// The estimand of `metric` for sets of `width`. Throws `notDefined` and `badParameter`.
  ///
  /// `pooled` treats the members of sets as independent samples, which is biased; for width 1 and for metrics
  /// that draw no samples it changes nothing.
  public init(
    _ metric: Metric, _ parameters: MetricParameters, width: Int, pooled: Bool = false
  ) throws(StatisticsError) {
    guard width >= 1 else { throw .badParameter("the width of a set is at least 1, not \(width)") }
    self.metric = metric
    self.width = width
    if metric.inputs.takesTau, parameters.tau == nil {
      throw .badParameter("\(metric.name(parameters)) needs a threshold τ")
    }
    var taken = MetricParameters(
      tau: metric.inputs.takesTau ? parameters.tau : nil,
      samples: metric.inputs.takesSamples ? parameters.samples ?? .answered : nil)
    guard let leastK = metric.inputs.leastK else {
      self.parameters = taken
      if case .everySet = metric.estimator { drawing = .everySet } else { drawing = .everySample }
      return
    }
    guard let k = parameters.k, k >= 1 else {
      throw .badParameter("\(metric.name(taken)) needs a k of at least 1")
    }
    taken.k = k
    self.parameters = taken
    let notDefined = StatisticsError.notDefined(metric: metric.name(taken), k: k, width: width)
    if width == 1 {
      drawing = .independentSubset
    } else if pooled {
      drawing = .pooled
    } else if k == width {
      drawing = .wholeSet
    } else if k < width {
      drawing = .subsetOfSet
    } else if k % width == 0 {
      drawing = .severalSets
    } else {
      throw notDefined
    }
    guard k >= leastK, metric.estimator.isDefined(for: drawing) else { throw notDefined }
  }

  /// The estimand of `metric` at these parameters. Throws as above.
  public init(
    _ metric: Metric, k: Int? = nil, tau: Threshold? = nil, samples: Metric.Samples? = nil,
    width: Int, pooled: Bool = false
  ) throws(StatisticsError) {
    try self.init(
      metric, MetricParameters(k: k, tau: tau, samples: samples), width: width, pooled: pooled)
  }

  /// The metric's name, with `pooled` before it where that is what it is.
  public var name: String {
    (drawing == .pooled ? "pooled " : "") + metric.name(parameters)
  }

  /// One sentence that says what is estimated.
  public var sentence: String {
    (metric.isMean ? "The mean over problems of " : "") + metric.event(self) + "."
  }

  /// How samples are drawn, as the end of a phrase that speaks of correct ones.
  var draw: String {
    switch drawing {
    case .everySample:
      width == 1 ? ", all samples counted" : ", all samples of all sets of width \(width) counted"
    case .everySet where width == 1: " among all independent samples of a problem"
    case .independentSubset, .pooled: " among \(drawn)"
    case .everySet, .wholeSet, .subsetOfSet, .severalSets: " in \(drawn)"
    }
  }

  /// The samples that are drawn.
  var drawn: String {
    let k = k ?? 0
    return switch drawing {
    case .everySample: "all samples of a problem"
    case .everySet, .wholeSet: "a whole set of width \(width)"
    case .independentSubset: "\(k) independent samples drawn without replacement"
    case .subsetOfSet:
      "a random subset of \(k) from one set of width \(width) (not a set of width \(k))"
    case .severalSets:
      "\(k / width) whole sets of width \(width) drawn without replacement (\(k) samples)"
    case .pooled:
      "\(k) samples drawn without replacement from all sets of width \(width) pooled"
        + " as if independent, which is biased"
    }
  }
}

extension Estimator {
  /// Whether there is a value for samples that are drawn so.
  fileprivate func isDefined(for drawing: Estimand.Drawing) -> Bool {
    switch self {
    case .draws, .everySample, .everySet, .ratio: true
    case .wholeSets: drawing != .subsetOfSet && drawing != .severalSets
    case .scores: drawing != .severalSets
    }
  }
}
