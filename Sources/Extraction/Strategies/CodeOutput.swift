import Bytes

extension Strategy {
  /// What a program printed last.
  static let codeOutput = Strategy(
    finds: [
      Outcome(
        foundBy: .codeOutput,
        sentence:
          "The last line of a ```output block that ends the response, unless it is an error.",
        example: "```python\nprint(6 * 7)\n```\n```output\n42\n```", answer: "42")
    ], reach: .standard, stage: .remainder
  ) { extractor, region throws(NoAnswer) in try extractor.codeOutput(in: region) }
}

extension Extractor {
  /// The last line of an output block that ends the response, where it is no error.
  func codeOutput(in region: Range<Int>) throws(NoAnswer) -> Candidate? {
    let fence = region.upperBound &- 3
    guard text.has("```", at: fence), fence > region.lowerBound,
      let open = text.last(.backquote, in: region.lowerBound..<fence),
      text.has("```output", at: open &- 2)
    else { return nil }
    let block = text.trimmed(text.lineEnd(from: open, in: region)..<fence)
    let start = text.lineStart(of: block.upperBound, in: block)
    let line = text.trimmed(start..<block.upperBound)
    let bad: [StaticString] = ["Error", "Exception", "None", "Traceback", "Timeout", "timeout"]
    var index = line.lowerBound
    while index < line.upperBound {
      for word in bad where text.has(word, at: index) { return nil }
      index &+= 1
    }
    text.work &+= line.count
    return line.isEmpty ? nil : try finish(line, .codeOutput)
  }
}
