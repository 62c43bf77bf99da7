import Bytes
import Foundation
import Records
import Statistics
import Testing

@testable import Reporting

private func figures(
  _ rows: [String], passAt: [Int] = [], allowRagged: Bool = false
) throws -> [String: Double] {
  try values(
    report(on: rows),
    quickSettings {
      $0.passAt = passAt
      $0.allowRagged = allowRagged
    })
}

@Suite struct FiguresTests {
  /// p1 has two of four correct, wrong ones alike; p2 has none, one abstains. By hand: pass@2 of p1
  /// is 1 − C(2,2)/C(4,2) = 5/6; a vote of two is right for both correct (1/6) and shared for one
  /// of each (4/6), so maj@2 is 1/6 + 1/3 = 1/2; all four tie.
  private static let independent =
    ["*", "x", "*", "x"].map { gradedRow("p1", $0) }
    + ["x", "y", "", "x"].map { gradedRow("p2", $0) }

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
    gradedSets("p1", [["*", "*"], ["x", "x"]]) + gradedSets("p2", [["*", "y"], ["", "*"]])

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
    #expect(try report(on: apart).pages() == (try report(on: rows).pages()))
  }

  @Test func goldErrorsAndBrokenRowsAreInNoFigure() throws {
    let more = [
      gradedRow("p3", "x", status: "gold_error"), gradedRow("", "", status: "broken_row"),
    ]
    #expect(try figures(Self.independent + more) == figures(Self.independent))
    #expect(try figures([more[0]]).isEmpty)
  }

  @Test func correctAnswersWithDifferentKeysAreOneVote() throws {
    let rows = ["a", "b"].map { gradedRow("p", $0, status: "correct") } + [gradedRow("p", "x")]
    #expect(try figures(rows)["maj@3"] == 1)
  }

  @Test func raggedSetsAreRefusedWithTheirListUnlessAllowed() throws {
    let ragged = Self.bridged + gradedSets("p3", [["*"]])
    let text = message { _ = try figures(ragged) }
    #expect(text.contains("most have width 2"))
    #expect(text.contains("problem p3 has 1 set of width 1"))
    #expect(text.contains("--allow-ragged"))
    #expect(try figures(ragged, allowRagged: true) == figures(Self.bridged))
  }

  @Test func aKThatTheSamplesDoNotGiveIsRefused() {
    #expect(
      message { _ = try figures(Self.independent + [gradedRow("p3", "x")], passAt: [2]) }
        .contains("k = 2 is more than the 1 samples of problem p3"))
    #expect(
      message { _ = try figures(Self.bridged, passAt: [3]) }
        .contains("not defined at k = 3 for sets of width 2"))
  }

  @Test func aMemberTwiceAndASecondGoldAreNamedWithTheirLine() {
    for member in [0, 70] {
      let twice = [String](repeating: gradedRow("p", "x", set: "s", member: member), count: 2)
      let text = message { _ = try report(on: twice) }
      #expect(text.contains(":2: this member of its set has come before"), "\(text)")
    }
    let golds = message {
      _ = try report(on: [gradedRow("p", "x"), gradedRow("p", "x", gold: "2")])
    }
    #expect(golds.contains(":2: the problem has another gold answer"), "\(golds)")
  }

  @Test func doubtfulVerdictsAreListedByProblemUpToABound() throws {
    let many = (100..<140).map { gradedRow("p\($0)", "*", basis: "numeric") }
    let page = try #require(
      try report(on: many + [gradedRow("q", "z", status: "undecided")]).pages().dropFirst().first)
    let anchor = "m1-" + XXH64.hex(Array("p100".utf8).withUnsafeBytes { XXH64.hash($0) })
    #expect(page.text.contains("| 40 | [p100](#\(anchor)) (1), [p101]("))
    #expect(page.text.contains(", and 10 more problems |"))
    #expect(page.text.contains("<a id=\"\(anchor)\"></a>p100 | 1 | 1 | 1 | 0 | 0 | 0 |"))
    #expect(!page.text.contains("</a>p130 |"))
    #expect(page.text.contains("</a>q | 1 | 0 | 0 | 0 | 0 | 1 |"))
  }

  @Test func everyFigureStandsInTheJSONOnceWithItsEstimand() throws {
    let page = try #require(
      try report(on: Self.bridged).pages().first { $0.name == "figures.json" })
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(page.text.utf8)) as? [[String: Any]])
    let keys: Set = [
      "benchmark", "model", "group", "metric", "estimand", "k", "tau", "width", "value",
      "standard_error", "low", "high", "level", "method", "problems", "sets",
    ]
    #expect(list.allSatisfy { Set($0.keys) == keys })
    let pass = list.filter {
      $0["metric"] as? String == "pass@2" && ($0["method"] as? String)?.contains("BCa") == true
    }
    #expect(pass.count == 1)
    #expect(pass.first?["value"] as? Double == 0.75)
    #expect(pass.first?["sets"] as? Int == 4)
    #expect((pass.first?["estimand"] as? String)?.contains("a whole set of width 2") == true)
  }

  @Test func aPlotIsWellFormedWhateverTheModelIsCalled() throws {
    let rows = Self.bridged.map { $0.replacing("\"m\"", with: "\"<a&b>\\u0001\"") }
    let plot = try #require(try report(on: rows).pages().first { $0.name.hasSuffix(".svg") })
    #expect(plot.name == "b.svg")
    let names = try report(on: rows).pages().map(\.name)
    #expect(names.contains("b-g-pass.svg"))
    #expect(names.contains("b-problems.svg"))
    #expect(plot.text.contains(">&lt;a&amp;b&gt; <"))
    #expect(plot.text.contains(">sets of 2<"))
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
