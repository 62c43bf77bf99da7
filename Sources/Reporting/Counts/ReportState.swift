import Bytes
public import Records
import Statistics

/// The counts of a report as JSON lines, so that shards can be counted apart and joined.
///
/// A line says how it was counted, one for each input what it was, one for each benchmark and model what
/// was counted of it, and one for each problem behind it its counts.
enum ReportState {
  /// The version of the layout; another one is refused.
  static let version = 1

  /// The fields of all lines.
  enum Field: String, CaseIterable {
    case record, version, groups, set, score, breakdowns, file, bytes
    case hash = "xxh64"
    case gradedBy = "graded_by"
    case policy
    case gradedFrom = "graded_from"
    case benchmark, model, responses, truncated, tokens, sets, status
    case statusCount = "status_count"
    case statusCorrect = "status_correct"
    case foundBy = "found_by"
    case foundByCount = "found_by_count"
    case foundByCorrect = "found_by_correct"
    case problem, gold, doubts
    case traitField = "trait_field"
    case trait, several, singles, patterns, incomplete, scores
  }

  /// NameCounts of a set as text: abstentions, then answer, count and correctness of each class.
  static func text(_ set: SetCounts) -> String {
    var text = "\(set.abstentions)"
    for item in set.classes {
      text += " \(item.answer):\(item.count):\(item.isCorrect ? 1 : 0)"
    }
    return text
  }
}

extension Report {
  /// Writes the counts, so that `Report.init(states:)` can join them with those of other shards.
  public func writeState(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("record", "karat report")
    writer.field("version", ReportState.version)
    writer.field("groups", fields.groups)
    writer.field("set", fields.set)
    writer.field("score", fields.score)
    writer.field("breakdowns", fields.breakdowns)
    writer.endObject()
    writer.endLine()
    for input in inputs {
      writer.beginObject()
      writer.field("record", "input")
      writer.write(input)
      if let grading = grading[input.path] { writer.write(grading) }
      writer.endObject()
      writer.endLine()
    }
    for tally in tallies { write(tally, to: &writer) }
  }

  private func write(_ tally: RunCounts, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("record", "run")
    writer.field("benchmark", tally.benchmark)
    writer.field("model", tally.model)
    writer.field("responses", numbers: [tally.responses])
    writer.field("truncated", numbers: [tally.truncated])
    writer.field("tokens", numbers: [tally.tokens.responses, tally.tokens.sum, tally.tokens.most])
    writer.field("sets", numbers: [tally.sets])
    writer.counts("status", "status_count", "status_correct", tally.statuses)
    writer.counts("found_by", "found_by_count", "found_by_correct", tally.foundBy)
    writer.endObject()
    writer.endLine()
    var scores: [Int: [String]] = [:]
    for sample in tally.samples.scores.samples {
      let answer = sample.answer.map(String.init) ?? "-"
      scores[sample.problem, default: []].append(
        "\(sample.set) \(answer) \(sample.score) \(sample.isCorrect ? 1 : 0)")
    }
    for (place, problem) in tally.samples.problems.enumerated() {
      write(problem, tally.samples.traitNames, scores[place] ?? [], to: &writer)
    }
  }

  private func write(
    _ problem: SampleCounts.Entry, _ names: TraitNames, _ scores: [String],
    to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.field("record", "problem")
    writer.field("problem", problem.id)
    if let gold = problem.gold { writer.field("gold", XXH64.hex(gold)) }
    writer.field("doubts", numbers: problem.doubts)
    let traits = problem.traits.enumerated().filter { $0.element >= 0 }
    writer.field("trait_field", numbers: traits.map(\.offset))
    writer.field("trait", texts: traits.map { names[$0.element] })
    writer.field("several", numbers: traits.map { $0.element == TraitNames.several ? 1 : 0 })
    writer.field("singles", ReportState.text(problem.singles))
    writer.field(
      "patterns",
      problem.patterns.sorted { $0.key < $1.key }.map { "\($0.value) \(ReportState.text($0.key))" })
    writer.field(
      "incomplete",
      problem.incomplete.map { "\($0.key.found) \($0.key.width) \($0.value)" }.sorted())
    if !scores.isEmpty { writer.field("scores", scores) }
    writer.endObject()
    writer.endLine()
  }
}

extension JSONWriter {
  fileprivate mutating func counts(
    _ name: StaticString, _ count: StaticString, _ correct: StaticString, _ counts: NameCounts
  ) {
    let entries = counts.sorted(by: [])
    field(name, texts: entries.map(\.name))
    field(count, numbers: entries.map(\.count))
    field(correct, numbers: entries.map(\.correct))
  }
}
