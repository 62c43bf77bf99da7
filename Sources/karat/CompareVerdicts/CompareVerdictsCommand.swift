import ArgumentParser
import Records

/// `karat compare-verdicts`: two graders on the same rows.
struct CompareVerdictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare-verdicts",
    abstract: "Compares what two graders say of the same rows.",
    discussion: """
      Reads two files of JSON lines: outputs of `karat grade` or `karat check` under two policies or \
      versions, or of any grader that writes true or false. The rows of the two files belong together \
      by their order, or by the fields that --key names. The verdict is in the field that --field-a \
      or --field-b names, else in the first of these that the first row has: \
      \(VerdictField.known.joined(separator: ", ")).

      The field holds true or false, 1, 0 or -1, a verdict (equal, different, undecided) or a status. \
      A status without a reward counts as different; gold_error, undecided, broken_row and null count \
      as undecided.

      It prints how often each verdict of one meets each verdict of the other, and the rows on which \
      they disagree, grouped by the rule that decided. The worst come first: rows that one calls equal \
      and the other different, then rows that one leaves undecided.

      EXAMPLES
        karat compare-verdicts old.jsonl new.jsonl
        karat compare-verdicts graded.jsonl theirs.jsonl --field-b is_correct --key problem_id
        karat compare-verdicts a.jsonl b.jsonl --json --limit 0 > disagreements.jsonl

      EXIT CODES
        0  the two agree on every row
        1  they disagree on some rows
      """)

  @Argument(
    help: "The first grader's rows; .gz and .zst files are decompressed, - is standard input.")
  var first: String

  @Argument(help: "The second grader's rows.")
  var second: String

  @Option(help: "The field with the verdict in the first file.")
  var fieldA: String?

  @Option(help: "The field with the verdict in the second file.")
  var fieldB: String?

  @Option(
    help: "A field that identifies a row in both files; may be repeated where several fields do.")
  var key: [String] = []

  @Option(help: "How many disagreements of each rule are printed; 0 prints all.")
  var limit = 10

  @Flag(help: "Print JSON lines: the table, then one object for each disagreement.")
  var json = false

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit: a number from 0 is needed.") }
  }

  func run() throws {
    try Input.checkStreams([first, second])
    let graded = try GradedColumn.read(second, field: fieldB, key: key)
    var comparison = VerdictComparison(paths: (first, second), second: graded)
    try GradedColumn.each(first, field: fieldA, key: key) { row in
      try comparison.add(row)
    }
    try comparison.finish()
    let output = try Output(path: "-")
    let report = VerdictComparisonReport(comparison: comparison, limit: limit)
    if json {
      var writer = JSONWriter()
      report.write(to: &writer)
      try output.write(writer.bytes)
    } else {
      var text = report.text
      try text.withUTF8 { try output.write($0) }
    }
    try output.finish()
    if !comparison.disagreements.isEmpty { throw Exit.different.error }
  }
}
