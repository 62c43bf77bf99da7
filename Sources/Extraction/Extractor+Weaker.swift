import Bytes

/// What is tried where there is no box, in order.
extension Extractor {
  /// The candidate of the first strategy that finds one.
  func weakerCandidate(in region: Range<Int>, isTagged: Bool) throws(NoAnswer) -> Candidate? {
    let first = firstProblem(of: region)
    if let found = try statedCandidate(in: first) { return found }
    if first != region, let found = try statedCandidate(in: region) { return found }
    // A pattern that gave up may have missed a statement: nothing weaker speaks for it.
    if gaveUp { throw .overBudget }
    // An empty box is where the answer should stand: nothing that merely lies around is taken for it.
    if emptyBoxSeen { return nil }
    if let found = try codeOutput(in: first) { return found }
    if isTagged {
      if hasWords(region), let found = try lastMath(in: region) { return found }
      return try finish(strippedText(region), .answerTag)
    }
    if let found = try wholeResponse(first) { return found }
    if let found = try lastMath(in: first) { return found }
    return policy.reach == .lenient ? try lastNumber(in: first) : nil
  }

  /// The candidate of a strategy that reads a statement of the answer.
  private func statedCandidate(in region: Range<Int>) throws(NoAnswer) -> Candidate? {
    if let found = try hashMarks(in: region) { return found }
    if let found = try finalAnswerPhrase(in: region) { return found }
    return try optionPhrase(in: region)
  }

  /// The part of `region` before a next problem that the model made up, or before a chat marker.
  ///
  /// A base model that is not stopped goes on with "Problem: …" and solves that one too.
  private func firstProblem(of region: Range<Int>) -> Range<Int> {
    var from = region.lowerBound
    while let newline = text.first(.newline, in: from..<region.upperBound) {
      from = newline &+ 1
      for marker in Self.nextProblem where text.has(marker, at: from) {
        return text.trimmed(region.lowerBound..<newline)
      }
    }
    if let bar = text.last(.bar, in: region), text.at(bar &- 1) == .less {
      return text.trimmed(region.lowerBound..<(bar &- 1))
    }
    return region
  }

  private static let nextProblem: [StaticString] = [
    "Problem:", "Question:", "Q:", "Human:", "User:", "### Instruction", "<|im_start|>",
  ]

  /// `#### 1,800`: the last one that is no heading.
  private func hashMarks(in region: Range<Int>) throws(NoAnswer) -> Candidate? {
    var end = region.upperBound
    while let hash = text.last(.hash, in: region.lowerBound..<end) {
      end = hash
      guard text.has("####", at: hash &- 3), hash &- 3 >= region.lowerBound else { continue }
      end = hash &- 3
      let line = text.trimmed((hash &+ 1)..<lineEnd(from: hash, in: region))
      guard !line.isEmpty, !isHeading(line) else { continue }
      let answer = strippedText(line.lowerBound..<phraseEnd(from: line.lowerBound, in: line))
      if !answer.isEmpty { return try finish(answer, .hashMarks) }
    }
    return nil
  }

  /// Whether a line behind `####` is a heading: it starts with a word, or with a step's number.
  private func isHeading(_ line: Range<Int>) -> Bool {
    var index = line.lowerBound
    if text.at(index).isLetter && text.at(index &+ 1).isLetter {
      return line.count > 24 || hasMath(line) || hasWords(line)
    }
    while index < line.upperBound, text.at(index).isDigit { index &+= 1 }
    guard index > line.lowerBound, index &+ 2 < line.upperBound else { return false }
    let isNumbered = text.at(index) == .point || text.at(index) == .closeParenthesis
    return isNumbered && text.at(index &+ 1) == .space
  }

  /// The last line of an output block that ends the response, where it is no error.
  private func codeOutput(in region: Range<Int>) throws(NoAnswer) -> Candidate? {
    let fence = region.upperBound &- 3
    guard text.has("```", at: fence), fence > region.lowerBound,
      let open = text.last(.backquote, in: region.lowerBound..<fence),
      text.has("```output", at: open &- 2)
    else { return nil }
    let block = text.trimmed(lineEnd(from: open, in: region)..<fence)
    let start = lineStart(of: block.upperBound, in: block)
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

  /// A response that is nothing but an answer: one short line without a sentence in it.
  private func wholeResponse(_ region: Range<Int>) throws(NoAnswer) -> Candidate? {
    guard region.count <= 256, text.first(.newline, in: region) == nil else { return nil }
    let answer = strippedText(region)
    guard !answer.isEmpty, phraseEnd(from: answer.lowerBound, in: answer) == answer.upperBound,
      !hasWords(answer), hasSubstance(answer)
    else { return nil }
    return try finish(answer, .wholeResponse)
  }

  /// Whether a letter, a digit or a byte outside ASCII stands in `range`.
  private func hasSubstance(_ range: Range<Int>) -> Bool {
    for index in range {
      let byte = text.at(index)
      if byte.isLetter || byte.isDigit || byte >= 0x80 { return true }
    }
    return false
  }

  /// The last number, with its sign and a percent sign.
  private func lastNumber(in region: Range<Int>) throws(NoAnswer) -> Candidate? {
    var end = region.upperBound
    while end > region.lowerBound, !text.at(end &- 1).isDigit { end &-= 1 }
    text.work &+= region.upperBound &- end
    guard end > region.lowerBound else { return nil }
    var start = end
    while start > region.lowerBound {
      let byte = text.at(start &- 1)
      let isInner =
        (byte == .point || byte == .comma || byte == .slash)
        && text.at(start).isDigit && text.at(start &- 2).isDigit && start &- 2 >= region.lowerBound
      guard byte.isDigit || isInner else { break }
      start &-= 1
    }
    text.work &+= end &- start
    if start > region.lowerBound, text.at(start &- 1) == .point { start &-= 1 }
    let before = text.at(start &- 2)
    if start > region.lowerBound, text.at(start &- 1) == .minus,
      start &- 1 == region.lowerBound || !(before.isDigit || before.isLetter)
    {
      start &-= 1
    }
    if end < region.upperBound, text.at(end) == .percent { end &+= 1 }
    return try finish(start..<end, .lastNumber)
  }

  /// Where the line that holds `index` ends.
  func lineEnd(from index: Int, in region: Range<Int>) -> Int {
    text.first(.newline, in: index..<region.upperBound) ?? region.upperBound
  }

  /// Where the line that holds the byte before `end` starts.
  func lineStart(of end: Int, in region: Range<Int>) -> Int {
    text.last(.newline, in: region.lowerBound..<end).map { $0 &+ 1 } ?? region.lowerBound
  }
}
