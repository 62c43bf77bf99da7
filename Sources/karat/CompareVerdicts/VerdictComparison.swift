import Bytes
import Records

/// Two graders' verdicts on the same rows.
struct VerdictComparison {
  /// A row on which they disagree.
  struct Disagreement {
    var first: GradedVerdict
    var second: GradedVerdict

    /// 0 where one says equal and the other different; 1 where one says equal and the other nothing; 2
    /// where one says different and the other nothing.
    var severity: Int {
      guard first.verdict == .undecided || second.verdict == .undecided else { return 0 }
      return first.verdict == .equal || second.verdict == .equal ? 1 : 2
    }

    /// The rule that decided, as far as a side names one; both where they name two.
    var rule: [UInt8] {
      if first.rule.isEmpty || first.rule == second.rule { return second.rule }
      return second.rule.isEmpty ? first.rule : first.rule + Array(" → ".utf8) + second.rule
    }
  }

  let paths: (first: String, second: String)
  /// Rows by the first grader's verdict, then the second's.
  private(set) var table = [[Int]](
    repeating: [Int](repeating: 0, count: VerdictField.allCases.count),
    count: VerdictField.allCases.count)
  private(set) var disagreements: [Disagreement] = []
  private(set) var rows = 0

  private let second: [GradedVerdict]
  private var places: [[UInt8]: Int]?
  private var seen: [Bool]
  private var problem: RecordError?

  /// A comparison with the second grader's rows; rows are joined by key if they have one.
  init(paths: (String, String), second: [GradedVerdict]) {
    self.paths = paths
    self.second = second
    seen = [Bool](repeating: false, count: second.count)
    guard second.first?.key.isEmpty == false else { return }
    var places: [[UInt8]: Int] = [:]
    for (place, row) in second.enumerated() {
      if let other = places.updateValue(place, forKey: row.key), problem == nil {
        problem = VerdictComparison.error(
          row, "the key “\(row.shownKey)” is in line \(second[other].line) as well")
      }
    }
    self.places = places
  }

  /// Adds a row of the first grader; throws where the second has none for it.
  mutating func add(_ row: GradedVerdict) throws(RecordError) {
    if let problem { throw problem }
    let place = try place(of: row)
    guard !seen[place] else {
      throw VerdictComparison.error(row, "the key “\(row.shownKey)” is in the file twice")
    }
    seen[place] = true
    rows += 1
    let other = second[place]
    table[Int(row.verdict.rawValue)][Int(other.verdict.rawValue)] += 1
    if row.verdict != other.verdict {
      disagreements.append(Disagreement(first: row, second: other))
    }
  }

  /// The place of the second grader's row that belongs to `row`; throws where there is none.
  private func place(of row: GradedVerdict) throws(RecordError) -> Int {
    guard let places else {
      guard rows < second.count else {
        throw RecordError(
          .format,
          "\(paths.second) has \(VerdictComparison.rows(second.count)), \(paths.first) has more; "
            + "rows can be matched by a field with --key")
      }
      return rows
    }
    guard let place = places[row.key] else {
      throw VerdictComparison.error(row, "the key “\(row.shownKey)” is not in \(paths.second)")
    }
    return place
  }

  /// Sees that no row of the second grader is left over.
  func finish() throws(RecordError) {
    guard rows < second.count else { return }
    guard places != nil else {
      throw RecordError(
        .format,
        "\(paths.second) has \(VerdictComparison.rows(second.count)), \(paths.first) has \(rows); "
          + "rows can be matched by a field with --key")
    }
    let place = seen.firstIndex(of: false) ?? 0
    throw VerdictComparison.error(
      second[place], "the key “\(second[place].shownKey)” is not in \(paths.first)")
  }

  /// The disagreements by rule: rules with the worst ones first, then those with the most.
  var groups: [(rule: [UInt8], rows: [Disagreement])] {
    let byRule = Dictionary(grouping: disagreements, by: \.rule)
    let groups = byRule.map { rule, rows in
      (rule: rule, rows: VerdictComparison.sorted(rows))
    }
    return groups.sorted { a, b in
      for severity in 0...2 {
        let (x, y) = (
          a.rows.count { $0.severity == severity }, b.rows.count { $0.severity == severity }
        )
        if x != y { return x > y }
      }
      return a.rule.lexicographicallyPrecedes(b.rule)
    }
  }

  /// The worst first, and in the order of the rows.
  private static func sorted(_ rows: [Disagreement]) -> [Disagreement] {
    rows.sorted { ($0.severity, $0.first.line) < ($1.severity, $1.first.line) }
  }

  /// A count of rows in words.
  private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }

  /// An error that names the row's file and line.
  private static func error(_ row: GradedVerdict, _ message: String) -> RecordError {
    RecordError(.format, "\(row.file):\(row.line): \(message)")
  }
}

extension GradedVerdict {
  /// The key for messages; its parts with blanks between.
  var shownKey: String { shown(key.map { $0 == .unitSeparator ? .space : $0 }) }
}
