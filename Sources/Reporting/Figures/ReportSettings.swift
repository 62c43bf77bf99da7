import Records
public import Statistics

/// What a report is made with, beside its rows.
public struct ReportSettings: Sendable {
  /// Which interval every figure has.
  public enum IntervalKind: String, Sendable, CaseIterable {
    /// Bootstrap, bias-corrected and accelerated.
    case bca
    /// Bootstrap, percentiles.
    case percentile
    /// Student's t times the standard error clustered by problem.
    case clustered
    /// Wilson's score interval, problems as trials.
    case wilson
    /// The Beta posterior of a uniform prior, problems as trials.
    case beta
  }

  /// The numbers of samples for pass@k and its kin; empty for the usual ones.
  public var passAt: [Int] = []
  /// The thresholds of G-Pass@k and Cover.
  public var thresholds = Threshold.table
  /// Whether sets of another width than most are left out instead of refused.
  public var allowRagged = false
  /// Whether figures that pool the samples of sets stand beside the others.
  public var pooled = false
  /// The width of the sets into which independent samples are put at random; nil to leave them.
  public var regroup: Int?
  /// Which interval figures have.
  public var interval = IntervalKind.bca
  /// What the bootstrap draws.
  public var levels = Bootstrap.Levels.problems
  /// The seed of the bootstrap and of regrouping.
  public var seed: UInt64 = 0
  /// The bootstrap's resamples.
  public var resamples = 10_000
  /// The confidence level of all intervals, in (0, 1).
  public var level = 0.95
  /// Karat's version, for the list of settings.
  public var version = ""

  /// The usual settings.
  public init() {}

  /// Sets the thresholds from shares with commas between them: `1/4,0.5,1`. Throws a `RecordError`.
  public mutating func setThresholds(_ text: String) throws {
    thresholds = try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      guard let tau = Threshold(String(part)) else {
        throw RecordError(.option, "--tau: shares above 0 up to 1 are needed, as 1/4,0.5,1")
      }
      return tau
    }
  }

  /// Sets what the bootstrap draws by its name. Throws a `RecordError`.
  public mutating func setLevels(_ name: String) throws {
    guard let found = Bootstrap.Levels(name: name) else {
      throw RecordError(
        .option, "--resample: problems, problems-then-sets or sets are allowed, not \(name)")
    }
    levels = found
  }

  /// The bootstrap of these settings.
  var bootstrap: Bootstrap {
    Bootstrap(
      levels: levels, bounds: interval == .percentile ? .percentile : .accelerated,
      resamples: resamples, seed: seed, level: level)
  }

  /// The interval of a figure; `isProportion` where it lies between 0 and 1.
  func uncertainty(isProportion: Bool = true) -> Uncertainty {
    switch interval {
    case .bca, .percentile: .bootstrap(bootstrap)
    case .clustered: .clustered(level: level)
    case .wilson: isProportion ? .wilson(level: level) : .clustered(level: level)
    case .beta: isProportion ? .beta(level: level, prior: 1) : .clustered(level: level)
    }
  }
}
