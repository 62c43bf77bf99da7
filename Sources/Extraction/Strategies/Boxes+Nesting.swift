import Budget
import Bytes

/// Boxes inside boxes, and boxes that form a list.
extension Extractor {
  /// The outermost complete box around `box` in its paragraph.
  ///
  /// Where a box holds nothing but another box, the inner one's content is kept: `\boxed{\boxed{5}}`
  /// is 5, `\boxed{3+\boxed{5}}` is all of it.
  func enclosing(_ box: Box, in region: Range<Int>) -> Box {
    var result = box
    var (start, end) = (box.start, box.end)
    while let close = text.unmatchedClose(from: end, in: region),
      let open = text.unmatchedOpen(before: start, in: region)
    {
      (start, end) = (open, close &+ 1)
      guard let (command, isFrame) = boxCommand(before: open, in: region) else { continue }
      start = command
      let content = (open &+ 1)..<close
      if text.trimmed(content) == result.start..<result.end {
        result = Box(start: start, end: end, content: result.content, isFrame: result.isFrame)
      } else {
        result = Box(start: start, end: end, content: content, isFrame: isFrame)
      }
    }
    return result
  }

  /// The start of the box command whose brace stands at `open`.
  private func boxCommand(before open: Int, in region: Range<Int>) -> (Int, isFrame: Bool)? {
    var end = open
    while end > region.lowerBound, text.at(end &- 1) == .space { end &-= 1 }
    text.work &+= open &- end
    if end &- 6 >= region.lowerBound, text.has("\\boxed", at: end &- 6) { return (end &- 6, false) }
    if end &- 5 >= region.lowerBound {
      if text.has("\\fbox", at: end &- 5) { return (end &- 5, true) }
      if text.has("\u{8}oxed", at: end &- 5) { return (end &- 5, false) }
    }
    return nil
  }

  /// The candidate of `last`, with the boxes before it that are in one list with it.
  func candidate(endingWith last: Box, in region: Range<Int>) throws(NoAnswer) -> Candidate {
    guard var first = boxJoined(to: last, in: region) else {
      let range = minus(before: last, in: region).map { $0..<last.end } ?? last.content
      return try finish(range, last.isFrame ? .fbox : .boxed)
    }
    elements.removeAll(keepingCapacity: true)
    elements.append(last.content)
    elements.append(first.content)
    while let next = boxJoined(to: first, in: region) {
      guard elements.count < limits.elements else { throw .overBudget }
      elements.append(next.content)
      first = next
    }
    elements.reverse()
    return try finishList(.boxedList)
  }

  /// Where a minus sign stands that belongs to a box: `= -\boxed{256}`.
  private func minus(before box: Box, in region: Range<Int>) -> Int? {
    func skipBlanks(_ index: Int) -> Int {
      let start = index
      var index = index
      while index > region.lowerBound, text.at(index &- 1) == .space { index &-= 1 }
      text.work &+= start &- index
      return index
    }
    // A text that was escaped twice has two backslashes.
    let isDoubled = box.start > region.lowerBound && text.at(box.start &- 1) == .backslash
    let behind = skipBlanks(isDoubled ? box.start &- 1 : box.start)
    guard behind > region.lowerBound, text.at(behind &- 1) == .minus else { return nil }
    let before = skipBlanks(behind &- 1)
    guard before > region.lowerBound else { return nil }
    switch text.at(before &- 1) {
    case .equals, .openParenthesis, .openBracket, .dollar: return behind &- 1
    default: return nil
    }
  }

  /// The box before `box` that a comma, "and" or "or" joins to it.
  private func boxJoined(to box: Box, in region: Range<Int>) -> Box? {
    let window = max(region.lowerBound, box.start &- Self.longestJoiner)..<box.start
    var end = window.upperBound
    for _ in 0..<Self.joinerTries {
      guard let close = text.last(.closeBrace, in: window.lowerBound..<end) else { return nil }
      end = close
      guard isJoiner((close &+ 1)..<box.start) else { continue }
      let floor = max(region.lowerBound, close &- limits.answerBytes)
      guard let open = text.openingBrace(of: close, from: floor),
        let (start, isFrame) = boxCommand(before: open, in: region)
      else { continue }
      let content = text.trimmed((open &+ 1)..<close)
      guard !content.isEmpty else { continue }
      return Box(start: start, end: close &+ 1, content: content, isFrame: isFrame)
    }
    return nil
  }
}
