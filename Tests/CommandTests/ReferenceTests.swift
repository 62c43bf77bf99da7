import Foundation
import Testing

/// The parts of the pages in Docs that `Scripts/make-reference` makes.
@Suite struct ReferenceTests {
  /// A made part: its page, the command that prints it, and what stands there.
  struct Part: CustomTestStringConvertible {
    var page: String
    var command: String
    var written: String
    var testDescription: String { "\(page): \(command)" }
  }

  static let opening = "<!-- made by Scripts/make-reference: "
  static let parts: [Part] = {
    let docs = Command.root.appending(path: "Docs")
    let files = FileManager.default.enumerator(at: docs, includingPropertiesForKeys: nil)
    var parts: [Part] = []
    for case let file as URL in files ?? .init() where file.pathExtension == "md" {
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      for piece in text.components(separatedBy: opening).dropFirst() {
        let halves = piece.components(separatedBy: " -->\n")
        let written = halves.dropFirst().joined(separator: " -->\n")
        parts.append(
          Part(
            page: file.lastPathComponent, command: halves[0],
            written: written.components(separatedBy: "<!-- end -->\n")[0]))
      }
    }
    return parts
  }()

  @Test func theRegistriesHavePages() {
    let commands = Set(Self.parts.map(\.command))
    for registry in ["", " commands", " strategies", " formats", " fields", " metrics"] {
      #expect(commands.contains("karat rules\(registry) --markdown"))
    }
  }

  /// Those of `karat-serve` are compared by the tests of the service.
  @Test(arguments: parts.filter { !$0.command.hasPrefix("karat-serve ") })
  func whatIsMadeIsCurrent(part: Part) throws {
    let words = part.command.split(separator: " ").map(String.init)
    try #require(words.first == "karat")
    let made = try Command.run(Array(words.dropFirst()), input: Data())
    #expect(made.status == 0)
    #expect(made.output == part.written, "run Scripts/make-reference")
  }
}
