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

private func report(_ rows: [String]) throws -> Report {
  let file = FileManager.default.temporaryDirectory
    .appending(path: "karat-comparison-\(UUID().uuidString).jsonl")
  try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  return try Report(paths: [file.path])
}

private func compare(
  _ a: [String], _ b: [String], models: (String?, String?) = (nil, nil)
) throws -> String {
  var settings = ReportSettings()
  settings.resamples = 200
  return try report(a).comparison(with: try report(b), models: models, settings)
}

private func message(_ a: [String], _ b: [String]) -> String {
  do {
    _ = try compare(a, b)
    return ""
  } catch { return (error as? RecordError)?.message ?? "\(error)" }
}

@Suite struct ComparisonTests {
  /// Differences by hand: +1, +1, −1, 0; their mean is 25 points. Of 8 signings of ±1 all but
  /// those that sum to less than 1 in magnitude count, which is all 8.
  private static let before = rows([("p1", "--"), ("p2", "--"), ("p3", "++"), ("p4", "++")])
  private static let after = rows([("p4", "++"), ("p3", "--"), ("p2", "++"), ("p1", "++")])

  @Test func differencesArePairedByProblemWhateverTheOrder() throws {
    let text = try compare(Self.before, Self.after)
    #expect(text.contains("| accuracy | 50.0 % | 75.0 % | 25.0 |"))
    #expect(text.contains("| 1.0000 |"))
    #expect(text.contains("B solves 2 that A does not, and A 1 that B does not"))
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
    #expect(text.contains("another gold in each: p1, p2, p3, p4"), "\(text)")
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
}
