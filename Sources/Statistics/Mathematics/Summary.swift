/// What describes a list of numbers: mean, deviation, quantiles.
public enum Summary {
  /// The arithmetic mean; NaN of nothing.
  public static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// The arithmetic mean, each value divided first: finite where the sum of the values is not. NaN of nothing.
  public static func meanWithoutSum(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : values.reduce(0) { $0 + $1 / Double(values.count) }
  }

  /// The sample standard deviation around `mean`: the square root of Σ(v − mean)² / (n − 1). NaN below two
  /// values.
  public static func deviation(_ values: [Double], around mean: Double) -> Double {
    (squares(values, around: mean) / Double(values.count - 1)).squareRoot()
  }

  /// The middle of sorted values, or the mean of the two in the middle. NaN of nothing.
  public static func median(sorted values: [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let middle = values.count / 2
    return values.count % 2 == 1 ? values[middle] : values[middle - 1] / 2 + values[middle] / 2
  }

  /// The quantile at `share` of sorted values, linear between neighbours (Hyndman and Fan's type
  /// 7). NaN of nothing.
  public static func quantile(_ share: Double, sorted: [Double]) -> Double {
    guard let last = sorted.last else { return .nan }
    let place = min(max(share, 0), 1) * Double(sorted.count - 1)
    let index = Int(place)
    guard index + 1 < sorted.count else { return last }
    return sorted[index] + (place - Double(index)) * (sorted[index + 1] - sorted[index])
  }

  private static func squares(_ values: [Double], around mean: Double) -> Double {
    values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// The standard error of the mean of values that are one per problem: the square root of
  /// Σ(v − mean)² / (P(P − 1)). Nil below two values.
  ///
  /// With one value per problem it is the error clustered by problem (Miller 2024, arXiv
  /// 2411.00640): whatever correlation the samples of one problem have is inside their value.
  public static func standardError(_ values: [Double]) -> Double? {
    guard values.count > 1 else { return nil }
    let squares = squares(values, around: mean(values))
    return (squares / Double(values.count) / Double(values.count - 1)).squareRoot()
  }
}
