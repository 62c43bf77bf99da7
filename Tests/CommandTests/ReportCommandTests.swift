import Bytes
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
    #expect(
      index.contains(
        "| [b](b.md) | (unnamed) | 1 | 2 | 1 | 50.0 % | 0.0 % | – | 50.0 % | 0.0 % | 0.0 % | 0.0 % | 0 | 0 |"
      ))
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
    #expect(index.contains("- seed 7 · resamples 300 ·"))
    #expect(index.contains("· pass-at 1,2\n"))
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
    (["--resamples", "5"], "100 to 1000000"), (["--level", "1"], "between 0 and 1"),
    (["--format", "pdf"], "there is no format “pdf”; there are markdown, json, csv, latex"),
    (["--format", "json,"], "there is no"), (["--tau", "0"], "--tau: shares above 0"),
    (["--interval", "exact"], "there is no kind “exact”"), (["--resample", "rows"], "not rows"),
    (["--regroup", "1"], "a number from 2"), (["--group-by", "a,,b"], "different names"),
    (["--group-by", "a,a"], "different names"), (["--breakdown", "a,"], "different names"),
    (["--set-field", ""], "the name of a field"),
    (["--merge", "x"], "either graded files, or --merge"),
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

  @Test func figuresGoToStandardOutputInOneFormat() throws {
    let scratch = try Scratch()
    let input = try scratch.file("g.jsonl", Self.graded)
    for (format, start) in [
      ("json", "[\n{\"benchmark\":\"b\""), ("csv", "benchmark,model,"), ("latex", "% b: value"),
      ("markdown", "# Report"),
    ] {
      let outcome = try Command.run("report", input, "-o", "-", "--format", format)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.hasPrefix(start), "\(outcome.output)")
    }
    #expect(try Command.run("report", input, "-o", "-", "--format", "csv,json").status == 64)
    #expect(scratch.names == ["g.jsonl"])
    let both = try Command.run(
      "report", input, "-o", scratch.path("r"), "--format", "csv,json", "--pooled")
    #expect(both.status == 0, "\(both.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path("r"))
    #expect(names.sorted() == ["figures.csv", "figures.json"])
    let json = try String(contentsOfFile: scratch.path("r/figures.json"), encoding: .utf8)
    #expect(json.contains("\"pooled pass@2\""))
  }

  @Test func shardsAreCountedApartAndJoined() throws {
    let scratch = try Scratch()
    let second = Self.graded.replacing("p1", with: "p2").replacing("no_answer", with: "correct")
    let inputs = [
      try scratch.file("g1.jsonl", Self.graded), try scratch.file("g2.jsonl", second),
    ]
    for (place, input) in inputs.enumerated() {
      let outcome = try Command.run("report", input, "--partial", scratch.path("s\(place)"))
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let whole = try Command.run("report", inputs[0], inputs[1], "-o", "-")
    let joined = try Command.run(
      "report", "--merge", scratch.path("s0"), scratch.path("s1"), "-o", "-")
    #expect(joined.status == 0, "\(joined.errors)")
    #expect(joined.output == whole.output)
    // Joined counts can be written again.
    let again = try Command.run(
      "report", "--merge", scratch.path("s0"), scratch.path("s1"), "--partial", scratch.path("s2"))
    #expect(again.status == 0, "\(again.errors)")
    #expect(
      try Command.run("report", "--merge", scratch.path("s2"), "-o", "-").output == whole.output)

    let twice = try Command.run(
      "report", "--merge", scratch.path("s0"), scratch.path("s0"), "-o", "-")
    #expect(twice.status == 65)
    #expect(twice.errors.contains("g1.jsonl was already counted in an earlier file"))
    let kept = try Command.run("report", inputs[0], "--partial", scratch.path("s0"))
    #expect(kept.status == 73)
    let wrong = try Command.run("report", "--merge", inputs[0], "-o", "-")
    #expect(wrong.status == 65)
    #expect(wrong.errors.contains("not what `karat report --partial` writes"))
    #expect(try Command.run("report", "--merge", scratch.path("no"), "-o", "-").status == 66)
    #expect(try Command.run("report", inputs[0]).status == 64)
  }

  @Test func aShardWithHalfOfASetIsRefused() throws {
    let scratch = try Scratch()
    let half = String(Self.graded.split(separator: "\n")[1])
    let input = try scratch.file("g.jsonl", half)
    let outcome = try Command.run("report", input, "--partial", scratch.path("s"))
    #expect(outcome.status == 0, "\(outcome.errors)")
    let third = try scratch.file("h.jsonl", half.replacing("\"member\":1", with: "\"member\":2"))
    let refused = try Command.run("report", third, "--partial", scratch.path("t"))
    #expect(refused.status == 65)
    #expect(
      refused.errors.contains("problem p1 has 1 set with 1 of 3 members"), "\(refused.errors)")
    #expect(scratch.names == ["g.jsonl", "h.jsonl", "s"])
  }

  @Test func fieldsOfTheRowsCanBeChosen() throws {
    let scratch = try Scratch()
    let rows = (0..<4).map { row in
      """
      {"benchmark":"b","problem_id":"p","set_id":"\(row)","member":0,"width":1,"group":\(row / 2),\
      "status":"\(row == 1 ? "incorrect" : "correct")","step":\(row % 2),"rm":\(row),"topic":"t"}
      """
    }
    let input = try scratch.file("g.jsonl", rows.joined(separator: "\n"))
    let sets = try Command.run(
      "report", input, "-o", "-", "--set-field", "group", "--score-field", "rm", "--format", "json")
    #expect(sets.output.contains("\"metric\":\"pass^2\""), "\(sets.errors)")
    #expect(sets.output.contains("\"metric\":\"best-of-2\""))
    let steps = try Command.run(
      "report", input, "-o", "-", "--group-by", "step", "--regroup", "2")
    #expect(steps.output.contains("| [b](b.md) | step 1 |"), "\(steps.output)\(steps.errors)")
    let lacking = try Command.run("report", input, "-o", "-", "--set-field", "nothing")
    #expect(lacking.status == 65)
    #expect(lacking.errors.contains("field nothing, which names the sets, is missing"))
  }
}
