import ArgumentParser
import CommandOptions
import Foundation
import Grading
import Records

/// `karat grade`: generations in, graded rows out.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grades the responses of a model against the gold answers.",
    discussion: """
      Reads JSON lines in one of the formats of `karat rules formats`, which is found from the first \
      rows, and writes one row for each response, in the same order: benchmark, problem_id, set_id, \
      member, gold, answer, found_by, status, reward, verdict, basis, rule, reason, key, truncated, \
      response_bytes, and the short fields that the row had. A row that cannot be graded has an \
      output row too: its status is `broken_row`, and its reason says what is wrong.

      The output file appears only when it is complete. OUTPUT.manifest.json lists the inputs and the \
      options of the run.

      EXAMPLES
        karat grade generations.jsonl --output graded.jsonl
        karat grade output-rs*.jsonl.gz --benchmark aime25 --jobs 8 -o graded.jsonl.zst
        karat grade batch.jsonl --gold gold.jsonl -o graded.jsonl
        karat grade rows.jsonl --field gold=truth.answer --field response=turns.-1.text -o -
      """)

  @Argument(help: "The files; .gz and .zst files are decompressed, - is standard input.")
  var inputs: [String]

  @Option(name: .shortAndLong, help: "The file to write; - is standard output.")
  var output: String

  @Option(
    help: "JSON lines with `id` and `gold`, if the rows do not have the gold answers themselves.")
  var gold: String?

  @OptionGroup(title: "Policy")
  var policy: PolicyOptions

  @Option(help: "How many threads grade.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(
    help:
      "The format of the rows; found from the first rows unless given. See `karat rules formats`.")
  var format: String?

  @Option(
    help: "The path of a field, as gold=a.b or response=messages.-1.content; may be repeated.")
  var field: [String] = []

  @Option(help: "Responses per set: the responses of each row are split into sets of this size.")
  var setWidth: Int?

  @Option(help: "The benchmark of rows that do not name one.")
  var benchmark: String?

  @Option(help: "The model of rows that do not name one.")
  var model: String?

  @Flag(help: "Leave out the input row's own fields, except `model`.")
  var lean = false

  @Flag(help: "Stop at the first broken row.")
  var strict = false

  @Flag(help: "Replace the output if it exists.")
  var overwrite = false

  mutating func validate() throws {
    guard jobs >= 1, jobs <= 1_024 else {
      throw ValidationError("--jobs: a number from 1 to 1024 is needed.")
    }
    if let setWidth, setWidth < 1 {
      throw ValidationError("--set-width: a number from 1 is needed.")
    }
  }

  func run() throws {
    try Input.checkStreams(inputs + (gold.map { [$0] } ?? []))
    let policy = policy.resolved
    let pipeline = Pipeline(paths: inputs, options: try readOptions(), jobs: jobs)
    let output = try Output(path: output, overwrite: overwrite)
    output.removeOnInterrupt()
    let line = ProgressLine()
    let lean = lean
    let strict = strict
    let run: (contexts: [GradeWork], inputs: [InputDigest])
    do {
      run = try pipeline.run(
        makeContext: { GradeWork(policy: policy, lean: lean, strict: strict) },
        body: { work, sample, writer in try work.grade(sample, &writer) },
        write: { try output.write($0) },
        progress: { line.show($0) })
    } catch {
      line.clear()
      output.discard()
      throw error
    }
    line.clear()
    try output.finish()
    var tally = GradeTally()
    for work in run.contexts { tally.merge(work.tally) }
    if self.output != "-" {
      try manifest(policy, run.inputs, rows: tally.rows).save(beside: self.output)
    }
    Console.print(tally.report)
  }

  /// How rows are read, by the command's options; reads the table of gold answers if one is given.
  private func readOptions() throws -> ReadOptions {
    var options = ReadOptions()
    if let format { options.format = try Format.required(format) }
    for field in field { try options.addField(field) }
    options.setWidth = setWidth
    options.benchmark = benchmark
    options.model = model
    if let gold { options.gold = try GoldTable.read(gold) }
    return options
  }

  /// What the output was made from; the number of threads is left out, because it changes nothing.
  private func manifest(_ policy: Policy, _ inputs: [InputDigest], rows: Int) -> Manifest {
    var options: [(name: String, value: String)] = []
    if let gold { options.append(("gold", gold)) }
    if let format { options.append(("format", format)) }
    for field in field { options.append(("field", field)) }
    if let setWidth { options.append(("set-width", String(setWidth))) }
    if let benchmark { options.append(("benchmark", benchmark)) }
    if let model { options.append(("model", model)) }
    if lean { options.append(("lean", "true")) }
    options += self.policy.given
    return Manifest(
      version: karatVersion, policy: policy.name, limits: GradeWork.limits,
      options: options, inputs: inputs, rows: rows)
  }
}
