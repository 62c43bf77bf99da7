import ArgumentParser
import CommandOptions
import Grading
import Records

/// `karat audit`: gold answers against themselves and each other.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Looks for gold answers that cannot be trusted.",
    discussion: """
      Reads JSON lines with `id` and `gold`, or any format of `karat rules formats`, and takes each \
      benchmark by itself. Every gold answer is graded against itself in other spellings: printed \
      anew, and in a box. Answers with one canonical key are graded against each other, and so are \
      answers that look alike and a seeded sample of the others.

      It tells which answers cannot be read, and where reading stopped; which are not equal to \
      themselves; which have one key and are not equal; which are equal in different forms, each of \
      them truly equal or a bug; and which carry a warning.

      EXAMPLES
        karat audit gold.jsonl
        karat audit gold/*.jsonl --limit 0 --json > findings.jsonl
        karat audit gold.jsonl --field gold=truth.answer --no-conventions

      EXIT CODES
        0  every answer can be read and equals itself, and keys are as the rules say
        1  some are not so
      """)

  @Argument(help: "The files; .gz and .zst are read too, - is standard input.")
  var inputs: [String]

  @OptionGroup(title: "Policy")
  var policy: PolicyOptions

  @Option(help: "The format of the rows, if it is not to be found: see `karat rules formats`.")
  var format: String?

  @Option(help: "Where a field lies (gold=a.b, id=uuid); may be repeated.")
  var field: [String] = []

  @Option(help: "The benchmark of rows that name none.")
  var benchmark: String?

  @Option(help: "Others that each answer is compared with, besides those that look alike.")
  var partners = 8

  @Option(help: "Where the sample of these starts.")
  var seed: UInt64 = 1

  @Option(help: "Findings of each kind that are printed; 0 is all.")
  var limit = 20

  @Flag(help: "Print JSON lines: one for each finding, then one for each benchmark.")
  var json = false

  func validate() throws {
    guard (0...100_000).contains(partners) else {
      throw ValidationError("--partners: 0 to 100000 are allowed.")
    }
    guard limit >= 0 else { throw ValidationError("--limit: 0 or more is needed.") }
  }

  func run() throws {
    var options = ReadOptions()
    if let format { options.format = try Format.required(format) }
    for field in field { try options.addField(field) }
    options.benchmark = benchmark

    var audits = try AuditCommand.read(inputs, options)
    let grader = Grader(policy: policy.resolved)
    for index in audits.indices {
      audits[index].run(grader, partners: partners, seed: seed)
    }
    let report = AuditReport(audits: audits, policy: grader.policy.name, limit: limit)
    let output = try Output(path: "-")
    if json {
      var writer = JSONWriter()
      report.write(to: &writer)
      try output.write(writer.bytes)
    } else {
      var text = report.text
      try text.withUTF8 { try output.write($0) }
    }
    try output.finish()
    if report.hasFaults { throw Exit.different.error }
  }

  /// The gold answers by benchmark, in the order in which benchmarks appear.
  private static func read(
    _ paths: [String], _ options: ReadOptions
  ) throws -> [BenchmarkAudit] {
    var audits: [BenchmarkAudit] = []
    var places: [[UInt8]: Int] = [:]
    try GoldReader(paths: paths, options: options).read { sample in
      let name = Array(sample.benchmark)
      let place = places[name] ?? audits.count
      if place == audits.count {
        places[name] = place
        audits.append(BenchmarkAudit(name: name))
      }
      if let gold = sample.gold {
        audits[place].add(problem: Array(sample.problemID), gold: Array(gold))
      } else {
        audits[place].broken += 1
        if let problem = sample.problem { Console.error("\(problem)") }
      }
    }
    return audits
  }
}
