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
      Writes README.md, a table of all benchmarks and models, and one file per benchmark with the \
      counts by status and by how the answer was found. The same rows give the same bytes.

      EXAMPLES
        karat report graded.jsonl --output report
        karat report runs/*.jsonl.zst --output report --overwrite
      """)

  @Argument(help: "Files that `karat grade` wrote; .gz and .zst are read too.")
  var graded: [String]

  @Option(
    name: .shortAndLong, help: "The directory to write into; it is made if it is missing.",
    completion: .directory)
  var output: String

  @Flag(help: "Replace the files of an earlier report.")
  var overwrite = false

  func run() throws {
    let pages = try Report(paths: graded).pages
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
