import Foundation
import Records
import Testing

@testable import Reporting

private func row(
  _ benchmark: String = "b", model: String = "m", problem: String = "p", set: String? = nil,
  status: String = "correct", foundBy: String? = "boxed", truncated: Bool = false
) -> String {
  func quoted(_ text: String?) -> String {
    text.map {
      "\"" + $0.replacing("\\", with: "\\\\").replacing("\n", with: "\\n") + "\""
    } ?? "null"
  }
  return """
    {"benchmark":\(quoted(benchmark)),"model":\(quoted(model)),"problem_id":\(quoted(problem)),\
    "set_id":\(quoted(set)),"status":\(quoted(status)),"found_by":\(quoted(foundBy)),\
    "truncated":\(truncated)}
    """
}

@Suite struct ReportTests {
  @Test func problemsResponsesAndSetsAreCounted() throws {
    let tally = try #require(
      try report(on: [
        row(problem: "p1", set: "s1"), row(problem: "p1", set: "s1"), row(problem: "p1", set: "s2"),
        row(problem: "p2", set: "s1"), row(problem: "p3", set: nil),
      ]).tallies.first)
    #expect(tally.problems == 3)
    #expect(tally.responses == 5)
    #expect(tally.sets == 3)
  }

  @Test func accuracyIsTheMeanOverResponsesWhoseGoldCanBeRead() throws {
    let tally = try #require(
      try report(on: [
        row(), row(status: "incorrect"), row(status: "no_answer", foundBy: nil),
        row(status: "gold_error"), row(status: "gold_error"),
      ]).tallies.first)
    #expect(tally.scored == 3)
    #expect(tally.correct == 1)
    #expect(tally.accuracy == 1.0 / 3.0)
    let broken = try report(on: [row(), row(status: "broken_row", foundBy: nil)]).tallies.first
    #expect(broken?.accuracy == 1)
    #expect(broken?.broken == 1)
    #expect(try report(on: [row(status: "gold_error")]).tallies.first?.accuracy == nil)
  }

  @Test func modelsOfOneBenchmarkAreCountedApart() throws {
    let report = try report(on: [row("b", model: "x"), row("b", model: "y"), row("a", model: "y")])
    let names = report.tallies.map {
      String(decoding: $0.benchmark, as: UTF8.self) + String(decoding: $0.model, as: UTF8.self)
    }
    #expect(names == ["ay", "bx", "by"])
  }

  @Test func theOrderOfTheRowsDoesNotMatter() throws {
    let rows = [
      row("b", model: "x", status: "undecided"), row("a", model: "y", foundBy: "fbox"),
      row("a", model: "x", status: "no_answer", foundBy: nil, truncated: true),
    ]
    #expect(try report(on: rows).pages() == (try report(on: rows.reversed()).pages()))
  }

  @Test func statusesStandInTheirOwnOrderAndStrangeOnesBehind() throws {
    let page = try #require(
      try report(on: ["zebra", "gold_error", "incorrect", "correct"].map { row(status: $0) })
        .pages().dropFirst().first)
    let places = ["`correct`", "`incorrect`", "`gold_error`", "`zebra`"].compactMap {
      page.text.firstRange(of: $0)?.lowerBound
    }
    #expect(places.count == 4)
    #expect(places == places.sorted())
  }

  @Test func aNameCannotBreakTheTableOrLeaveTheDirectory() throws {
    let pages = try report(on: [row("../../etc|x\ny", model: "<b>[a](b)")]).pages()
    #expect(
      pages.map(\.name) == ["README.md", "-.-..-etc-x-y.md", "manifest.json", "figures.json"])
    #expect(pages[0].text.contains("../../etc\\|x y"))
    #expect(pages[0].text.contains("\\<b\\>\\[a\\](b)"))
  }

  @Test func benchmarksWhoseFileNamesCollideGetTheirOwn() throws {
    let names = try report(on: [row("a/b"), row("a b"), row("README"), row("")]).pages().map(\.name)
    #expect(Set(names.map { $0.lowercased() }).count == 7)
  }

  @Test func moreNamesThanATableHoldsAreCountedTogether() throws {
    let tally = try #require(
      try report(on: (0..<500).map { row(foundBy: "way \($0)") }).tallies.first)
    #expect(tally.foundBy.entries.count == NameCounts.limit + 1)
    #expect(tally.foundBy.count(of: "(other)") == 500 - NameCounts.limit)
  }

  @Test(arguments: [
    ("{\"benchmark\":\"b\",\"response\":\"x\"}", "status is missing"),
    ("{\"status\":7}", ""), ("{\"status\":null}", "status is missing"),
    ("not json", "not a JSON object"), ("[1]", "not a JSON object"),
    ("{\"status\":\"correct\"", "not a JSON object"),
  ])
  func aRowThatIsNotGradedIsNamedWithItsLine(line: String, expected: String) throws {
    do {
      _ = try report(on: [row(), line])
      #expect(expected.isEmpty, "\(line) was accepted")
    } catch let error as RecordError {
      #expect(!expected.isEmpty)
      #expect(error.message.contains(":2: "))
      #expect(error.message.contains(expected), "\(error.message)")
    }
  }

  @Test(arguments: [
    (nil, "–"), (0.0, "0.0 %"), (1.0, "100.0 %"), (0.29, "29.0 %"), (2.0 / 3, "66.7 %"),
  ])
  func sharesArePercentagesWithOneDecimal(share: Double?, expected: String) {
    #expect(Markdown.percent(share) == expected)
  }
}
