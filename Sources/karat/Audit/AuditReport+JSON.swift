import Answers
import GradedRows
import Records

extension AuditReport {
  /// One line for each finding, the worst kinds first, then one for each benchmark.
  func write(to writer: inout JSONWriter) {
    for audit in audits { writeFaults(audit, &writer) }
    for audit in audits {
      for pair in audit.equal { write("equal", audit, pair, &writer) }
    }
    for audit in audits { writeNotes(audit, &writer) }
    for audit in audits { writeSummary(audit, &writer) }
  }

  /// Answers that cannot be read, that are not equal to themselves, or that share a key and are not equal.
  private func writeFaults(_ audit: BenchmarkAudit, _ writer: inout JSONWriter) {
    for place in audit.unread {
      write("unread", audit, place, &writer) {
        $0.field("reason", audit.golds[place].unread ?? "")
      }
    }
    for place in audit.unequal {
      guard let failure = audit.golds[place].failure else { continue }
      write("not_itself", audit, place, &writer) { writer in
        writer.field("pred", failure.spelling)
        writer.field("verdict", failure.outcome)
        writer.field("rule", failure.rule)
        writer.field("reason", failure.reason)
      }
    }
    for pair in audit.merged { write("one_key", audit, pair, &writer) }
  }

  /// Warnings, and values that stand in several spellings.
  private func writeNotes(_ audit: BenchmarkAudit, _ writer: inout JSONWriter) {
    for place in audit.doubtful {
      for doubt in audit.golds[place].doubts {
        write("warning", audit, place, &writer) { writer in
          writer.field("warning", doubt.kind.rawValue)
          writer.field("offset", doubt.offset)
        }
      }
    }
    for group in audit.respelled {
      write("respelled", audit, group[0], &writer) {
        $0.field("spellings", texts: group.map { audit.golds[$0].text })
      }
    }
  }

  /// A finding about two answers.
  private func write(
    _ kind: String, _ audit: BenchmarkAudit, _ pair: BenchmarkAudit.Pair,
    _ writer: inout JSONWriter
  ) {
    write(kind, audit, pair.gold, &writer) { writer in
      writer.field("pred", audit.golds[pair.prediction].text)
      writer.field("pred_id", audit.golds[pair.prediction].problem)
      writer.write(pair.verdict)
      writer.field("key", audit.golds[pair.gold].key)
    }
  }

  /// A finding about the answer at `place`; `details` writes what the kind of finding has besides.
  private func write(
    _ kind: String, _ audit: BenchmarkAudit, _ place: Int, _ writer: inout JSONWriter,
    _ details: (inout JSONWriter) -> Void
  ) {
    writer.line { writer in
      writer.field("finding", kind)
      writer.field("benchmark", audit.name)
      writer.field("id", audit.golds[place].problem)
      writer.field("gold", audit.golds[place].text)
      details(&writer)
    }
  }

  /// The counts of a benchmark.
  private func writeSummary(_ audit: BenchmarkAudit, _ writer: inout JSONWriter) {
    writer.line { writer in
      writer.field("finding", "summary")
      writer.field("benchmark", audit.name)
      writer.field("policy", policy)
      writer.field("golds", audit.rows)
      writer.field("distinct", audit.golds.count)
      writer.field("broken", audit.broken)
      writer.field("unread", audit.unread.count)
      writer.field("not_itself", audit.unequal.count)
      writer.field("one_key", audit.merged.count)
      writer.field("equal", audit.equal.count)
      writer.field("warnings", audit.doubtful.count)
      writer.field("respelled", audit.respelled.count)
      writer.field("verdicts", audit.verdicts)
    }
  }
}
