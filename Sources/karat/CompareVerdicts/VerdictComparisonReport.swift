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

  /// A disagreement as lines of text.
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
    writer.line { writer in
      writer.field("a", comparison.paths.first)
      writer.field("b", comparison.paths.second)
      writer.field("rows", comparison.rows)
      writer.field("agree", agreeing)
      writer.object("table") { writer in
        for verdict in VerdictField.allCases {
          writer.object(verdict.name) { writer in
            for other in VerdictField.allCases {
              writer.key(text: other.name)
              writer.integer(comparison.table[Int(verdict.rawValue)][Int(other.rawValue)])
            }
          }
        }
      }
    }
    for group in comparison.groups {
      for row in group.rows.prefix(limit == 0 ? Int.max : limit) { write(row, &writer) }
    }
  }

  /// One disagreement, with what both graders say; a text that a row does not have is `null`.
  private func write(_ row: VerdictComparison.Disagreement, _ writer: inout JSONWriter) {
    func stated(_ text: [UInt8]) -> [UInt8]? { text.isEmpty ? nil : text }
    writer.line { writer in
      writer.field("rule", stated(row.rule))
      writer.field("severity", row.severity)
      writer.field("line", row.first.line)
      if !row.first.key.isEmpty { writer.field("key", row.first.shownKey) }
      for (name, side) in [("a", row.first), ("b", row.second)] {
        writer.object(name) { writer in
          writer.field("verdict", side.verdict.name)
          writer.field("field", side.word)
          writer.field("gold", stated(side.gold))
          writer.field("answer", stated(side.answer))
          writer.field("rule", stated(side.rule))
          writer.field("reason", stated(side.reason))
        }
      }
    }
  }
}
