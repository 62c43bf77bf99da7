import Bytes

extension Strategy {
  /// `#### 1,800`.
  static let hashMarks = Strategy(
    finds: [
      Outcome(
        foundBy: .hashMarks,
        sentence: "The line behind the last #### that is no heading.",
        example: "5 + 4 = 9\n#### 9", answer: "9")
    ], reach: .standard, stage: .statement
  ) { extractor, region throws(NoAnswer) in try extractor.hashMarks(in: region) }
}

extension Extractor {
  /// `#### 1,800`: the last one that is no heading.
  func hashMarks(in region: Range<Int>) throws(NoAnswer) -> Candidate? {
    var end = region.upperBound
    while let hash = text.last(.hash, in: region.lowerBound..<end) {
      end = hash
      guard text.has("####", at: hash &- 3), hash &- 3 >= region.lowerBound else { continue }
      end = hash &- 3
      let line = text.trimmed((hash &+ 1)..<text.lineEnd(from: hash, in: region))
      guard !line.isEmpty, !isHeading(line) else { continue }
      let answer = text.strippedText(
        line.lowerBound..<text.phraseEnd(from: line.lowerBound, in: line))
      if !answer.isEmpty { return try finish(answer, .hashMarks) }
    }
    return nil
  }

  /// Whether a line behind `####` is a heading: it starts with a word, or with a step's number.
  private func isHeading(_ line: Range<Int>) -> Bool {
    var index = line.lowerBound
    if text.at(index).isLetter && text.at(index &+ 1).isLetter {
      return line.count > 24 || text.hasMath(line) || text.hasWords(line)
    }
    while index < line.upperBound, text.at(index).isDigit { index &+= 1 }
    guard index > line.lowerBound, index &+ 2 < line.upperBound else { return false }
    let isNumbered = text.at(index) == .point || text.at(index) == .closeParenthesis
    return isNumbered && text.at(index &+ 1) == .space
  }
}
