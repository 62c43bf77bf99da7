import Answers
import Grading
import Records

/// One rule: its statement, its examples with the verdicts that the engine gives, and its table.
struct RulePage {
  let text: String
  /// Whether the engine says what the examples and the table state.
  let isAsStated: Bool

  /// The page of `rule`, with the table in the folder `tables` if it is there; throws where that is broken.
  init(_ rule: Rule, tables: String) throws {
    let grader = Grader()
    var isAsStated = true
    var text = "\(rule.name)\n  \(rule.statement)\n"
    if let place = rule.place { text += "  Where it acts: \(place)\n" }
    text += "\nexamples\n"
    for example in rule.examples {
      let verdict = grader.verdict(
        gold: Array(example.gold.utf8), prediction: Array(example.prediction.utf8))
      text += "\n  \(example.gold)\n  \(example.prediction)\n    \(RulePage.line(verdict))\n"
      if verdict.outcome != example.outcome {
        isAsStated = false
        text += "    the rule states \(example.outcome.rawValue)\n"
      }
    }
    let path = "\(tables)/\(rule.name).jsonl"
    if Input.list([path])[0].size != nil {
      let table = try RuleTable(path: path)
      text += "\n" + table.text
      isAsStated = isAsStated && table.deviations.isEmpty
    }
    self.text = text
    self.isAsStated = isAsStated
  }

  /// A verdict in one line.
  static func line(_ verdict: Verdict) -> String {
    let basis = verdict.basis.map { ", \($0.rawValue)" } ?? ""
    return "\(verdict.outcome.rawValue)\(basis), \(verdict.ruleName): \(printable(verdict.reason))"
  }
}

/// The golden table of a rule, and what the engine says of its rows.
struct RuleTable {
  /// The fields of a table's rows.
  private enum Key: String, CaseIterable {
    case id, gold
    case prediction = "pred"
    case verdict, policy, also
  }

  /// A row of which the engine says something else.
  struct Deviation {
    var id: [UInt8]
    var gold: [UInt8]
    var prediction: [UInt8]
    var stated: [UInt8]
    var verdict: Verdict
  }

  let path: String
  private(set) var rows = 0
  /// Rows by the verdict that they state, and by the rule that decided.
  private(set) var stated: [String: Int] = [:]
  private(set) var rules: [String: Int] = [:]
  private(set) var deviations: [Deviation] = []

  /// Reads the table and asks the engine; throws where a row is broken or has no policy that is known.
  init(path: String) throws {
    self.path = path
    var graders: [String: Grader] = [:]
    try ObjectReader<Key>(paths: [path]).read { row in
      if let problem = row.problem { throw RecordError(.brokenRow, problem.description) }
      guard let gold = row.text(.gold), let prediction = row.text(.prediction),
        let verdict = row.text(.verdict)
      else {
        let problem = row.problem(
          .missingField,
          "a table's rows have gold, pred and verdict; this one has \(row.fieldNames)")
        throw RecordError(.format, problem.description)
      }
      let name = row.text(.policy).map { $0.text() } ?? Policy.standard.name
      guard let policy = Policy.named(name) else {
        let problem = row.problem(.wrongType, "there is no policy “\(name)”")
        throw RecordError(.format, problem.description)
      }
      let grader = graders[name] ?? Grader(policy: policy)
      graders[name] = grader
      let found = grader.verdict(gold: Array(gold), prediction: Array(prediction))
      add(
        Deviation(
          id: row.text(.id).map { Array($0) } ?? [], gold: Array(gold),
          prediction: Array(prediction), stated: Array(verdict), verdict: found),
        also: row.texts(.also))
    }
  }

  /// Counts a row, and keeps it where its verdict is none that it allows.
  private mutating func add(_ row: Deviation, also: [[UInt8]]) {
    rows += 1
    let wanted = shown(row.stated)
    stated[wanted, default: 0] += 1
    rules[row.verdict.ruleName, default: 0] += 1
    let found = row.verdict.outcome.rawValue
    if wanted != found, !also.contains(Array(found.utf8)) { deviations.append(row) }
  }

  var text: String {
    var text = "table  \(path)\n  \(rows) rows: \(RuleTable.counts(stated))\n"
    text += "  decided by \(RuleTable.counts(rules))\n"
    text +=
      deviations.isEmpty
      ? "  The engine says what every row states.\n"
      : "  The engine says something else of \(deviations.count):\n"
    for row in deviations {
      text += "\n  \(shown(row.id))  \(shown(row.gold))  |  \(shown(row.prediction))\n"
      text += "    \(RulePage.line(row.verdict))\n    the row states \(shown(row.stated))\n"
    }
    return text
  }

  /// Names with their counts, the largest first.
  private static func counts(_ counts: [String: Int]) -> String {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      "\($0.value) \($0.key.isEmpty ? "(none)" : $0.key)"
    }.joined(separator: ", ")
  }
}
