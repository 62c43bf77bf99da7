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
  public var pages: [Page] {
    let tallies = tallies
    var groups: [[Tally]] = []
    for tally in tallies {
      if let last = groups.last?.first, last.benchmark == tally.benchmark {
        groups[groups.count - 1].append(tally)
      } else {
        groups.append([tally])
      }
    }
    var taken: Set = ["readme.md"]
    let names = groups.map { Report.fileName($0[0].benchmark, &taken) }
    return [Page(name: "README.md", text: index(groups, names))]
      + zip(names, groups).map { Page(name: $0, text: page($1)) }
  }

  private func index(_ groups: [[Tally]], _ names: [String]) -> String {
    var rows: [[String]] = []
    for (name, group) in zip(names, groups) {
      for tally in group {
        let link = "[\(Markdown.text(tally.benchmark))](\(name))"
        rows.append([link, Markdown.text(tally.model)] + Column.all.map { $0.cell(tally) })
      }
    }
    var text = "# Report\n\n"
    text += Markdown.table(["benchmark", "model"] + Column.all.map(\.name), texts: 2, rows)
    text += "\n"
    for column in Column.all { text += "- **\(column.name)**: \(column.sentence)\n" }
    return text
  }

  private func page(_ group: [Tally]) -> String {
    var text = "# \(Markdown.text(group[0].benchmark))\n\n"
    text += Markdown.table(
      ["model"] + Column.all.map(\.name),
      group.map { tally in [Markdown.text(tally.model)] + Column.all.map { $0.cell(tally) } })
    for tally in group {
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
