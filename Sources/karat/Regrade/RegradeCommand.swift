import ArgumentParser
import CommandOptions
import Grading
import Records

/// `karat regrade`: graded rows again, under another policy or version.
struct RegradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regrade",
    abstract: "Grades graded rows again and shows what changed.",
    discussion: """
      Grades the answers in graded rows again, under another policy or version; rows that have the \
      response (see --field) are graded from it. Prints how many rows of each old status have each \
      new status, and the rows whose status changed, grouped by the rule that now decides. --output \
      writes the rows with their new grades.

      Without the responses no other answer can be found: rows without an answer stay as they are, \
      and a policy that takes answers from boxes only drops the answers that were found elsewhere. To \
      find other answers, grade the generations again with `karat grade`.

      EXAMPLES
        karat regrade graded.jsonl --policy strict
        karat regrade graded.jsonl --no-rounding --output strict.jsonl
        karat regrade rows.jsonl --field response --policy lenient

      EXIT CODES
        0  no status changed
        1  some statuses changed
      """)

  @Argument(
    help:
      "Files that `karat grade` wrote; .gz and .zst files are decompressed, - is standard input.")
  var graded: [String]

  @OptionGroup(title: "Policy")
  var policy: PolicyOptions

  @Option(help: "The field with the response, if rows have it.")
  var field = "response"

  @Option(name: .shortAndLong, help: "The file for the rows with their new grades.")
  var output: String?

  @Flag(help: "Replace the output if it exists.")
  var overwrite = false

  @Option(help: "How many changes of each rule are printed; 0 prints all.")
  var limit = 10

  mutating func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit: a number from 0 is needed.") }
    if output == "-" {
      throw ValidationError(
        "--output: a file is needed, because the changes are printed to standard output.")
    }
  }

  func run() throws {
    let file = try output.map { try Output(path: $0, overwrite: overwrite) }
    var work = RegradeWork(policy: policy.resolved, field: field, limit: limit)
    let inputs = try work.read(graded, to: file)
    if let file, let output {
      try file.finish()
      let manifest = Manifest(
        version: karatVersion, policy: policy.resolved.name,
        limits: GradeWork.limits, options: [("regrade", field)] + policy.given, inputs: inputs,
        rows: work.rows)
      try manifest.save(beside: output)
    }
    let printed = try Output(path: "-")
    var text = work.text(policy.resolved.name)
    try text.withUTF8 { try printed.write($0) }
    try printed.finish()
    if work.changed > 0 { throw Exit.different.error }
  }
}
