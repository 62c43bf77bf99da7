/// Two bounds at a confidence level.
public struct ConfidenceInterval: Hashable, Sendable {
  /// The lower bound.
  public var low: Double
  /// The upper bound.
  public var high: Double
  /// In (0, 1): 0.95 for 95 %.
  public var level: Double
  /// How it was made, with what makes it again: seed and number of resamples.
  public var method: String

  /// An interval with its bounds.
  public init(low: Double, high: Double, level: Double, method: String) {
    self.low = low
    self.high = high
    self.level = level
    self.method = method
  }

  /// Throws `badParameter` for a level outside (0, 1).
  static func check(level: Double) throws(StatisticsError) {
    guard level > 0, level < 1 else {
      throw .badParameter("a level has to lie between 0 and 1, not \(level)")
    }
  }

  /// Wilson's score interval for `successes` of `trials`, which need not be whole numbers.
  ///
  /// Wilson 1927; Brown, Cai and DasGupta 2001. Throws `badParameter` and `emptyInput`.
  public static func wilson(successes: Double, trials: Double, level: Double)
    throws(StatisticsError) -> ConfidenceInterval
  {
    try check(level: level)
    try check(successes: successes, trials: trials)
    let z = SpecialFunctions.normalQuantile(1 - (1 - level) / 2)
    let share = successes / trials
    let square = z * z / trials
    let centre = (share + square / 2) / (1 + square)
    let half =
      (share * (1 - share) * square + square * square / 4).squareRoot() / (1 + square)
    // At 0 and 1 the bound is exact; rounding must not move it.
    return ConfidenceInterval(
      low: successes == 0 ? 0 : max(centre - half, 0),
      high: successes == trials ? 1 : min(centre + half, 1), level: level,
      method: "Wilson score interval, problems as trials")
  }

  /// The equal-tailed interval of the Beta posterior after `successes` of `trials`, under the prior
  /// Beta(`prior`, `prior`): 1 is uniform, ½ is Jeffreys'. Throws `badParameter` and `emptyInput`.
  public static func beta(successes: Double, trials: Double, level: Double, prior: Double = 1)
    throws(StatisticsError) -> ConfidenceInterval
  {
    try check(level: level)
    try check(successes: successes, trials: trials)
    guard prior > 0, prior.isFinite else {
      throw .badParameter("the prior of a Beta posterior has to be positive, not \(prior)")
    }
    let (a, b) = (prior + successes, prior + trials - successes)
    return ConfidenceInterval(
      low: SpecialFunctions.betaQuantile((1 - level) / 2, a: a, b: b),
      high: SpecialFunctions.betaQuantile(1 - (1 - level) / 2, a: a, b: b), level: level,
      method: "Beta(\(a), \(b)) posterior, equal tails, problems as trials")
  }

  /// Throws `emptyInput` without trials, and `badParameter` for more successes than trials.
  private static func check(successes: Double, trials: Double) throws(StatisticsError) {
    guard trials > 0 else { throw .emptyInput }
    guard trials.isFinite, successes >= 0, successes <= trials else {
      throw .badParameter("there cannot be \(successes) successes in \(trials) trials")
    }
  }

  /// The mean of `values` ± Student's t times their standard error: the clustered interval, for
  /// `values` that are one per problem. Throws `badParameter`, and `emptyInput` below two values.
  public static func clustered(_ values: [Double], level: Double) throws(StatisticsError)
    -> ConfidenceInterval
  {
    try check(level: level)
    guard let error = Summary.standardError(values) else { throw .emptyInput }
    let degrees = Double(values.count - 1)
    let half = error * SpecialFunctions.studentQuantile(1 - (1 - level) / 2, degrees: degrees)
    let mean = Summary.mean(values)
    return ConfidenceInterval(
      low: mean - half, high: mean + half, level: level,
      method:
        "standard error clustered by problem, Student's t with \(values.count - 1) degrees of freedom"
    )
  }
}
