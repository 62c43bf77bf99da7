import Foundation
import Records
import Statistics
import Testing

@testable import Reporting

/// A graded row: its problem, set and member, and its answer's key; the key `*` is the correct one,
/// an empty one is no answer. `more` is further JSON.
func gradedRow(
  _ problem: String, _ key: String, set: String? = nil, member: Int? = nil,
  status: String? = nil, basis: String? = nil, gold: String = "1", more: String = ""
) -> String {
  func quoted(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }
  let usual = key == "*" ? "correct" : key.isEmpty ? "no_answer" : "incorrect"
  return """
    {"benchmark":"b","model":"m","problem_id":"\(problem)","set_id":\(quoted(set)),\
    "member":\(member.map(String.init) ?? "null"),"gold":"\(gold)",\
    "answer":\(quoted(key.isEmpty ? nil : key)),"key":\(quoted(key.isEmpty ? nil : key)),\
    "status":"\(status ?? usual)","basis":\(quoted(basis)),"truncated":false\
    \(more.isEmpty ? "" : ",")\(more)}
    """
}

/// Rows of whole sets of one problem.
func gradedSets(_ problem: String, _ sets: [[String]]) -> [String] {
  sets.enumerated().flatMap { set, keys in
    keys.enumerated().map { gradedRow(problem, $1, set: "s\(set)", member: $0) }
  }
}

/// The report on these rows. The file's hash, which depends on the rows' order, is left out.
func report(on rows: [String], _ fields: ReportFields = ReportFields()) throws -> Report {
  try withFile(rows.joined(separator: "\n") + "\n") { path in
    var report = try Report(paths: [path], fields: fields)
    report.inputs = []
    return report
  }
}

/// Calls `body` with the path of a file that holds `text`.
func withFile<T>(_ text: String, _ body: (String) throws -> T) throws -> T {
  let file = FileManager.default.temporaryDirectory
    .appending(path: "karat-reporting-\(UUID().uuidString).jsonl")
  try Data(text.utf8).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  return try body(file.path)
}

/// Settings with few resamples.
func quickSettings() -> ReportSettings {
  var settings = ReportSettings()
  settings.resamples = 200
  return settings
}

func quickSettings(_ change: (inout ReportSettings) throws -> Void) rethrows -> ReportSettings {
  var settings = quickSettings()
  try change(&settings)
  return settings
}

/// The first value of each figure, by its name.
func values(
  _ report: Report, _ settings: ReportSettings = quickSettings()
) throws -> [String: Double] {
  let tally = try #require(report.tallies.first)
  let all = try RunFigures(tally, settings, report.fields).all
  return Dictionary(all.map { ($0.metric, $0.value) }) { first, _ in first }
}

/// The message of the error that `body` throws; empty without one.
func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return ""
  } catch { return (error as? RecordError)?.message ?? "\(error)" }
}

func expectClose(_ values: [String: Double], _ expected: [(String, Double)]) {
  for (name, value) in expected {
    let found = values[name] ?? .nan
    #expect(abs(found - value) < 1e-12, "\(name): \(found), expected \(value)")
  }
}
