/// What a report is made with, beside its rows.
public struct ReportSettings: Sendable {
  /// The numbers of samples for pass@k and its kin; empty for the usual ones.
  public var passAt: [Int] = []
  /// Whether sets of another width than most are left out instead of refused.
  public var allowRagged = false
  /// The seed of the bootstrap.
  public var seed: UInt64 = 0
  /// The bootstrap's resamples.
  public var resamples = 10_000
  /// The confidence level of all intervals, in (0, 1).
  public var level = 0.95
  /// Karat's version, for the list of settings.
  public var version = ""
  /// How each input was graded, by its path, where a manifest tells.
  public var grading: [String: String] = [:]

  /// The usual settings.
  public init() {}
}
