import Answers
import ArgumentParser
import CommandOptions
import GradedRows
import Grading
import Records

/// `karat check`: is this answer that answer?
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says whether a prediction is equal to the gold answer, and why.",
    usage: """
      karat check <gold> <prediction> [--policy <policy>] [<switches>] [--json]
      karat check --pairs <file> [--policy <policy>] [<switches>] [--output <output>]
      """,
    discussion: """
      With --pairs it reads JSON lines with `gold` and `pred` (or `prediction`). It writes the same \
      rows in the same order, one for each, and adds `verdict` (equal, different or undecided), \
      `basis`, `rule` and `reason`. A row that cannot be read is undecided, and its reason says why. \
      OUTPUT.manifest.json lists the inputs and the options of the run.

      EXAMPLES
        karat check '\\frac{3}{8}' 0.375
        karat check --no-rounding 0.667 2/3
        karat check --json -- 5 -5
        karat check --pairs pairs.jsonl > verdicts.jsonl

      EXIT CODES
        0  equal; with --pairs: every row was written
        1  different
        2  undecided, or an answer that cannot be read
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: "The gold answer and the prediction. Answers may begin with a minus sign.")
  var answers: [String] = []

  @Option(help: "JSON lines with pairs of answers; - is standard input.", completion: .file())
  var pairs: String?

  @OptionGroup(title: "Policy")
  var policy: PolicyOptions

  @Flag(help: "Print the verdict as one JSON object.")
  var json = false

  @Flag(help: "With --pairs: also write `status`, both keys and the fuel that each verdict took.")
  var details = false

  @Option(name: .shortAndLong, help: "With --pairs: the file to write; - is standard output.")
  var output = "-"

  @Flag(help: "With --pairs: replace the output if it exists.")
  var overwrite = false

  /// The answers without the `--` that may stand before or between them.
  private var given: [String] {
    var given = answers
    if let end = given.firstIndex(of: "--") { given.remove(at: end) }
    return given
  }

  func validate() throws {
    let options = answers.prefix { $0 != "--" }
    if let option = options.first(where: { $0.hasPrefix("--") && $0.count > 2 }) {
      throw ValidationError("Unknown option '\(option)'; write -- before answers like this.")
    }
    if pairs != nil {
      guard given.isEmpty else {
        throw ValidationError("Give two answers or --pairs, not both.")
      }
    } else if details {
      throw ValidationError("--details is allowed with --pairs only.")
    } else if given.count != 2 {
      throw ValidationError(
        "Expected a gold answer and a prediction, found \(given.count) "
          + (given.count == 1 ? "answer." : "answers."))
    }
  }

  func run() throws {
    let grader = Grader(policy: policy.resolved)
    if let pairs {
      let inputs = try PairChecker(grader: grader, writesDetails: details)
        .check(pairs, to: Output(path: output, overwrite: overwrite))
      if output != "-" {
        try Manifest(
          version: karatVersion, policy: grader.policy.name,
          limits: GradeWork.limits, options: policy.given, inputs: inputs.digests,
          rows: inputs.rows
        ).save(beside: output)
      }
    } else {
      try checkOne(grader)
    }
  }

  /// Prints the verdict on the two answers of the command line; throws the exit code that says it.
  private func checkOne(_ grader: Grader) throws {
    let (gold, prediction) = (Array(given[0].utf8), Array(given[1].utf8))
    let grade = grader.grade(answer: prediction, gold: gold)
    guard let verdict = grade.verdict else { throw Exit.undecided.error }
    let keys = (grader.key(of: gold), grader.key(of: prediction))
    let output = try Output(path: "-")
    if json {
      var writer = JSONWriter()
      writer.line { writer in
        writer.field("gold", gold)
        writer.field("prediction", prediction)
        writer.write(verdict)
        writer.field("gold_key", keys.0)
        writer.field("prediction_key", keys.1)
        writer.field("status", grade.status.rawValue)
        writer.field("policy", grader.policy.name)
      }
      try output.write(writer.bytes)
    } else {
      var text = verdict.outcome.rawValue + "\n"
      if let basis = verdict.basis { text += "  basis       \(basis.rawValue)\n" }
      if !verdict.ruleName.isEmpty { text += "  rule        \(verdict.ruleName)\n" }
      text += "  reason      \(verdict.reason)\n"
      if let key = keys.0 { text += "  gold        \(String(decoding: key, as: UTF8.self))\n" }
      if let key = keys.1 { text += "  prediction  \(String(decoding: key, as: UTF8.self))\n" }
      try text.withUTF8 { try output.write($0) }
    }
    try output.finish()
    switch verdict.outcome {
    case .equal: return
    case .different: throw Exit.different.error
    case .undecided: throw Exit.undecided.error
    }
  }
}
