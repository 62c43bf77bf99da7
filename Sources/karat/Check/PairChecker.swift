import Answers
import GradedRows
import Grading
import Records

/// Reads pairs of answers and writes the same rows with their verdicts, one row for each, in order.
struct PairChecker {
  let grader: Grader
  /// Whether rows say `status`, both keys and the fuel besides.
  var writesDetails = false

  /// The fields that a row of pairs is read for, or that its verdict replaces.
  private enum Key: Hashable {
    case prediction, goldKey, fuel
    case graded(GradedField)
  }

  private static let keys: [(key: Key, names: [String])] =
    [(.prediction, ["pred", "prediction"]), (.goldKey, ["gold_key"]), (.fuel, ["fuel"])]
    + ([.gold, .verdict, .basis, .rule, .reason, .status, .key] as [GradedField]).map {
      (.graded($0), [$0.rawValue])
    }

  /// The fields that are the verdict's own.
  private var replaced: [Key] {
    let verdict: [Key] = [.graded(.verdict), .graded(.basis), .graded(.rule), .graded(.reason)]
    return writesDetails ? verdict + [.graded(.status), .goldKey, .graded(.key), .fuel] : verdict
  }

  /// Checks the pairs in the file at `path`; returns what it was, and its rows.
  func check(_ path: String, to output: Output) throws -> (digests: [InputDigest], rows: Int) {
    var rows = 0
    let replaced = replaced
    let reader = try ObjectReader(paths: [path], keys: PairChecker.keys)
    var writer = JSONWriter(capacity: 1 << 20)
    try reader.read { row in
      rows += 1
      writer.beginObject()
      row.writeFields(without: replaced, to: &writer)
      switch pair(row) {
      case .success(let pair): write(pair.gold, pair.prediction, to: &writer)
      case .failure(let problem):
        writer.write(Verdict(.undecided, rule: nil, reason: problem.description))
        if writesDetails { writer.nulls("status", "gold_key", "key", "fuel") }
      }
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

  /// Writes the verdict on a pair, with its details where they are wanted.
  private func write(_ gold: [UInt8], _ prediction: [UInt8], to writer: inout JSONWriter) {
    guard writesDetails else {
      return writer.write(grader.verdict(gold: gold, prediction: prediction))
    }
    let grade = grader.grade(answer: prediction, gold: gold)
    let fuel = grader.lastFuel
    if let verdict = grade.verdict { writer.write(verdict) }
    writer.key(.status)
    writer.string(grade.status.rawValue)
    writer.field("gold_key", grader.key(of: gold))
    writer.key(.key)
    writer.optional(grade.key)
    writer.field("fuel", fuel)
  }

  /// The two answers of a row, or what is wrong with it.
  private func pair(
    _ row: ObjectRow<Key>
  ) -> Result<(gold: [UInt8], prediction: [UInt8]), RowProblem> {
    if let problem = row.problem { return .failure(problem) }
    guard let gold = row.text(.graded(.gold)) else { return .failure(row.missing("gold")) }
    guard let prediction = row.text(.prediction) else { return .failure(row.missing("pred")) }
    return .success((Array(gold), Array(prediction)))
  }
}
