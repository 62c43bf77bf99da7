/// Exactly what a figure estimates: the metric, at which k, for which sets, by which drawing.
public struct Estimand: Hashable, Sendable {
  /// How the k samples of one draw come about.
  public enum Drawing: Hashable, Sendable {
    /// All samples of a problem; no draw.
    case everySample
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

  public let metric: Metric
  /// Nil where the metric takes no k.
  public let k: Int?
  public let width: Int
  public let drawing: Drawing

  /// The estimand of `metric` at `k` for sets of `width`; `k` is ignored where the metric takes
  /// none. Throws `notDefined` and `badParameter`.
  ///
  /// `pooled` treats the members of sets as independent samples, which is biased; for width 1 it
  /// changes nothing.
  public init(_ metric: Metric, k: Int? = nil, width: Int, pooled: Bool = false)
    throws(StatisticsError)
  {
    guard width >= 1 else { throw .badParameter("the width of a set is at least 1, not \(width)") }
    self.metric = metric
    self.width = width
    guard metric.takesK else {
      self.k = nil
      drawing = .everySample
      return
    }
    guard let k, k >= 1 else {
      throw .badParameter("\(metric.name(k: nil)) needs a k of at least 1")
    }
    self.k = k
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
      throw .notDefined(metric: metric.name(k: k), k: k, width: width)
    }
    let isPartial = drawing == .subsetOfSet || drawing == .severalSets
    // The sum of mG-Pass@1 is empty: its thresholds start above one half of one sample.
    if (metric == .weightedMajority && isPartial) || (metric == .meanGPass && k == 1) {
      throw .notDefined(metric: metric.name(k: k), k: k, width: width)
    }
  }

  /// The metric's name, with `pooled` before it where that is what it is.
  public var name: String {
    (drawing == .pooled ? "pooled " : "") + metric.name(k: k)
  }

  /// One sentence that says what is estimated.
  public var sentence: String {
    "The mean over problems of \(event)\(draw)."
  }

  private var event: String {
    switch metric {
    case .accuracy: "the share of correct samples"
    case .pass: "the probability that at least one is correct"
    case .all: "the probability that all are correct"
    case .gPass(let tau):
      "the probability that at least \(tau.required(of: k ?? 0)) (⌈\(tau)·\(k ?? 0)⌉) are correct"
    case .meanGPass:
      "the probability that at least i are correct, averaged as (2/k)·Σ over i from ⌈k/2⌉+1 to k,"
    case .majority:
      "the correct answer's share in the majority vote (ties share, abstentions do not vote)"
    case .weightedMajority: "the correct answer's share in the vote weighted by score (ties share)"
    case .cover(let tau): "whether at least \(tau) of the samples are correct"
    }
  }

  private var draw: String {
    let k = k ?? 0
    return switch drawing {
    case .everySample:
      width == 1 ? ", all samples counted" : ", all samples of all sets of width \(width) counted"
    case .independentSubset: " among \(k) independent samples drawn without replacement"
    case .wholeSet: " in a whole set of width \(width)"
    case .subsetOfSet:
      " in a random subset of \(k) from one set of width \(width) (not a set of width \(k))"
    case .severalSets:
      " in \(k / width) whole sets of width \(width) drawn without replacement (\(k) samples)"
    case .pooled:
      " among \(k) samples drawn without replacement from all sets of width \(width) pooled"
        + " as if independent, which is biased"
    }
  }
}
