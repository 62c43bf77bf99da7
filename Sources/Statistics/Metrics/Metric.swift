/// What is measured of a problem's samples: pass@k, maj@k, the entropy of answers, and so on.
///
/// A metric is a value; `Metric.all` lists them. Reports, comparisons, the C library, Python and the table in
/// `Docs/statistics.md` take from it whatever they say of a metric.
public struct Metric: Sendable {
  /// The name in the C library, in Python and of the table of golden values: `pass_at_k`.
  public let id: String
  /// The number in the C library, which never changes; nil for a metric of scores, which its samples lack.
  public let code: Int?
  /// What is measured, in one sentence.
  public let sentence: String
  /// The value of one problem as a formula in Markdown; the letters are those of `Docs/statistics.md`.
  public let formula: String
  /// Who defined it; empty where it is common knowledge.
  public let source: String
  /// What it takes: parameters and data.
  public let inputs: Inputs
  /// Whether the value of every problem lies between 0 and 1, so that it is printed in percent.
  public let isProportion: Bool
  /// Where reports show it.
  public let appearance: Appearance
  /// How it is computed.
  let estimator: Estimator
  /// Its name at these parameters; see `name(_:)`.
  private let naming: @Sendable (MetricParameters) -> String
  /// What is averaged over problems, for the sentence of an estimand.
  let event: @Sendable (Estimand) -> String

  init(
    id: String, code: Int?, sentence: String, formula: String, source: String = "",
    inputs: Inputs = Inputs(), isProportion: Bool = true, appearance: Appearance = Appearance(),
    estimator: Estimator, name: @escaping @Sendable (MetricParameters) -> String,
    event: @escaping @Sendable (Estimand) -> String
  ) {
    self.id = id
    self.code = code
    self.sentence = sentence
    self.formula = formula
    self.source = source
    self.inputs = inputs
    self.isProportion = isProportion
    self.appearance = appearance
    self.estimator = estimator
    naming = name
    self.event = event
  }

  /// The name as a table prints it: `G-Pass@4(τ=1/2)`. A parameter that is not given has its letter.
  public func name(_ parameters: MetricParameters = MetricParameters()) -> String {
    naming(parameters)
  }

  /// The name at `k`, without other parameters.
  public func name(k: Int?) -> String { naming(MetricParameters(k: k)) }

  /// Whether it is taken over k samples.
  public var takesK: Bool { inputs.leastK != nil }

  /// Whether a vote or a choice of all samples is made, so that there is no value for some of them.
  public var isOfWholeSets: Bool {
    if case .wholeSets = estimator { true } else { false }
  }

  /// Whether its figure is a mean over problems; else it is a ratio of sums, which only the bootstrap gives
  /// an interval.
  public var isMean: Bool {
    if case .ratio = estimator { false } else { true }
  }
}

extension Metric: Hashable {
  public static func == (a: Metric, b: Metric) -> Bool { a.id == b.id }

  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// What a metric is asked at. What the metric does not take is ignored.
public struct MetricParameters: Hashable, Sendable {
  /// The number of samples.
  public var k: Int?
  /// The share of samples that have to be correct.
  public var tau: Threshold?
  /// The samples whose answers are looked at; nil means those that answered.
  public var samples: Metric.Samples?

  /// Parameters; what is nil is not given.
  public init(k: Int? = nil, tau: Threshold? = nil, samples: Metric.Samples? = nil) {
    self.k = k
    self.tau = tau
    self.samples = samples
  }

  /// The number of samples for a name; its letter where it is not given.
  var kText: String { k.map(String.init) ?? "k" }
}
