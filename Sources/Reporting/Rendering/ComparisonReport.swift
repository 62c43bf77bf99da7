import Records
import Statistics

/// The paired comparisons of several runs with the first of them.
public struct ComparisonReport {
  private let comparisons: [RunComparison]
  /// The p-values of each comparison's rows, corrected over all comparisons, metric by metric.
  private let adjusted: [[Double]]
  private let reports: [Report]
  private let settings: ReportSettings

  /// Compares each of the other reports with the first: on every benchmark that both have, and for
  /// every model.
  ///
  /// Where both have one model on a benchmark these two are compared, whatever their names; else
  /// those of equal names. `models` picks one model of each report; nil leaves it. With a single report
  /// each of the other models is compared with the first of `models`. Throws a `RecordError` where
  /// nothing can be paired, and as the comparison of two runs.
  public init(_ reports: [Report], models: [String?], _ settings: ReportSettings) throws {
    func side(_ report: Report, _ model: String?) -> [RunCounts] {
      report.tallies.filter { tally in model.map { tally.model == Array($0.utf8) } ?? true }
    }
    let sides = zip(reports.count == 1 ? models.map { _ in reports[0] } : reports, models)
      .map { side($0, $1) }
    var comparisons: [RunComparison] = []
    for right in sides.dropFirst() {
      for a in sides[0] {
        let isAlone = sides[0].count { $0.benchmark == a.benchmark } == 1
        let rivals = right.filter { $0.benchmark == a.benchmark }
        let chosen =
          isAlone && rivals.count == 1 ? rivals.first : rivals.first { $0.model == a.model }
        if let chosen, let comparison = try RunComparison(a, chosen, settings) {
          comparisons.append(comparison)
        }
      }
    }
    guard !comparisons.isEmpty else {
      throw RecordError(
        .format,
        "there is no benchmark on which both runs have scored responses of one model or of models with"
          + " the same name; name the models with --model, once for each run")
    }
    self.comparisons = comparisons
    self.reports = reports
    self.settings = settings
    adjusted = try ComparisonReport.adjusted(comparisons)
  }

  private static func adjusted(_ all: [RunComparison]) throws -> [[Double]] {
    var adjusted = all.map { $0.rows.map(\.test.p) }
    for row in 0..<(all.map(\.rows.count).max() ?? 0) {
      let places = all.indices.filter { all[$0].rows.indices.contains(row) }
      let holm = try SignificanceTests.holm(places.map { all[$0].rows[row].test.p })
      for (place, p) in zip(places, holm) { adjusted[place][row] = p }
    }
    return adjusted
  }

  /// The comparisons as Markdown: a section each, with the flipped problems.
  public var markdown: String {
    var text = "# Comparison\n\nDifferences are B − A, problem by problem.\n"
    if comparisons.count > 1 {
      text +=
        "\nThe p-values of a metric are corrected over the \(comparisons.count) comparisons by Holm's method.\n"
    }
    for (comparison, adjusted) in zip(comparisons, adjusted) {
      text += section(comparison, adjusted)
    }
    for (number, report) in reports.enumerated() {
      let title = reports.count > 1 ? "Settings: run \(number + 1)" : "Settings"
      text += report.settingsText(settings, title: title)
    }
    return text
  }

  private func section(_ comparison: RunComparison, _ adjusted: [Double]) -> String {
    let names = [comparison.a, comparison.b].map { Markdown.text($0.model) }
    var text = "\n## \(Markdown.text(comparison.a.benchmark))\n\n"
    text += "A: \(names[0]), B: \(names[1]), \(comparison.problems) problems. "
    text += "Samples of A: \(comparison.kinds[0]); of B: \(comparison.kinds[1]).\n\n"
    var heads = ["metric", "A", "B", "B − A", "bootstrap", "clustered", "detectable", "p"]
    if comparisons.count > 1 { heads.append("p, Holm") }
    func points(_ interval: ConfidenceInterval?) -> String {
      guard let interval else { return "–" }
      return "[\(Markdown.fixed(interval.low * 100, 1)), \(Markdown.fixed(interval.high * 100, 1))]"
    }
    text += Markdown.table(
      heads,
      zip(comparison.rows, adjusted).map { row, holm in
        var cells = [
          row.a.metric, Markdown.figure(row.a), Markdown.figure(row.b),
          Markdown.fixed(row.difference * 100, 1), points(row.bootstrap), points(row.clustered),
          row.detectable.map { Markdown.fixed($0 * 100, 1) } ?? "–", Markdown.fixed(row.test.p, 4),
        ]
        if comparisons.count > 1 { cells.append(Markdown.fixed(holm, 4)) }
        return cells
      })
    text += "\nDifferences are in percentage points. Detectable is the smallest true difference "
    text += "that a test on these problems finds with a power of 80 %.\n"
    let flips = comparison.mcNemar
    text += "\nBy \(comparison.k > 1 ? "the vote maj@\(comparison.k)" : "the accuracy"), "
    text +=
      "B solves \(flips.gained) problems that A does not, and A \(flips.lost) that B does not "
    text +=
      "(a problem is solved where its value is above ½; McNemar: exact p = \(Markdown.fixed(flips.exact, 4)), "
    text += "chi-square with continuity correction p = \(Markdown.fixed(flips.corrected, 4))).\n"
    text += list("Gained", comparison.gained) + list("Lost", comparison.lost)
    text += "\n"
    for row in comparison.rows {
      text += "- **\(row.a.metric)**: A: \(row.a.estimand)"
      text += row.a.estimand == row.b.estimand ? " B: the same." : " B: \(row.b.estimand)"
      text += " Intervals: \(row.bootstrap.method)"
      text += row.clustered.map { "; \($0.method)" } ?? ""
      text += ". p: \(row.test.method).\n"
    }
    return text
  }

  private func list(_ name: String, _ ids: [[UInt8]]) -> String {
    guard !ids.isEmpty else { return "" }
    var words = ids.prefix(50).map { Markdown.text($0) }
    if ids.count > 50 { words.append("and \(ids.count - 50) more; --format json lists them") }
    return "\n\(name): " + words.joined(separator: ", ") + "\n"
  }

  /// The comparisons as JSON: an object for each metric of each, and one for its flips.
  public var json: String {
    var writer = JSONWriter()
    for (comparison, adjusted) in zip(comparisons, adjusted) {
      for (row, holm) in zip(comparison.rows, adjusted) { write(comparison, row, holm, &writer) }
      writer.beginObject()
      write(comparison, to: &writer)
      writer.field("metric", "McNemar")
      writer.field("k", comparison.k)
      writer.field("p_exact", comparison.mcNemar.exact)
      writer.field("p_corrected", comparison.mcNemar.corrected)
      writer.field("gained", texts: comparison.gained)
      writer.field("lost", texts: comparison.lost)
      writer.endObject()
      writer.endLine()
    }
    return Report.array(writer.bytes)
  }

  private func write(_ comparison: RunComparison, to writer: inout JSONWriter) {
    writer.field("benchmark", comparison.a.benchmark)
    writer.field("a", comparison.a.model)
    writer.field("b", comparison.b.model)
    writer.field("problems", comparison.problems)
  }

  private func write(
    _ comparison: RunComparison, _ row: RunComparison.Row, _ holm: Double,
    _ writer: inout JSONWriter
  ) {
    writer.beginObject()
    write(comparison, to: &writer)
    writer.field("metric", row.a.metric)
    writer.field("k", row.a.k)
    writer.field("estimand_a", row.a.estimand)
    writer.field("estimand_b", row.b.estimand)
    writer.field("value_a", row.a.value)
    writer.field("value_b", row.b.value)
    writer.field("difference", row.difference)
    writer.field("standard_error", row.standardError)
    writer.field("low", row.bootstrap.low)
    writer.field("high", row.bootstrap.high)
    writer.field("level", row.bootstrap.level)
    writer.field("method", row.bootstrap.method)
    writer.field("clustered_low", row.clustered?.low)
    writer.field("clustered_high", row.clustered?.high)
    writer.field("detectable", row.detectable)
    writer.field("p", row.test.p)
    writer.field("p_holm", holm)
    writer.field("test", row.test.method)
    writer.endObject()
    writer.endLine()
  }
}
