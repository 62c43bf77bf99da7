import Statistics

extension Report {
  /// One file of a report.
  public struct Page: Sendable, Hashable {
    /// The file's name within the report's directory.
    public let name: String
    /// Its Markdown.
    public let text: String
  }

  /// The statuses of a grade, in the order in which reports list them.
  static let statusOrder = [
    "correct", "incorrect", "unevaluated", "undecided", "unreadable", "no_answer", "gold_error",
    "broken_row",
  ]

  /// The pages: `README.md`, which summarises, and one per benchmark. The same rows give the same
  /// bytes, in whatever order they came.
  ///
  /// Beside them a plot per benchmark with more than one sample per problem, and `figures.json`.
  /// Throws a `RecordError` where sets are ragged or samples too few for a k that was asked for.
  public func pages(_ settings: ReportSettings = ReportSettings()) throws -> [Page] {
    var groups: [[TallyFigures]] = []
    for tally in tallies {
      let figures = try TallyFigures(tally, settings)
      if let last = groups.last?.first, last.tally.benchmark == tally.benchmark {
        groups[groups.count - 1].append(figures)
      } else {
        groups.append([figures])
      }
    }
    var taken: Set = ["readme.md"]
    let names = groups.map { Report.fileName($0[0].tally.benchmark, &taken) }
    var pages = [Page(name: "README.md", text: index(groups, names) + settingsText(settings))]
    for (name, group) in zip(names, groups) {
      let plot = Plot.svg(group).map { Page(name: name.dropLast(3) + ".svg", text: $0) }
      pages.append(Page(name: name, text: page(group, plot: plot?.name)))
      if let plot { pages.append(plot) }
    }
    return pages + [Page(name: "figures.json", text: Report.json(groups))]
  }

  private func index(_ groups: [[TallyFigures]], _ names: [String]) -> String {
    var rows: [[String]] = []
    var figures: [[String]] = []
    for (name, group) in zip(names, groups) {
      for run in group {
        let tally = run.tally
        let head = ["[\(Markdown.text(tally.benchmark))](\(name))", Markdown.text(tally.model)]
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
      ["benchmark", "model", "width", "k", "mean accuracy", "pass@k", "maj@k", "pass^k"], texts: 2,
      figures)
    text += "\nMean accuracy weighs problems alike, with the interval of the error clustered by "
    text +=
      "problem. k is the width of the sets; for independent samples (width 1) as many as every "
    text +=
      "problem has. The pages say what each figure estimates; `figures.json` has all of them.\n"
    return text
  }

  /// A model's line in the summary.
  private static func summary(_ run: TallyFigures) -> [String] {
    func cell(_ metric: Metric) -> String {
      let name = metric.name(k: run.k)
      let found =
        run.headline.first { $0.metric == name }
        ?? run.curve.map(\.figure).first {
          $0.metric == name
        }
      return found.map(Markdown.figure) ?? "–"
    }
    return [String(run.width), String(run.k)] + [.accuracy, .pass, .majority, .all].map(cell)
  }

  private func page(_ group: [TallyFigures], plot: String?) -> String {
    var text = "# \(Markdown.text(group[0].tally.benchmark))\n\n"
    text += Markdown.table(
      ["model"] + Column.all.map(\.name),
      group.map(\.tally).map { tally in
        [Markdown.text(tally.model)] + Column.all.map { $0.cell(tally) }
      })
    text += Report.figures(group, plot: plot)
    for tally in group.map(\.tally) {
      text += "\n## \(Markdown.text(tally.model))\n\n"
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
      text += Report.doubts(tally)
    }
    return text
  }

  /// A file name for a benchmark that no other benchmark has: letters, digits, `.`, `-` and `_`.
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
    var name = stem + ".md"
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      name = "\(stem)-\(number).md"
      number += 1
    }
    return name
  }
}
