import Foundation
import Records
import Statistics
import Testing

@testable import Reporting

/// A graded row: its problem, set and member, and its answer's key; the key `*` is the correct one,
/// an empty one is no answer.
private func row(
  _ problem: String, _ key: String, set: String? = nil, member: Int? = nil,
  status: String? = nil, basis: String? = nil, gold: String = "1"
) -> String {
  func quoted(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }
  let usual = key == "*" ? "correct" : key.isEmpty ? "no_answer" : "incorrect"
  return """
    {"benchmark":"b","model":"m","problem_id":"\(problem)","set_id":\(quoted(set)),\
    "member":\(member.map(String.init) ?? "null"),"gold":"\(gold)",\
    "answer":\(quoted(key.isEmpty ? nil : key)),"key":\(quoted(key.isEmpty ? nil : key)),\
    "status":"\(status ?? usual)","basis":\(quoted(basis)),"truncated":false}
    """
}

private func rows(_ problem: String, sets: [[String]]) -> [String] {
  sets.enumerated().flatMap { set, keys in
    keys.enumerated().map { row(problem, $1, set: "s\(set)", member: $0) }
  }
}

private func report(_ rows: [String]) throws -> Report {
  let scratch = FileManager.default.temporaryDirectory
    .appending(path: "karat-figures-\(UUID().uuidString).jsonl")
  try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: scratch)
  defer { try? FileManager.default.removeItem(at: scratch) }
  var report = try Report(paths: [scratch.path])
  report.inputs = []
  return report
}

private func figures(
  _ rows: [String], passAt: [Int] = [], allowRagged: Bool = false
) throws -> [String: Double] {
  var settings = ReportSettings()
  settings.passAt = passAt
  settings.allowRagged = allowRagged
  settings.resamples = 200
  let tally = try #require(try report(rows).tallies.first)
  let all = try TallyFigures(tally, settings).all
  return Dictionary(all.map { ($0.metric, $0.value) }) { first, _ in first }
}

private func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return ""
  } catch { return (error as? RecordError)?.message ?? "\(error)" }
}

private func expectClose(_ values: [String: Double], _ expected: [(String, Double)]) {
  for (name, value) in expected {
    let found = values[name] ?? .nan
    #expect(abs(found - value) < 1e-12, "\(name): \(found), expected \(value)")
  }
}

@Suite struct FiguresTests {
  /// p1 has two of four correct, wrong ones alike; p2 has none, one abstains. By hand: pass@2 of p1
  /// is 1 − C(2,2)/C(4,2) = 5/6; a vote of two is right for both correct (1/6) and shared for one
  /// of each (4/6), so maj@2 is 1/6 + 1/3 = 1/2; all four tie.
  private static let independent =
    ["*", "x", "*", "x"].map { row("p1", $0) } + ["x", "y", "", "x"].map { row("p2", $0) }

  @Test func independentSamplesGiveTheFiguresComputedByHand() throws {
    expectClose(
      try figures(Self.independent),
      [
        ("accuracy", 0.25), ("pass@1", 0.25), ("pass@2", 5.0 / 12), ("pass@4", 0.5),
        ("pass^2", 1.0 / 12), ("pass^4", 0), ("maj@2", 0.25), ("maj@4", 0.25),
        ("G-Pass@4(τ=1/2)", 0.5), ("G-Pass@4(τ=3/4)", 0),
        // p1: 2 of 6 pairs agree; p2: 1 of 3.
        ("agreement (answered)", 1.0 / 3), ("distinct answers (answered)", 2),
        ("tied votes", 0.5), ("vote margin", 0.125),
      ])
  }

  /// p1's sets are all right and all wrong, p2's have one of two right with two different answers.
  private static let bridged =
    rows("p1", sets: [["*", "*"], ["x", "x"]]) + rows("p2", sets: [["*", "y"], ["", "*"]])

  @Test func setsGiveTheFiguresComputedByHand() throws {
    let values = try figures(Self.bridged)
    expectClose(
      values,
      [
        ("accuracy", 0.5), ("pass@2", 0.75), ("pass^2", 0.25),
        // p1: 1 and 0; p2: a tie, and one vote beside an abstention.
        ("maj@2", 0.625), ("pass@4", 1),
        // Pooled, two of four: 5/6 and 1/6 in both problems.
        ("pooled-minus-set gap of pass@2", 5.0 / 6 - 0.75),
        ("pooled-minus-set gap of pass^2", 1.0 / 6 - 0.25),
        ("agreement (answered)", 0.5), ("distinct answers (answered)", 1.25),
        // MSB = (1 + 0)/2, MSW = (0 + 1)/4: (1/2 − 1/4)/(1/2 + 1/4).
        ("within-set correlation", 1.0 / 3),
      ])
    #expect(values["pass@1"] == 0.5)
  }

  @Test func rowsWhoseSetsLieApartGiveTheSameFigures() throws {
    let rows = Self.bridged
    let apart =
      stride(from: 0, to: rows.count, by: 2).map { rows[$0] }
      + stride(from: 1, to: rows.count, by: 2).map { rows[$0] }
    #expect(try report(apart).pages() == (try report(rows).pages()))
  }

  @Test func goldErrorsAndBrokenRowsAreInNoFigure() throws {
    let more = [row("p3", "x", status: "gold_error"), row("", "", status: "broken_row")]
    #expect(try figures(Self.independent + more) == figures(Self.independent))
    #expect(try figures([more[0]]).isEmpty)
  }

  @Test func correctAnswersWithDifferentKeysAreOneVote() throws {
    let rows = ["a", "b"].map { row("p", $0, status: "correct") } + [row("p", "x")]
    #expect(try figures(rows)["maj@3"] == 1)
  }

  @Test func raggedSetsAreRefusedWithTheirListUnlessAllowed() throws {
    let ragged = Self.bridged + rows("p3", sets: [["*"]])
    let text = message { _ = try figures(ragged) }
    #expect(text.contains("most have 2"))
    #expect(text.contains("problem p3 has 1 of width 1"))
    #expect(text.contains("--allow-ragged"))
    #expect(try figures(ragged, allowRagged: true) == figures(Self.bridged))
  }

  @Test func aKThatTheSamplesDoNotGiveIsRefused() {
    #expect(
      message { _ = try figures(Self.independent + [row("p3", "x")], passAt: [2]) }
        .contains("k = 2 is more than the 1 samples of problem p3"))
    #expect(
      message { _ = try figures(Self.bridged, passAt: [3]) }
        .contains("not defined at k = 3 for sets of width 2"))
  }

  @Test func aMemberTwiceAndASecondGoldAreNamedWithTheirLine() {
    for member in [0, 70] {
      let twice = [String](repeating: row("p", "x", set: "s", member: member), count: 2)
      let text = message { _ = try report(twice) }
      #expect(text.contains(":2: this member of its set was there before"), "\(text)")
    }
    let golds = message { _ = try report([row("p", "x"), row("p", "x", gold: "2")]) }
    #expect(golds.contains(":2: the problem has another gold answer"), "\(golds)")
  }

  @Test func doubtfulVerdictsAreListedByProblemUpToABound() throws {
    let many = (100..<140).map { row("p\($0)", "*", basis: "numeric") }
    let page = try #require(
      try report(many + [row("q", "z", status: "undecided")]).pages().dropFirst().first)
    #expect(page.text.contains("| 40 | p100 (1), p101 (1),"))
    #expect(page.text.contains("p129 (1), and 10 more problems |"))
    #expect(page.text.contains("| 1 | q (1) |"))
  }

  @Test func everyFigureStandsInTheJSONOnceWithItsEstimand() throws {
    let page = try #require(try report(Self.bridged).pages().last)
    #expect(page.name == "figures.json")
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(page.text.utf8)) as? [[String: Any]])
    let keys: Set = [
      "benchmark", "model", "metric", "estimand", "k", "tau", "width", "value", "low", "high",
      "level", "method", "problems", "sets",
    ]
    #expect(list.allSatisfy { Set($0.keys) == keys })
    let pass = list.filter { $0["metric"] as? String == "pass@2" }
    #expect(pass.count == 1)
    #expect(pass.first?["value"] as? Double == 0.75)
    #expect(pass.first?["sets"] as? Int == 4)
    #expect((pass.first?["estimand"] as? String)?.contains("a whole set of width 2") == true)
  }

  @Test func aPlotIsWellFormedWhateverTheModelIsCalled() throws {
    let rows = Self.bridged.map { $0.replacing("\"m\"", with: "\"<a&b>\\u0001\"") }
    let plot = try #require(try report(rows).pages().first { $0.name.hasSuffix(".svg") })
    #expect(plot.name == "b.svg")
    #expect(plot.text.contains("&lt;a&amp;b&gt; , sets of 2"))
    #expect(plot.text.contains("prefers-color-scheme:dark"))
  }

  @Test(arguments: [
    (0.0, 1, "0.0"), (-0.04, 1, "0.0"), (12.345, 2, "12.35"), (-0.25, 2, "−0.25"),
    (99.96, 1, "100.0"), (3, 0, "3"), (.nan, 1, "–"),
  ])
  func numbersHaveTheirDecimals(value: Double, digits: Int, expected: String) {
    #expect(Markdown.fixed(value, digits) == expected)
  }
}
