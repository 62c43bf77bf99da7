/// How the rewards of a group become advantages.
///
/// A group is all responses to one prompt. A set is a part of it whose responses depend on each other;
/// where no sets are given every response of a group depends on the others no more than by the prompt.
public enum AdvantageMethod: Sendable, Hashable {
  /// (r − mean) / (std + ε) within the set. Shao et al. 2024, with the sample standard deviation (n − 1)
  /// that TRL and verl compute.
  case grpo
  /// r − mean within the set. Liu et al. 2025, "Understanding R1-Zero-Like Training".
  case drGRPO
  /// r − the mean of the other rewards of the set. Kool et al. 2019, Ahmadian et al. 2024.
  case rloo
  /// r − the mean reward of the group's other sets: a baseline that the response has no part in, though
  /// the responses of its own set depend on it.
  case leaveOneSetOut
  /// (r − mean) / (std + ε) over all sets of the group.
  case multiGroup
  /// The analytic advantage of "one of k is right" within the set; a reward over one half counts as
  /// right. Chen et al. 2025, "Pass@k Training".
  case passAtK(Int)

  /// The names, in the order of the C interface's codes from 0 on.
  public static let names = [
    "grpo", "dr_grpo", "rloo", "leave_one_set_out", "multi_group", "pass_at_k",
  ]

  /// The method with a name, or nil; `k` is read by `pass_at_k` alone.
  public static func named(_ name: String, k: Int = 1) -> AdvantageMethod? {
    names.firstIndex(of: name).flatMap { AdvantageMethod(code: $0, k: k) }
  }

  /// The method with a code, or nil; `k` is read by `passAtK` alone, and at least 1.
  public init?(code: Int, k: Int = 1) {
    switch code {
    case 0: self = .grpo
    case 1: self = .drGRPO
    case 2: self = .rloo
    case 3: self = .leaveOneSetOut
    case 4: self = .multiGroup
    case 5: self = .passAtK(max(1, k))
    default: return nil
    }
  }

  /// Whether sets are normalised together, group by group.
  var spansSets: Bool { self == .leaveOneSetOut || self == .multiGroup }
}
