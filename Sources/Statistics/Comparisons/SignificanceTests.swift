/// Many tests at once, and how large an effect must be to be seen.
public enum SignificanceTests {
  /// Holm's step-down adjustment (1979): reject where the result is at most the level, and the
  /// chance of any false rejection is at most the level. In the order given. Throws `badParameter`
  /// for a p outside 0 … 1.
  public static func holm(_ p: [Double]) throws(StatisticsError) -> [Double] {
    for value in p where !(value >= 0 && value <= 1) {
      throw .badParameter("a p-value lies between 0 and 1, and is not \(value)")
    }
    var adjusted = p
    var running = 0.0
    for (rank, place) in p.indices.sorted(by: { (p[$0], $0) < (p[$1], $1) }).enumerated() {
      running = max(running, min(Double(p.count - rank) * p[place], 1))
      adjusted[place] = running
    }
    return adjusted
  }

  /// The smallest true difference that a two-sided test at 1 − `level` finds with probability
  /// `power`: (z_{1−(1−level)/2} + z_power) · `standardError`. Throws `badParameter`.
  public static func minimumDetectableDifference(
    standardError: Double, level: Double = 0.95, power: Double = 0.8
  ) throws(StatisticsError) -> Double {
    try ConfidenceInterval.check(level: level)
    guard power > 0, power < 1, standardError >= 0, standardError.isFinite else {
      throw .badParameter(
        "the power has to lie between 0 and 1, and the standard error must not be negative")
    }
    return standardError
      * (SpecialFunctions.normalQuantile(1 - (1 - level) / 2)
        + SpecialFunctions.normalQuantile(power))
  }
}
