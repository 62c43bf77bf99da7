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
  private static let limit = 200

  /// The fields that a row is read for.
  private enum Key { case verdict, id, gold, answer, rule, reason }

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
    let reader = try ObjectReader<Key>(
      paths: [path],
      keys: [
        (.verdict, fields), (.id, key), (.gold, golds), (.answer, answers),
        (.rule, [GradedField.rule.rawValue]), (.reason, [GradedField.reason.rawValue]),
      ])
    var chosen: Int?
    var line = 0
    try reader.read { row in
      line += 1
      if let problem = row.problem { throw RecordError(.brokenRow, problem.description) }
      if chosen == nil { chosen = row.firstName(.verdict) }
      guard let chosen, row.has(.verdict, chosen) else {
        let wanted = chosen.map { fields[$0] } ?? fields.joined(separator: ", ")
        throw missing("field \(wanted) is missing; the row has \(row.fieldNames)", row)
      }
      var graded = GradedVerdict(file: path, line: line, verdict: .undecided)
      if let text = row.text(.verdict, chosen) {
        guard let verdict = VerdictField(text) else {
          throw missing("field \(fields[chosen]) holds no verdict: “\(text.text(limit: 40))”", row)
        }
        graded.verdict = verdict
        graded.word = Array(text)
      } else if row.isNull(.verdict, chosen) {
        graded.word = Array("null".utf8)
      } else {
        throw missing("field \(fields[chosen]) holds no verdict but a list or an object", row)
      }
      for (index, name) in key.enumerated() {
        guard let part = row.text(.id, index) else {
          throw RecordError(.format, row.missing(name).description)
        }
        if index > 0 { graded.key.append(.unitSeparator) }
        graded.key += part
      }
      graded.gold = kept(row.text(.gold))
      graded.answer = kept(row.text(.answer))
      graded.rule = kept(row.text(.rule))
      graded.reason = kept(row.text(.reason))
      try body(graded)
    }
  }

  /// What is kept of a text for the list of disagreements.
  private static func kept(_ text: Bytes?) -> [UInt8] { text.map { Array($0.prefix(limit)) } ?? [] }

  /// The error of a row without a verdict.
  private static func missing(_ message: String, _ row: ObjectRow<Key>) -> RecordError {
    RecordError(.format, row.problem(.missingField, message).description)
  }
}
