import ArgumentParser
import Records

/// `karat compare-verdicts`: two graders on the same rows.
struct CompareVerdictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare-verdicts",
    abstract: "Compares what two graders say of the same rows.",
    discussion: """
      Reads two files of JSON lines: outputs of `karat grade` or `karat check` under two policies or \
      versions, or of any grader that writes a truth value. Rows are joined by their order, or by \
      --key. The field is the first of these that the first row has, unless it is named: \
      \(VerdictField.known.joined(separator: ", ")).

      A field holds true or false, 1, 0 or -1, a verdict (equal, different, undecided) or a status. \
      Statuses without reward are different; gold_error, undecided, broken_row and null are undecided.

      It prints a confusion table and the rows on which the two disagree, grouped by the rule that \
      decided, worst first: those that one calls equal and the other different come before those that \
      one leaves undecided.

      EXAMPLES
        karat compare-verdicts old.jsonl new.jsonl
        karat compare-verdicts graded.jsonl theirs.jsonl --field-b is_correct --key problem_id
        karat compare-verdicts a.jsonl b.jsonl --json --limit 0 > disagreements.jsonl

      EXIT CODES
        0  the two agree on every row
        1  they disagree on some
      """)

  @Argument(help: "The first grader's rows; .gz and .zst are read too.")
  var first: String

  @Argument(help: "The second grader's rows.")
  var second: String

  @Option(help: "The first file's field.")
  var fieldA: String?

  @Option(help: "The second file's field.")
  var fieldB: String?

  @Option(help: "A field that names a row in both files; may be repeated, where it takes several.")
  var key: [String] = []

  @Option(help: "Disagreements of each rule that are printed; 0 is all.")
  var limit = 10

  @Flag(help: "Print JSON lines: the table, then one object for each disagreement.")
  var json = false

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit: 0 or more is needed.") }
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
