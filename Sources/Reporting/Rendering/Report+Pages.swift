import Records
import Statistics

extension Report {
  /// One file of a report.
  public struct Page: Sendable, Hashable {
    /// The file's name within the report's directory.
    public let name: String
    /// What it holds.
    public let text: String
  }

  /// How the tables of a report are written.
  public enum Format: String, Sendable, CaseIterable {
    /// README.md, a page and plots per benchmark, figures.json and manifest.json.
    case markdown
    /// figures.json alone.
    case json
    /// figures.csv: the same figures, one a line.
    case csv
    /// A table per benchmark for `\input`, with the rules of the package booktabs.
    case latex
  }

  /// The statuses of a grade, in the order in which reports list them.
  static let statusOrder = [
    "correct", "incorrect", "unevaluated", "undecided", "unreadable", "no_answer", "gold_error",
    "broken_row",
  ]

  /// The files of the report in these formats. The same rows give the same bytes, in whatever order
  /// they came.
  ///
  /// Throws a `RecordError` where sets are ragged or samples too few for a k that was asked for.
  public func pages(
    _ settings: ReportSettings = ReportSettings(), formats: Set<Format> = [.markdown]
  ) throws -> [Page] {
    var groups: [[RunFigures]] = []
    for tally in tallies {
      let figures = try RunFigures(tally, settings, fields)
      if let last = groups.last?.first, last.tally.benchmark == tally.benchmark {
        groups[groups.count - 1].append(figures)
      } else {
        groups.append([figures])
      }
    }
    var taken: Set = ["readme"]
    let stems = groups.map { Report.fileName($0[0].tally.benchmark, &taken) }
    var pages: [Page] = []
    if formats.contains(.markdown) {
      let index = index(groups, stems) + settingsText(settings)
      pages.append(Page(name: "README.md", text: index))
      for (stem, group) in zip(stems, groups) {
        let plots = Report.plots(group, stem: stem)
        pages.append(Page(name: stem + ".md", text: page(group, plots)))
        pages += plots.map(\.page)
      }
      pages.append(Page(name: "manifest.json", text: manifest(settings)))
    }
    if !formats.isDisjoint(with: [.markdown, .json]) {
      pages.append(Page(name: "figures.json", text: Report.json(groups)))
    }
    if formats.contains(.csv) {
      pages.append(Page(name: "figures.csv", text: Report.csv(groups)))
    }
    if formats.contains(.latex) {
      for (stem, group) in zip(stems, groups) {
        pages.append(Page(name: stem + ".tex", text: Report.latex(group)))
      }
    }
    return pages
  }

  private func index(_ groups: [[RunFigures]], _ stems: [String]) -> String {
    var rows: [[String]] = []
    var figures: [[String]] = []
    for (stem, group) in zip(stems, groups) {
      for run in group {
        let tally = run.tally
        let head = ["[\(Markdown.text(tally.benchmark))](\(stem).md)", Markdown.text(tally.model)]
        rows.append(head + Column.all.map { $0.cell(tally) })
        if run.run != nil { figures.append(head + Report.summary(run)) }
      }
    }
    var text = "# Report\n\n"
    text += Markdown.table(["benchmark", "model"] + Column.all.map(\.name), texts: 2, rows)
    text += "\n"
    for column in Column.all { text += "- **\(column.name)**: \(column.sentence)\n" }
    guard !figures.isEmpty else { return text }
    text += "\n## Figures\n\n"
    text += Markdown.table(
      ["benchmark", "model", "samples", "k"]
        + Metric.columns.map { $0.appearance.heading ?? $0.name() },
      texts: 3, figures)
    text += "\nMean accuracy gives every problem the same weight. k is the width of the sets; for "
    text += "independent samples it is the number of samples that every problem has. The pages say "
    text +=
      "what each figure estimates and how its interval is made; `figures.json` has all figures.\n"
    return text
  }

  /// A model's line in the summary.
  private static func summary(_ run: RunFigures) -> [String] {
    func cell(_ metric: Metric) -> String {
      let name = metric.name(k: run.k)
      let found =
        run.headline.first { $0.metric == name }
        ?? run.curve.map(\.figure).first { $0.metric == name }
      return found.map { Markdown.figure($0) } ?? "–"
    }
    return [run.kind, String(run.k)] + Metric.columns.map(cell)
  }

  private func page(_ group: [RunFigures], _ plots: [Plot]) -> String {
    var text = "# \(Markdown.text(group[0].tally.benchmark))\n\n"
    text += Markdown.table(
      ["model"] + Column.all.map(\.name),
      group.map(\.tally).map { tally in
        [Markdown.text(tally.model)] + Column.all.map { $0.cell(tally) }
      })
    text += Report.figures(group, plots)
    for (number, run) in group.enumerated() {
      let tally = run.tally
      text += "\n## \(Markdown.text(tally.model))\n\n"
      text += Report.breakdowns(run)
      text += Markdown.table(
        ["status", "rows", "share"],
        tally.statuses.sorted(by: Report.statusOrder).map { entry in
          [
            Markdown.word(entry.name), String(entry.count),
            Markdown.percent(Double(entry.count) / Double(tally.responses)),
          ]
        })
      text += "\n"
      text += Markdown.table(
        ["answer found by", "responses", "correct", "share correct"],
        tally.foundBy.sorted(by: []).map { entry in
          [
            Markdown.word(entry.name), String(entry.count), String(entry.correct),
            Markdown.percent(Double(entry.correct) / Double(entry.count)),
          ]
        })
      text += Report.doubts(tally, number: number)
    }
    return text
  }

  /// A file name for a benchmark that no other benchmark has, without its ending: letters, digits,
  /// `.`, `-` and `_`.
  private static func fileName(_ benchmark: [UInt8], _ taken: inout Set<String>) -> String {
    var stem = ""
    for byte in benchmark.prefix(100) {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || scalar == "-" || scalar == "_" || (scalar == "." && !stem.isEmpty))
      stem.unicodeScalars.append(isPlain ? scalar : "-")
    }
    if stem.isEmpty { stem = "unnamed" }
    var name = stem
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      name = "\(stem)-\(number)"
      number += 1
    }
    return name
  }
}
