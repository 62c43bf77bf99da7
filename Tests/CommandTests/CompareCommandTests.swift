import Foundation
import Testing

@Suite struct CompareCommandTests {
  @Test func twoRunsAreComparedOnStandardOutput() throws {
    let scratch = try Scratch()
    let first = try scratch.file("a.jsonl", ReportCommandTests.graded)
    let second = try scratch.file(
      "b.jsonl", ReportCommandTests.graded.replacing("no_answer", with: "correct"))
    let outcome = try Command.run("compare", first, second, "--seed", "3")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("| accuracy | 50.0 % | 100.0 % | 50.0 |"))
    #expect(outcome.output.contains("- seed 3 ·"))
    #expect(outcome.output == (try Command.run("compare", first, second, "--seed", "3")).output)
  }

  @Test func whatCannotBeComparedIsAnError() throws {
    let scratch = try Scratch()
    let first = try scratch.file("a.jsonl", ReportCommandTests.graded)
    let second = try scratch.file(
      "b.jsonl", ReportCommandTests.graded.replacing("p1", with: "p2"))
    let outcome = try Command.run("compare", first, second)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("in one of the two only: p1, p2"))
    #expect(outcome.output.isEmpty)
    #expect(try Command.run("compare", first, scratch.path("no")).status == 66)
    #expect(try Command.run("compare", first, first, "--resamples", "1").status == 64)
    #expect(try Command.run("compare", first, first, "--model", "no", "--model", "no").status == 65)
  }

  @Test func severalRunsAndModelsOfOneFileAreCompared() throws {
    let scratch = try Scratch()
    let rows = ReportCommandTests.graded
    let first = try scratch.file("a.jsonl", rows)
    let second = try scratch.file("b.jsonl", rows.replacing("no_answer", with: "correct"))
    let output = scratch.path("c.md")
    let three = try Command.run("compare", first, second, first, "-o", output)
    #expect(three.status == 0, "\(three.errors)")
    let text = try String(contentsOfFile: output, encoding: .utf8)
    #expect(text.contains("| accuracy | 50.0 % | 100.0 % | 50.0 |"))
    #expect(text.contains("| accuracy | 50.0 % | 50.0 % | 0.0 |"))
    #expect(text.contains("p, Holm"))
    #expect(try Command.run("compare", first, second, "-o", output).status == 73)
    let json = try Command.run("compare", first, second, "--format", "json")
    #expect(json.output.hasPrefix("[\n{\"benchmark\":\"b\""))

    func named(_ name: String) -> String {
      rows.replacing("\"benchmark\"", with: "\"model\":\"\(name)\",\"benchmark\"")
    }
    let both = try scratch.file("d.jsonl", named("x") + named("y"))
    let models = try Command.run("compare", both, "--model", "x", "--model", "y")
    #expect(models.status == 0, "\(models.errors)")
    #expect(models.output.contains("A: x, B: y, 1 problems."))
    for arguments in [
      ["compare", both], ["compare", both, "--model", "x"],
      ["compare", both, both, "--model", "x"],
      ["compare", first, second, "--format", "csv"],
    ] {
      #expect(try Command.run(arguments, input: Data()).status == 64)
    }
    #expect(try Command.run("compare", first, second, "--regroup", "2").status == 0)
  }
}
