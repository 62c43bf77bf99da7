import Foundation
import Testing

@Suite struct ReportCommandTests {
  static let graded = """
    {"benchmark":"b","problem_id":"p1","set_id":"s","member":0,"status":"correct","found_by":"boxed"}
    {"benchmark":"b","problem_id":"p1","set_id":"s","member":1,"status":"no_answer","found_by":null}

    """

  @Test func aReportIsAnIndexAndOneFilePerBenchmark() throws {
    let scratch = try Scratch()
    let input = try scratch.file("g.jsonl", Self.graded)
    let outcome = try Command.run("report", input, "--output", scratch.path("a/report"))
    #expect(outcome.status == 0, "\(outcome.errors)")
    let index = try String(contentsOfFile: scratch.path("a/report/README.md"), encoding: .utf8)
    #expect(index.contains("| [b](b.md) | (unnamed) | 1 | 2 | 1 | 50.0 % | 1 | 0 | 0 | 0 |"))
    let page = try String(contentsOfFile: scratch.path("a/report/b.md"), encoding: .utf8)
    #expect(page.contains("| `no_answer` | 1 | 50.0 % |"))
    #expect(page.contains("| `boxed` | 1 | 1 | 100.0 % |"))
  }

  @Test func aReportThatExistsIsKeptUnlessItMayBeOverwritten() throws {
    let scratch = try Scratch()
    let input = try scratch.file("g.jsonl", Self.graded)
    let output = scratch.path("r")
    #expect(try Command.run("report", input, "-o", output).status == 0)
    let before = try Data(contentsOf: URL(fileURLWithPath: output + "/README.md"))
    let second = try Command.run("report", input, "-o", output)
    #expect(second.status == 73)
    #expect(second.errors.contains("--overwrite"))
    #expect(try Command.run("report", input, "-o", output, "--overwrite").status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: output + "/README.md")) == before)
  }

  @Test(
    arguments: [
      ("", 65), ("\u{0}\u{1}\u{2}", 65), ("{\"response\":\"x\",\"gold\":\"1\"}\n", 65),
      (ReportCommandTests.graded + "{\"status\":\"corr", 65),
    ] as [(String, Int32)])
  func wrongInputIsAnErrorAndLeavesNothing(text: String, status: Int32) throws {
    let scratch = try Scratch()
    let input = try scratch.file("g.jsonl", text)
    let outcome = try Command.run("report", input, "--output", scratch.path("r"))
    #expect(outcome.status == status)
    #expect(outcome.errors.hasPrefix("karat: "))
    #expect(scratch.names == ["g.jsonl"])
  }

  @Test func aMissingFileAndADirectoryAreNamed() throws {
    let scratch = try Scratch()
    let missing = try Command.run("report", scratch.path("no"), "--output", scratch.path("r"))
    #expect(missing.status == 66)
    #expect(missing.errors.contains("no such file"))
    let folder = try Command.run("report", scratch.folder.path, "--output", scratch.path("r"))
    #expect(folder.status == 66)
    #expect(folder.errors.contains("directory"))
  }

  @Test func theSettingsSayHowToMakeTheReportAgain() throws {
    let scratch = try Scratch()
    let input = try scratch.file("g.jsonl", Self.graded)
    _ = try scratch.file("g.jsonl.manifest.json", #"{"karat":"9.9","policy":"exact"}"#)
    let output = scratch.path("r")
    let outcome = try Command.run(
      "report", input, "-o", output, "--seed", "7", "--resamples", "300", "--pass-at", "1,2")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let index = try String(contentsOfFile: output + "/README.md", encoding: .utf8)
    #expect(index.contains("Seed 7, 300 resamples"))
    #expect(index.contains("- k: 1, 2\n"))
    #expect(index.contains("graded by Karat 9.9 with policy exact"))
    #expect(index.contains("g.jsonl: \(Self.graded.utf8.count) bytes, XXH64 "))
    let page = try String(contentsOfFile: output + "/b.md", encoding: .utf8)
    #expect(page.contains("| pass@1 | 50.0 % |") || page.contains("| pass@1 | 50.0 % ["))
    #expect(page.contains("![pass@k and maj@k over k](b.svg)"))
  }

  @Test(arguments: [
    (["--pass-at", "3"], "not defined at k = 3 for sets of width 2"),
    (["--pass-at", "4"], "k = 4 is more than the 2 samples of problem p1"),
    (["--pass-at", "0"], "whole numbers from 1"), (["--pass-at", "1,,2"], "whole numbers from 1"),
    (["--resamples", "5"], "100 to 1000000"),
  ])
  func optionsThatDoNotFitAreUsageErrors(options: [String], expected: String) throws {
    let scratch = try Scratch()
    let input = try scratch.file("g.jsonl", Self.graded)
    let outcome = try Command.run(
      ["report", input, "-o", scratch.path("r")] + options, input: Data())
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(expected), "\(outcome.errors)")
    #expect(scratch.names == ["g.jsonl"])
  }
}
