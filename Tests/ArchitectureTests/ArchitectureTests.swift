import Foundation
import Testing

/// The tree as it lies on disk.
enum Tree {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func files(under folder: String) throws -> [SourceFile] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path + "/" + folder)
    return try paths.sorted()
      .filter { path in [".swift", ".c", ".cpp", ".h"].contains { path.hasSuffix($0) } }
      .map { SourceFile(path: "\(folder)/\($0)", text: try text("\(folder)/\($0)")) }
  }
}

@Suite struct ArchitectureTests {
  @Test func everyImportComesFromALowerFloorThatTheManifestGives() throws {
    let text = try Tree.text("Package.swift")
    let floors = Floors(manifest: Manifest(text: text))
    let files = try Tree.files(under: "Sources") + Tree.files(under: "Tests")
    #expect(floors.manifest.targets.count > 15)
    #expect(files.count > 15)
    let found = floors.violationsOfManifest(text: text) + files.flatMap(floors.violations(in:))
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  @Test func bytesOfASCIIHaveNames() throws {
    let files = try Tree.files(under: "Sources").filter { $0.path.hasSuffix(".swift") }
    let found = files.flatMap(ByteSpelling.violations(in:))
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    for exception in ByteSpelling.exceptions {
      #expect(files.contains { $0.text.contains(exception.text) }, "\(exception.file)")
    }
  }

  @Test(arguments: [
    ("byte(end) == 0x5C", true), ("case 0x30...0x39: try number()", true),
    ("bytes.append(0x20)", true), ("if byte == 92, next == .minus {", true),
    ("bytes[index] != 58", true), ("(65...90).contains(byte)", true), ("text.append(44)", true),
    ("joined(separator: [44])", true), ("Int(byte &- 48)", true), ("byte | 32", true),
    ("b & 0x3F", false), ("c | 0x20", false), ("byte >= 0x80", false), ("0x2115", false),
    ("bitWidth < 48", false), ("parts[0] == 3", false), ("byte == .backslash", false),
    ("// as in 0x5C", false), ("count % 64", false), ("seconds[1] - 60 * minutes", false),
  ])
  func aByteAsANumberIsFound(line: String, isFound: Bool) {
    let file = SourceFile(path: "Sources/Notation/Lexer.swift", text: line)
    #expect(ByteSpelling.violations(in: file).isEmpty == !isFound)
  }

  @Test func theManifestIsReadWithItsFloors() throws {
    let manifest = Manifest(text: try Tree.text("Package.swift"))
    #expect(manifest.target(named: "Budget")?.floor == 1)
    #expect(manifest.target(named: "CGMP")?.floor == 0)
    #expect(manifest.target(named: "CSimdJSON")?.floor == 0)
    #expect(manifest.target(named: "Numbers")?.floor == 2)
    #expect(manifest.target(named: "Numbers")?.dependencies.contains("CMPFR") == true)
    #expect(manifest.target(named: "karat")?.dependencies.contains("ArgumentParser") == true)
    #expect(manifest.target(named: "BudgetTests")?.path == "Tests/BudgetTests")
    #expect(manifest.target(named: "Support")?.path == "Tests/Support")
  }

  private static let plan = """
      targets: [
        // Floor 0: C
        system("CGMP", pkgConfig: "gmp", apt: "libgmp-dev", brew: "gmp"),
        // Floor 1
        module("Budget"),
        // Floor 2
        module("Numbers", ["Budget", "CGMP"]),
        // Floor 3
        module("Notation", ["Budget"]),
        module("Records", ["Budget"]),
        // Tests
        tests("Numbers", ["Numbers"]),
      ]
    """

  @Test(arguments: [
    ("Sources/Budget/A.swift", "import Numbers", "stands on floor 1"),
    ("Sources/Notation/A.swift", "public import Records", "stands on floor 3"),
    ("Sources/Notation/A.swift", "import Numbers", "does not give it"),
    ("Sources/Notation/A.swift", "\n@preconcurrency import struct Numbers.Integer", "A.swift:2"),
    ("Sources/Numbers/A.swift", "import Foundation", "free of Foundation"),
    ("Sources/Numbers/A.swift", "@_exported import FoundationEssentials", "free of Foundation"),
    ("Sources/Numbers/A.swift", "import Collections", "does not give it"),
    ("Tests/NumbersTests/A.swift", "@testable import Notation", "does not give it"),
    ("Sources/Elsewhere/A.swift", "", "no target"),
  ])
  func aBreachIsNamed(path: String, text: String, expected: String) {
    let floors = Floors(manifest: Manifest(text: ArchitectureTests.plan))
    let found = floors.violations(in: SourceFile(path: path, text: text))
    #expect(found.count == 1)
    #expect(found.first?.contains(expected) == true, "\(found)")
  }

  @Test(arguments: [
    ("Sources/Numbers/A.swift", "import CGMP\nimport Budget\n// import Notation\n"),
    ("Tests/NumbersTests/A.swift", "import Foundation\nimport Support\n@testable import Numbers\n"),
  ])
  func whatIsAllowedPasses(path: String, text: String) {
    let floors = Floors(manifest: Manifest(text: ArchitectureTests.plan))
    #expect(floors.violations(in: SourceFile(path: path, text: text)) == [])
  }

  @Test func aManifestThatPointsUpwardOrSetsUnsafeFlagsIsNamed() {
    let upward = ArchitectureTests.plan.replacing(
      "module(\"Budget\")", with: "module(\"Budget\", [\"Notation\"])")
    #expect(
      Floors(manifest: Manifest(text: upward)).violationsOfManifest(text: upward)
        == ["Package.swift: Budget (floor 1) depends on Notation (floor 3)"])
    let flags = ArchitectureTests.plan + "// .unsafeFlags([\"-Ounchecked\"])"
    #expect(Floors(manifest: Manifest(text: flags)).violationsOfManifest(text: flags).count == 1)
  }
}
