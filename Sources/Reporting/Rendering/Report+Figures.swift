import Records
import Statistics

extension Report {
  /// A picture of a page, with what it shows.
  struct Plot {
    let page: Page
    let title: String
  }

  /// The plots of one benchmark; none where problems have one sample each.
  static func plots(_ group: [RunFigures], stem: String) -> [Plot] {
    let coverage = Metric.lines(of: .coverage).map { $0.metric.name() }
    let curves: [(ending: String, plot: Metric.Appearance.Plot, title: String)] = [
      ("", .coverage, coverage.joined(separator: " and ") + " over k"),
      ("-g-pass", .reliability, "G-Pass@k over k"),
    ]
    var plots = curves.compactMap { ending, plot, title in
      Curves.svg(group, plot, title: title).map {
        Plot(page: Page(name: "\(stem)\(ending).svg", text: $0), title: title)
      }
    }
    if let svg = Histogram.svg(group) {
      let page = Page(name: "\(stem)-problems.svg", text: svg)
      plots.append(Plot(page: page, title: "Problems by accuracy"))
    }
    return plots
  }

  /// The tables and plots of one benchmark: a row per metric, a column per model; estimands below.
  static func figures(_ group: [RunFigures], _ plots: [Plot]) -> String {
    let runs = group.filter { $0.run != nil }
    guard !runs.isEmpty else { return "" }
    let heads = runs.map { Markdown.text($0.tally.model) + ", " + $0.kind }
    var text = "\n## Figures\n\n"
    text += table(heads, runs.map(\.headline))
    text += "\nValue ± standard error clustered by problem [interval].\n"
    for plot in plots { text += "\n![\(plot.title)](\(plot.page.name))\n" }
    if !plots.isEmpty {
      text +=
        "\nFor sets, points left of the width are random subsets of one set, and points right of it "
      text += "are several whole sets; the large point is one whole set. "
      text += "G-Pass@k at τ = 1 is pass^k. The values are in `figures.json`.\n"
      if runs.count > Chart.limit { text += "Only the first \(Chart.limit) models are drawn.\n" }
    }
    text += histogram(heads, runs)
    if runs.contains(where: { !$0.consistency.isEmpty }) {
      text += "\n### Agreement\n\n"
      text += table(heads, runs.map(\.consistency))
      text +=
        "\nAll correct answers count as one answer, so they agree by definition; wrong answers count "
      text += "as one where their canonical keys are equal.\n"
    }
    if runs.contains(where: { !$0.few.isEmpty }) {
      text += "\n### Intervals for few problems\n\n"
      text += table(heads, runs.map(\.few), byInterval: true)
    }
    return text + estimands(runs)
  }

  /// What was left out, what every figure estimates, and how intervals were made.
  private static func estimands(_ runs: [RunFigures]) -> String {
    var text = "\n### What the figures estimate\n\n"
    for run in runs {
      let model = Markdown.text(run.tally.model)
      if let left = run.run?.leftOut, !left.isEmpty {
        text += "**Left out** for \(model), because of the width of the sets: "
        text += left.map { Markdown.text(Array($0.utf8)) }.joined(separator: "; ") + ".\n\n"
      }
      if let left = run.run?.leftOver {
        text += "The independent samples of \(model) were put at random into sets of \(run.width)"
        text += left > 0 ? "; \(left) samples were left over.\n\n" : ".\n\n"
      }
      if let samples = run.run?.samples, samples.lowerBound < samples.upperBound {
        text +=
          "\(model) has \(samples.lowerBound) to \(samples.upperBound) samples per problem.\n\n"
      }
      for reason in run.missing { text += "Not computed for \(model): \(reason).\n\n" }
    }
    var said: Set<String> = []
    for run in runs {
      for figure in run.headline + run.consistency {
        let line = "- **\(figure.metric), \(run.kind)**: \(figure.estimand)\n"
        if said.insert(line).inserted { text += line }
      }
    }
    text += "\nIntervals:\n\n"
    for method in Set(runs.flatMap { $0.headline + $0.consistency }.map(\.method)).sorted() {
      text += "- \(method)\n"
    }
    return text
  }

  /// A row per metric; a metric that a model lacks is a dash.
  private static func table(
    _ heads: [String], _ columns: [[Figure]], byInterval: Bool = false
  ) -> String {
    let (names, cells) = cells(columns, byInterval: byInterval) {
      Markdown.figure($0, withError: !byInterval)
    }
    return Markdown.table(
      ["metric"] + heads, zip(names, cells).map { [$0] + $1.map { $0 ?? "–" } })
  }

  /// The rows of a table: the metrics' names, by k, and the cell of every column; nil where it lacks the
  /// metric. With `byInterval` a metric has a row for each kind of interval.
  static func cells(
    _ columns: [[Figure]], byInterval: Bool = false, _ cell: (Figure) -> String
  ) -> (names: [String], cells: [[String?]]) {
    var rows: [(name: String, k: Int)] = []
    var named = [[String: String]](repeating: [:], count: columns.count)
    for (column, figures) in columns.enumerated() {
      for figure in figures {
        let method = figure.method.hasPrefix("Beta") ? "Beta posterior" : "Wilson"
        let name = figure.metric + (byInterval ? " (\(method))" : "")
        named[column][name] = cell(figure)
        if !rows.contains(where: { $0.name == name }) { rows.append((name, figure.k ?? 0)) }
      }
    }
    let sorted = rows.enumerated()
      .sorted { ($0.element.k, $0.offset) < ($1.element.k, $1.offset) }.map(\.element.name)
    return (sorted, sorted.map { name in named.map { $0[name] } })
  }

  private static func histogram(_ heads: [String], _ runs: [RunFigures]) -> String {
    let histograms = runs.map { Histogram($0.run) }
    guard histograms.contains(where: { $0 != nil }) else { return "" }
    var text = "\n### Problems by accuracy\n\n"
    text += Markdown.table(
      ["model"] + Histogram.names,
      zip(heads, histograms).compactMap { head, histogram in
        histogram.map { [head] + $0.counts.map(String.init) }
      })
    return text
  }

  /// The figures of a model by what its rows say of their problems.
  static func breakdowns(_ run: RunFigures) -> String {
    var text = ""
    for breakdown in run.breakdowns {
      let metrics = run.columns.map { $0.name(k: run.k) }
      text += Markdown.table(
        [Markdown.text(Array(breakdown.field.utf8)), "problems"] + metrics,
        breakdown.groups.map { group in
          [Markdown.text(group.name), String(group.problems)]
            + group.figures.map { $0.map { Markdown.figure($0, withError: true) } ?? "–" }
        })
      text += "\n"
    }
    return text
  }
}
