import Answers
import Extraction
import GradedRows
import Grading
import Records

/// Grades rows again and keeps what changed.
struct RegradeWork {
  /// A row whose status changed.
  private struct Change {
    let place: String
    let gold: [UInt8]
    let answer: [UInt8]
    let statuses: [String]
    let reasons: [[UInt8]]
  }

  /// The changes that one rule decides now.
  private struct Group {
    var count = 0
    var shown: [Change] = []
  }

  /// The fields that a row is read for.
  private enum Key: Hashable {
    case response
    case graded(GradedField)
  }

  /// The fields that a grade has; a row's own are left out where it is graded again.
  private static let replaced: [GradedField] = [
    .answer, .foundBy, .status, .reward, .verdict, .basis, .rule, .reason, .key,
  ]
  private static let replacedKeys = replaced.map { Key.graded($0) }

  private let grader: Grader
  private let field: String
  private let limit: Int
  private var groups: [[UInt8]: Group] = [:]
  /// Rows by old and new status.
  private var table: [[String]: Int] = [:]
  /// Rows that were read.
  private(set) var rows = 0
  /// Rows whose status changed.
  private(set) var changed = 0
  /// Rows without an answer and without a response.
  private var unanswered = 0

  /// Work that grades by `policy` and keeps `limit` changes of each rule; 0 keeps all.
  init(policy: Policy, field: String, limit: Int) {
    grader = Grader(policy: policy, remembering: GradeWork.remembered)
    self.field = field
    self.limit = limit == 0 ? Int.max : limit
  }

  /// Reads the files and writes their rows with new grades into `output`; what the files were.
  mutating func read(_ paths: [String], to output: Output?) throws -> [InputDigest] {
    let reader = try ObjectReader<Key>(
      paths: paths,
      keys: [(.response, [field])]
        + ([.gold, .problemID] + RegradeWork.replaced).map { (.graded($0), [$0.rawValue]) })
    var writer = JSONWriter(capacity: 1 << 20)
    try reader.read { row in
      try add(row, &writer)
      if writer.count > 1 << 20 {
        try output?.write(writer.bytes)
        writer.removeAll()
      }
    } flush: {
      try output?.write(writer.bytes)
      writer.removeAll()
    }
    return reader.digests
  }

  /// Counts a row and writes it with its new grade; as it came where there is nothing to grade.
  private mutating func add(_ row: ObjectRow<Key>, _ writer: inout JSONWriter) throws {
    if let problem = row.problem { throw RecordError(.brokenRow, problem.description) }
    guard let old = row.text(.graded(.status)).map({ String(decoding: $0, as: UTF8.self) }) else {
      throw RecordError(
        .format,
        row.problem(
          .missingField,
          "field status is missing; `karat regrade` reads what `karat grade` wrote, "
            + "but the row has \(row.fieldNames)"
        ).description)
    }
    rows += 1
    guard old != GradeTally.broken, let gold = row.text(.graded(.gold)).map({ Array($0) }),
      let grade = grade(row, gold)
    else {
      if old != GradeTally.broken { unanswered += 1 }
      table[[old, old], default: 0] += 1
      writer.beginObject()
      row.writeFields(to: &writer)
      writer.endObject()
      writer.endLine()
      return
    }
    let new = grade.status.rawValue
    table[[old, new], default: 0] += 1
    if new != old { note(row, gold, old, grade) }
    writer.beginObject()
    row.writeFields(without: RegradeWork.replacedKeys, to: &writer)
    writer.write(grade, reward: grade.reward)
    writer.endObject()
    writer.endLine()
  }

  /// The row's new grade; nil where there is nothing to grade.
  private mutating func grade(_ row: ObjectRow<Key>, _ gold: [UInt8]) -> Grade? {
    if let response = row.text(.response) {
      return grader.grade(response: response, gold: gold)
    }
    guard let answer = row.text(.graded(.answer)).map({ Array($0) }) else { return nil }
    let name = row.text(.graded(.foundBy)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let foundBy = FoundBy.allCases.first { "\($0.name)" == name }
    let isDropped = foundBy.map { !grader.policy.extraction.allows($0) } ?? false
    if isDropped { return grader.grade(.failure(.noCandidate), gold: gold) }
    var grade = grader.grade(answer: answer, gold: gold)
    grade.foundBy = foundBy
    return grade
  }

  /// Keeps a change, if its rule has fewer than are shown.
  private mutating func note(_ row: ObjectRow<Key>, _ gold: [UInt8], _ old: String, _ grade: Grade)
  {
    changed += 1
    let rule = grade.verdict.map { Array($0.ruleName.utf8) } ?? []
    groups[rule, default: Group()].count += 1
    guard groups[rule]?.shown.count ?? 0 < limit else { return }
    let reason = grade.verdict.map { $0.reason } ?? grade.noAnswer.map { "\($0.name)" } ?? ""
    let place = row.problem(.wrongType, "")
    let id = row.text(.graded(.problemID)).map { ", " + $0.text(limit: 60) } ?? ""
    groups[rule]?.shown.append(
      Change(
        place: "\(place.file):\(place.line)\(id)", gold: gold,
        answer: grade.answer ?? row.text(.graded(.answer)).map { Array($0) } ?? [],
        statuses: [old, grade.status.rawValue],
        reasons: [row.text(.graded(.reason)).map { Array($0) } ?? [], Array(reason.utf8)]))
  }

  /// What changed, as text: the table of statuses, then the changes by rule, most first.
  func text(_ policy: String) -> String {
    let order = GradeStatus.allCases.map(\.rawValue) + [GradeTally.broken]
    func rank(_ status: String) -> (Int, String) {
      (order.firstIndex(of: status) ?? order.count, status)
    }
    let statuses = Set(table.keys.joined()).sorted { rank($0) < rank($1) }
    var lines = [["old \\ new"] + statuses]
    for old in statuses {
      lines.append([old] + statuses.map { String(table[[old, $0]] ?? 0) })
    }
    var text = "\(TextTable.lines(lines))\n\nWith policy \(policy) the status of \(changed) of "
    text += "\(rows) rows changes.\n"
    if unanswered > 0 {
      text += "\(unanswered) rows have no answer and no response; they stay as they are.\n"
    }
    let sorted = groups.sorted {
      $0.value.count != $1.value.count
        ? $0.value.count > $1.value.count : $0.key.lexicographicallyPrecedes($1.key)
    }
    for (rule, group) in sorted {
      text += "\n\(rule.isEmpty ? "(no rule)" : shown(rule))  (\(group.count))\n"
      for change in group.shown {
        text += "  \(printable(change.place))  \(change.statuses.joined(separator: " → "))\n"
        text += "    gold    \(shown(change.gold))\n    answer  \(shown(change.answer))\n"
        for (name, reason) in zip(["before", "now"], change.reasons) where !reason.isEmpty {
          text += "    \(name)\(name == "now" ? "     " : "  ")\(shown(reason, limit: 200))\n"
        }
      }
      if group.shown.count < group.count { text += "  … --limit 0 prints all\n" }
    }
    return text
  }
}
