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

  private func writeFaults(_ audit: BenchmarkAudit, _ writer: inout JSONWriter) {
    for place in audit.unread {
      begin("unread", audit, place, &writer)
      writer.key("reason")
      writer.string(audit.golds[place].unread ?? "")
      end(&writer)
    }
    for place in audit.unequal {
      guard let failure = audit.golds[place].failure else { continue }
      begin("not_itself", audit, place, &writer)
      writer.key("pred")
      writer.string(failure.spelling)
      writer.key("verdict")
      writer.string(failure.outcome)
      writer.key("rule")
      writer.string(failure.rule)
      writer.key("reason")
      writer.string(failure.reason)
      end(&writer)
    }
    for pair in audit.merged { write("one_key", audit, pair, &writer) }
  }

  private func writeNotes(_ audit: BenchmarkAudit, _ writer: inout JSONWriter) {
    for place in audit.doubtful {
      for doubt in audit.golds[place].doubts {
        begin("warning", audit, place, &writer)
        writer.key("warning")
        writer.string(doubt.kind.rawValue)
        writer.key("offset")
        writer.integer(doubt.offset)
        end(&writer)
      }
    }
    for group in audit.respelled {
      begin("respelled", audit, group[0], &writer)
      writer.key("spellings")
      writer.beginArray()
      for place in group { writer.string(audit.golds[place].text) }
      writer.endArray()
      end(&writer)
    }
  }

  private func write(
    _ kind: StaticString, _ audit: BenchmarkAudit, _ pair: BenchmarkAudit.Pair,
    _ writer: inout JSONWriter
  ) {
    begin(kind, audit, pair.gold, &writer)
    writer.key("pred")
    writer.string(audit.golds[pair.prediction].text)
    writer.key("pred_id")
    writer.string(audit.golds[pair.prediction].problem)
    writer.write(pair.verdict)
    writer.key("key")
    if let key = audit.golds[pair.gold].key { writer.string(key) } else { writer.null() }
    end(&writer)
  }

  private func begin(
    _ kind: StaticString, _ audit: BenchmarkAudit, _ place: Int, _ writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key("finding")
    writer.string(kind)
    writer.key("benchmark")
    writer.string(audit.name)
    writer.key("id")
    writer.string(audit.golds[place].problem)
    writer.key("gold")
    writer.string(audit.golds[place].text)
  }

  private func end(_ writer: inout JSONWriter) {
    writer.endObject()
    writer.endLine()
  }

  private func writeSummary(_ audit: BenchmarkAudit, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("finding")
    writer.string("summary" as StaticString)
    writer.key("benchmark")
    writer.string(audit.name)
    writer.key("policy")
    writer.string(policy)
    let counts: [(StaticString, Int)] = [
      ("golds", audit.rows), ("distinct", audit.golds.count), ("broken", audit.broken),
      ("unread", audit.unread.count), ("not_itself", audit.unequal.count),
      ("one_key", audit.merged.count), ("equal", audit.equal.count),
      ("warnings", audit.doubtful.count), ("respelled", audit.respelled.count),
      ("verdicts", audit.verdicts),
    ]
    for (name, count) in counts {
      writer.key(name)
      writer.integer(count)
    }
    end(&writer)
  }
}
