import Foundation
import Testing

@Suite struct GradeCommandTests {
  static let rows = """
    {"problem_id":"p1","gold":"7","responses":["so \\\\boxed{7}","\\\\boxed{8}","I cannot tell. It may be small or not; who knows."],"level":2}
    {"problem_id":"p2","gold":"\\\\frac{1}{2}","response":"\\\\boxed{0.5}","model":"m","answer":"z"}

    """

  private static func read(_ path: String) throws -> [[String: Any]] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
  }

  @Test func everyResponseIsARowWithItsGrade() throws {
    let scratch = try Scratch()
    let input = try scratch.file("quiz.jsonl", Self.rows)
    let output = scratch.path("graded.jsonl")
    let outcome = try Command.run("grade", input, "--output", output)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("quiz"))
    let rows = try Self.read(output)
    #expect(
      rows.map { $0["status"] as? String } == ["correct", "incorrect", "no_answer", "correct"])
    #expect(rows.map { $0["reward"] as? Double } == [1, 0, 0, 1])
    #expect(rows.map { $0["answer"] as? String } == ["7", "8", nil, "0.5"])
    #expect(rows.map { $0["set_id"] as? String } == ["quiz:1:0", "quiz:1:1", "quiz:1:2", "quiz:2"])
    #expect(rows.map { $0["response_bytes"] as? Int } == [12, 9, 49, 11])
    let fields: Set = [
      "benchmark", "problem_id", "set_id", "member", "width", "gold", "answer", "found_by",
      "status",
      "reward", "verdict", "basis", "rule", "reason", "key", "truncated", "response_bytes",
    ]
    #expect(Set(rows[0].keys) == fields.union(["level"]))
    #expect(Set(rows[3].keys) == fields.union(["model", "input_answer"]))
    #expect(try Self.read(output + ".manifest.json")[0]["rows"] as? Int == 4)
    #expect(scratch.names == ["graded.jsonl", "graded.jsonl.manifest.json", "quiz.jsonl"])
  }

  @Test func leanRowsCarryTheModelAlone() throws {
    let outcome = try Command.run("grade", "-", "--lean", "-o", "-", input: Self.rows)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.rows.count == 4)
    #expect(outcome.rows[0]["level"] == nil)
    #expect(outcome.rows[3]["model"] as? String == "m")
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    let scratch = try Scratch()
    let text = (0..<3_000).map {
      #"{"problem_id":\#($0),"gold":"\#($0 % 7)","response":"\\boxed{\#($0 % 5)} \#(String(repeating: " ", count: 900))"}"#
        + "\n"
    }.joined()
    let input = try scratch.file("many.jsonl", text)
    for jobs in ["1", "4"] {
      let outcome = try Command.run("grade", input, "-o", scratch.path(jobs), "--jobs", jobs)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let one = try Data(contentsOf: URL(fileURLWithPath: scratch.path("1")))
    #expect(one == (try Data(contentsOf: URL(fileURLWithPath: scratch.path("4")))))
    #expect(try Self.read(scratch.path("1")).count == 3_000)
  }

  @Test func aPairThatCameBeforeHasTheGradeOfItsOwn() throws {
    let pairs = [("1", "12"), ("11", "2"), ("2", "11"), ("12", "12"), ("11", "11"), ("2", "2")]
    let text = (0..<60).map { i in
      let (gold, answer) = pairs[i * 7 % 6]
      return #"{"problem_id":\#(i),"gold":"\#(gold)","response":"\\boxed{\#(answer)}"}"# + "\n"
    }.joined()
    let outcome = try Command.run("grade", "-", "-o", "-", "--jobs", "1", input: text)
    #expect(outcome.rows.count == 60)
    for (i, row) in outcome.rows.enumerated() {
      let (gold, answer) = pairs[i * 7 % 6]
      #expect(row["answer"] as? String == answer)
      #expect(row["status"] as? String == (gold == answer ? "correct" : "incorrect"))
    }
  }

  @Test func brokenRowsAreRowsAndAreCounted() throws {
    let scratch = try Scratch()
    let text =
      Self.rows + "{\"problem_id\":\n" + #"{"problem_id":"p3","response":"\\boxed{1}"}"# + "\n"
    let input = try scratch.file("quiz.jsonl", text)
    let outcome = try Command.run("grade", input, "-o", scratch.path("out"))
    #expect(outcome.status == 0)
    let rows = try Self.read(scratch.path("out"))
    #expect(rows.count == 6)
    #expect(rows[4]["status"] as? String == "broken_row")
    #expect(rows[4]["problem"] as? String == "not_json")
    #expect(rows[5]["status"] as? String == "gold_error")
    #expect(rows[5]["reward"] is NSNull)
    #expect(outcome.errors.contains("karat: \(input):3: this is not a JSON object"))
    #expect(outcome.errors.contains("karat: \(input):4: field gold is missing"))
    #expect(outcome.errors.contains("broken_row"))
    // Two correct of the four that have a reward.
    #expect(outcome.errors.contains("50.0 %"))
  }

  @Test func strictStopsAtTheFirstBrokenRow() throws {
    let scratch = try Scratch()
    let input = try scratch.file("quiz.jsonl", Self.rows + "{\"problem_id\":\n" + Self.rows)
    let outcome = try Command.run("grade", input, "-o", scratch.path("out"), "--strict")
    #expect(outcome.status == 65)
    #expect(outcome.errors.hasPrefix("karat: \(input):3: "))
    #expect(scratch.names == ["quiz.jsonl"])
  }

  @Test func anOutputIsKeptUnlessItMayBeOverwritten() throws {
    let scratch = try Scratch()
    let input = try scratch.file("quiz.jsonl", Self.rows)
    let output = try scratch.file("out", "mine")
    #expect(try Command.run("grade", input, "-o", output).status == 73)
    #expect(try String(contentsOfFile: output, encoding: .utf8) == "mine")
    #expect(try Command.run("grade", input, "-o", output, "--overwrite").status == 0)
    #expect(try Self.read(output).count == 4)
  }

  @Test(
    arguments: [
      ("", 65), ("\u{0}\u{1}", 65), (#"{"a":1}"#, 65), (#"{"gold":"1","response":"x""#, 65),
    ] as [(String, Int32)])
  func whatIsNoInputLeavesNothing(text: String, status: Int32) throws {
    let scratch = try Scratch()
    let input = try scratch.file("in.jsonl", text)
    let outcome = try Command.run("grade", input, "-o", scratch.path("out"))
    #expect(outcome.status == status)
    #expect(outcome.errors.hasPrefix("karat: \(input)"))
    #expect(scratch.names == ["in.jsonl"])
  }

  @Test func wrongOptionsAreNamed() throws {
    for (option, value) in [
      ("--policy", "x"), ("--format", "x"), ("--field", "x=y"), ("--jobs", "0"),
      ("--set-width", "0"),
    ] {
      let outcome = try Command.run("grade", "-", "-o", "-", option, value, input: Self.rows)
      #expect(outcome.status == 64, "\(option)")
      #expect(outcome.errors.contains(option))
    }
    #expect(try Command.run("grade", "/nowhere.jsonl", "-o", "-").status == 66)
    #expect(try Command.run("grade", "-", "-o", "-", "--gold", "/nowhere", input: "").status == 66)
  }

  @Test func goldOfItsOwnFileAndCompressedOutput() throws {
    let scratch = try Scratch()
    let gold = try scratch.file("gold.jsonl", "{\"id\":\"a\",\"gold\":7}\n")
    let input = try scratch.file(
      "batch.jsonl",
      #"{"custom_id":"a","response":{"choices":[{"message":{"content":"\\boxed{7}"}}]}}"#)
    let output = scratch.path("out.jsonl.zst")
    let outcome = try Command.run("grade", input, "--gold", gold, "-o", output)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let again = try Command.run(
      "grade", output, "--field", "response=answer", "--field", "id=problem_id", "-o", "-")
    #expect(again.rows.first?["problem_id"] as? String == "a", "\(again.errors)")
  }

  #if os(Linux)
    @Test func aFullDiskIsAnErrorWithoutAnOutput() throws {
      let scratch = try Scratch()
      let input = try scratch.file("quiz.jsonl", Self.rows)
      let outcome = try Command.run("grade", input, "-o", "/dev/full", "--overwrite")
      #expect(outcome.status == 74)
      #expect(outcome.errors.contains("the disk is full"))
    }
  #endif

  @Test func aClosedPipeEndsTheRunQuietly() throws {
    let scratch = try Scratch()
    let text = String(repeating: Self.rows, count: 20_000)
    _ = try scratch.file("in.jsonl", text)
    let outcome = try Command.shell(
      #"{ "$KARAT" grade in.jsonl -o - 2>err; echo $? >code; } | head -n 1 >/dev/null"#,
      in: scratch.folder)
    #expect(outcome.status == 0)
    #expect(try String(contentsOfFile: scratch.path("code"), encoding: .utf8) == "74\n")
    #expect(try String(contentsOfFile: scratch.path("err"), encoding: .utf8) == "")
  }

  @Test func anInterruptLeavesNoPartialFile() throws {
    let scratch = try Scratch()
    let outcome = try Command.shell(
      """
      mkfifo pipe
      "$KARAT" grade - -o out <pipe 2>err &
      exec 3>pipe
      n=0
      while [ $n -lt 100 ] && ! ls out.partial-* >/dev/null 2>&1; do sleep 0.1; n=$((n+1)); done
      ls out.partial-* >seen
      sleep 0.2
      kill -TERM $!
      wait $!
      echo $? >code
      """, in: scratch.folder)
    #expect(outcome.status == 0)
    #expect(try String(contentsOfFile: scratch.path("seen"), encoding: .utf8).hasPrefix("out."))
    #expect(try String(contentsOfFile: scratch.path("code"), encoding: .utf8) == "143\n")
    #expect(!scratch.names.contains { $0.hasPrefix("out") })
  }
}
