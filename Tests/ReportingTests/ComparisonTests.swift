import Foundation
import Records
import Testing

@testable import Reporting

/// Rows of independent samples: a problem's verdicts as `+` and `-`.
private func rows(_ problems: [(String, String)], model: String = "m", benchmark: String = "b")
  -> [String]
{
  problems.flatMap { id, verdicts in
    verdicts.map { verdict in
      """
      {"benchmark":"\(benchmark)","model":"\(model)","problem_id":"\(id)","set_id":null,\
      "gold":"\(id.count)","answer":"\(verdict)","key":"\(verdict)",\
      "status":"\(verdict == "+" ? "correct" : "incorrect")","truncated":false}
      """
    }
  }
}

private func compare(
  _ a: [String], _ b: [String], models: (String?, String?) = (nil, nil)
) throws -> String {
  try ComparisonReport(
    [try report(on: a), try report(on: b)], models: [models.0, models.1], quickSettings()
  ).markdown
}

private func message(_ a: [String], _ b: [String]) -> String {
  message { _ = try compare(a, b) }
}

@Suite struct ComparisonTests {
  /// Differences by hand: +1, +1, −1, 0; their mean is 25 points. Of 8 signings of ±1 all but
  /// those that sum to less than 1 in magnitude count, which is all 8.
  private static let before = rows([("p1", "--"), ("p2", "--"), ("p3", "++"), ("p4", "++")])
  private static let after = rows([("p4", "++"), ("p3", "--"), ("p2", "++"), ("p1", "++")])

  @Test func differencesArePairedByProblemWhateverTheOrder() throws {
    let text = try compare(Self.before, Self.after)
    #expect(text.contains("| accuracy | 50.0 % | 75.0 % | 25.0 |"))
    // One lost and two gained: exact p is 1, and so is (|2 − 1| − 1)²/3 against chi-square.
    #expect(
      text.contains("McNemar: exact p = 1.0000, chi-square with continuity correction p = 1.0"))
    #expect(text.contains("| 1.0000 |"))
    #expect(text.contains("B solves 2 problems that A does not, and A 1 that B does not"))
    #expect(text.contains("Gained: p1, p2\n"))
    #expect(text.contains("Lost: p3\n"))
    #expect(try compare(Self.before, Self.before).contains("| accuracy | 50.0 % | 50.0 % | 0.0 |"))
  }

  @Test func aProblemOfOneRunOnlyIsNamed() {
    let text = message(Self.before, Self.after + rows([("p5", "+-")]))
    #expect(text.contains("in one of the two only: p5"), "\(text)")
  }

  @Test func anotherGoldIsNamed() {
    let other = Self.after.map { $0.replacing("\"gold\":\"2\"", with: "\"gold\":\"7\"") }
    let text = message(Self.before, other)
    #expect(text.contains("different gold answers in the two: p1, p2, p3, p4"), "\(text)")
  }

  @Test func runsWithoutACommonBenchmarkAreRefused() {
    #expect(message(Self.before, rows([("p1", "+")], benchmark: "c")).contains("no benchmark"))
  }

  @Test func severalModelsArePairedByNameOrByChoice() throws {
    let both = rows([("p1", "-")], model: "x") + rows([("p1", "+")], model: "y")
    let same = try compare(both, both)
    #expect(same.contains("A: x, B: x,"))
    #expect(same.contains("A: y, B: y,"))
    #expect(same.contains("p, Holm"))
    let chosen = try compare(both, both, models: ("x", "y"))
    #expect(chosen.contains("A: x, B: y, 1 problems"))
    #expect(chosen.contains("| accuracy | 0.0 % | 100.0 % | 100.0 |"))
    #expect(chosen.contains("Gained: p1\n"))
  }

  @Test func setsAreComparedWithAsManyIndependentSamples() throws {
    let set = rows([("p1", "+-"), ("p2", "--")]).map {
      $0.replacing("\"set_id\":null", with: "\"set_id\":\"s\"")
    }
    let text = try compare(rows([("p1", "+---"), ("p2", "----")]), set)
    // One of four: half of the pairs have it. The set of two always has it.
    #expect(text.contains("| pass@2 | 25.0 % | 50.0 % | 25.0 |"))
    #expect(text.contains("B: The mean over problems of the probability that at least one"))
    let few = message(rows([("p1", "+"), ("p2", "-")]), set)
    #expect(few.contains("k = 2, the width of the sets, is more than the 1 samples"), "\(few)")
  }

  @Test func furtherRunsAreEachComparedWithTheFirstAndCorrectedTogether() throws {
    let none = rows([("p1", "--"), ("p2", "--"), ("p3", "--"), ("p4", "--")])
    let reports = try [none, Self.before, Self.after].map { try report(on: $0) }
    let comparison = try ComparisonReport(reports, models: [nil, nil, nil], quickSettings())
    let text = comparison.markdown
    #expect(text.contains("| accuracy | 0.0 % | 50.0 % | 50.0 |"))
    #expect(text.contains("| accuracy | 0.0 % | 75.0 % | 75.0 |"))
    #expect(text.contains("over the 2 comparisons"))
    #expect(text.contains("## Settings: run 3"))
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(comparison.json.utf8)) as? [[String: Any]])
    let accuracy = list.filter { $0["metric"] as? String == "accuracy" }
    // Exact sign flips of two and of three ones: 2/4 and 2/8; Holm doubles the smaller one.
    #expect(accuracy.map { $0["p"] as? Double } == [0.5, 0.25])
    #expect(accuracy.map { $0["p_holm"] as? Double } == [0.5, 0.5])
    let flips = list.filter { $0["metric"] as? String == "McNemar" }
    #expect(flips.map { $0["gained"] as? [String] } == [["p3", "p4"], ["p1", "p2", "p4"]])
    for (flip, p) in zip(flips, [0.5, 0.25]) {
      #expect(abs((flip["p_exact"] as? Double ?? .nan) - p) < 1e-12)
    }
  }

  @Test func modelsOfOneReportAreComparedWithEachOther() throws {
    let both = rows([("p1", "-")], model: "x") + rows([("p1", "+")], model: "y")
    let text = try ComparisonReport(
      [try report(on: both)], models: ["x", "y"], ReportSettings()
    ).markdown
    #expect(text.contains("A: x, B: y, 1 problems"))
  }

  @Test func independentSamplesAreRegroupedForAFairComparison() throws {
    let set = rows([("p1", "+-"), ("p2", "--")]).map {
      $0.replacing("\"set_id\":null", with: "\"set_id\":\"s\"")
    }
    let settings = quickSettings { $0.regroup = 2 }
    let text = try ComparisonReport(
      [try report(on: rows([("p1", "+---"), ("p2", "----")])), try report(on: set)],
      models: [nil, nil],
      settings
    ).markdown
    #expect(text.contains("Samples of A: regrouped into sets of 2; of B: sets of 2."))
    // One of the two random sets has the correct sample.
    #expect(text.contains("| pass@2 | 50.0 % ") || text.contains("| pass@2 | 25.0 % "))
    #expect(
      text.contains(
        "A: The mean over problems of the probability that at least one is correct in a whole set of width 2"
      ))
  }
}
