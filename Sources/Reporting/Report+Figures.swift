import Records
import Statistics

extension Report {
  /// Every figure as JSON, one a line: metric, estimand, k, tau, width, value, interval and what it
  /// rests on.
  static func json(_ groups: [[TallyFigures]]) -> String {
    var writer = JSONWriter()
    for run in groups.joined() {
      for figure in run.all {
        writer.beginObject()
        writer.key("benchmark")
        writer.string(run.tally.benchmark)
        writer.key("model")
        writer.string(run.tally.model)
        writer.key("metric")
        writer.string(figure.metric)
        writer.key("estimand")
        writer.string(figure.estimand)
        writer.key("k")
        if let k = figure.k { writer.integer(k) } else { writer.null() }
        writer.key("tau")
        if let tau = figure.tau { writer.string("\(tau)") } else { writer.null() }
        writer.key("width")
        writer.integer(figure.width)
        writer.key("value")
        writer.number(figure.value)
        writer.key("low")
        if let low = figure.low { writer.number(low) } else { writer.null() }
        writer.key("high")
        if let high = figure.high { writer.number(high) } else { writer.null() }
        writer.key("level")
        if let level = figure.level { writer.number(level) } else { writer.null() }
        writer.key("method")
        writer.string(figure.method)
        writer.key("problems")
        writer.integer(figure.problems)
        writer.key("sets")
        writer.integer(figure.sets)
        writer.endObject()
        writer.endLine()
      }
    }
    let lines = String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n")
    return "[\n" + lines.joined(separator: ",\n") + "\n]\n"
  }

  /// The table of one benchmark: a row per metric, a column per model; estimands below.
  static func figures(_ group: [TallyFigures], plot: String?) -> String {
    let runs = group.filter { $0.run != nil }
    guard !runs.isEmpty else { return "" }
    let heads = runs.map {
      Markdown.text($0.tally.model) + ($0.width > 1 ? ", sets of \($0.width)" : ", independent")
    }
    var text = "\n## Figures\n\n"
    text += table(heads, runs.map(\.headline))
    if let plot {
      text += "\n![pass@k and maj@k over k](\(plot))\n\n"
      text += "Of sets, points left of the width are random subsets of one set, points right of it "
      text += "several whole sets; the large point is the set itself. "
      text += "The values are in `figures.json`.\n"
      if runs.count > Plot.limit { text += "The first \(Plot.limit) models are drawn.\n" }
    }
    text += "\n### Agreement\n\n"
    text += table(heads, runs.map(\.consistency))
    text += "\nAll correct answers are one class; wrong ones are classes by their key.\n"
    text += "\n### What the figures estimate\n\n"
    for run in runs {
      let model = Markdown.text(run.tally.model)
      if let left = run.run?.leftOut, !left.isEmpty {
        text += "**Left out** of \(model), because of their width: "
        text += left.map { Markdown.text(Array($0.utf8)) }.joined(separator: "; ") + ".\n\n"
      }
      if let samples = run.run?.samples, samples.lowerBound < samples.upperBound {
        text +=
          "\(model) has \(samples.lowerBound) to \(samples.upperBound) samples per problem.\n\n"
      }
      for reason in run.missing { text += "\(model), not computed: \(reason).\n\n" }
    }
    var said: Set<String> = []
    for figure in runs.flatMap({ $0.headline + $0.consistency }) {
      let place = figure.width > 1 ? ", sets of \(figure.width)" : ", independent"
      let line = "- **\(figure.metric)\(place)**: \(figure.estimand)\n"
      if said.insert(line).inserted { text += line }
    }
    text += "\nIntervals:\n\n"
    for method in Set(runs.flatMap { $0.headline + $0.consistency }.map(\.method)).sorted() {
      text += "- \(method)\n"
    }
    return text
  }

  /// A row per metric and interval; a metric that a model lacks is a dash.
  private static func table(_ heads: [String], _ columns: [[Figure]]) -> String {
    var rows: [(name: String, k: Int)] = []
    var cells: [[String: String]] = []
    for column in columns {
      var named: [String: String] = [:]
      for figure in column {
        let clustered = figure.method.hasPrefix("standard error")
        let name = figure.metric + (clustered ? " (clustered error)" : "")
        named[name] = Markdown.figure(figure)
        if !rows.contains(where: { $0.name == name }) { rows.append((name, figure.k ?? 0)) }
      }
      cells.append(named)
    }
    return Markdown.table(
      ["metric"] + heads,
      rows.enumerated().sorted { ($0.element.k, $0.offset) < ($1.element.k, $1.offset) }
        .map { row in [row.element.name] + cells.map { $0[row.element.name] ?? "–" } })
  }

  /// The verdicts that a reader may doubt, counted and listed by problem.
  static func doubts(_ tally: Tally) -> String {
    var rows: [[String]] = []
    for doubt in Doubt.allCases {
      let places = tally.samples.problems.filter { $0.doubts[doubt.rawValue] > 0 }
        .sorted { $0.id.lexicographicallyPrecedes($1.id) }
      guard !places.isEmpty else { continue }
      let total = places.reduce(0) { $0 + $1.doubts[doubt.rawValue] }
      var list = places.prefix(listed).map {
        "\(Markdown.text($0.id)) (\($0.doubts[doubt.rawValue]))"
      }
      if places.count > listed { list.append("and \(places.count - listed) more problems") }
      rows.append([
        "`\(doubt.name)`", doubt.sentence, String(total), list.joined(separator: ", "),
      ])
    }
    guard !rows.isEmpty else { return "" }
    return "\nVerdicts to look at:\n\n"
      + Markdown.table(["basis", "meaning", "verdicts", "problems"], texts: 2, rows)
  }

  /// Problems that one list of doubtful verdicts names.
  private static let listed = 30

  /// What the report was made from and how, so that it can be made again.
  func settingsText(_ settings: ReportSettings, title: String = "Settings") -> String {
    var text = "\n## \(title)\n\n"
    if !settings.version.isEmpty { text += "- Karat \(settings.version)\n" }
    text += "- Seed \(settings.seed), \(settings.resamples) resamples, intervals at "
    text += Markdown.fixed(settings.level * 100, 1) + " %\n"
    if !settings.passAt.isEmpty {
      text += "- k: " + settings.passAt.map(String.init).joined(separator: ", ") + "\n"
    }
    if settings.allowRagged { text += "- Sets of another width than most are left out\n" }
    for input in inputs {
      let name = input.path.split(separator: "/").last.map(String.init) ?? input.path
      text += "- \(Markdown.text(Array(name.utf8))): \(input.bytes) bytes, XXH64 "
      text += XXH64.hex(input.hash)
      if let grading = settings.grading[input.path] {
        text += ", " + Markdown.text(Array(grading.utf8))
      }
      text += "\n"
    }
    return text
  }
}
