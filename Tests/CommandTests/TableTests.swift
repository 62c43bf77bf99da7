import Foundation
import Testing

/// The golden tables through the command line: their verdicts are the library's business and tested
/// there; here every row has to come out, in order, with a verdict.
@Suite struct TableTests {
  @Test(arguments: ["equivalence", "attacks"])
  func everyRowOfTheTablesComesOutInOrderWithAVerdict(folder: String) throws {
    let rows = try Command.table(folder)
    #expect(rows.count > 100)
    let input = try rows.map { row in
      try JSONSerialization.data(
        withJSONObject: row.filter { ["id", "gold", "pred"].contains($0.key) }) + Data("\n".utf8)
    }.reduce(Data(), +)
    let outcome = try Command.run(["check", "--pairs", "-"], input: input)
    #expect(outcome.status == 0)
    #expect(outcome.rows.map { $0["id"] as? String } == rows.map { $0["id"] as? String })
    var agreeing = 0
    for (found, row) in zip(outcome.rows, rows) {
      let verdict = found["verdict"] as? String ?? ""
      #expect(["equal", "different", "undecided"].contains(verdict))
      #expect(found["reason"] is String)
      let also = row["also"] as? [String] ?? []
      // Of an attack any verdict but equal will do.
      let isDefended = row["rule"] as? String == "attack" && verdict != "equal"
      if verdict == row["verdict"] as? String || also.contains(verdict) || isDefended {
        agreeing += 1
      }
    }
    #expect(agreeing * 10 >= rows.count * 9, "only \(agreeing) of \(rows.count) verdicts agree")
  }
}
