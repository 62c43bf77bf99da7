import Foundation
import Testing

@testable import Records

/// The parts of `Docs/formats.md` that are made from the registries. `KARAT_RECORD=1` writes them.
@Suite struct DocumentationTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Docs/formats.md")

  private static var fields: String {
    Field.allCases.map { "| `\($0.rawValue)` | \($0.summary) |\n" }.joined()
  }

  private static var formats: String {
    Format.all.map { format in
      var text = "### \(format.name)\n\n\(format.summary)\n\n"
      for place in format.places where !place.paths.isEmpty {
        let paths = place.paths.map { "`\($0)`" }.joined(separator: ", ")
        text += "- \(place.field.rawValue): \(paths)\n"
      }
      return text + "\n```json\n\(format.example)\n```\n"
    }.joined(separator: "\n")
  }

  private static func replace(_ name: String, _ part: String, in text: String) throws -> String {
    let start = try #require(text.range(of: "<!-- \(name) -->\n"))
    let end = try #require(text.range(of: "<!-- /\(name) -->"))
    return text.replacingCharacters(in: start.upperBound..<end.lowerBound, with: part)
  }

  @Test func formatsAreDocumentedAsTheyAre() throws {
    let text = try String(contentsOf: DocumentationTests.file, encoding: .utf8)
    var expected = try DocumentationTests.replace("fields", DocumentationTests.fields, in: text)
    expected = try DocumentationTests.replace("formats", DocumentationTests.formats, in: expected)
    if ProcessInfo.processInfo.environment["KARAT_RECORD"] == "1" {
      try expected.write(to: DocumentationTests.file, atomically: true, encoding: .utf8)
    } else {
      #expect(text == expected, "run the tests with KARAT_RECORD=1")
    }
  }
}
