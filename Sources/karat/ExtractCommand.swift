import ArgumentParser
import Extraction
import Records

/// `karat extract`: responses in, the answers that they commit to out.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Finds the answer in each response.",
    discussion: """
      Reads JSON lines with a field `response` and writes one row for each, in order: its other \
      fields, then `answer`, `found_by` and `span`, the byte offsets in the response. Where there is \
      no answer these are null and `reason` says why.

      EXAMPLES
        karat extract responses.jsonl
        jq -c '{response: .text}' rows.jsonl | karat extract -
        karat extract --field generation output-rs0.jsonl --output answers.jsonl
      """)

  /// How far down the list of strategies extraction goes.
  enum Reach: String, CaseIterable, ExpressibleByArgument {
    case boxed
    case `default`
    case lenient

    var policy: ExtractionPolicy {
      switch self {
      case .boxed: .boxed
      case .default: .standard
      case .lenient: .lenient
      }
    }
  }

  @Argument(help: "The file; - is standard input.", completion: .file())
  var file = "-"

  @Option(help: "The field that holds the response.")
  var field = "response"

  @Option(
    help: """
      A field with what stands in front of the response and is not searched: its text, or its \
      length in bytes.
      """)
  var promptField: String?

  @Option(help: "The strategies: boxes alone, the usual ones, or the last number as well.")
  var policy = Reach.default

  @Option(name: .shortAndLong, help: "The file to write; - is standard output.")
  var output = "-"

  @Flag(help: "Replace the output if it exists.")
  var overwrite = false

  func run() throws {
    let reader = try ObjectReader(
      paths: [file],
      names: [field, "answer", "found_by", "span", "reason", "problem", promptField ?? ""])
    let output = try Output(path: output, overwrite: overwrite)
    let extractor = Extractor(policy: policy.policy)
    var writer = JSONWriter(capacity: 1 << 18)
    try reader.read { row in
      writer.beginObject()
      row.writeFields(without: [0, 1, 2, 3, 4, 5], to: &writer)
      write(row, extractor, &writer)
      writer.endObject()
      writer.endLine()
      if writer.bytes.count > 1 << 20 {
        try output.write(writer.bytes)
        writer.removeAll()
      }
    } flush: {
      try output.write(writer.bytes)
      writer.removeAll()
    }
    try output.finish()
  }

  private func write(_ row: ObjectRow, _ extractor: Extractor, _ writer: inout JSONWriter) {
    guard let response = row.text(0) else {
      let problem =
        row.problem
        ?? row.problem(
          .missingField, "field \(field) is missing or is no text; the row has \(row.fieldNames)")
      writeNothing("broken_row", &writer)
      writer.key("problem")
      writer.string(problem.description)
      return
    }
    switch extractor.extract(response, prompt: prompt(row)) {
    case .success(let candidate):
      writer.key("answer")
      writer.string(candidate.answer)
      writer.key("found_by")
      writer.string(candidate.foundBy.name)
      writer.key("span")
      writer.beginArray()
      writer.integer(candidate.span.lowerBound)
      writer.integer(candidate.span.upperBound)
      writer.endArray()
    case .failure(let reason): writeNothing(reason.name, &writer)
    }
  }

  private func prompt(_ row: ObjectRow) -> Prompt {
    guard promptField != nil else { return .none }
    if let length = row.integer(6) { return .bytes(length) }
    return row.text(6).map { .text(Array($0)) } ?? .none
  }

  private func writeNothing(_ reason: StaticString, _ writer: inout JSONWriter) {
    writer.key("answer")
    writer.null()
    writer.key("found_by")
    writer.null()
    writer.key("span")
    writer.null()
    writer.key("reason")
    writer.string(reason)
  }
}
