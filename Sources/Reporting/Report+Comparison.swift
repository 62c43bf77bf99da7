import Records
import Statistics

extension Report {
  /// The comparison of `other` against this report's rows as Markdown: one section per benchmark
  /// that both have, and per model.
  ///
  /// Where both have one model on a benchmark these two are compared, whatever their names; else
  /// those of equal names. `models` picks one model of each side. Throws a `RecordError` where
  /// nothing can be paired, and as the comparison of two runs.
  public func comparison(
    with other: Report, models: (a: String?, b: String?), _ settings: ReportSettings
  ) throws -> String {
    func side(_ report: Report, _ model: String?) -> [Tally] {
      report.tallies.filter { tally in model.map { tally.model == Array($0.utf8) } ?? true }
    }
    let (left, right) = (side(self, models.a), side(other, models.b))
    var comparisons: [RunComparison] = []
    for a in left {
      let isAlone = left.count { $0.benchmark == a.benchmark } == 1
      let rivals = right.filter { $0.benchmark == a.benchmark }
      let chosen =
        isAlone && rivals.count == 1 ? rivals.first : rivals.first { $0.model == a.model }
      if let chosen, let comparison = try RunComparison(a, chosen, settings) {
        comparisons.append(comparison)
      }
    }
    guard !comparisons.isEmpty else {
      throw RecordError(
        .format,
        "there is no benchmark with scored responses and a model to compare in both; name the models"
          + " with --model-a and --model-b")
    }
    var text = "# Comparison\n\nDifferences are B − A, problem by problem.\n"
    let adjusted = try Report.adjusted(comparisons)
    for (comparison, adjusted) in zip(comparisons, adjusted) {
      text += Report.section(comparison, adjusted, several: comparisons.count > 1)
    }
    text += settingsText(settings, title: "Settings: A")
    return text + other.settingsText(settings, title: "Settings: B")
  }

  /// The p-values of each comparison's rows, corrected over the comparisons, metric by metric.
  private static func adjusted(_ all: [RunComparison]) throws -> [[Double]] {
    var adjusted = all.map { $0.rows.map(\.test.p) }
    for row in 0..<(all.map(\.rows.count).max() ?? 0) {
      let places = all.indices.filter { all[$0].rows.indices.contains(row) }
      let holm = try Tests.holm(places.map { all[$0].rows[row].test.p })
      for (place, p) in zip(places, holm) { adjusted[place][row] = p }
    }
    return adjusted
  }

  private static func section(
    _ comparison: RunComparison, _ adjusted: [Double], several: Bool
  ) -> String {
    let names = [comparison.a, comparison.b].map { Markdown.text($0.model) }
    var text = "\n## \(Markdown.text(comparison.a.benchmark))\n\n"
    text += "A: \(names[0]), B: \(names[1]), \(comparison.problems) problems.\n\n"
    var heads = ["metric", "A", "B", "B − A", "bootstrap", "clustered", "detectable", "p"]
    if several { heads.append("p, Holm") }
    func points(_ interval: Interval?) -> String {
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
        if several { cells.append(Markdown.fixed(holm, 4)) }
        return cells
      })
    text += "\nDifferences are in percentage points. Detectable is the true difference that these "
    text += "problems would show with a power of 80 %.\n"
    let flips = McNemar(gained: comparison.gained.count, lost: comparison.lost.count)
    text += "\nOn \(comparison.k > 1 ? "the vote maj@\(comparison.k)" : "the accuracy"), "
    text += "B solves \(flips.gained) that A does not, and A \(flips.lost) that B does not "
    text += "(solved is above ½; McNemar, exact: p = \(Markdown.fixed(flips.exact, 4))).\n"
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

  private static func list(_ name: String, _ ids: [[UInt8]]) -> String {
    guard !ids.isEmpty else { return "" }
    var words = ids.prefix(50).map { Markdown.text($0) }
    if ids.count > 50 { words.append("and \(ids.count - 50) more") }
    return "\n\(name): " + words.joined(separator: ", ") + "\n"
  }
}
