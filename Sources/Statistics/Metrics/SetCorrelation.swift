extension Metric {
  /// The correlation of correctness between two members of a set, given the problem (intraclass correlation,
  /// ICC).
  public static let setCorrelation = Metric(
    id: "set_correlation", code: 12,
    sentence: "The correlation of correctness between two members of a set, given the problem.",
    formula: "`(MSB − MSW) / (MSB + (w − 1) MSW)` over all problems, see below",
    source: "Ridout, Demétrio and Firth 1999, *Biometrics* 55",
    isProportion: false,
    appearance: Appearance(table: .agreement),
    estimator: .ratio { run throws(StatisticsError) in try run.setCorrelation() },
    name: { _ in "within-set correlation" },
    event: {
      "The correlation of correctness between two members of a set of width \($0.width),"
        + " given the problem (one-way ANOVA)"
    })
}

extension Run {
  /// The within-set correlation of correctness, by one-way analysis of variance inside problems.
  ///
  /// With p̂_i the accuracy of problem i over its G_i sets of width w, and c_ig correct in set g:
  ///   MSB = Σ_i Σ_g w (c_ig/w − p̂_i)² / Σ_i (G_i − 1),
  ///   MSW = Σ_i Σ_g c_ig (w − c_ig)/w / Σ_i G_i (w − 1),
  ///   ICC = (MSB − MSW) / (MSB + (w − 1) MSW)
  /// (Fisher 1925; Ridout, Demétrio and Firth 1999 for binary data). Problems with one set are left
  /// out. It lies between −1/(w−1), members that avoid each other, and 1, members that agree always;
  /// 0 is independence. Centring by problem keeps the problems' difficulty out of it.
  ///
  /// Throws `notDefined` for width 1 and `emptyInput` where no problem has two sets, or where every problem is
  /// always or never solved.
  public func setCorrelation() throws(StatisticsError) -> RatioEstimate {
    guard width > 1 else {
      throw .notDefined(metric: Metric.setCorrelation.name(), k: 1, width: 1)
    }
    let w = Double(width)
    var rows: [[Double]] = []
    var sets = 0
    for problem in sorted where problem.sets > 1 {
      let mean = Double(problem.samples.correct) / Double(problem.samples.size)
      var (between, within) = (0.0, 0.0)
      for pattern in problem.patterns {
        let (set, times) = (pattern.set, pattern.times)
        let correct = Double(set.correct)
        between += Double(times) * w * (correct / w - mean) * (correct / w - mean)
        within += Double(times) * correct * (w - correct) / w
      }
      let groups = Double(problem.sets)
      rows.append([between, groups - 1, within, groups * (w - 1)])
      sets += problem.sets
    }
    return try RatioEstimate(rows: rows, sets: sets) { sums in
      guard sums.count == 4 else { return .nan }
      let between = sums[0] / sums[1]
      let within = sums[2] / sums[3]
      return (between - within) / (between + (w - 1) * within)
    }
  }
}
