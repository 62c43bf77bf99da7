import ArgumentParser
import Foundation
import Records
import Reporting

/// `karat report`: graded rows in, Markdown out.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes a report on graded responses.",
    discussion: """
      Writes README.md, a table of all benchmarks and models, and one file per benchmark with \
      pass@k, maj@k, G-Pass@k and agreement with their intervals, a plot over k, and the counts by \
      status and by how the answer was found. figures.json has every figure with what it \
      estimates. Sets of responses that were generated together are the unit. The same rows and \
      settings give the same bytes.

      EXAMPLES
        karat report graded.jsonl --output report
        karat report runs/*.jsonl.zst --output report --overwrite
        karat report graded.jsonl --output report --pass-at 1,4,8 --seed 7
      """)

  @Argument(help: "Files that `karat grade` wrote; .gz and .zst are read too.")
  var graded: [String]

  @Option(
    name: .shortAndLong, help: "The directory to write into; it is made if it is missing.",
    completion: .directory)
  var output: String

  @Flag(help: "Replace the files of an earlier report.")
  var overwrite = false

  @Option(
    help: "The k of pass@k and its kin, as 1,4,8; without it the width of the sets or 1, 2, 4, ….")
  var passAt: String?

  @Flag(help: "Leave out sets of another width than most, instead of refusing them.")
  var allowRagged = false

  @Option(help: "The seed of the bootstrap.")
  var seed: UInt64 = 0

  @Option(help: "Resamples of the bootstrap, 100 to 1000000.")
  var resamples = 10_000

  mutating func validate() throws {
    _ = try numbers()
    guard (100...1_000_000).contains(resamples) else {
      throw ValidationError("--resamples: 100 to 1000000 are allowed.")
    }
  }

  private func numbers() throws -> [Int] {
    guard let passAt else { return [] }
    return try passAt.split(separator: ",", omittingEmptySubsequences: false).map { part in
      guard let k = Int(part), (1...1_000_000).contains(k) else {
        throw ValidationError("--pass-at: whole numbers from 1 are needed, as 1,4,8.")
      }
      return k
    }
  }

  /// How each file was graded, as far as the manifest beside it tells.
  private var grading: [String: String] {
    var found: [String: String] = [:]
    for path in graded {
      guard let data = FileManager.default.contents(atPath: Manifest.path(for: path)),
        let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
        let policy = object["policy"] as? String, let version = object["karat"] as? String
      else { continue }
      found[path] = "graded by Karat \(version) with policy \(policy)"
    }
    return found
  }

  func run() throws {
    var settings = ReportSettings()
    settings.passAt = try numbers()
    settings.allowRagged = allowRagged
    settings.seed = seed
    settings.resamples = resamples
    settings.version = Karat.configuration.version
    settings.grading = grading
    let pages = try Report(paths: graded).pages(settings)
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
}
