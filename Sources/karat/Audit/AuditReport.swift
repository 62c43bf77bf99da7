import Answers
import Grading
import Records

/// What `karat audit` found, as text and as JSON lines.
struct AuditReport {
  let audits: [BenchmarkAudit]
  let policy: String
  /// Findings of each kind that the text shows; 0 is all.
  let limit: Int

  /// Whether an answer cannot be read, is not equal to itself, or shares a key with a different one.
  var hasFaults: Bool {
    audits.contains {
      $0.broken > 0 || !$0.unread.isEmpty || !$0.unequal.isEmpty || !$0.merged.isEmpty
    }
  }

  // Text

  /// A table of all benchmarks, then the findings, worst first.
  var text: String {
    var text = table
    section("CANNOT BE READ", of: \.unread, &text) { audit, place in
      let gold = audit.golds[place]
      return ["\(name(audit, place))  \(shown(gold.text))", "  \(gold.unread ?? "")"]
    }
    section("NOT EQUAL TO ITSELF", of: \.unequal, &text) { audit, place in
      let gold = audit.golds[place]
      guard let failure = gold.failure else { return [] }
      return [
        "\(name(audit, place))  \(shown(gold.text))",
        "  \(failure.outcome) from \(shown(failure.spelling))",
        "  \(failure.rule): \(printable(failure.reason))",
      ]
    }
    section("ONE KEY, NOT EQUAL", of: \.merged, &text, lines)
    section("EQUAL IN DIFFERENT FORMS", of: \.equal, &text, lines)
    section("WARNINGS", of: \.doubtful, &text) { audit, place in
      let gold = audit.golds[place]
      return ["\(name(audit, place))  \(shown(gold.text))"]
        + gold.doubts.map { "  byte \($0.offset): \($0.kind.sentence)" }
    }
    section("ONE VALUE IN SEVERAL SPELLINGS", of: \.respelled, &text) { audit, group in
      let spellings = group.prefix(6).map { shown(audit.golds[$0].text) }
      let more = group.count > 6 ? "  and \(group.count - 6) more" : ""
      return ["\(name(audit, group[0]))  " + spellings.joined(separator: "  ·  ") + more]
    }
    return text
  }

  /// Adds the findings of one kind under a title, up to `limit`; nothing where there is none.
  private func section<Finding>(
    _ title: String, of findings: KeyPath<BenchmarkAudit, [Finding]>, _ text: inout String,
    _ lines: (BenchmarkAudit, Finding) -> [String]
  ) {
    let all = audits.reduce(0) { $0 + $1[keyPath: findings].count }
    guard all > 0 else { return }
    text += "\n\(title) (\(all))\n"
    var left = limit == 0 ? Int.max : limit
    for audit in audits {
      for finding in audit[keyPath: findings] {
        guard left > 0 else {
          text += "  … --limit 0 prints all\n"
          return
        }
        left -= 1
        for line in lines(audit, finding) { text += "  \(line)\n" }
      }
    }
  }

  /// Two answers and the verdict on them.
  private func lines(_ audit: BenchmarkAudit, _ pair: BenchmarkAudit.Pair) -> [String] {
    let verdict = pair.verdict
    let basis = verdict.basis.map { ", \($0.rawValue)" } ?? ""
    return [
      "\(name(audit, pair.gold))  \(shown(audit.golds[pair.gold].text))",
      "\(name(audit, pair.prediction))  \(shown(audit.golds[pair.prediction].text))",
      "  \(verdict.outcome.rawValue)\(basis), \(verdict.ruleName): \(printable(verdict.reason))",
    ]
  }

  /// Where an answer comes from, and how many other problems have it.
  private func name(_ audit: BenchmarkAudit, _ place: Int) -> String {
    let gold = audit.golds[place]
    let more = gold.problems > 1 ? " (+\(gold.problems - 1))" : ""
    return "\(shown(audit.name))/\(shown(gold.problem))\(more)"
  }

  private var table: String {
    let heads = [
      "", "golds", "distinct", "unread", "not itself", "one key", "equal", "warnings", "respelled",
    ]
    var sums = [Int](repeating: 0, count: heads.count - 1)
    var rows = [heads]
    for audit in audits {
      let counts = [
        audit.rows, audit.golds.count, audit.unread.count + audit.broken, audit.unequal.count,
        audit.merged.count, audit.equal.count, audit.doubtful.count, audit.respelled.count,
      ]
      for (index, count) in counts.enumerated() { sums[index] += count }
      rows.append([shown(audit.name)] + counts.map(String.init))
    }
    if audits.count > 1 { rows.append(["all"] + sums.map(String.init)) }
    return TextTable.lines(rows) + "\n"
  }
}
