import Statistics

extension Registry {
  /// The metrics of reports, of the C library and of Python.
  static let metrics = Registry(
    name: "metrics", page: { metricTable },
    entries: {
      Metric.all.map {
        Entry(name: $0.name(), sentence: $0.sentence, example: $0.formula.replacing("`", with: ""))
      }
    })

  /// The table of metrics of Docs/statistics.md.
  private static var metricTable: String {
    let head = "| metric | what is measured | per problem | needs | in C and Python | source |\n"
    return Metric.all.reduce(head + "|---|---|---|---|---|---|\n") { text, metric in
      let cells = [
        RuleBook.code(metric.name()), metric.sentence, metric.formula, needs(metric),
        metric.code == nil ? "" : RuleBook.code(metric.id), metric.source,
      ]
      return text + "| " + cells.joined(separator: " | ") + " |\n"
    }
  }

  /// What a metric takes, in words.
  private static func needs(_ metric: Metric) -> String {
    var words: [String] = []
    if metric.takesK { words.append("k") }
    if metric.inputs.takesTau { words.append("τ") }
    if metric.inputs.data != .counts { words.append(metric.inputs.data.rawValue) }
    return words.joined(separator: ", ")
  }
}
