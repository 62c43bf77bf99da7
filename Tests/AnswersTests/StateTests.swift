import Answers
import Bytes
import Support
import Testing

private let rows = Table.all.flatMap(\.rows).filter { $0.policy == nil }

/// What a verifier says of a row, as one text.
private func said(_ row: TableRow, _ verifier: inout Verifier) -> String {
  let result = verifier.verify(gold: row.goldBytes, prediction: row.predictionBytes)
  let verdict = result.verdict
  return """
    \(verdict.outcome) \(verdict.basis?.rawValue ?? "") \(verdict.ruleName) \(verdict.reason) \
    \(text(result.key)) \(result.isUnevaluated)
    """
}

@Test("a verifier that was used says the same as a fresh one, whatever came before")
func noStateLeaks() {
  var used = Verifier()
  var first: [String: String] = [:]
  for row in rows {
    let before = said(row, &used)
    #expect(said(row, &used) == before, "\(row.id) twice")
    var fresh = Verifier()
    #expect(said(row, &fresh) == before, "\(row.id) on a fresh verifier")
    first[row.id] = before
  }
  var random = SplitMix64(seed: 17)
  for row in rows.shuffled(using: &random) {
    #expect(said(row, &used) == first[row.id], "\(row.id) in another order")
  }
}

@Test("a verdict does not depend on whether a key is asked for")
func keyIsAside() {
  var verifier = Verifier()
  for row in rows {
    let without = verifier.verdict(gold: row.goldBytes, prediction: row.predictionBytes)
    let with = verifier.verify(gold: row.goldBytes, prediction: row.predictionBytes).verdict
    #expect(without == with, "\(row.id)")
  }
}

@Test("a key of an answer by itself is its key as a prediction")
func keyByItself() {
  var verifier = Verifier()
  for row in rows {
    let result = verifier.verify(gold: row.goldBytes, prediction: row.predictionBytes)
    let alone = verifier.key(of: row.predictionBytes)
    #expect(
      result.key == alone,
      "\(row.id): \(row.pred) key \(text(result.key)) with gold \(row.gold), \(text(alone)) alone")
  }
}
