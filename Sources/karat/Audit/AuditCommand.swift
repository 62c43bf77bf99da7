import ArgumentParser
import CommandOptions
import Grading
import Records

/// `karat audit`: gold answers against themselves and each other.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Checks the gold answers of benchmarks against themselves and each other.",
    discussion: """
      Reads JSON lines with `id` and `gold`, or any format of `karat rules formats`. Each benchmark \
      is checked on its own. Every gold answer is graded against itself in two other spellings: as \
      Karat prints it, and in a box. Answers that share a canonical key are graded against each \
      other, and so are answers that look alike and a random sample of the others.

      It reports the answers that cannot be read, and where reading stopped; those that are not equal \
      to themselves; those that share a key and are not equal; those that are equal although they are \
      written in different forms, which are either really equal or a bug; and those with a warning.

      EXAMPLES
        karat audit gold.jsonl
        karat audit gold/*.jsonl --limit 0 --json > findings.jsonl
        karat audit gold.jsonl --field gold=truth.answer --no-conventions

      EXIT CODES
        0  every answer can be read and equals itself, and answers that share a key are equal
        1  this does not hold for some answers
      """)

  @Argument(help: "The files; .gz and .zst files are decompressed, - is standard input.")
  var inputs: [String]

  @OptionGroup(title: "Policy")
  var policy: PolicyOptions

  @Option(
    help:
      "The format of the rows; found from the first rows unless given. See `karat rules formats`.")
  var format: String?

  @Option(help: "The path of a field, as gold=a.b or id=uuid; may be repeated.")
  var field: [String] = []

  @Option(help: "The benchmark of rows that do not name one.")
  var benchmark: String?

  @Option(help: "How many random other answers each answer is compared with.")
  var partners = 8

  @Option(help: "The seed that chooses these random answers.")
  var seed: UInt64 = 1

  @Option(help: "How many findings of each kind are printed; 0 prints all.")
  var limit = 20

  @Flag(help: "Print JSON lines: one for each finding, then one for each benchmark.")
  var json = false

  func validate() throws {
    guard (0...100_000).contains(partners) else {
      throw ValidationError("--partners: a number from 0 to 100000 is needed.")
    }
    guard limit >= 0 else { throw ValidationError("--limit: a number from 0 is needed.") }
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
