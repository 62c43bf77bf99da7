/// The cluster bootstrap: problems are drawn with replacement, then sets inside each of them.
public struct Bootstrap: Hashable, Sendable {
  /// What is drawn.
  public enum Levels: Hashable, Sendable {
    /// Problems, each with all its samples. The spread of the problems' values already holds the
    /// noise of their samples, so this alone gives the error of the mean.
    case problems
    /// Problems, and then whole sets inside each. It counts the noise inside a problem twice, so
    /// the interval is wider than needed (Davison and Hinkley 1997, section 3.8), most of all with
    /// few sets per problem.
    case problemsThenSets
    /// The problems as they are, whole sets inside each: the error if the same problems were run
    /// again. Without two sets in some problem it is zero.
    case sets
  }

  /// How bounds are read off the resamples.
  public enum Bounds: Hashable, Sendable {
    /// The percentiles of the resamples.
    case percentile
    /// Bias-corrected and accelerated (Efron 1987).
    case accelerated
  }

  /// What is drawn.
  public var levels: Levels
  /// How bounds are read off.
  public var bounds: Bounds
  /// How often is drawn, from 100 to 1,000,000 times.
  public var resamples: Int
  /// The seed of the random numbers.
  public var seed: UInt64
  /// The level of the interval, in (0, 1).
  public var level: Double

  /// A bootstrap with its settings; `interval` checks them.
  public init(
    levels: Levels = .problems, bounds: Bounds = .accelerated, resamples: Int = 10_000,
    seed: UInt64 = 0, level: Double = 0.95
  ) {
    self.levels = levels
    self.bounds = bounds
    self.resamples = resamples
    self.seed = seed
    self.level = level
  }

  /// The interval of the mean of `values`. Throws `badParameter` and `emptyInput`.
  public func interval(of values: [ProblemValue]) throws(StatisticsError) -> ConfidenceInterval {
    try check()
    guard !values.isEmpty else { throw .emptyInput }
    let flat = values.map(\.value)
    let draws: [Double]
    switch levels {
    case .problems: draws = meansOverProblems(flat)
    case .problemsThenSets, .sets: draws = meansOverSets(values)
    }
    // The acceleration leaves out one problem at a time; where problems are fixed there is none.
    let leftOut = levels == .sets ? [] : leaveOneOut(flat)
    return interval(draws, estimate: Summary.mean(flat), leftOut: leftOut)
  }

  /// The interval of `statistic` of the column sums of `rows`, one row per problem: for ratios,
  /// whose mean over problems is not the estimate. Problems are drawn, whatever `levels` says.
  /// Resamples without a value (NaN) are left out. Throws `badParameter` and `emptyInput`.
  public func interval(
    of rows: [[Double]], statistic: ([Double]) -> Double
  ) throws(StatisticsError) -> ConfidenceInterval {
    try check()
    guard let width = rows.first?.count, rows.allSatisfy({ $0.count == width }) else {
      throw .emptyInput
    }
    let columns = (0..<width).map { column in rows.map { $0[column] } }
    let totals = columns.map { $0.reduce(0, +) }
    var generator = Generator(seed: seed)
    var draws: [Double] = []
    draws.reserveCapacity(resamples)
    var sums = [Double](repeating: 0, count: width)
    for _ in 0..<resamples {
      for column in 0..<width { sums[column] = 0 }
      for _ in 0..<rows.count {
        let row = generator.index(below: rows.count)
        for column in 0..<width { sums[column] += columns[column][row] }
      }
      let value = statistic(sums)
      if !value.isNaN { draws.append(value) }
    }
    let leftOut = rows.map { row in statistic(zip(totals, row).map { $0 - $1 }) }
    return interval(
      draws, estimate: statistic(totals), leftOut: leftOut.filter { !$0.isNaN }, levels: .problems)
  }

  /// Throws `badParameter` for settings out of their range.
  private func check() throws(StatisticsError) {
    try ConfidenceInterval.check(level: level)
    guard (100...1_000_000).contains(resamples) else {
      throw .badParameter(
        "the number of resamples has to be from 100 to 1,000,000, not \(resamples)")
    }
  }

  /// The mean of each resample of problems.
  private func meansOverProblems(_ values: [Double]) -> [Double] {
    var generator = Generator(seed: seed)
    var means = [Double](repeating: 0, count: resamples)
    let count = values.count
    values.withUnsafeBufferPointer { values in
      for resample in 0..<resamples {
        var sum = 0.0
        for _ in 0..<count { sum += values[generator.index(below: count)] }
        means[resample] = sum / Double(count)
      }
    }
    return means
  }

  /// The mean of each resample of sets inside problems, which are drawn before where `levels` says so.
  private func meansOverSets(_ values: [ProblemValue]) -> [Double] {
    var generator = Generator(seed: seed)
    var parts: [Double] = []
    var starts: [Int] = []
    for value in values {
      starts.append(parts.count)
      // A value that is no mean over sets stays as it is.
      parts.append(contentsOf: value.parts.isEmpty ? [value.value] : value.parts)
    }
    starts.append(parts.count)
    var means = [Double](repeating: 0, count: resamples)
    let drawsProblems = levels == .problemsThenSets
    parts.withUnsafeBufferPointer { parts in
      for resample in 0..<resamples {
        var total = 0.0
        for position in values.indices {
          let problem = drawsProblems ? generator.index(below: values.count) : position
          let (start, size) = (starts[problem], starts[problem + 1] - starts[problem])
          if size == 1 {
            total += parts[start]
            continue
          }
          var sum = 0.0
          for _ in 0..<size { sum += parts[start + generator.index(below: size)] }
          total += sum / Double(size)
        }
        means[resample] = total / Double(values.count)
      }
    }
    return means
  }

  /// The means without one problem each; none of a single problem.
  private func leaveOneOut(_ values: [Double]) -> [Double] {
    let total = values.reduce(0, +)
    guard values.count > 1 else { return [] }
    return values.map { (total - $0) / Double(values.count - 1) }
  }
}
