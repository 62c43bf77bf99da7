import Records

/// A comparison of two graders, as text and as JSON lines.
struct VerdictComparisonReport {
  let comparison: VerdictComparison
  /// Disagreements of each rule that are shown; 0 is all.
  let limit: Int

  private var agreeing: Int { comparison.rows - comparison.disagreements.count }

  private var share: String {
    guard comparison.rows > 0 else { return "–" }
    // Rounded down: 100 % is only what is whole.
    let hundredths = agreeing * 10_000 / comparison.rows
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) %"
  }

  /// The confusion table, then the disagreements by rule.
  var text: String {
    let all = VerdictField.allCases
    var rows = [["A \\ B"] + all.map(\.name) + ["all"]]
    for verdict in all {
      let counts = comparison.table[Int(verdict.rawValue)]
      rows.append([verdict.name] + (counts + [counts.reduce(0, +)]).map(String.init))
    }
    let sums = all.map { column in
      comparison.table.reduce(0) { $0 + $1[Int(column.rawValue)] }
    }
    rows.append(["all"] + (sums + [comparison.rows]).map(String.init))
    var text = "A  \(printable(comparison.paths.first))\nB  \(printable(comparison.paths.second))\n"
    text +=
      "\n\(TextTable.lines(rows))\n\nThey agree on \(agreeing) of \(comparison.rows) rows, \(share).\n"
    for group in comparison.groups {
      let name = group.rule.isEmpty ? "(no rule)" : shown(group.rule)
      text += "\n\(name)  (\(group.rows.count))\n"
      for row in group.rows.prefix(limit == 0 ? Int.max : limit) { text += lines(row) }
      if limit > 0, group.rows.count > limit { text += "  … --limit 0 prints all\n" }
    }
    return text
  }

  private func lines(_ row: VerdictComparison.Disagreement) -> String {
    let (a, b) = (row.first, row.second)
    let key = a.key.isEmpty ? "row \(a.line)" : a.shownKey
    let gold = a.gold.isEmpty ? b.gold : a.gold
    let answers = Set([a.answer, b.answer].filter { !$0.isEmpty })
    var text = "  \(key)  A \(shown(a.word)), B \(shown(b.word))\n"
    if !gold.isEmpty { text += "    gold    \(shown(gold))\n" }
    if answers.count == 1, let answer = answers.first {
      text += "    answer  \(shown(answer))\n"
    } else if answers.count == 2 {
      text += "    A       \(shown(a.answer))\n    B       \(shown(b.answer))\n"
    }
    for (side, reason) in [("A", a.reason), ("B", b.reason)] where !reason.isEmpty {
      text += "    \(side) says  \(shown(reason))\n"
    }
    return text
  }

  /// The table as one object, then the disagreements, the worst rules first.
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("a")
    writer.string(comparison.paths.first)
    writer.key("b")
    writer.string(comparison.paths.second)
    writer.key("rows")
    writer.integer(comparison.rows)
    writer.key("agree")
    writer.integer(agreeing)
    writer.key("table")
    writer.beginObject()
    for verdict in VerdictField.allCases {
      writer.key(text: verdict.name)
      writer.beginObject()
      for other in VerdictField.allCases {
        writer.key(text: other.name)
        writer.integer(comparison.table[Int(verdict.rawValue)][Int(other.rawValue)])
      }
      writer.endObject()
    }
    writer.endObject()
    writer.endObject()
    writer.endLine()
    for group in comparison.groups {
      for row in group.rows.prefix(limit == 0 ? Int.max : limit) { write(row, &writer) }
    }
  }

  private func write(_ row: VerdictComparison.Disagreement, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("rule")
    writer.optional(row.rule)
    writer.key("severity")
    writer.integer(row.severity)
    writer.key("line")
    writer.integer(row.first.line)
    if !row.first.key.isEmpty {
      writer.key("key")
      writer.string(row.first.shownKey)
    }
    for (name, side) in [("a", row.first), ("b", row.second)] {
      writer.key(text: name)
      writer.beginObject()
      writer.key("verdict")
      writer.string(side.verdict.name)
      writer.key("field")
      writer.string(side.word)
      writer.key("gold")
      writer.optional(side.gold)
      writer.key("answer")
      writer.optional(side.answer)
      writer.key("rule")
      writer.optional(side.rule)
      writer.key("reason")
      writer.optional(side.reason)
      writer.endObject()
    }
    writer.endObject()
    writer.endLine()
  }
}

extension JSONWriter {
  /// A string, or `null` where there is nothing.
  fileprivate mutating func optional(_ text: [UInt8]) {
    if text.isEmpty { null() } else { string(text) }
  }
}
