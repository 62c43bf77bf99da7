import ArgumentParser
import Records
import Reporting

/// `karat compare`: two or more runs on the same problems.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares runs on the same problems.",
    discussion: """
      Compares each further run, B, with the first run, A, and writes Markdown: for each benchmark \
      the accuracy, pass@k, maj@k and pass^k of both, the difference B − A with paired intervals and \
      a permutation test, and the problems whose majority answer became right or wrong. k is the \
      width of the sets, or the number of independent samples that every problem has. Where there are \
      several comparisons, the p-values are also given with Holm's correction. If files have several \
      models, models of the same name are compared, or those that --model names, one for each file. \
      If there is one file only, its models are compared with each other.

      EXAMPLES
        karat compare before.jsonl after.jsonl
        karat compare solo.jsonl bridge.jsonl longer.jsonl --output comparison.md
        karat compare graded.jsonl --model solo-demo --model bridge-demo
        karat compare solo.jsonl bridge.jsonl --regroup 4 --format json
      """)

  @Argument(
    help:
      "The graded rows of each run, A first; .gz and .zst files are decompressed, - is standard input."
  )
  var files: [String]

  @Option(
    help:
      "The model to take from each file, in the order of the files; of one file, the models to compare."
  )
  var model: [String] = []

  @Option(name: .shortAndLong, help: "The file to write; - is standard output.")
  var output = "-"

  @Flag(help: "Replace the output if it exists.")
  var overwrite = false

  @Option(help: "The output's format: markdown or json.")
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
      throw ValidationError("--model: give one model for each file, in the order of the files.")
    }
    guard format == "markdown" || format == "json" else {
      throw ValidationError("--format: either markdown or json is needed.")
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
