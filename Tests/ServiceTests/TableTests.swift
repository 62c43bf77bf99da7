import Answers
import Foundation
import Grading
import Service
import Support
import Testing

/// The golden tables over HTTP: the same verdicts as the library's.
@Suite struct TableTests {
  @Test(arguments: Table.all)
  func everyRowHasTheLibrarysVerdict(table: Table) async throws {
    var byPolicy: [String: [TableRow]] = [:]
    for row in table.rows { byPolicy[row.policy ?? "default", default: []].append(row) }
    let groups = byPolicy
    try await LiveService.with { service in
      for (name, rows) in groups {
        guard let policy = Policy.named(name) else {
          Issue.record("\(table): no policy is called \(name)")
          continue
        }
        let pairs = rows.map { ["id": $0.id, "gold": $0.gold, "prediction": $0.pred] }
        let found = try await service.post("/v1/verify?policy=\(name)", json(pairs)).list
        #expect(found.count == rows.count)
        let grader = Grader(policy: policy)
        for (row, answer) in zip(rows, found) {
          let verdict = grader.verdict(gold: row.goldBytes, prediction: row.predictionBytes)
          #expect(answer["id"] as? String == row.id)
          #expect(answer["verdict"] as? String == verdict.outcome.rawValue, "\(row.id)")
          #expect(answer["basis"] as? String == verdict.basis?.rawValue, "\(row.id)")
          #expect(answer["rule"] as? String ?? "" == verdict.ruleName, "\(row.id)")
          #expect(answer["reason"] as? String == verdict.reason, "\(row.id)")
        }
      }
    }
  }
}
