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
    #expect(outcome.output.contains("Seed 3,"))
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
    #expect(try Command.run("compare", first, first, "--model-a", "no").status == 65)
  }
}
