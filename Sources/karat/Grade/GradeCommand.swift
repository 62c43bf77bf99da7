import ArgumentParser
import CommandOptions
import Foundation
import Grading
import Records

/// `karat grade`: generations in, graded rows out.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grades generations against their gold answers.",
    discussion: """
      Reads JSON lines in the formats of `karat rules formats`, found from the first rows, and \
      writes one row for each response, in order: benchmark, problem_id, set_id, member, gold, \
      answer, found_by, status, reward, verdict, basis, rule, reason, key, truncated, \
      response_bytes, and the short fields that the row came with. A broken row is a row of the \
      output as well, with status `broken_row` and what is wrong as its reason.

      The output appears when it is whole; what it was made from is in OUTPUT.manifest.json.

      EXAMPLES
        karat grade generations.jsonl --output graded.jsonl
        karat grade output-rs*.jsonl.gz --benchmark aime25 --jobs 8 -o graded.jsonl.zst
        karat grade batch.jsonl --gold gold.jsonl -o graded.jsonl
        karat grade rows.jsonl --field gold=truth.answer --field response=turns.-1.text -o -
      """)

  @Argument(help: "The files; .gz and .zst are read too, - is standard input.")
  var inputs: [String]

  @Option(name: .shortAndLong, help: "The file to write; - is standard output.")
  var output: String

  @Option(help: "JSON lines with `id` and `gold`: the gold answers, if the rows have none.")
  var gold: String?

  @OptionGroup(title: "Policy")
  var policy: PolicyOptions

  @Option(help: "Threads.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "The format of the rows, if it is not to be found: see `karat rules formats`.")
  var format: String?

  @Option(help: "Where a field lies (gold=a.b, response=messages.-1.content); may be repeated.")
  var field: [String] = []

  @Option(help: "Cut the responses of each row into sets of this many.")
  var setWidth: Int?

  @Option(help: "The benchmark of rows that name none.")
  var benchmark: String?

  @Option(help: "The model of rows that name none.")
  var model: String?

  @Flag(help: "Leave out the fields that the rows came with.")
  var lean = false

  @Flag(help: "Stop at the first broken row.")
  var strict = false

  @Flag(help: "Replace the output if it exists.")
  var overwrite = false

  mutating func validate() throws {
    guard jobs >= 1, jobs <= 1_024 else { throw ValidationError("--jobs: 1 to 1024 are allowed.") }
    if let setWidth, setWidth < 1 { throw ValidationError("--set-width: at least 1 is needed.") }
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
