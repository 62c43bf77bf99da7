import Foundation
import Testing

/// The version is written once for C and Swift and once for Python; `Scripts/release` changes both.
@Suite struct ReleaseTests {
  private static let files = [
    "Sources/CKaratABI/include/karat.h", "Python/karat/__init__.py", "CHANGELOG.md",
    "Scripts/release",
  ]

  /// The version that a file says in the line that starts with `words`.
  private static func version(_ file: String, _ words: String, in root: URL) throws -> String {
    let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(words) })
    return String(line.dropFirst(words.count).filter { $0 != "\"" && $0 != " " })
  }

  private static func versions(in root: URL) throws -> [String] {
    [
      try version(files[0], "#define KARAT_VERSION", in: root),
      try version(files[1], "__version__ =", in: root),
    ]
  }

  @Test func everyFaceSaysTheSameVersion() throws {
    let said = try Command.run("--version").output.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(try Self.versions(in: Command.root) == [said, said])
  }

  /// A copy of the files that a release changes.
  private func copy() throws -> Scratch {
    let scratch = try Scratch()
    for file in Self.files {
      let copy = scratch.folder.appending(path: file)
      try FileManager.default.createDirectory(
        at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Command.root.appending(path: file), to: copy)
    }
    return scratch
  }

  @Test func aReleaseChangesTheVersionAndTheChangelog() throws {
    let scratch = try copy()
    let log = scratch.folder.appending(path: "CHANGELOG.md")
    try Data("# Changelog\n\n## Unreleased\n\n- News.\n\n## 0.0.1 - 2020-01-01\n\n- Old.\n".utf8)
      .write(to: log)
    let outcome = try Command.shell("Scripts/release 7.10.0", in: scratch.folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try Self.versions(in: scratch.folder) == ["7.10.0", "7.10.0"])
    let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
    #expect(lines[1] == "## Unreleased")
    #expect(lines[2].hasPrefix("## 7.10.0 - 20"))
    #expect(lines[3...].joined(separator: "|") == "- News.|## 0.0.1 - 2020-01-01|- Old.")
    // The same version again, an earlier one, and none.
    for version in ["7.10.0", "7.9.1", "8.0", ""] {
      let again = try Command.shell("Scripts/release \(version)", in: scratch.folder)
      #expect(again.status == 1 && !again.errors.isEmpty, "\(version)")
    }
    // Nothing new is nothing to release.
    let empty = try Command.shell("Scripts/release 8.0.0", in: scratch.folder)
    #expect(empty.errors.contains("Unreleased"))
    #expect(try Self.versions(in: scratch.folder) == ["7.10.0", "7.10.0"])
  }

  @Test func oneRowOfTheFixturesIsAsked() throws {
    func ask(_ row: String) throws -> Outcome {
      try Command.shell("Scripts/verdict \(row) --karat $KARAT", in: Command.root)
    }
    let byID = try ask("interval-001")
    #expect(byID.status == 0, "\(byID.errors)")
    #expect(byID.output.contains("Fixtures/equivalence/interval.jsonl:1\n"))
    #expect(byID.output.contains("expected"))
    #expect(try ask("interval:1").output == byID.output)
    #expect(try ask("attacks/chain:1").output.contains("Fixtures/attacks/chain.jsonl:1\n"))
    for wrong in ["nothing-001", "interval:0", "nothing:1", "errors/syntax:1"] {
      let outcome = try ask(wrong)
      #expect(outcome.status == 1 && outcome.output.isEmpty && !outcome.errors.isEmpty)
    }
  }
}
