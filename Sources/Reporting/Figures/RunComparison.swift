import Records
import Statistics

/// Two runs on one benchmark's problems, problem by problem: b against a.
struct RunComparison {
  /// One metric of both runs.
  struct Row {
    let a: Figure
    let b: Figure
    let difference: Double
    let bootstrap: ConfidenceInterval
    /// The standard error of the difference, problems paired; nil for one problem.
    let standardError: Double?
    /// Nil for one problem.
    let clustered: ConfidenceInterval?
    let test: PermutationTest
    /// The smallest true difference that would be found with a power of 80 %; nil for one problem.
    let detectable: Double?
  }

  let a: RunCounts
  let b: RunCounts
  /// What the samples of each are.
  let kinds: [String]
  let k: Int
  let problems: Int
  private(set) var rows: [Row] = []
  /// Problems whose vote turned from wrong to right, and back.
  private(set) var gained: [[UInt8]] = []
  private(set) var lost: [[UInt8]] = []

  /// Whether as many problems were gained as lost.
  var mcNemar: McNemar { McNemar(gained: gained.count, lost: lost.count) }

  /// Compares the metrics of `Metric.columns` at the width of the sets, or at as many independent samples as
  /// every problem has. Throws a `RecordError` where sets are ragged, where
  /// a problem stands in one run only, or has two golds, and where one width does not fit the other.
  init?(_ a: RunCounts, _ b: RunCounts, _ settings: ReportSettings) throws {
    let name = RunFigures.name
    guard let first = try a.samples.run(name(a), settings),
      let second = try b.samples.run(name(b), settings)
    else { return nil }
    let ids = try RunComparison.match(a, first, b, second)
    self.a = a
    self.b = b
    problems = ids.count
    let widths = [first.run.width, second.run.width]
    let width = max(widths[0], widths[1])
    k = width > 1 ? width : min(first.samples.lowerBound, second.samples.lowerBound)
    kinds = [first, second].map {
      $0.leftOver != nil
        ? "regrouped into sets of \($0.run.width)"
        : $0.run.width > 1 ? "sets of \($0.run.width)" : "independent"
    }
    // Differences are paired by problem: problems are drawn.
    var bootstrap = settings.bootstrap
    bootstrap.levels = .problems
    let k = k
    for metric in Metric.columns where k > 1 || !metric.takesK {
      do {
        let values = [
          try RunComparison.values(first.run, metric, k),
          try RunComparison.values(second.run, metric, k),
        ]
        let comparison = try PairedComparison(values[0], values[1])
        let error = comparison.standardError
        rows.append(
          Row(
            a: try first.run.figure(metric, k: k), b: try second.run.figure(metric, k: k),
            difference: comparison.difference, bootstrap: try comparison.interval(bootstrap),
            standardError: error,
            clustered: try error.map { _ in try comparison.interval(level: settings.level) },
            test: try comparison.permutation(seed: settings.seed),
            detectable: try error.map {
              try SignificanceTests.minimumDetectableDifference(
                standardError: $0, level: settings.level)
            }))
        // The vote where there is one, else the only sample.
        if metric == .majority || k == 1 {
          gained = comparison.flips.gained.map { ids[$0] }
          lost = comparison.flips.lost.map { ids[$0] }
        }
      } catch let error as StatisticsError {
        throw RecordError(.format, "\(name(a)) and \(name(b)): \(RunComparison.text(error, ids))")
      }
    }
  }

  private static func text(_ error: StatisticsError, _ ids: [[UInt8]]) -> String {
    guard case .tooFewSamples(_, let k, let available) = error else { return error.description }
    return "k = \(k), the width of the sets, is more than the \(available) samples of a problem"
  }

  /// The values with the problems numbered by their place, which is the same in both runs.
  private static func values(_ run: Run, _ metric: Metric, _ k: Int) throws -> [ProblemValue] {
    let values = try run.values(try Estimand(metric, k: k, width: run.width))
    return values.enumerated().map {
      ProblemValue(problem: $0.offset, value: $0.element.value, parts: $0.element.parts)
    }
  }

  /// The problems' names, in the order of both runs.
  private static func match(
    _ a: RunCounts, _ first: AssembledRun, _ b: RunCounts, _ second: AssembledRun
  ) throws -> [[UInt8]] {
    let left = first.run.problems.map { first.ids[$0.index] }
    let right = second.run.problems.map { second.ids[$0.index] }
    let names = "\(RunFigures.name(a)) and \(RunFigures.name(b))"
    let lone = Set(left).symmetricDifference(right).sorted { $0.lexicographicallyPrecedes($1) }
    guard lone.isEmpty else {
      throw RecordError(
        .format, "\(names): these problems are scored in one of the two only: \(list(lone))")
    }
    let golds = first.run.problems.enumerated().filter { place, problem in
      let gold = first.golds[problem.index]
      let other = second.golds[second.run.problems[place].index]
      return gold != nil && other != nil && gold != other
    }
    guard golds.isEmpty else {
      let differing = golds.map { left[$0.offset] }
      throw RecordError(
        .format,
        "\(names): these problems have different gold answers in the two: \(list(differing))")
    }
    return left
  }

  private static func list(_ ids: [[UInt8]]) -> String {
    var words = ids.prefix(20).map { $0.withUnsafeBufferPointer { $0.text(limit: 60) } }
    if ids.count > 20 { words.append("and \(ids.count - 20) more") }
    return words.joined(separator: ", ")
  }
}
