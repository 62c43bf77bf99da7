import Foundation
import Testing

@Suite struct CheckCommandTests {
  @Test(
    arguments: [
      ("\\frac{3}{8}", "0.375", 0), ("2", "3", 1), ("-3", "-3", 0), ("-3", "3", 1),
      ("7", "\\frac{7}{}", 2), ("", "", 2), ("x", "", 2),
    ] as [(String, String, Int32)])
  func theExitCodeTellsTheVerdict(gold: String, prediction: String, status: Int32) throws {
    let outcome = try Command.run("check", gold, prediction)
    #expect(outcome.status == status, "\(gold) against \(prediction): \(outcome.output)")
    #expect(outcome.errors.isEmpty)
  }

  @Test func theVerdictAsJSONHasItsReasonAndForms() throws {
    let row = try #require(Command.run("check", "1/2", "0.5", "--json").rows.first)
    #expect(row["verdict"] as? String == "equal")
    #expect(row["policy"] as? String == "default")
    for field in ["basis", "rule", "reason"] { #expect(row[field] is String, "\(field)") }
  }

  @Test func whatFollowsTwoDashesIsAnAnswerWhateverItLooksLike() throws {
    let row = try #require(Command.run("check", "--json", "--", "5", "--json").rows.first)
    #expect(row["prediction"] as? String == "--json")
  }

  @Test(arguments: [
    [], ["1"], ["1", "2", "3"], ["1", "--jsn"], ["1", "2", "--policy", "mild"],
    ["1", "2", "--pairs", "x"],
  ])
  func aWrongCommandLineIsAUsageError(arguments: [String]) throws {
    let outcome = try Command.run(["check"] + arguments, input: Data())
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("Usage:"))
  }

  @Test func everyPairComesOutInOrderWithItsFieldsAndVerdict() throws {
    let outcome = try Command.run(
      "check", "--pairs", "-",
      input: """
        {"id": 1, "gold": "1/2", "pred": "0.5", "verdict": "?"}
        {"id": 2, "gold": "1/2", "prediction": "0.6"}
        broken
        {"id": 4, "gold": "1/2"}
        {"id": 5, "gold": 7, "pred": "7"}
        {"id": 6, "gold": "7", "pred": "\\\\frac{7}{}"}
        {"id": 7, "gold": "7", "pred": null
        """)
    #expect(outcome.status == 0)
    let rows = outcome.rows
    let verdicts = [
      "equal", "different", "undecided", "undecided", "equal", "undecided", "undecided",
    ]
    #expect(rows.map { $0["verdict"] as? String } == verdicts)
    #expect(rows.map { $0["id"] as? Int } == [1, 2, nil, 4, 5, 6, nil])
    #expect(rows.allSatisfy { $0["reason"] is String })
    #expect((rows[2]["reason"] as? String)?.contains(":3: ") == true)
  }

  @Test func missingAndEmptyFilesAreErrors() throws {
    let scratch = try Scratch()
    #expect(try Command.run("check", "--pairs", scratch.path("no")).status == 66)
    #expect(try Command.run("check", "--pairs", scratch.folder.path).status == 66)
    #expect(try Command.run("check", "--pairs", scratch.file("e", "")).status == 65)
    let output = try scratch.file("out", "mine")
    let pairs = try scratch.file("p", "{\"gold\":\"1\",\"pred\":\"1\"}\n")
    #expect(try Command.run("check", "--pairs", pairs, "-o", output).status == 73)
    #expect(try String(contentsOfFile: output, encoding: .utf8) == "mine")
  }

  @Test func junkIsUndecidedRowByRow() throws {
    var data = Data("{\"gold\":\"1\",\"pred\":\"1\\u0000\"}\n".utf8)
    data += Data([0xFF, 0xFE, 0x0A, 0x00, 0x0A])
    data += Data("{\"gold\":\"\(String(repeating: "(", count: 50_000))\",\"pred\":\"1\"}\n".utf8)
    let outcome = try Command.run(["check", "--pairs", "-"], input: data)
    #expect(outcome.status == 0)
    #expect(outcome.rows.count == 4)
    #expect(outcome.rows.allSatisfy { $0["verdict"] as? String != "equal" })
  }
}
