import ArgumentParser
import Extraction
import Records

/// `karat extract`: responses in, the answers that they commit to out.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Finds the answer in each response.",
    discussion: """
      Reads JSON lines with a field `response` and writes one row for each, in the same order: the \
      other fields of the row, then `answer`, `found_by` and `span`, the byte offsets of the answer in \
      the response. Where no answer is found, these are null and `reason` says why.

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

  @Argument(
    help: "The file; .gz and .zst files are decompressed, - is standard input.", completion: .file()
  )
  var file = "-"

  @Option(help: "The field that holds the response.")
  var field = "response"

  @Option(
    help: """
      A field with the text at the start of the response in which no answer is looked for, or with \
      the length of that text in bytes.
      """)
  var promptField: String?

  @Option(
    help:
      "Where answers are looked for: boxed (in boxes only), default, or lenient (the last number counts too)."
  )
  var policy = Reach.default

  @Option(name: .shortAndLong, help: "The file to write; - is standard output.")
  var output = "-"

  @Flag(help: "Replace the output if it exists.")
  var overwrite = false

  /// The fields that a row is read for, or that are written anew.
  private enum Key: Hashable {
    case response, prompt
    case written(GradedField)
  }

  private static let written: [GradedField] = [.answer, .foundBy, .span, .reason, .problem]

  func run() throws {
    let replaced = [Key.response] + ExtractCommand.written.map { .written($0) }
    let reader = try ObjectReader<Key>(
      paths: [file],
      keys: [(.response, [field]), (.prompt, promptField.map { [$0] } ?? [])]
        + ExtractCommand.written.map { (.written($0), [$0.rawValue]) })
    let output = try Output(path: output, overwrite: overwrite)
    let extractor = Extractor(policy: policy.policy)
    var writer = JSONWriter(capacity: 1 << 18)
    try reader.read { row in
      writer.beginObject()
      row.writeFields(without: replaced, to: &writer)
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

  /// Writes what was found in a row's response, or why nothing was.
  private func write(_ row: ObjectRow<Key>, _ extractor: Extractor, _ writer: inout JSONWriter) {
    guard let response = row.text(.response) else {
      let problem = row.problem ?? row.missing(field)
      writeNothing(RowProblem.status, &writer)
      writer.key(.problem)
      writer.string(problem.description)
      return
    }
    switch extractor.extract(response, prompt: prompt(row)) {
    case .success(let candidate):
      writer.key(.answer)
      writer.string(candidate.answer)
      writer.key(.foundBy)
      writer.string(candidate.foundBy.name)
      writer.key(.span)
      writer.beginArray()
      writer.integer(candidate.span.lowerBound)
      writer.integer(candidate.span.upperBound)
      writer.endArray()
    case .failure(let reason): writeNothing(reason.name, &writer)
    }
  }

  /// What stands in front of the response and is not searched.
  private func prompt(_ row: ObjectRow<Key>) -> Prompt {
    guard promptField != nil else { return .none }
    if let length = row.integer(.prompt) { return .bytes(length) }
    return row.text(.prompt).map { .text(Array($0)) } ?? .none
  }

  /// Writes the fields of a row in which no answer was found.
  private func writeNothing(_ reason: StaticString, _ writer: inout JSONWriter) {
    writer.nulls(.answer, .foundBy, .span)
    writer.key(.reason)
    writer.string(reason)
  }
}
