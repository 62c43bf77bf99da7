import Bytes
import Records

/// One row of a grader's output, as far as it is compared.
struct GradedVerdict {
  var file: String
  var line: Int
  var verdict: VerdictField
  /// What the field holds.
  var word: [UInt8] = []
  var key: [UInt8] = []
  var gold: [UInt8] = []
  var answer: [UInt8] = []
  var rule: [UInt8] = []
  var reason: [UInt8] = []
}

/// Reads the verdicts of one file.
enum GradedColumn {
  /// Bytes of a text that are kept for the list of disagreements.
  private static let kept = 200
  /// Fields in which graders write the answer that they compared.
  private static let answers = [
    "answer", "pred", "prediction", "predicted_answer", "extracted_answer",
  ]
  private static let golds = ["gold", "expected_answer", "gt", "gts", "target", "ground_truth"]

  /// All rows of a file.
  static func read(_ path: String, field: String?, key: [String]) throws -> [GradedVerdict] {
    var rows: [GradedVerdict] = []
    try each(path, field: field, key: key) { rows.append($0) }
    return rows
  }

  /// Calls `body` with every row, in order; throws where a row has no verdict or no key.
  static func each(
    _ path: String, field: String?, key: [String], _ body: (GradedVerdict) throws -> Void
  ) throws {
    let fields = field.map { [$0] } ?? VerdictField.known
    let names = fields + key + golds + answers + ["rule", "reason"]
    let goldStart = fields.count + key.count
    let answerStart = goldStart + golds.count
    let rule = answerStart + answers.count
    let reader = try ObjectReader(paths: [path], names: names)
    var chosen: Int?
    var line = 0
    try reader.read { row in
      line += 1
      if let problem = row.problem { throw RecordError(.brokenRow, problem.description) }
      if chosen == nil { chosen = fields.indices.first { row.has($0) } }
      guard let chosen, row.has(chosen) else {
        let wanted = chosen.map { fields[$0] } ?? fields.joined(separator: ", ")
        throw missing("field \(wanted) is missing; the row has \(row.fieldNames)", row)
      }
      var graded = GradedVerdict(file: path, line: line, verdict: .undecided)
      if let text = row.text(chosen) {
        guard let verdict = VerdictField(text) else {
          throw missing("field \(fields[chosen]) holds no verdict: “\(text.text(limit: 40))”", row)
        }
        graded.verdict = verdict
        graded.word = Array(text)
      } else if row.isNull(chosen) {
        graded.word = Array("null".utf8)
      } else {
        throw missing("field \(fields[chosen]) holds no verdict but a list or an object", row)
      }
      for (index, name) in key.enumerated() {
        guard let part = row.text(fields.count + index) else {
          throw missing(
            "field \(name) is missing or is no text; the row has \(row.fieldNames)", row)
        }
        if index > 0 { graded.key.append(.unitSeparator) }
        graded.key += part
      }
      graded.gold = first(row, goldStart..<answerStart, except: chosen)
      graded.answer = first(row, answerStart..<rule, except: chosen)
      graded.rule = first(row, rule..<(rule + 1), except: chosen)
      graded.reason = first(row, (rule + 1)..<(rule + 2), except: chosen)
      try body(graded)
    }
  }

  private static func first(_ row: ObjectRow, _ fields: Range<Int>, except: Int) -> [UInt8] {
    for field in fields where field != except {
      if let text = row.text(field) { return Array(text.prefix(kept)) }
    }
    return []
  }

  private static func missing(_ message: String, _ row: ObjectRow) -> RecordError {
    RecordError(.format, row.problem(.missingField, message).description)
  }
}
