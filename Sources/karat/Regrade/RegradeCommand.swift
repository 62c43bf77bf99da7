import ArgumentParser
import CommandOptions
import Grading
import Records

/// `karat regrade`: graded rows again, under another policy or version.
struct RegradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regrade",
    abstract: "Grades graded rows again and tells what changed.",
    discussion: """
      Grades the answers that graded rows hold, or the responses where rows hold them (--field), by \
      another policy, and prints the old statuses against the new ones and the rows whose status \
      changed, grouped by the rule that decides now. --output writes the rows with their new grades.

      Without responses an answer is not looked for again: rows without an answer stay as they are, \
      and a policy that takes answers from boxes alone drops the answers that were found elsewhere. \
      Grade the generations again to find other answers.

      EXAMPLES
        karat regrade graded.jsonl --policy strict
        karat regrade graded.jsonl --no-rounding --output strict.jsonl
        karat regrade rows.jsonl --field response --policy lenient

      EXIT CODES
        0  no status changed
        1  some did
      """)

  @Argument(help: "Files that `karat grade` wrote; .gz and .zst are read too.")
  var graded: [String]

  @OptionGroup(title: "Policy")
  var policy: PolicyOptions

  @Option(help: "The field with the response, where rows hold it.")
  var field = "response"

  @Option(name: .shortAndLong, help: "The file for the rows with their new grades.")
  var output: String?

  @Flag(help: "Replace the output if it exists.")
  var overwrite = false

  @Option(help: "Changes of each rule that are printed; 0 is all.")
  var limit = 10

  mutating func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit: 0 or more is needed.") }
    if output == "-" {
      throw ValidationError("--output: standard output has the changes; name a file.")
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
