import Foundation
import Notation
import Testing

@Test("every example of the registry reads")
func examplesRead() {
  for command in Command.all {
    #expect(!outline(command.example).contains("@"), "\(command.name): \(command.example)")
  }
}

@Test("no name stands twice in the registry")
func namesAreUnique() {
  var latex: Set<String> = []
  var bare: Set<String> = []
  for command in Command.all {
    let isOnlyBare = command.bare == .only || command.bare == .onlyBeforeParenthesis
    if !isOnlyBare { #expect(latex.insert(command.name).inserted, "\(command.name)") }
    if command.bare != .no { #expect(bare.insert(command.name).inserted, "\(command.name)") }
  }
}

@Test("every character of the registry is one character of it")
func signsAreUnique() {
  var seen: Set<UInt32> = []
  for sign in Sign.all { #expect(seen.insert(sign.scalar.value).inserted, "\(sign.scalar)") }
}

@Test("every entry says what it reads as")
func summaries() {
  for command in Command.all { #expect(command.summary.hasSuffix("."), "\(command.name)") }
}

@Test("the documentation lists every name with its example")
func documentation() throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Docs/notation.md").standardized
  let lines = Set(try String(contentsOf: file, encoding: .utf8).split(separator: "\n"))
  for command in Command.all {
    let isOnlyBare = command.bare == .only || command.bare == .onlyBeforeParenthesis
    let bare: String =
      switch command.bare {
      case .no: ""
      case .yes: "yes"
      case .only: "only"
      case .beforeParenthesis: "before `(`"
      case .onlyBeforeParenthesis: "only, before `(`"
      }
    let row = [
      "`\(isOnlyBare ? "" : "\\")\(command.name)`", bare, command.summary, "`\(command.example)`",
    ]
    .map { $0.replacingOccurrences(of: "|", with: "\\|") }.joined(separator: " | ")
    #expect(lines.contains("| \(row) |"), "\(command.name)")
  }
}
