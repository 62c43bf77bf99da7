import Records
import Testing

@testable import Reporting

private func scored(_ problem: String, _ samples: [(String, String)], set: String? = nil)
  -> [String]
{
  samples.enumerated().map { member, sample in
    gradedRow(
      problem, sample.0, set: set, member: set == nil ? nil : member,
      more: "\"score\":\(sample.1),\"rank\":\(sample.1)")
  }
}

@Suite struct ScoreTests {
  /// The votes of p1 weigh 0.9 against 0.5 + 0.3: the correct answer, which has one of three, wins.
  /// Of p2 the best is wrong, and so is the heavier answer.
  private static let independent =
    scored("p1", [("x", "0.5"), ("*", "0.9"), ("x", "0.3")])
    + scored("p2", [("*", "0.2"), ("y", "0.8"), ("*", "0.1")])

  @Test func votesAreWeighedAndTheBestIsTakenByScore() throws {
    let found = try values(report(on: Self.independent))
    // best-of-2 of p1: of three pairs two have the best sample, the third is wrong: 2/3. Of p2 one
    // pair lacks the best one: 1/3.
    expectClose(
      found,
      [
        ("weighted maj@3", 0.5), ("best-of-3", 0.5), ("best-of-2", 0.5), ("maj@3", 0.5),
      ])
    let first = try values(report(on: scored("p1", [("x", "0.5"), ("*", "0.9"), ("x", "0.3")])))
    expectClose(first, [("best-of-2", 2.0 / 3), ("weighted maj@3", 1), ("maj@3", 0)])
  }

  @Test func setsAreWeighedEachForItself() throws {
    let sets =
      scored("p1", [("x", "2"), ("*", "1")], set: "s0")
      + scored("p1", [("*", "5"), ("x", "4")], set: "s1")
    expectClose(
      try values(report(on: sets)),
      [("weighted maj@2", 0.5), ("best-of-2", 0.5), ("maj@2", 0.5)])
    #expect(
      try report(on: sets.reversed()).pages(quickSettings())
        == (try report(on: sets).pages(quickSettings())))
  }

  @Test func equalScoresShareTheFirstPlace() throws {
    let tied = scored("p1", [("*", "1"), ("x", "1")])
    expectClose(
      try values(report(on: tied)), [("best-of-2", 0.5), ("weighted maj@2", 0.5)])
  }

  @Test func anotherFieldCanHoldTheScore() throws {
    var fields = ReportFields()
    fields.score = "rank"
    let rows = Self.independent.map { $0.replacing("\"score\"", with: "\"other\"") }
    expectClose(try values(report(on: rows, fields)), [("best-of-3", 0.5)])
    #expect(try values(report(on: rows))["best-of-3"] == nil)
  }

  @Test func aScoreThatIsNoNumberIsNamedWithItsLine() {
    for score in ["NaN", "Infinity", "-Infinity", "1e999"] {
      let text = message {
        _ = try report(on: [gradedRow("p", "x")] + scored("p", [("x", score)]))
      }
      #expect(text.contains(":2: the score is not a finite number"), "\(score): \(text)")
    }
  }

  @Test func truthValuesAreNoScores() throws {
    let rows = ["*", "x"].map { gradedRow("p", $0, more: "\"score\":true") }
    #expect(try values(report(on: rows))["best-of-2"] == nil)
  }

  @Test func aResponseWithoutAScoreIsSaid() throws {
    let rows = Self.independent + [gradedRow("p1", "x")]
    let page = try #require(try report(on: rows).pages(quickSettings()).dropFirst().first)
    #expect(page.text.contains("only 6 of 7 responses have a score"))
    #expect(try values(report(on: rows))["best-of-2"] == nil)
  }
}
