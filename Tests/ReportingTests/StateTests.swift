import Records
import Statistics
import Testing

@testable import Reporting

private func state(_ report: Report) -> String {
  var writer = JSONWriter()
  report.writeState(to: &writer)
  return String(decoding: writer.bytes, as: UTF8.self)
}

/// The report that joins these states.
private func joined(_ states: [String]) throws -> Report {
  var paths: [String] = []
  func next(_ rest: ArraySlice<String>) throws -> Report {
    guard let first = rest.first else { return try Report(states: paths) }
    return try withFile(first) { path in
      paths.append(path)
      return try next(rest.dropFirst())
    }
  }
  return try next(states[...])
}

private func row(_ problem: Int, _ sample: Int) -> String {
  let key = ["*", "x", "", "y", "*"][(problem * 7 + sample * 3 + problem * sample) % 5]
  let level = problem == 3 && sample == 1 ? "" : ",\"level\":\(problem % 3)"
  return gradedRow(
    "p\(problem)", key, basis: problem == 2 ? "numeric" : nil,
    more: "\"score\":\(Double(problem * 5 + sample) / 3),\"tokens\":\(sample * 100)\(level)")
}

@Suite struct StateTests {
  private static let singles = (0..<12).flatMap { problem in (0..<6).map { row(problem, $0) } }
  private static let sets = (0..<9).flatMap { problem in
    (0..<4).flatMap { set in
      (0..<3).map { member in
        let key = ["*", "x", "", "*"][(problem + set * member) % 4]
        return gradedRow(
          "q\(problem)", key, set: "s\(set)", member: member,
          more: set % 2 == 0 ? "\"width\":3" : "\"tokens\":7")
      }
    }
  }

  @Test func shardsJoinToTheReportOfAllRows() throws {
    for rows in [Self.singles, Self.sets] {
      let whole = try report(on: rows)
      for size in [3, 12, 30, rows.count] {
        let shards = stride(from: 0, to: rows.count, by: size).map {
          Array(rows[$0..<min($0 + size, rows.count)])
        }
        let states = try shards.map { state(try report(on: $0)) }
        let back = try joined(states.reversed())
        #expect(try back.pages(quickSettings()) == whole.pages(quickSettings()))
        // Joined counts can be joined again.
        #expect(try joined([state(back)]).pages(quickSettings()) == whole.pages(quickSettings()))
      }
    }
  }

  @Test func settingsOfTheRowsTravelWithTheCounts() throws {
    var fields = ReportFields()
    fields.breakdowns = ["level"]
    fields.groups = ["level"]
    let one = state(try report(on: [row(1, 1)], fields))
    #expect(try joined([one]).fields == fields)
    let text = message { _ = try joined([one, state(try report(on: [row(1, 2)]))]) }
    #expect(text.contains("counted with other fields"), "\(text)")
  }

  @Test func anInputThatTwoShardsCountedIsRefused() throws {
    var first = try report(on: [row(1, 1)])
    first.inputs = [InputDigest(path: "d/x.jsonl", bytes: 10, hash: 7)]
    first.grading["d/x.jsonl"] = .init(version: "1", policy: "strict", inputs: ["y 8"])
    let text = message { _ = try joined([state(first), state(first)]) }
    #expect(text.contains("the input x.jsonl was already counted in an earlier file"), "\(text)")
    let back = try joined([state(first)])
    #expect(back.inputs == [InputDigest(path: "x.jsonl", bytes: 10, hash: 7)])
    #expect(back.grading["x.jsonl"] == first.grading["d/x.jsonl"])
  }

  @Test func anotherGoldInAShardIsRefused() throws {
    let states = try ["1", "2"].map { state(try report(on: [gradedRow("p", "x", gold: $0)])) }
    let text = message { _ = try joined(states) }
    #expect(text.contains(":3: the problem has another gold"), "\(text)")
  }

  @Test func aSetThatIsCutBetweenShardsIsRefusedWithItsProblem() throws {
    let rows = gradedSets("p1", [["*", "x", "*", "x"]]) + gradedSets("p2", [["*", "x", "*", "x"]])
    // By its members, where rows number them.
    let cut = [rows[0...1], rows[2...3] + rows[4...7]]
    let states = try cut.map { state(try report(on: Array($0))) }
    let text = message { _ = try joined(states).pages(quickSettings()) }
    #expect(text.contains("problem p1 has 1 set of width 2"), "\(text)")
    #expect(text.contains("problem p1 has 1 set with 2 of 4 members"), "\(text)")
    // By its width, where rows say it.
    let wide = rows.map { $0.replacing("\"member\"", with: "\"width\":4,\"member\"") }
    let half = message { try report(on: Array(wide[0...1])).tallies[0].check(ReportSettings()) }
    #expect(half.contains("problem p1 has 1 set with 2 of 4 members"), "\(half)")
    #expect(half.contains("--allow-ragged"))
  }

  @Test(arguments: [
    "", "{}", "{\"record\":\"run\"}", "not json",
    "{\"record\":\"karat report\",\"version\":2,\"set\":\"s\",\"score\":\"s\"}",
    "HEAD\n{\"record\":\"problem\",\"problem\":\"p\",\"singles\":\"0\"}",
    "HEAD\n{\"record\":\"input\",\"file\":\"x\"}", "HEAD\n{\"record\":\"else\"}", "HEAD\nHEAD",
    "RUN\nPROBLEM \"singles\":\"-1\"}", "RUN\nPROBLEM \"singles\":\"0 5:0:1\"}",
    "RUN\nPROBLEM \"singles\":\"0 5:9999999:1\"}", "RUN\nPROBLEM \"singles\":\"0 5:1\"}",
    "RUN\nPROBLEM \"singles\":\"\"}", "RUN\nPROBLEM \"singles\":\"0 5:1:2\"}",
    "RUN\nPROBLEM \"singles\":\"0 5:1:0 5:1:1\"}",
    "RUN\nPROBLEM \"singles\":\"0\",\"patterns\":[\"99999999999 2\"]}",
    "RUN\nPROBLEM \"singles\":\"0\",\"patterns\":[\"1 0\"]}",
    "RUN\nPROBLEM \"singles\":\"0\",\"patterns\":[\"1 2\",\"1 2\"]}",
    "RUN\nPROBLEM \"singles\":\"0\",\"incomplete\":[\"1 2\"]}",
    "RUN\nPROBLEM \"singles\":\"0\",\"scores\":[\"1 - nan 0\"]}",
    "RUN\nPROBLEM \"singles\":\"0\",\"trait_field\":[9000],\"trait\":[\"a\"],\"several\":[0]}",
    "RUN\nPROBLEM \"singles\":\"0\",\"trait_field\":[0],\"trait\":[],\"several\":[0]}",
    "RUN\nPROBLEM \"singles\":\"0\",\"gold\":\"xyz\"}",
  ])
  func whatIsNoStateIsRefusedWithItsLine(text: String) throws {
    let head =
      #"{"record":"karat report","version":1,"groups":["model"],"set":"set_id","score":"score","breakdowns":[]}"#
    let run =
      head
      + #"\#n{"record":"run","benchmark":"b","model":"m","responses":[1],"truncated":[0],"tokens":[0,0,0],"sets":[0],"status":["correct"],"status_count":[1],"status_correct":[1],"found_by":[],"found_by_count":[],"found_by_correct":[]}"#
    let problem = #"{"record":"problem","problem":"p","doubts":[0,0,0,0],"#
    let full = text.replacing("HEAD", with: head).replacing("RUN", with: run)
      .replacing("PROBLEM ", with: problem)
    let found = message { _ = try joined([full]) }
    #expect(!found.isEmpty, "\(text) was accepted")
    #expect(text.isEmpty || found.contains(".jsonl:"), "\(found)")
  }

  @Test func countsThatNoProblemHasAreRefusedWithoutATrap() throws {
    let one =
      #"{"record":"karat report","version":1,"groups":["model"],"set":"set_id","score":"score","breakdowns":[]}"#
    let huge = 70_368_744_177_664
    let run =
      #"{"record":"run","benchmark":"b","model":"m","responses":[\#(huge)],"truncated":[\#(huge)],"tokens":[\#(huge),\#(huge),\#(huge)],"sets":[\#(huge)],"status":["correct"],"status_count":[\#(huge)],"status_correct":[\#(huge)],"found_by":["boxed"],"found_by_count":[\#(huge)],"found_by_correct":[\#(huge)]}"#
    let problem =
      #"{"record":"problem","problem":"p","doubts":[\#(huge),0,0,0],"singles":"0","patterns":["524288 0 0:1:1 5:1:0"],"incomplete":["1 2 \#(huge)"]}"#
    let text = [one, run, problem, run, problem].joined(separator: "\n")
    var settings = quickSettings()
    settings.allowRagged = true
    let found = message { _ = try joined([text]).pages(settings) }
    #expect(found.contains("at most \(Factorials.largest)"), "\(found)")
  }
}

@Suite struct SetsTests {
  @Test func setsThatAreWholeLeaveNothingOpen() throws {
    var counts = SampleCounts()
    let rows = 2_000
    for row in 0..<rows {
      try add(
        to: &counts, problem: "p\(row % 5)", set: "file:\(row / 4)", member: row % 4, width: 4)
      try add(to: &counts, problem: "p\(row % 5)", set: "file:\(row):0", member: 0, width: 1)
    }
    // Rows of one set have different problems here, so that they are sets of their own: all open.
    #expect(counts.open.count == rows)
    var whole = SampleCounts()
    for row in 0..<rows {
      let problem = "p\(row / 4 % 5)"
      try add(to: &whole, problem: problem, set: "file:\(row / 4)", member: row % 4, width: 4)
    }
    #expect(whole.open.count == 0)
    #expect(whole.namedSets == rows / 4)
    #expect(whole.problems.allSatisfy { $0.patterns.count == 1 })
  }

  @Test func aMemberThatComesAgainIsNoticedWhenItsSetIsWhole() throws {
    var counts = SampleCounts()
    for member in 0..<2 {
      try add(to: &counts, problem: "p", set: "s", member: member, width: 2)
    }
    try add(to: &counts, problem: "p", set: "t", member: 0, width: 1)
    try add(to: &counts, problem: "q", set: "t", member: 0, width: 1)
    for set in ["s", "t"] {
      #expect(throws: RowRefusal.duplicateMember) {
        try add(to: &counts, problem: "p", set: set, member: 1, width: 2)
      }
    }
  }

  @Test func aWidthThatChangesAndMoreRowsThanTheWidthAreRefused() throws {
    var counts = SampleCounts()
    try add(to: &counts, problem: "p", set: "s", member: 0, width: 3)
    #expect(throws: RowRefusal.twoWidths) {
      try add(to: &counts, problem: "p", set: "s", member: 1, width: 4)
    }
  }

  @Test func manySetsAreRememberedByASample() {
    var seen = SeenSets(limit: 64)
    var generator = Generator(seed: 5)
    let hashes = (0..<10_000).map { _ in generator.next() }
    let first = hashes.map { seen.insert($0) }
    #expect(first.allSatisfy { $0 })
    let again = hashes.map { seen.insert($0) }.count { !$0 }
    // A file that comes twice is noticed, in bounded memory.
    #expect((1...64).contains(again))
    var small = SeenSets()
    for hash in hashes { _ = small.insert(hash) }
    #expect(hashes.allSatisfy { small.contains($0) })
  }

  @Test func aSetWithAGapMissesAMember() throws {
    let rows = [0, 1, 3].map { gradedRow("p", "*", set: "s", member: $0) }
    let text = message { _ = try values(report(on: rows)) }
    #expect(text.contains("problem p has 1 set with 3 of 4 members"), "\(text)")
    // Numbers may start at 1.
    let ones = [1, 2, 3].map { gradedRow("p", "*", set: "s", member: $0) }
    #expect(try values(report(on: ones))["pass@3"] == 1)
    let late = [2, 3].map { gradedRow("p", "*", set: "s", member: $0) }
    #expect(message { _ = try values(report(on: late)) }.contains("2 of 4 members"))
  }

  private func add(
    to counts: inout SampleCounts, problem: String, set: String, member: Int, width: Int
  ) throws(RowRefusal) {
    let (problem, set, status) = (Array(problem.utf8), Array(set.utf8), Array("incorrect".utf8))
    let result = problem.withUnsafeBufferPointer { problem in
      set.withUnsafeBufferPointer { set in
        status.withUnsafeBufferPointer { status -> Result<Void, RowRefusal> in
          let row = GradedRow(
            benchmark: status, model: status, problem: problem,
            place: GradedRow.Place(set: set, member: member, width: width), status: status,
            answer: GradedRow.Answer(key: status), isTruncated: false)
          do throws(RowRefusal) {
            return .success(try counts.add(row, isCorrect: false))
          } catch { return .failure(error) }
        }
      }
    }
    try result.get()
  }
}
