import Answers
import Grading
import Records
import Rows

/// Reads pairs of answers and writes the same rows with their verdicts, one row for each, in order.
struct PairChecker {
  let grader: Grader

  /// The fields that are read; those from `verdict` on are replaced by the verdict's own.
  private static let names = ["gold", "pred", "prediction", "verdict", "basis", "rule", "reason"]
  private static let replaced = [3, 4, 5, 6]

  /// Checks the pairs in the file at `path`; returns what it was, and its rows.
  func check(_ path: String, to output: Output) throws -> (digests: [InputDigest], rows: Int) {
    var rows = 0
    let reader = try ObjectReader(paths: [path], names: PairChecker.names)
    var writer = JSONWriter(capacity: 1 << 20)
    try reader.read { row in
      rows += 1
      writer.beginObject()
      row.writeFields(without: PairChecker.replaced, to: &writer)
      writer.write(verdict(row))
      writer.endObject()
      writer.endLine()
      if writer.bytes.count > 1 << 20 {
        try output.write(writer.bytes)
        writer.removeAll()
      }
    } flush: {
      try output.write(writer.bytes)
      writer.removeAll()
    }
    try output.finish()
    return (reader.digests, rows)
  }

  private func verdict(_ row: ObjectRow) -> Verdict {
    if let problem = row.problem { return undecided(problem) }
    guard let gold = row.text(0) else {
      return undecided(missing("gold", in: row))
    }
    guard let prediction = row.text(1) ?? row.text(2) else {
      return undecided(missing("pred", in: row))
    }
    return grader.verdict(gold: Array(gold), prediction: Array(prediction))
  }

  private func missing(_ field: String, in row: ObjectRow) -> RowProblem {
    row.problem(
      .missingField, "field \(field) is missing or is no text; the row has \(row.fieldNames)")
  }

  private func undecided(_ problem: RowProblem) -> Verdict {
    Verdict(.undecided, rule: "", reason: problem.description)
  }
}
