import Budget
import Bytes

/// Math delimiters.
extension Extractor {
  /// `range` trimmed, without `$…$`, `$$…$$`, `\(…\)` or `\[…\]` where one pair of them holds all
  /// of it, and without a full stop or a comma at its end.
  func unwrapped(_ range: Range<Int>) -> Range<Int> {
    let outer = text.trimmed(range)
    let inner = wholeMath(outer).map { text.trimmed($0) } ?? outer
    let result = inner.isEmpty ? outer : inner
    guard text.at(result.upperBound &- 1).isStop, !result.isEmpty,
      text.at(result.upperBound &- 2) != .point
    else { return result }
    let stripped = strippedEnd(of: result)
    return stripped.isEmpty ? result : stripped
  }

  /// What stands between the delimiters, where one pair of them holds all of `range`.
  private func wholeMath(_ range: Range<Int>) -> Range<Int>? {
    let (start, end) = (range.lowerBound, range.upperBound)
    guard range.count > 2 else { return nil }
    if text.at(start) == .dollar, text.at(end &- 1) == .dollar {
      let isDouble =
        range.count > 4 && text.at(start &+ 1) == .dollar && text.at(end &- 2) == .dollar
      let inner = isDouble ? (start &+ 2)..<(end &- 2) : (start &+ 1)..<(end &- 1)
      return closingDollar(from: start, before: end) == end &- 1 ? inner : nil
    }
    guard range.count > 4, text.at(start) == .backslash, text.at(end &- 2) == .backslash
    else { return nil }
    let inner = (start &+ 2)..<(end &- 2)
    let pair = (text.at(start &+ 1), text.at(end &- 1))
    let isRound = pair == (.openParenthesis, .closeParenthesis)
    let isSquare = pair == (.openBracket, .closeBracket)
    guard isRound || isSquare else { return nil }
    var from = inner.lowerBound
    while let slash = text.first(.backslash, in: from..<inner.upperBound) {
      if text.at(slash &+ 1) == pair.1 { return nil }
      from = min(slash &+ 2, inner.upperBound)
    }
    return inner
  }
}

/// The last math of the last line that has some.
extension Extractor {
  /// The last `$…$`, `\(…\)` or `\[…\]` of the last line that has one, with those before it that a
  /// comma, "and" or "or" joins to it.
  func lastMath(in region: Range<Int>) throws(NoAnswer) -> Candidate? {
    var end = region.upperBound
    var mayOpenAbove = true
    while end > region.lowerBound {
      let start = lineStart(of: end, in: region)
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
          if let slash = escapedClose(close, from: index &+ 2, before: line.upperBound) {
            append(index..<(slash &+ 2), margin: 2)
            index = slash
          } else {
            // Nothing else in this line is closed by it: look no further for this kind of opening.
            return
          }
        } else if next == .closeBracket, mayOpenAbove {
          mayOpenAbove = false
          if let open = displayStart(before: line.lowerBound, in: region) {
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
      guard let close = closingDollar(from: index, before: line.upperBound) else {
        dollarsEnd = true
        if width == 2, mayOpenAbove {
          mayOpenAbove = false
          if let open = doubleDollar(before: line.lowerBound, in: region) {
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

  private func append(_ span: Range<Int>, margin: Int) {
    let start = span.lowerBound &+ margin
    let end = max(start, span.upperBound &- margin)
    let inner = start..<end
    if !strippedText(inner).isEmpty { spans.append(span) }
  }

  /// The last `\[` before `end`.
  private func displayStart(before end: Int, in region: Range<Int>) -> Int? {
    var end = end
    while let bracket = text.last(.openBracket, in: region.lowerBound..<end) {
      if bracket > region.lowerBound, text.at(bracket &- 1) == .backslash { return bracket &- 1 }
      end = bracket
    }
    return nil
  }

  /// The last `$$` before `end`.
  private func doubleDollar(before end: Int, in region: Range<Int>) -> Int? {
    var end = end
    while let dollar = text.last(.dollar, in: region.lowerBound..<end) {
      if dollar > region.lowerBound, text.at(dollar &- 1) == .dollar { return dollar &- 1 }
      end = dollar
    }
    return nil
  }
}
