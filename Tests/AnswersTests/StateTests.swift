import Answers
import Bytes
import Support
import Testing

private let rows = Table.all.flatMap(\.rows).filter { $0.policy == nil }

/// What a judge says of a row, as one text.
private func said(_ row: TableRow, _ judge: inout Judge) -> String {
  let finding = judge.examine(gold: row.goldBytes, prediction: row.predictionBytes)
  let verdict = finding.verdict
  return """
    \(verdict.outcome) \(verdict.basis?.rawValue ?? "") \(verdict.ruleName) \(verdict.reason) \
    \(text(finding.key)) \(finding.isUnevaluated)
    """
}

@Test("a judge that was used says the same as a fresh one, whatever came before")
func noStateLeaks() {
  var used = Judge()
  var first: [String: String] = [:]
  for row in rows {
    let before = said(row, &used)
    #expect(said(row, &used) == before, "\(row.id) twice")
    var fresh = Judge()
    #expect(said(row, &fresh) == before, "\(row.id) on a fresh judge")
    first[row.id] = before
  }
  var random = SplitMix64(seed: 17)
  for row in rows.shuffled(using: &random) {
    #expect(said(row, &used) == first[row.id], "\(row.id) in another order")
  }
}

@Test("a verdict does not depend on whether a key is asked for")
func keyIsAside() {
  var judge = Judge()
  for row in rows {
    let without = judge.verdict(gold: row.goldBytes, prediction: row.predictionBytes)
    let with = judge.examine(gold: row.goldBytes, prediction: row.predictionBytes).verdict
    #expect(without == with, "\(row.id)")
  }
}

@Test("a key of an answer by itself is its key as a prediction")
func keyByItself() {
  var judge = Judge()
  for row in rows {
    let finding = judge.examine(gold: row.goldBytes, prediction: row.predictionBytes)
    let alone = judge.key(of: row.predictionBytes)
    #expect(
      finding.key == alone,
      "\(row.id): \(row.pred) key \(text(finding.key)) with gold \(row.gold), \(text(alone)) alone")
  }
}
