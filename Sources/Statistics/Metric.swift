/// What is asked of k samples.
public enum Metric: Hashable, Sendable {
  /// The share of correct samples (pass@1, avg@n).
  case accuracy
  /// At least one sample is correct: pass@k.
  case pass
  /// Every sample is correct: pass^k.
  case all
  /// At least ⌈τk⌉ samples are correct: G-Pass@k_τ.
  case gPass(Threshold)
  /// The mean of G-Pass@k_τ over τ from ½ to 1: mG-Pass@k.
  case meanGPass
  /// The share of the correct answer in the majority vote, ties sharing: maj@k.
  case majority
  /// The same vote with each sample weighing its score, at all samples only.
  case weightedMajority
  /// The problem is solved in at least τ of all samples: Cover@τ.
  case cover(Threshold)

  /// The name as a table prints it; `k` where the metric has one.
  public func name(k: Int?) -> String {
    let k = k.map(String.init) ?? "k"
    switch self {
    case .accuracy: return "accuracy"
    case .pass: return "pass@\(k)"
    case .all: return "pass^\(k)"
    case .gPass(let tau): return "G-Pass@\(k)(τ=\(tau))"
    case .meanGPass: return "mG-Pass@\(k)"
    case .majority: return "maj@\(k)"
    case .weightedMajority: return "weighted maj@\(k)"
    case .cover(let tau): return "Cover@\(tau)"
    }
  }

  /// Whether the metric takes a number of samples.
  public var takesK: Bool {
    switch self {
    case .accuracy, .cover: false
    default: true
    }
  }

  var tau: Threshold? {
    switch self {
    case .gPass(let tau), .cover(let tau): tau
    default: nil
    }
  }
}
