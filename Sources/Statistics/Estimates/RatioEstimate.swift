/// An estimate that is a ratio of sums over problems, and so no mean over them.
public struct RatioEstimate: Sendable {
  /// The estimate.
  public let value: Double
  /// Problems that it rests on.
  public let problems: Int
  /// Their sets.
  public let sets: Int
  /// What each of these problems adds to the sums.
  private let rows: [[Double]]
  /// The estimate from the sums of the columns of `rows`; NaN where it has no value.
  private let statistic: @Sendable ([Double]) -> Double

  /// The estimate from what each problem adds to the sums, all of the same length. Throws `emptyInput` where
  /// it has no value.
  init(
    rows: [[Double]], sets: Int, statistic: @escaping @Sendable ([Double]) -> Double
  ) throws(StatisticsError) {
    var totals = [Double](repeating: 0, count: rows.first?.count ?? 0)
    for row in rows {
      for (column, term) in zip(totals.indices, row) { totals[column] += term }
    }
    value = statistic(totals)
    guard !rows.isEmpty, !value.isNaN else { throw .emptyInput }
    problems = rows.count
    self.sets = sets
    self.rows = rows
    self.statistic = statistic
  }

  /// The interval by resampling problems. Throws as `Bootstrap.interval`.
  public func interval(_ bootstrap: Bootstrap) throws(StatisticsError) -> ConfidenceInterval {
    try bootstrap.interval(of: rows, statistic: statistic)
  }
}
