import Grading
import Records

/// Counts of a run of `karat grade`, by benchmark and model, and its first problems.
struct GradeTally: Sendable {
  /// The status of a row that is no sample.
  static let broken = RowProblem.status.description

  /// Groups that are counted apart; a file may name a new benchmark in every row.
  private static let groupLimit = 1_000
  /// Problems that are told one by one.
  private static let problemLimit = 10
  private static let columns = GradeStatus.allCases.map { $0.rawValue } + [broken]

  private struct Group: Sendable {
    let benchmark: [UInt8]
    let model: [UInt8]
    var counts = [Int](repeating: 0, count: GradeTally.columns.count)

    var name: String {
      let benchmark = benchmark.withUnsafeBufferPointer { $0.text(limit: 60) }
      let model = model.withUnsafeBufferPointer { $0.text(limit: 60) }
      return model.isEmpty ? benchmark : benchmark + " · " + model
    }
  }

  private var groups: [Group] = []
  private var last = 0
  private var problems: [(file: Int, problem: RowProblem)] = []
  private var problemCount = 0

  /// Rows that were written.
  var rows: Int { groups.reduce(0) { $0 + $1.counts.reduce(0, +) } }

  /// Counts one row.
  mutating func add(_ sample: Sample, _ status: String, _ problem: RowProblem? = nil) {
    let empty = Bytes(start: nil, count: 0)
    let group = place(sample.benchmark, sample.model ?? empty)
    if let column = GradeTally.columns.firstIndex(of: status) { groups[group].counts[column] += 1 }
    guard let problem else { return }
    problemCount += 1
    if problems.count < GradeTally.problemLimit { problems.append((sample.file, problem)) }
  }

  /// Adds the counts of another thread.
  mutating func merge(_ other: GradeTally) {
    for group in other.groups {
      let place = group.benchmark.withUnsafeBufferPointer { benchmark in
        group.model.withUnsafeBufferPointer { self.place(benchmark, $0) }
      }
      for (i, count) in group.counts.enumerated() { groups[place].counts[i] += count }
    }
    problemCount += other.problemCount
    problems = (problems + other.problems).sorted {
      ($0.file, $0.problem.line) < ($1.file, $1.problem.line)
    }
    problems.removeLast(max(0, problems.count - GradeTally.problemLimit))
  }

  /// The place of the group with these names, added if it is new; all groups beyond the limit are one.
  private mutating func place(_ benchmark: Bytes, _ model: Bytes) -> Int {
    if last < groups.count, benchmark.equals(groups[last].benchmark),
      model.equals(groups[last].model)
    {
      return last
    }
    let known = groups.firstIndex {
      benchmark.equals($0.benchmark) && model.equals($0.model)
    }
    if let known {
      last = known
    } else if groups.count < GradeTally.groupLimit {
      groups.append(Group(benchmark: Array(benchmark), model: Array(model)))
      last = groups.count - 1
    } else {
      if groups.count == GradeTally.groupLimit {
        groups.append(Group(benchmark: Array("(others)".utf8), model: []))
      }
      return GradeTally.groupLimit
    }
    return last
  }

  /// The problems and the table, as text.
  var report: String {
    var text = problems.map { "karat: \($0.problem.description)\n" }.joined()
    if problemCount > problems.count {
      text += "karat: … and \(problemCount - problems.count) more rows with problems\n"
    }
    return text + table
  }

  private var table: String {
    let used = GradeTally.columns.indices.filter { column in
      column < 2 || groups.contains { $0.counts[column] > 0 }
    }
    var rows = [["", "responses", "accuracy"] + used.map { GradeTally.columns[$0] }]
    let sorted = groups.sorted { $0.name < $1.name }
    for group in sorted { rows.append(cells(group.name, group.counts, used)) }
    if sorted.count > 1 {
      var total = [Int](repeating: 0, count: GradeTally.columns.count)
      for group in sorted { for (i, count) in group.counts.enumerated() { total[i] += count } }
      rows.append(cells("all", total, used))
    }
    return TextTable.lines(rows)
  }

  /// Accuracy is the share of correct responses among those that have a reward.
  private func cells(_ name: String, _ counts: [Int], _ used: [Int]) -> [String] {
    var all = 0
    var scored = 0
    for (i, count) in counts.enumerated() {
      all += count
      let column = GradeTally.columns[i]
      if column != GradeStatus.goldError.rawValue, column != GradeTally.broken { scored += count }
    }
    let correct = counts[0]
    let tenths = scored > 0 ? Int((Double(correct) / Double(scored) * 1_000).rounded()) : 0
    let accuracy = scored > 0 ? "\(tenths / 10).\(tenths % 10) %" : "–"
    return [name, String(all), accuracy] + used.map { String(counts[$0]) }
  }
}
