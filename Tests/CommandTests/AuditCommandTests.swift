import Foundation
import Testing

@Suite struct AuditCommandTests {
  static let golds = """
    {"id":"a","gold":"0.5"}
    {"id":"b","gold":"\\\\frac12"}
    {"id":"c","gold":"\\\\frac{7}{"}
    {"id":"d","gold":"5\\\\text{ cm}"}
    {"id":"e","gold":"5"}
    {"id":"f","gold":"(3,5)"}
    {"id":"g","gold":"0.5"}

    """

  private func findings(_ outcome: Outcome, _ kind: String) -> [[String: Any]] {
    outcome.rows.filter { $0["finding"] as? String == kind }
  }

  @Test func everyKindOfFindingIsToldOnceWithItsProblem() throws {
    let scratch = try Scratch()
    let input = try scratch.file("school.jsonl", Self.golds)
    let outcome = try Command.run("audit", input, "--json")
    #expect(outcome.status == 1, "\(outcome.errors)")

    let unread = findings(outcome, "unread")
    #expect(unread.map { $0["id"] as? String } == ["c"])
    #expect((unread.first?["reason"] as? String)?.contains("at byte ") == true)

    let equal = findings(outcome, "equal")
    #expect(equal.count == 1)
    #expect(
      Set([equal.first?["id"] as? String, equal.first?["pred_id"] as? String]) == ["d", "e"])
    #expect(equal.first?["basis"] as? String == "convention")

    let respelled = findings(outcome, "respelled")
    #expect(respelled.map { $0["spellings"] as? [String] } == [["0.5", "\\frac12"]])

    let summary = try #require(findings(outcome, "summary").first)
    #expect(summary["benchmark"] as? String == "school")
    #expect(summary["policy"] as? String == "default")
    #expect(summary["golds"] as? Int == 7)
    #expect(summary["distinct"] as? Int == 6)
    #expect(summary["not_itself"] as? Int == 0)
  }

  @Test func aPolicyThatDropsNothingFindsNoPairOfAUnitAndItsNumber() throws {
    let outcome = try Command.run("audit", "-", "--json", "--no-conventions", input: Self.golds)
    #expect(findings(outcome, "equal").isEmpty)
    let summary = findings(outcome, "summary").first
    #expect(summary?["policy"] as? String == "default-conventions")
  }

  @Test func textTellsTheWorstFirstAndGoodGoldIsNoFault() throws {
    let bad = try Command.run("audit", "-", input: Self.golds)
    #expect(bad.status == 1)
    let unread = try #require(bad.output.range(of: "CANNOT BE READ (1)"))
    let equal = try #require(bad.output.range(of: "EQUAL IN DIFFERENT FORMS (1)"))
    #expect(unread.lowerBound < equal.lowerBound)
    #expect(bad.output.contains("stdin/a (+1)"))

    let good = try Command.run(
      "audit", "-", input: "{\"id\":1,\"gold\":\"7\"}\n{\"gold\":\"x^2\"}\n")
    #expect(good.status == 0, "\(good.output)")
    #expect(!good.output.contains("CANNOT"))
  }

  @Test func benchmarksAreTakenApartAndPairsDoNotCrossThem() throws {
    let outcome = try Command.run(
      "audit", "-", "--json",
      input: """
        {"benchmark":"x","id":1,"gold":"5 cm"}
        {"benchmark":"y","id":1,"gold":"0.05 m"}

        """)
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(findings(outcome, "summary").map { $0["benchmark"] as? String } == ["x", "y"])
    #expect(findings(outcome, "respelled").isEmpty)
    #expect(findings(outcome, "equal").isEmpty)
  }

  @Test func goldIsReadFromAnyFormatThatHasIt() throws {
    for row in [
      #"{"idx":0,"question":"q","gt":"7","code":["a","b"],"pred":["7"]}"#,
      #"{"doc_id":0,"doc":{},"target":"7","resps":[["x"]],"filtered_resps":["7"]}"#,
      #"{"question":"q","answer":"3+4=7\n#### 7"}"#,
      #"{"deep":{"truth":7}}"#,
    ] {
      let field = row.hasPrefix(#"{"deep"#) ? ["--field", "gold=deep.truth"] : []
      let outcome = try Command.run(["audit", "-", "--json"] + field, input: Data(row.utf8))
      #expect(outcome.status == 0, "\(row): \(outcome.errors)")
      #expect(findings(outcome, "summary").first?["distinct"] as? Int == 1, "\(row)")
    }
  }

  @Test func theSameSeedGivesTheSameFindings() throws {
    let rows = (0..<300).map {
      "{\"id\":\($0),\"gold\":\"\($0 % 3 == 0 ? "\($0)\\\\%" : "\($0).0")\"}"
    }
    let input = rows.joined(separator: "\n")
    let first = try Command.run("audit", "-", "--json", "--seed", "7", input: input)
    let second = try Command.run("audit", "-", "--json", "--seed", "7", input: input)
    #expect(first.output == second.output)
    #expect(findings(first, "summary").first?["verdicts"] as? Int ?? 0 > 1_000)
  }

  @Test func brokenRowsAreFaultsAndTold() throws {
    let outcome = try Command.run(
      "audit", "-", "--json",
      input: "{\"id\":1,\"gold\":\"7\"}\nbroken\n{\"id\":3}\n{\"id\":4,\"gold\":[]}\n")
    #expect(outcome.status == 1)
    #expect(findings(outcome, "summary").first?["broken"] as? Int == 3)
    for line in 2...4 { #expect(outcome.errors.contains("-:\(line): "), "\(outcome.errors)") }
  }

  @Test(
    arguments: [
      ("", 65), ("\u{0}\u{1}", 65), ("{\"a\":1}\n", 65), ("{\"gold\":", 65),
    ] as [(String, Int32)])
  func whatHasNoGoldIsAnError(text: String, status: Int32) throws {
    let outcome = try Command.run("audit", "-", input: text)
    #expect(outcome.status == status)
    #expect(outcome.errors.hasPrefix("karat: "))
    #expect(outcome.output.isEmpty)
  }

  @Test func wrongOptionsAndMissingFilesAreNamed() throws {
    #expect(try Command.run("audit", "/nowhere.jsonl").status == 66)
    for options in [
      ["--partners", "-1"], ["--limit", "-1"], ["--format", "x"], ["--field", "x=y"],
      ["--policy", "x"], ["-"],
    ] {
      let outcome = try Command.run(["audit", "-"] + options, input: Data(Self.golds.utf8))
      #expect(outcome.status == 64, "\(options)")
    }
  }
}
