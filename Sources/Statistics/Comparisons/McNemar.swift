/// McNemar's test: are problems gained as often as lost? (McNemar 1947.)
public struct McNemar: Hashable, Sendable {
  /// Problems that the second run solves and the first does not.
  public var gained: Int
  /// Problems that the first run solves and the second does not.
  public var lost: Int

  /// The test on these numbers of problems; one below 0 counts as 0.
  public init(gained: Int, lost: Int) {
    self.gained = max(gained, 0)
    self.lost = max(lost, 0)
  }

  /// The exact two-sided p-value: twice the smaller binomial tail at ½, at most 1.
  public var exact: Double {
    min(
      2 * SpecialFunctions.fairBinomialCumulative(min(gained, lost), trials: gained + lost), 1)
  }

  /// The p-value of (|gained − lost| − 1)² / (gained + lost) against chi-square with one degree of
  /// freedom (Edwards 1948); 1 without a flip.
  public var corrected: Double {
    guard gained + lost > 0 else { return 1 }
    let excess = max(abs(Double(gained) - Double(lost)) - 1, 0)
    return SpecialFunctions.chiSquareTail(excess * excess / Double(gained + lost))
  }
}
