/// The within-set correlation of correctness (intraclass correlation, ICC), by one-way analysis of
/// variance inside problems.
///
/// With p̂_i the accuracy of problem i over its G_i sets of width w, and c_ig correct in set g:
///   MSB = Σ_i Σ_g w (c_ig/w − p̂_i)² / Σ_i (G_i − 1),
///   MSW = Σ_i Σ_g c_ig (w − c_ig)/w / Σ_i G_i (w − 1),
///   ICC = (MSB − MSW) / (MSB + (w − 1) MSW)
/// (Fisher 1925; Ridout, Demétrio and Firth 1999 for binary data). Problems with one set are left
/// out. It lies between −1/(w−1), members that avoid each other, and 1, members that agree always;
/// 0 is independence. Centring by problem keeps the problems' difficulty out of it.
public struct Correlation: Hashable, Sendable {
  public var value: Double
  /// Problems with at least two sets.
  public var problems: Int
  /// Their sets.
  public var sets: Int
  /// Sum of squares and degrees of freedom between and within sets, per problem: what the bootstrap
  /// adds up.
  var rows: [[Double]]
  var width: Int

  /// The correlation from sums of the columns of `rows`; NaN where no set differs from another in
  /// any way.
  static func value(_ sums: [Double], width: Int) -> Double {
    guard sums.count == 4 else { return .nan }
    let between = sums[0] / sums[1]
    let within = sums[2] / sums[3]
    return (between - within) / (between + Double(width - 1) * within)
  }

  /// The interval by resampling problems. Throws as `Bootstrap.interval`.
  public func interval(_ bootstrap: Bootstrap) throws(StatisticsError) -> Interval {
    let width = self.width
    return try bootstrap.interval(of: rows) { Correlation.value($0, width: width) }
  }
}

extension Run {
  /// The within-set correlation. Throws `notDefined` for width 1 and `emptyInput` where no problem
  /// has two sets, or where every problem is always or never solved.
  public func correlation() throws(StatisticsError) -> Correlation {
    guard width > 1 else { throw .notDefined(metric: "within-set correlation", k: 1, width: 1) }
    let w = Double(width)
    var rows: [[Double]] = []
    var totals = [0.0, 0, 0, 0]
    var sets = 0
    for problem in entries where problem.sets > 1 {
      let mean = Double(problem.samples.correct) / Double(problem.samples.size)
      var (between, within) = (0.0, 0.0)
      for pattern in problem.patterns {
        let (set, times) = (pattern.set, pattern.times)
        let correct = Double(set.correct)
        between += Double(times) * w * (correct / w - mean) * (correct / w - mean)
        within += Double(times) * correct * (w - correct) / w
      }
      let groups = Double(problem.sets)
      let row = [between, groups - 1, within, groups * (w - 1)]
      for column in totals.indices { totals[column] += row[column] }
      rows.append(row)
      sets += problem.sets
    }
    let value = Correlation.value(totals, width: width)
    guard !value.isNaN else { throw .emptyInput }
    return Correlation(value: value, problems: rows.count, sets: sets, rows: rows, width: width)
  }
}
