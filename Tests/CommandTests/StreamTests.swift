import Foundation
import Testing

/// What comes through a pipe is read once and whole, by every command that reads.
@Suite struct StreamTests {
  /// More rows than one block holds, with the fields that any command looks for.
  private static let rows = (0..<3_000).map { i in
    let answer = i % 3 == 0 ? i % 7 : 8
    let space = String(repeating: " ", count: 600)
    return """
      {"problem_id":"p\(i)","benchmark":"b","model":"m","set_id":"s\(i)","member":0,"width":1,\
      "gold":"\(i % 7)","pred":"\(answer)","answer":"\(answer)","found_by":"boxed",\
      "status":"\(i % 3 == 0 ? "correct" : "incorrect")","response":"\\\\boxed{\(answer)}\(space)"}

      """
  }.joined()

  /// How a stream reaches a command: a script with `RUN` for the command, and the path that it is given.
  private static let ways = [
    ("cat rows.jsonl | { RUN; }", "-"),
    ("cat rows.jsonl | { RUN; }", "/dev/stdin"),
    ("cat rows.jsonl | { RUN; } 3<&0", "/dev/fd/3"),
    ("mkfifo pipe; cat rows.jsonl >pipe & RUN", "pipe"),
  ]

  @Test(arguments: [
    "grade IN --lean -o -", "grade IN other.jsonl -o - --jobs 2", "check --pairs IN", "extract IN",
    "audit IN --partners 1", "regrade IN -o new.jsonl --overwrite; cat new.jsonl",
    "report IN -o - --format json --resamples 100",
    "compare IN other.jsonl -o - --format json --resamples 100",
    "compare-verdicts other.jsonl IN --json", "compare-verdicts IN other.jsonl --json",
    "report IN --partial IN.counts; cat IN.counts",
  ])
  func aStreamIsReadLikeAFile(command: String) throws {
    let scratch = try Scratch()
    _ = try scratch.file("rows.jsonl", Self.rows)
    _ = try scratch.file("other.jsonl", Self.rows)
    func outcome(_ script: String, _ path: String) throws -> String {
      let counts = scratch.path("counts")
      let given = command.replacing("IN.counts", with: counts).replacing("IN", with: path)
      let outcome = try Command.shell(
        script.replacing("RUN", with: "$KARAT \(given)"), in: scratch.folder)
      try? FileManager.default.removeItem(atPath: counts)
      #expect(outcome.status <= 1, "\(path): \(outcome.errors)")
      #expect(!outcome.output.isEmpty, "\(path): \(outcome.errors)")
      let name = path.split(separator: "/").last ?? ""
      return outcome.output.replacing("\"\(path)\"", with: "IN")
        .replacing("\"file\":\"\(name)\"", with: "\"file\":IN")
    }
    let expected = try outcome("RUN", "rows.jsonl")
    for (script, path) in Self.ways {
      let found = try outcome(script, path)
      #expect(found == expected, "\(path): \(found.count) bytes instead of \(expected.count)")
    }
  }

  @Test func goldAnswersComeThroughAPipe() throws {
    let scratch = try Scratch()
    _ = try scratch.file("rows.jsonl", Self.rows)
    let outcome = try Command.shell(
      "cat rows.jsonl | $KARAT grade rows.jsonl --gold /dev/stdin -o -", in: scratch.folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.rows.count { $0["status"] as? String == "correct" } == 1_000)
  }

  @Test func severalPipesAreReadInTheirOrder() throws {
    let scratch = try Scratch()
    _ = try scratch.file("rows.jsonl", Self.rows)
    let outcome = try Command.shell(
      """
      mkfifo a b
      { cat rows.jsonl >a; cat rows.jsonl >b; } &
      $KARAT grade a rows.jsonl b -o -
      """, in: scratch.folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.rows.map { $0["problem_id"] as? String }
        == (0..<9_000).map { "p\($0 % 3_000)" })
  }

  @Test(arguments: [
    "grade - - -o -", "grade - /dev/stdin -o -", "grade rows.jsonl - --gold - -o -", "audit - -",
    "compare - -", "compare-verdicts - /dev/stdin", "regrade - -", "report - /dev/stdin -o -",
    "report --merge - - -o -",
  ])
  func aStreamThatIsNamedTwiceIsRefused(command: String) throws {
    let scratch = try Scratch()
    _ = try scratch.file("rows.jsonl", Self.rows)
    let outcome = try Command.shell("cat rows.jsonl | $KARAT \(command)", in: scratch.folder)
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(outcome.errors.contains("can be read only once"))
    #expect(outcome.output.isEmpty)
  }

  @Test func aStreamThatIsMissingIsToldBeforeAnythingIsRead() throws {
    let scratch = try Scratch()
    _ = try scratch.file("rows.jsonl", Self.rows)
    let outcome = try Command.shell("$KARAT grade rows.jsonl /dev/fd/9 -o -", in: scratch.folder)
    #expect(outcome.status == 66)
    #expect(outcome.output.isEmpty)
  }
}
