import ArgumentParser
import Foundation
import Records
import Reporting

/// `karat report`: graded rows in, tables and plots out.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes a report on graded responses.",
    discussion: """
      Writes README.md, a table of all benchmarks and models, and one page per benchmark with \
      pass@k, maj@k, G-Pass@k and agreement with their intervals, plots over k, problems by \
      accuracy, figures by subject and level, the counts by status and by how the answer was found, \
      and the verdicts to look at. figures.json has every figure with what it estimates, \
      manifest.json what the report was made from. Responses that were generated together in \
      a set are counted as one unit. The same rows and settings give the same files, byte for byte.

      --format json, csv or latex writes the figures alone, with --output - to standard output.

      --partial FILE writes counts, from which --merge makes one report of several parts of the rows \
      that were counted apart. All rows of a set have to be in the same part.

      EXAMPLES
        karat report graded.jsonl --output report
        karat report runs/*.jsonl.zst --output report --overwrite
        karat report graded.jsonl --output report --pass-at 1,4,8 --seed 7
        karat report solo.jsonl bridge.jsonl --output report --regroup 4
        karat report graded.jsonl --format latex --output -
        karat report shard1.jsonl --partial shard1.counts
        karat report --merge shard1.counts shard2.counts --output report
      """)

  @Argument(
    help:
      "Files that `karat grade` wrote; .gz and .zst files are decompressed, - is standard input.")
  var graded: [String] = []

  @Option(
    name: .shortAndLong,
    help: "The directory to write into, made if it is missing; - is standard output.",
    completion: .directory)
  var output: String?

  @Flag(help: "Replace the files of an earlier report.")
  var overwrite = false

  @Option(
    help: "markdown, json, csv or latex; several with commas between, but only one with --output -."
  )
  var format = Report.Format.markdown.rawValue

  @Option(help: "Write the counts into this file, to be joined with --merge.")
  var partial: String?

  @Option(
    parsing: .upToNextOption, help: "Files that --partial wrote, instead of graded rows.",
    completion: .file())
  var merge: [String] = []

  @OptionGroup(title: "Rows")
  var rows: FieldOptions

  @Option(
    help: "The fields by whose values figures are broken down, with commas between; none for none.")
  var breakdown = ReportFields().breakdowns.joined(separator: ",")

  @Option(help: "The field with the score of each response, for weighted votes and best-of-n.")
  var scoreField = "score"

  @OptionGroup(title: "Figures")
  var figures: FigureOptions

  @Option(
    help:
      "The values of k for pass@k and similar metrics, as 1,4,8; unless given, the width of the sets or 1, 2, 4, …."
  )
  var passAt: String?

  @Option(help: "The thresholds of G-Pass@k and Cover, as 1/4,0.5,1.")
  var tau: String?

  @Flag(help: "Also show the figures that pooling the samples of sets would give; they are biased.")
  var pooled = false

  @Option(
    help: ArgumentHelp(
      "The interval of every figure: "
        + ReportSettings.IntervalKind.allCases.map(\.rawValue).joined(separator: ", ") + "."))
  var interval = ReportSettings.IntervalKind.bca.rawValue

  @Option(help: "What the bootstrap draws at random: problems, problems-then-sets or sets.")
  var resample = "problems"

  mutating func validate() throws {
    _ = try numbers()
    _ = try formats()
    if ReportSettings.IntervalKind(rawValue: interval) == nil {
      throw ValidationError("--interval: there is no kind “\(interval)”.")
    }
    if graded.isEmpty == merge.isEmpty {
      throw ValidationError("Give either graded files, or --merge with files that --partial wrote.")
    }
    if output == nil, partial == nil {
      throw ValidationError("--output DIRECTORY or --partial FILE is needed.")
    }
    if output == "-", try formats().count > 1 {
      throw ValidationError("--output -: only one format can be written to standard output.")
    }
    if !breakdown.isEmpty, breakdown != "none" {
      _ = try FieldOptions.list(breakdown, "--breakdown")
    }
  }

  /// The values of k that --pass-at gives; none without it.
  private func numbers() throws -> [Int] {
    guard let passAt else { return [] }
    return try passAt.split(separator: ",", omittingEmptySubsequences: false).map { part in
      guard let k = Int(part), (1...1_000_000).contains(k) else {
        throw ValidationError(
          "--pass-at: whole numbers from 1 with commas between are needed, as 1,4,8.")
      }
      return k
    }
  }

  /// The formats that --format names.
  private func formats() throws -> Set<Report.Format> {
    Set(
      try format.split(separator: ",", omittingEmptySubsequences: false).map { name in
        guard let format = Report.Format(rawValue: String(name)) else {
          let names = Report.Format.allCases.map(\.rawValue).joined(separator: ", ")
          throw ValidationError("--format: there is no format “\(name)”; there are \(names).")
        }
        return format
      })
  }

  /// How figures are made, by the command's options.
  private func settings() throws -> ReportSettings {
    var settings = figures.settings
    settings.passAt = try numbers()
    if let tau { try settings.setThresholds(tau) }
    try settings.setLevels(resample)
    settings.pooled = pooled
    settings.interval = ReportSettings.IntervalKind(rawValue: interval) ?? .bca
    return settings
  }

  /// The report on the graded files, or on the counts of --merge.
  private func report() throws -> Report {
    try Input.checkStreams(merge)
    guard merge.isEmpty else { return try Report(states: merge) }
    var fields = try rows.fields()
    fields.score = scoreField
    fields.breakdowns =
      breakdown.isEmpty || breakdown == "none"
      ? [] : try FieldOptions.list(breakdown, "--breakdown")
    return try Report(graded: graded, fields: fields)
  }

  func run() throws {
    let settings = try settings()
    let report = try report()
    if let partial {
      // Sets that differ are refused now: a shard with half of a set is known by it.
      for tally in report.tallies { try tally.check(settings) }
      let file = try Output(path: partial, overwrite: overwrite)
      var writer = JSONWriter()
      report.writeState(to: &writer)
      try file.write(writer.bytes)
      try file.finish()
    }
    guard let output else { return }
    let pages = try report.pages(settings, formats: try formats())
    if output == "-" { return try print(pages) }
    do {
      try FileManager.default.createDirectory(
        atPath: output, withIntermediateDirectories: true)
    } catch {
      throw RecordError(.output, "\(output): the directory cannot be made")
    }
    // Each file is written beside its place; none is put there before all are written.
    let files = try pages.map { page in
      let file = try Output(path: "\(output)/\(page.name)", overwrite: overwrite)
      var text = page.text
      try text.withUTF8 { try file.write($0) }
      return file
    }
    for file in files { try file.finish() }
  }

  /// Writes the format's own text to standard output: of Markdown the summary, else all tables.
  private func print(_ pages: [Report.Page]) throws {
    let output = try Output(path: "-")
    for page in format == "markdown" ? Array(pages.prefix(1)) : pages {
      var text = page.text
      try text.withUTF8 { try output.write($0) }
    }
    try output.finish()
  }
}
