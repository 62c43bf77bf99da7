import Foundation
import Testing

@Suite struct ExtractCommandTests {
  @Test func everyRowComesOutInOrderWithItsAnswerAndSpan() throws {
    let outcome = try Command.run(
      "extract",
      input: """
        {"id":1,"response":"é so \\\\boxed{5}."}
        {"id":2,"response":"I am not able to solve this problem with confidence, so I will not guess."}
        not json
        {"id":4}

        """)
    #expect(outcome.status == 0)
    #expect(
      outcome.lines.first
        == "{\"id\":1,\"answer\":\"5\",\"found_by\":\"boxed\",\"span\":[13,14]}")
    let rows = outcome.rows
    #expect(rows.count == 4)
    #expect(
      rows.map { $0["reason"] as? String } == [nil, "no_candidate", "broken_row", "broken_row"])
    #expect((rows[2]["problem"] as? String)?.contains(":3: ") == true)
    #expect((rows[3]["problem"] as? String)?.contains("response") == true)
  }

  @Test func theFieldOfTheResponseCanBeNamed() throws {
    let outcome = try Command.run(
      "extract", "-", "--field", "generation", input: "{\"generation\":\"\\\\boxed{x}\"}\n")
    #expect(outcome.rows.first?["answer"] as? String == "x")
  }

  @Test func thePolicyBoxedStopsAfterBoxes() throws {
    let row = "{\"response\":\"The final answer is $12$.\"}\n"
    let boxed = try Command.run("extract", "--policy", "boxed", input: row)
    #expect(boxed.rows.first?["answer"] is NSNull)
  }

  @Test func anOutputThatExistsIsKept() throws {
    let scratch = try Scratch()
    let output = try scratch.file("out.jsonl", "mine")
    let outcome = try Command.run("extract", "-o", output, input: "{\"response\":\"\"}\n")
    #expect(outcome.status == 73)
    #expect(try String(contentsOfFile: output, encoding: .utf8) == "mine")
    #expect(scratch.names == ["out.jsonl"])
  }

  @Test func invalidBytesAndNulsAreRowsLikeOthers() throws {
    var data = Data("{\"response\":\"\\\\boxed{1}\"}\n".utf8)
    data += Data([0x7B, 0xFF, 0xFE, 0x0A, 0x00, 0x00, 0x0A])
    data += Data("{\"response\":\"a\\u0000 \\\\boxed{2}\"}\n{\"response\":\"\\\\boxed{3".utf8)
    let outcome = try Command.run(["extract"], input: data)
    #expect(outcome.status == 0)
    let answers = outcome.rows.map { $0["answer"] as? String }
    #expect(answers == ["1", nil, nil, "2", nil])
  }

  @Test func aLineOfTenMegabytesIsARow() throws {
    let filler = String(repeating: "reasoning and more ", count: 550_000)
    let outcome = try Command.run("extract", input: "{\"response\":\"\(filler)\\\\boxed{9}\"}\n")
    #expect(outcome.status == 0)
    #expect(outcome.rows.first?["answer"] as? String == "9")
  }

  @Test(arguments: ["default", "boxed", "lenient"])
  func theTablesComeOutOfTheCommandLineAsWritten(policy: String) throws {
    let table = try Command.table("extraction")
    #expect(!table.isEmpty)
    let rows = table.filter { ($0["policy"] as? String ?? "default") == policy }
    let input = try rows.map { row in
      try JSONSerialization.data(
        withJSONObject: row.filter { ["response", "prompt"].contains($0.key) }) + Data("\n".utf8)
    }.reduce(Data(), +)
    let outcome = try Command.run(
      ["extract", "--policy", policy, "--prompt-field", "prompt"], input: input)
    #expect(outcome.rows.count == rows.count)
    for (found, row) in zip(outcome.rows, rows) {
      for field in ["answer", "found_by", "span", "reason"] {
        #expect(
          "\(found[field] ?? NSNull())" == "\(row[field] ?? NSNull())",
          "\(row["response"] ?? "")")
      }
    }
  }
}
