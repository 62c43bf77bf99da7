import Records
import Statistics

/// The problems of one benchmark and model as the estimators take them.
struct AssembledRun {
  var run: Run
  /// The problems' names by their indexes in the run.
  let ids: [[UInt8]]
  /// The problems' places in the counts, by their indexes in the run.
  let places: [Int]
  /// Hashes of their gold answers, likewise; nil where rows have none.
  let golds: [UInt64?]
  /// Samples of the problems with fewest and most.
  let samples: ClosedRange<Int>
  /// What was left out, one phrase per problem and width.
  let leftOut: [String]
  /// For independent samples that were put into sets at random: those that filled none.
  var leftOver: Int?

  /// The problems' ranks by their places in the counts.
  var rank: [Int] {
    var rank = [Int](repeating: 0, count: places.count)
    for (index, place) in places.enumerated() { rank[place] = index }
    return rank
  }
}

extension SampleCounts {
  /// Places that a list of ragged sets names.
  private static let listed = 20

  /// Sets of one problem and width that cannot stand beside the others.
  private struct Ragged: Hashable, Comparable {
    var index: Int
    var found: Int
    /// The width that was promised; 0 where none was.
    var width: Int

    static func < (a: Ragged, b: Ragged) -> Bool {
      (a.index, a.found, a.width) < (b.index, b.found, b.width)
    }
  }

  /// The run of all scored samples, when no more come; nil where there is none. The order of the rows
  /// plays no part.
  ///
  /// Throws where sets differ in width or miss members, with their list: a response that is missing
  /// is not a wrong one. With `allowRagged` the sets of the commonest width are kept, of the larger
  /// one of two, and those that miss members are left out. With `regroup` independent samples are put
  /// into sets of that width.
  func run(_ name: String, _ settings: ReportSettings) throws -> AssembledRun? {
    let order = problems.indices.sorted {
      problems[$0].id.lexicographicallyPrecedes(problems[$1].id)
    }
    var rank = [Int](repeating: 0, count: problems.count)
    for (index, place) in order.enumerated() { rank[place] = index }
    let ids = order.map { problems[$0].id }

    var ragged: [Ragged: Int] = [:]
    for (place, problem) in problems.enumerated() {
      for (set, times) in problem.incomplete {
        ragged[Ragged(index: rank[place], found: set.found, width: set.width)] = times
      }
    }
    var widths: [Int: Int] = [:]
    for problem in problems where problem.singles.size > 0 {
      widths[1, default: 0] += problem.singles.size
    }
    for pattern in problems.map(\.patterns).joined() {
      widths[pattern.key.size, default: 0] &+= pattern.value
    }
    guard let width = widths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else {
      try refuse(ragged, ids, name, width: nil, settings)
      return nil
    }
    var counted: [ProblemCounts] = []
    for (index, place) in order.enumerated() {
      do {
        let problem = try problem(place, index, width: width, &ragged)
        if problem.samples.size > 0 { counted.append(problem) }
      } catch {
        let id = ids[index].withUnsafeBufferPointer { $0.text(limit: 60) }
        throw RecordError(.format, "\(name): \(error) (problem \(id))")
      }
    }
    let leftOut = try refuse(ragged, ids, name, width: width, settings)
    let sizes = counted.map { $0.samples.size }
    guard let least = sizes.min(), let most = sizes.max() else { return nil }
    var run = AssembledRun(
      run: try Run(counted), ids: ids, places: order, golds: order.map { problems[$0].gold },
      samples: least...most, leftOut: leftOut)
    if let regroup = settings.regroup, width == 1 { try run.regroup(regroup, name, settings.seed) }
    return run
  }

  /// The sets of one problem that have the width of the run; the others are ragged.
  private func problem(
    _ place: Int, _ index: Int, width: Int, _ ragged: inout [Ragged: Int]
  ) throws(StatisticsError) -> ProblemCounts {
    var problem = try ProblemCounts(index: index, width: width)
    let singles = problems[place].singles
    if width == 1 {
      try problem.add(singles)
    } else if singles.size > 0 {
      ragged[Ragged(index: index, found: 1, width: 0), default: 0] += singles.size
    }
    for (set, times) in problems[place].patterns {
      if set.size == width {
        try problem.add(set, times: times)
      } else {
        ragged[Ragged(index: index, found: set.size, width: 0), default: 0] += times
      }
    }
    return problem
  }

  /// The list of the ragged sets, which are left out; throws it unless that is allowed.
  @discardableResult
  private func refuse(
    _ ragged: [Ragged: Int], _ ids: [[UInt8]], _ name: String, width: Int?,
    _ settings: ReportSettings
  ) throws -> [String] {
    let sorted = ragged.sorted { $0.key < $1.key }
    var list = sorted.prefix(SampleCounts.listed).map { key, times in
      let id = ids[key.index].withUnsafeBufferPointer { $0.text(limit: 60) }
      return key.width > 0
        ? "problem \(id) has \(times) \(times == 1 ? "set" : "sets") with \(key.found) of \(key.width) members"
        : "problem \(id) has \(times) \(times == 1 ? "set" : "sets") of width \(key.found)"
    }
    if sorted.count > SampleCounts.listed {
      list.append("and \(sorted.count - SampleCounts.listed) more")
    }
    if !list.isEmpty, !settings.allowRagged {
      let most = width.map { "most have width \($0), but " } ?? ""
      throw RecordError(
        .format,
        "\(name): sets differ in width or miss members; \(most)\(list.joined(separator: "; "))."
          + " A missing response is not a wrong one; --allow-ragged leaves these sets out")
    }
    return list
  }
}

extension AssembledRun {
  /// Puts independent samples into sets of `width` at random. Throws a `RecordError` where a problem
  /// has fewer samples, with its name.
  fileprivate mutating func regroup(_ width: Int, _ name: String, _ seed: UInt64) throws {
    let regrouped: Run.Regrouped
    do throws(StatisticsError) {
      regrouped = try run.regrouped(width: width, seed: seed)
    } catch {
      guard case .tooFewSamples(let problem, let k, let available) = error else { throw error }
      let id = ids[problem].withUnsafeBufferPointer { $0.text(limit: 60) }
      throw RecordError(
        .option,
        "\(name): --regroup \(k) is more than the \(available) samples of problem \(id)")
    }
    run = regrouped.run
    leftOver = regrouped.leftOver
  }

  /// The run of some problems; nil where none of them has samples.
  func only(_ indexes: Set<Int>) throws -> Run? {
    let some = run.problems.filter { indexes.contains($0.index) }
    return some.isEmpty ? nil : try Run(some)
  }
}

extension RunCounts {
  /// Sees that its sets can stand beside each other. Throws a `RecordError` with the list of those that
  /// cannot, unless `settings` allow them.
  public func check(_ settings: ReportSettings) throws {
    _ = try samples.run(RunFigures.name(self), settings)
  }
}
