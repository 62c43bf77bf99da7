import ArgumentParser
import Records
import Reporting

/// `karat compare`: two or more runs on the same problems.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares runs on the same problems.",
    discussion: """
      Compares every further run, B, with the first, A. Writes Markdown: for each benchmark the \
      accuracy, pass@k, maj@k and pass^k of both, the difference B − A with paired intervals and a \
      permutation test, and the problems whose vote turned. k is the width of the sets, or as many \
      independent samples as every problem has. With several comparisons the p-values are corrected by \
      Holm's method as well. Where a file has several models, those of the same name are compared, or \
      those that --model names, once for each file; of one file alone its models are compared.

      EXAMPLES
        karat compare before.jsonl after.jsonl
        karat compare solo.jsonl bridge.jsonl longer.jsonl --output comparison.md
        karat compare graded.jsonl --model solo-demo --model bridge-demo
        karat compare solo.jsonl bridge.jsonl --regroup 4 --format json
      """)

  @Argument(help: "Graded rows of each run, A first; .gz and .zst are read too.")
  var files: [String]

  @Option(help: "The model of a file, in the order of the files; of one file, of each run.")
  var model: [String] = []

  @Option(name: .shortAndLong, help: "The file to write; - is standard output.")
  var output = "-"

  @Flag(help: "Replace the output if it exists.")
  var overwrite = false

  @Option(help: "markdown or json.")
  var format = "markdown"

  @OptionGroup(title: "Rows")
  var rows: FieldOptions

  @OptionGroup(title: "Figures")
  var figures: FigureOptions

  mutating func validate() throws {
    if files.count == 1, model.count < 2 {
      throw ValidationError("Two files are needed, or one file and --model for two of its models.")
    }
    if files.count > 1, !model.isEmpty, model.count != files.count {
      throw ValidationError("--model: one is needed for each file, in their order.")
    }
    guard format == "markdown" || format == "json" else {
      throw ValidationError("--format: markdown or json are allowed.")
    }
  }

  func run() throws {
    try Input.checkStreams(files)
    let fields = try rows.fields()
    let reports = try files.map { try Report(graded: [$0], fields: fields) }
    let models = model.isEmpty ? files.map { _ in nil } : model.map { Optional($0) }
    let comparison = try ComparisonReport(reports, models: models, figures.settings)
    let output = try Output(path: output, overwrite: overwrite)
    var text = format == "json" ? comparison.json : comparison.markdown
    try text.withUTF8 { try output.write($0) }
    try output.finish()
  }
}
