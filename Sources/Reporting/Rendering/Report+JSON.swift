import Bytes
import Records
import Statistics

extension Report {
  /// One figure with what it is about.
  struct Entry {
    let tally: RunCounts
    /// What the problems have in common, such as `level = 3`; nil for all problems.
    let group: String?
    let figure: Figure
  }

  /// Every figure, in the order in which they are printed; those of breakdowns behind the others of
  /// their model.
  static func entries(_ groups: [[RunFigures]]) -> [Entry] {
    groups.joined().flatMap { run in
      let whole = run.all.map { Entry(tally: run.tally, group: nil, figure: $0) }
      let parts = run.breakdowns.flatMap { breakdown in
        breakdown.groups.flatMap { group in
          let name = "\(breakdown.field) = \(String(decoding: group.name, as: UTF8.self))"
          return group.figures.compactMap { figure in
            figure.map { Entry(tally: run.tally, group: name, figure: $0) }
          }
        }
      }
      return whole + parts
    }
  }

  /// Every figure as JSON, one a line: metric, estimand, k, tau, width, value, interval and what it
  /// rests on.
  static func json(_ groups: [[RunFigures]]) -> String {
    var writer = JSONWriter()
    for entry in entries(groups) {
      writer.write(entry)
      writer.endLine()
    }
    return array(writer.bytes)
  }

  /// JSON lines as one array, an element a line.
  static func array(_ lines: Bytes) -> String {
    let lines = String(decoding: lines, as: UTF8.self).split(separator: "\n")
    return lines.isEmpty ? "[]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n"
  }

  /// How the report was made, so that it can be made again: version, settings, and the inputs with
  /// their hashes and how they were graded.
  func manifest(_ settings: ReportSettings) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("karat", settings.version)
    writer.key("options")
    writer.beginObject()
    for option in options(settings) {
      writer.key(text: option.name)
      writer.string(option.value)
    }
    writer.endObject()
    writer.key("inputs")
    writer.beginArray()
    for input in inputs {
      writer.beginObject()
      writer.write(input)
      if let grading = grading[input.path] { writer.write(grading) }
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The options of the command line that give these figures again, in its spelling.
  func options(_ settings: ReportSettings) -> [(name: String, value: String)] {
    var options = [
      ("seed", "\(settings.seed)"), ("resamples", "\(settings.resamples)"),
      ("level", "\(settings.level)"), ("interval", settings.interval.rawValue),
      ("resample", settings.levels.name),
      ("tau", settings.thresholds.map(\.description).joined(separator: ",")),
      ("group-by", fields.groups.joined(separator: ",")),
      ("breakdown", fields.breakdowns.joined(separator: ",")),
      ("set-field", fields.set), ("score-field", fields.score),
    ]
    if !settings.passAt.isEmpty {
      options.append(("pass-at", settings.passAt.map(String.init).joined(separator: ",")))
    }
    if let regroup = settings.regroup { options.append(("regroup", "\(regroup)")) }
    if settings.pooled { options.append(("pooled", "true")) }
    if settings.allowRagged { options.append(("allow-ragged", "true")) }
    return options
  }

  /// What the report was made from and how, for its reader.
  func settingsText(_ settings: ReportSettings, title: String = "Settings") -> String {
    var text = "\n## \(title)\n\n"
    if !settings.version.isEmpty { text += "- Karat \(settings.version)\n" }
    let options = options(settings).map { "\($0.name) \(Markdown.text(Array($0.value.utf8)))" }
    text += "- " + options.joined(separator: " · ") + "\n"
    for input in inputs {
      text += "- \(Markdown.text(Array(input.name.utf8))): \(input.bytes) bytes, XXH64 "
      text += XXH64.hex(input.hash)
      if let grading = grading[input.path] {
        text += ", graded by Karat \(Markdown.text(Array(grading.version.utf8)))"
        text += " with policy \(Markdown.text(Array(grading.policy.utf8)))"
        if !grading.inputs.isEmpty {
          text +=
            " from "
            + grading.inputs.map { Markdown.text(Array($0.utf8)) }
            .joined(separator: "; ")
        }
      }
      text += "\n"
    }
    return text
  }
}

extension Bootstrap.Levels {
  /// The name that an option has for it.
  public var name: String {
    switch self {
    case .problems: "problems"
    case .problemsThenSets: "problems-then-sets"
    case .sets: "sets"
    }
  }

  /// The levels with a name.
  public init?(name: String) {
    let all: [Bootstrap.Levels] = [.problems, .problemsThenSets, .sets]
    guard let found = all.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ entry: Report.Entry) {
    let figure = entry.figure
    beginObject()
    field("benchmark", entry.tally.benchmark)
    field("model", entry.tally.model)
    field("group", entry.group)
    field("metric", figure.metric)
    field("estimand", figure.estimand)
    field("k", figure.k)
    field("tau", figure.tau.map { "\($0)" })
    field("width", figure.width)
    field("value", figure.value)
    field("standard_error", figure.standardError)
    field("low", figure.low)
    field("high", figure.high)
    field("level", figure.level)
    field("method", figure.method)
    field("problems", figure.problems)
    field("sets", figure.sets)
    endObject()
  }

  /// The fields of an input: name, bytes and hash.
  mutating func write(_ input: InputDigest) {
    field("file", input.name)
    field("bytes", input.bytes)
    field("xxh64", XXH64.hex(input.hash))
  }

  /// The fields that say how an input was graded.
  mutating func write(_ grading: Report.Grading) {
    field("graded_by", grading.version)
    field("policy", grading.policy)
    field("graded_from", grading.inputs)
  }
}
