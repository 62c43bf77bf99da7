import Foundation
import Testing

@Suite struct RegradeCommandTests {
  /// A decimal that rounds, a box, an answer outside a box, and no answer.
  private static let rows = """
    {"id":"a","gold":"0.667","response":"\\\\boxed{2/3}","level":1}
    {"id":"b","gold":"7","response":"\\\\boxed{7}"}
    {"id":"c","gold":"8","response":"The final answer is 8."}
    {"id":"d","gold":"9","response":"<think>I give up"}
    {"id":"e","gold":"9"}

    """

  private static func graded(_ scratch: Scratch) throws -> String {
    let input = try scratch.file("in.jsonl", rows)
    let output = scratch.path("g.jsonl")
    let outcome = try Command.run("grade", input, "-o", output)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return output
  }

  @Test func changesArePrintedByTheRuleThatDecidesNow() throws {
    let scratch = try Scratch()
    let graded = try Self.graded(scratch)
    let outcome = try Command.run("regrade", graded, "--policy", "strict")
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.output.contains("With policy strict the status of 2 of 5 rows changes."))
    #expect(outcome.output.contains("1 rows have no answer and no response"))
    #expect(outcome.output.contains("g.jsonl:1, a  correct → incorrect"))
    #expect(outcome.output.contains("gold    0.667"))
    #expect(outcome.output.contains("answer  2/3"))
    #expect(outcome.output.contains("g.jsonl:3, c  correct → no_answer"))
    #expect(outcome.output.contains("(no rule)  (1)"))
    #expect(scratch.names == ["g.jsonl", "g.jsonl.manifest.json", "in.jsonl"])
  }

  @Test func theSamePolicyChangesNothing() throws {
    let scratch = try Scratch()
    let graded = try Self.graded(scratch)
    let output = scratch.path("again.jsonl")
    let outcome = try Command.run("regrade", graded, "-o", output)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("of 0 of 5 rows changes."))
    func rows(_ path: String) throws -> [NSDictionary] {
      try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary ?? [:]
      }
    }
    #expect(try rows(output) == rows(graded))
    let manifest = try String(contentsOfFile: output + ".manifest.json", encoding: .utf8)
    #expect(manifest.contains("\"regrade\""))
  }

  @Test func newGradesMakeTheSameRowsAsGradingAnew() throws {
    let scratch = try Scratch()
    let graded = try Self.graded(scratch)
    let output = scratch.path("again.jsonl")
    #expect(try Command.run("regrade", graded, "--no-rounding", "-o", output).status == 1)
    let anew = try Command.run("grade", scratch.path("in.jsonl"), "--no-rounding", "-o", "-")
    let statuses = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n").map {
      (try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["status"]
        as? String
    }
    #expect(statuses == anew.rows.map { $0["status"] as? String })
    #expect(try Command.run("regrade", graded, "-o", output).status == 73)
  }

  @Test func responsesAreSearchedAgainWhereRowsHoldThem() throws {
    let scratch = try Scratch()
    let input = try scratch.file(
      "g.jsonl", #"{"gold":"8","answer":null,"status":"no_answer","response":"We get 8"}"# + "\n")
    let strict = try Command.run("regrade", input)
    #expect(strict.status == 0, "\(strict.output)")
    let lenient = try Command.run("regrade", input, "--policy", "lenient")
    #expect(lenient.status == 1)
    #expect(lenient.output.contains("no_answer → correct"))
    let other = try Command.run("regrade", input, "--policy", "lenient", "--field", "text")
    #expect(other.status == 0)
  }

  @Test func whatIsNotGradedIsRefusedWithItsLine() throws {
    let scratch = try Scratch()
    let input = try scratch.file("x.jsonl", "{\"gold\":\"1\"}\n")
    let outcome = try Command.run("regrade", input, "-o", scratch.path("o"))
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("x.jsonl:1: field status is missing"))
    #expect(try Command.run("regrade", scratch.path("no")).status == 66)
    #expect(try Command.run("regrade", input, "--policy", "nice").status == 64)
    #expect(try Command.run("regrade", input, "-o", "-").status == 64)
    #expect(try Command.run("regrade", input, "--limit", "-1").status == 64)
    #expect(scratch.names == ["x.jsonl"])
  }
}
