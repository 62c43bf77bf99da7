import Records
import Statistics

/// The problems of one benchmark and model as the estimators take them.
struct AssembledRun {
  let run: Run
  /// The problems' names by their indexes in the run.
  let ids: [[UInt8]]
  /// Hashes of their gold answers, likewise; nil where rows have none.
  let golds: [UInt64?]
  /// Samples of the problems with fewest and most.
  let samples: ClosedRange<Int>
  /// What was left out, one phrase per problem and width.
  let leftOut: [String]
}

extension SampleCounts {
  /// Places that a list of ragged sets names.
  private static let listed = 20

  /// The run of all scored samples; nil where there is none. The order of the rows plays no part.
  ///
  /// Throws where sets differ in width, with their list: a response that is missing is not a wrong
  /// one. With `allowRagged` the sets of the commonest width are kept, of the larger one of two.
  func run(_ name: String, allowRagged: Bool) throws -> AssembledRun? {
    let used = patterns.filter { $0.times > 0 }
    var widths: [Int: Int] = [:]
    for pattern in used { widths[pattern.key.set.size, default: 0] += pattern.times }
    guard let width = widths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else {
      return nil
    }
    let order = problems.indices.sorted {
      problems[$0].id.lexicographicallyPrecedes(problems[$1].id)
    }
    var rank = [Int](repeating: 0, count: problems.count)
    for (place, problem) in order.enumerated() { rank[problem] = place }
    let ids = order.map { problems[$0].id }

    var ragged: [[Int]: Int] = [:]
    var counted: [Int: Problem] = [:]
    for pattern in used {
      let index = rank[pattern.key.problem]
      guard pattern.key.set.size == width else {
        ragged[[index, pattern.key.set.size], default: 0] += pattern.times
        continue
      }
      var problem = try counted.removeValue(forKey: index) ?? Problem(index: index, width: width)
      try SampleCounts.add(pattern, to: &problem)
      counted[index] = problem
    }
    let leftOut = SampleCounts.list(ragged, ids)
    if !leftOut.isEmpty, !allowRagged {
      throw RecordError(
        .format,
        "\(name): sets differ in width; most have \(width), but \(leftOut.joined(separator: "; "))."
          + " A missing response is not a wrong one; --allow-ragged leaves these sets out")
    }
    let sizes = counted.values.map { $0.samples.size }
    guard let least = sizes.min(), let most = sizes.max() else { return nil }
    return AssembledRun(
      run: try Run(Array(counted.values)), ids: ids,
      golds: order.map { problems[$0].gold }, samples: least...most, leftOut: leftOut)
  }

  private static func add(_ pattern: Pattern, to problem: inout Problem) throws {
    let set = pattern.key.set
    guard problem.width == 1 else {
      for _ in 0..<pattern.times { try problem.add(set) }
      return
    }
    for item in set.classes {
      try problem.add(
        VoteClass(answer: item.answer, count: pattern.times, isCorrect: item.isCorrect))
    }
    if set.abstentions > 0 { for _ in 0..<pattern.times { try problem.addAbstention() } }
  }

  private static func list(_ ragged: [[Int]: Int], _ ids: [[UInt8]]) -> [String] {
    let sorted = ragged.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var list = sorted.prefix(listed).map { place, times in
      let id = ids[place[0]].withUnsafeBufferPointer { $0.text(limit: 60) }
      return "problem \(id) has \(times) of width \(place[1])"
    }
    if sorted.count > listed { list.append("and \(sorted.count - listed) more") }
    return list
  }
}
