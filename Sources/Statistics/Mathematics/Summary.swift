/// Means and their errors.
public enum Summary {
  /// The arithmetic mean; NaN of nothing.
  public static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// The standard error of the mean of values that are one per problem: the square root of
  /// Σ(v − mean)² / (P(P − 1)). Nil below two values.
  ///
  /// With one value per problem it is the error clustered by problem (Miller 2024, arXiv
  /// 2411.00640): whatever correlation the samples of one problem have is inside their value.
  public static func standardError(_ values: [Double]) -> Double? {
    guard values.count > 1 else { return nil }
    let mean = mean(values)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count) / Double(values.count - 1)).squareRoot()
  }
}
