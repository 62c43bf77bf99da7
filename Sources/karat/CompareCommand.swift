import ArgumentParser
import Records
import Reporting

/// `karat compare`: two runs on the same problems.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares two runs on the same problems.",
    discussion: """
      Prints Markdown: for each benchmark the accuracy, pass@k, maj@k and pass^k of both, the \
      difference B − A with paired intervals and a permutation test, and the problems whose vote \
      turned. k is the width of the sets, or as many independent samples as every problem has. With \
      several benchmarks the p-values are corrected by Holm's method as well. Where a file has \
      several models, those of the same name are compared, or those that --model-a and --model-b \
      name.

      EXAMPLES
        karat compare before.jsonl after.jsonl
        karat compare graded.jsonl graded.jsonl --model-a solo-demo --model-b bridge-demo
      """)

  @Argument(help: "Graded rows of the first run, A; .gz and .zst are read too.")
  var first: String

  @Argument(help: "Graded rows of the second run, B.")
  var second: String

  @Option(help: "The model of the first run.")
  var modelA: String?

  @Option(help: "The model of the second run.")
  var modelB: String?

  @Flag(help: "Leave out sets of another width than most, instead of refusing them.")
  var allowRagged = false

  @Option(help: "The seed of the bootstrap and of the permutation test.")
  var seed: UInt64 = 0

  @Option(help: "Resamples of the bootstrap, 100 to 1000000.")
  var resamples = 10_000

  mutating func validate() throws {
    guard (100...1_000_000).contains(resamples) else {
      throw ValidationError("--resamples: 100 to 1000000 are allowed.")
    }
    if first == "-", second == "-" {
      throw ValidationError("Standard input can be read only once.")
    }
  }

  func run() throws {
    var settings = ReportSettings()
    settings.allowRagged = allowRagged
    settings.seed = seed
    settings.resamples = resamples
    settings.version = Karat.configuration.version
    let text = try Report(paths: [first]).comparison(
      with: try Report(paths: [second]), models: (modelA, modelB), settings)
    let output = try Output(path: "-", overwrite: false)
    var bytes = text
    try bytes.withUTF8 { try output.write($0) }
    try output.finish()
  }
}
