import Bytes
import Records
import Statistics

extension Report {
  /// Every figure as comma-separated values (RFC 4180), with a line of names.
  static func csv(_ groups: [[RunFigures]]) -> String {
    let heads = [
      "benchmark", "model", "group", "metric", "estimand", "k", "tau", "width", "value",
      "standard_error", "low", "high", "level", "method", "problems", "sets",
    ]
    func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    var text = heads.joined(separator: ",") + "\r\n"
    for entry in entries(groups) {
      let figure = entry.figure
      let cells = [
        String(decoding: entry.tally.benchmark, as: UTF8.self),
        String(decoding: entry.tally.model, as: UTF8.self), entry.group ?? "", figure.metric,
        figure.estimand, figure.k.map(String.init) ?? "", figure.tau.map { "\($0)" } ?? "",
        String(figure.width), number(figure.value), number(figure.standardError),
        number(figure.low), number(figure.high), number(figure.level), figure.method,
        String(figure.problems), String(figure.sets),
      ]
      text += cells.map(quoted).joined(separator: ",") + "\r\n"
    }
    return text
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { byte in
      byte == .comma || byte == .quotationMark || byte < .space
    }
    return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }

  /// The table of one benchmark for LaTeX, a row per metric and a column per model; comments say what
  /// the figures estimate.
  static func latex(_ group: [RunFigures]) -> String {
    let runs = group.filter { $0.run != nil }
    var text = "% \(comment(group[0].tally.benchmark)): value ± standard error [interval].\n"
    text += "% Needs \\usepackage{booktabs}.\n"
    var said: Set<String> = []
    for figure in runs.flatMap(\.headline) {
      let line = "% \(figure.metric): \(figure.estimand) Interval: \(figure.method).\n"
      if said.insert(line).inserted { text += line }
    }
    let columns = String(repeating: "r", count: runs.count)
    text += "\\begin{tabular}{l\(columns)}\n\\toprule\nmetric"
    for run in runs { text += " & \(escaped(run.tally.model)), \(run.kind)" }
    text += " \\\\\n\\midrule\n"
    let (names, cells) = cells(runs.map(\.headline)) { latex($0) }
    for (name, cells) in zip(names, cells) {
      text += ([escaped(Array(name.utf8))] + cells.map { $0 ?? "--" }).joined(separator: " & ")
      text += " \\\\\n"
    }
    return text + "\\bottomrule\n\\end{tabular}\n"
  }

  private static func latex(_ figure: Figure) -> String {
    func number(_ value: Double) -> String {
      Markdown.fixed(figure.isProportion ? value * 100 : value, figure.isProportion ? 1 : 3)
        .replacing("−", with: "-")
    }
    var text = "$" + number(figure.value)
    if let error = figure.standardError { text += " \\pm " + number(error) }
    if let low = figure.low, let high = figure.high {
      text += "$ {\\small $[\(number(low)), \(number(high))]$}"
      return text
    }
    return text + "$"
  }

  /// A name as text of LaTeX: nothing in it is a command.
  private static func escaped(_ name: [UInt8]) -> String {
    guard !name.isEmpty else { return "(unnamed)" }
    var text = ""
    for scalar in String(decoding: name.prefix(200), as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\\": text += "\\textbackslash{}"
      case "^": text += "\\textasciicircum{}"
      case "~": text += "\\textasciitilde{}"
      case "τ": text += "$\\tau$"
      case "{", "}", "$", "&", "#", "%", "_":
        text += "\\"
        text.unicodeScalars.append(scalar)
      default:
        let isControl = scalar.properties.generalCategory == .control
        text.unicodeScalars.append(isControl ? " " : scalar)
      }
    }
    return text
  }

  /// A name on one line, for a comment.
  private static func comment(_ name: [UInt8]) -> String {
    name.prefix(200).withUnsafeBufferPointer { $0.text(limit: 200) }
  }
}
