import Answers
import Foundation
import Grading
import Testing

/// The example of Sources/Grading/Karat.docc, as the article has it. What it prints stands behind each line.
private func example(_ print: (Any) -> Void) {
  // The example starts here.
  let grader = Grader()
  let response = #"Three of eight balls are red, so the share is $\boxed{0.375}$."#
  let grade = grader.grade(response: Array(response.utf8), gold: Array(#"\frac38"#.utf8))
  print(grade.status)  // correct
  print(grade.reward ?? 0)  // 1.0
  print(grade.verdict?.reason ?? "")  // Both are 3/8.
  let answers: [[UInt8]?] = [Array("1/2".utf8), Array("0.5".utf8), nil, Array("2".utf8)]
  let classes = grader.classes(of: answers)
  let majority = Majority(classes)
  print(majority.count)  // 2
  print(majority.answered)  // 3
  let strict = Grader(policy: Policy.named("strict") ?? .standard)
  let length = strict.verdict(gold: Array(#"5\text{ cm}"#.utf8), prediction: Array("5".utf8))
  print(length.outcome)  // different
  // The example ends here.
}

@Suite struct ExampleTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The lines of code of the article, without its imports.
  private static func article() throws -> [String] {
    let path = root.appending(path: "Sources/Grading/Karat.docc/GradingResponses.md")
    let text = try String(contentsOf: path, encoding: .utf8)
    var isCode = false
    var lines: [String] = []
    for line in text.split(separator: "\n").map(String.init) {
      if line.hasPrefix("```") {
        isCode = line == "```swift"
      } else if isCode, !line.hasPrefix("import ") {
        lines.append(line)
      }
    }
    return lines
  }

  @Test func theArticleHasTheCodeThatIsBuiltHere() throws {
    let text = try String(contentsOfFile: #filePath, encoding: .utf8)
    let lines = text.split(separator: "\n").drop { $0 != "  // The example starts here." }
      .prefix { $0 != "  // The example ends here." }
    #expect(try Self.article() == lines.dropFirst().map { String($0.dropFirst(2)) })
  }

  @Test func theExamplePrintsWhatTheArticleSays() throws {
    var printed: [String] = []
    example { printed.append("\($0)") }
    let promised = try Self.article().compactMap { line in
      line.firstRange(of: "  // ").map { String(line[$0.upperBound...]) }
    }
    #expect(printed == promised)
    #expect(promised.count == 6)
  }
}
