import Budget
import Bytes

extension Strategy {
  /// Math delimiters.
  static let lastMath = Strategy(
    finds: [
      Outcome(
        foundBy: .lastMath,
        sentence: "The last $…$, \\(…\\) or \\[…\\] of the last line that has one.",
        example: "So we get $x=4$ here.", answer: "x=4")
    ], reach: .standard, stage: .remainder
  ) { extractor, region throws(NoAnswer) in try extractor.lastMath(in: region) }
}

extension Extractor {
  /// The last `$…$`, `\(…\)` or `\[…\]` of the last line that has one, with those before it that a
  /// comma, "and" or "or" joins to it.
  func lastMath(in region: Range<Int>) throws(NoAnswer) -> Candidate? {
    var end = region.upperBound
    var mayOpenAbove = true
    while end > region.lowerBound {
      let start = text.lineStart(of: end, in: region)
      spans.removeAll(keepingCapacity: true)
      collectMath(start..<end, in: region, &mayOpenAbove)
      if let last = spans.last { return try candidate(endingWithMath: last) }
      end = start &- 1
    }
    return nil
  }

  /// The candidate of `last`, which ends `spans`, with those that are in one list with it.
  private func candidate(endingWithMath last: Range<Int>) throws(NoAnswer) -> Candidate {
    elements.removeAll(keepingCapacity: true)
    elements.append(last)
    var next = last
    for span in spans.dropLast().reversed() {
      let gap = span.upperBound..<max(span.upperBound, next.lowerBound)
      guard gap.count <= Self.longestJoiner, isJoiner(gap) else { break }
      guard elements.count < limits.elements else { throw .overBudget }
      elements.append(span)
      next = span
    }
    guard elements.count > 1 else { return try finish(last, .lastMath) }
    elements.reverse()
    return try finishList(.lastMath)
  }

  /// Appends the math of one line to `spans`, delimiters included.
  ///
  /// Where a line closes a display that it does not open, its opening is looked for above, once.
  private func collectMath(_ line: Range<Int>, in region: Range<Int>, _ mayOpenAbove: inout Bool) {
    var index = line.lowerBound
    var dollarsEnd = false
    text.work &+= line.count
    while index < line.upperBound {
      let next = text.at(index &+ 1)
      if text.at(index) == .backslash {
        if next == .openParenthesis || next == .openBracket {
          let close = next == .openParenthesis ? UInt8.closeParenthesis : .closeBracket
          if let slash = text.escapedClose(close, from: index &+ 2, before: line.upperBound) {
            append(index..<(slash &+ 2), margin: 2)
            index = slash
          } else {
            // Nothing else in this line is closed by it: look no further for this kind of opening.
            return
          }
        } else if next == .closeBracket, mayOpenAbove {
          mayOpenAbove = false
          if let open = text.displayStart(before: line.lowerBound, in: region) {
            append(open..<(index &+ 2), margin: 2)
          }
        }
        index &+= 2
        continue
      }
      guard text.at(index) == .dollar, !dollarsEnd else {
        index &+= 1
        continue
      }
      let width = next == .dollar ? 2 : 1
      guard let close = text.closingDollar(from: index, before: line.upperBound) else {
        dollarsEnd = true
        if width == 2, mayOpenAbove {
          mayOpenAbove = false
          if let open = text.doubleDollar(before: line.lowerBound, in: region) {
            append(open..<(index &+ 2), margin: 2)
          }
        }
        index &+= width
        continue
      }
      // "$5 and $6" is money: what closes stands before no digit, and behind a space only where
      // a space follows what opens.
      let isMoney =
        text.at(close &+ 1).isDigit || text.at(close &- 1).isSpace && !text.at(index &+ 1).isSpace
      if width == 1, isMoney {
        index = close
        continue
      }
      append(index..<(close &+ 1), margin: width)
      index = close &+ 1
    }
  }

  /// Notes math that is not empty.
  private func append(_ span: Range<Int>, margin: Int) {
    let start = span.lowerBound &+ margin
    let end = max(start, span.upperBound &- margin)
    let inner = start..<end
    if !text.strippedText(inner).isEmpty { spans.append(span) }
  }
}
