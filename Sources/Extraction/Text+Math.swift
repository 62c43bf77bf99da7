import Bytes

/// Math delimiters.
extension Text {
  /// `range` trimmed, without `$…$`, `$$…$$`, `\(…\)` or `\[…\]` where one pair of them holds all
  /// of it, and without a full stop or a comma at its end.
  mutating func unwrapped(_ range: Range<Int>) -> Range<Int> {
    let outer = trimmed(range)
    let inner = wholeMath(outer).map { trimmed($0) } ?? outer
    let result = inner.isEmpty ? outer : inner
    guard at(result.upperBound &- 1).isStop, !result.isEmpty,
      at(result.upperBound &- 2) != .point
    else { return result }
    let stripped = strippedEnd(of: result)
    return stripped.isEmpty ? result : stripped
  }

  /// What stands between the delimiters, where one pair of them holds all of `range`.
  private mutating func wholeMath(_ range: Range<Int>) -> Range<Int>? {
    let (start, end) = (range.lowerBound, range.upperBound)
    guard range.count > 2 else { return nil }
    if at(start) == .dollar, at(end &- 1) == .dollar {
      let isDouble =
        range.count > 4 && at(start &+ 1) == .dollar && at(end &- 2) == .dollar
      let inner = isDouble ? (start &+ 2)..<(end &- 2) : (start &+ 1)..<(end &- 1)
      return closingDollar(from: start, before: end) == end &- 1 ? inner : nil
    }
    guard range.count > 4, at(start) == .backslash, at(end &- 2) == .backslash
    else { return nil }
    let inner = (start &+ 2)..<(end &- 2)
    let pair = (at(start &+ 1), at(end &- 1))
    let isRound = pair == (.openParenthesis, .closeParenthesis)
    let isSquare = pair == (.openBracket, .closeBracket)
    guard isRound || isSquare else { return nil }
    var from = inner.lowerBound
    while let slash = first(.backslash, in: from..<inner.upperBound) {
      if at(slash &+ 1) == pair.1 { return nil }
      from = min(slash &+ 2, inner.upperBound)
    }
    return inner
  }

  /// The last byte of the `$` or `$$` that closes the one at `open`, in the same paragraph.
  mutating func closingDollar(from open: Int, before limit: Int) -> Int? {
    let isDouble = at(open &+ 1) == .dollar
    var index = open &+ (isDouble ? 2 : 1)
    let start = index
    defer { work &+= max(0, index &- start) }
    while index < limit {
      switch at(index) {
      case .backslash: index &+= 1
      case .newline: if !isDouble && at(index &+ 1) == .newline { return nil }
      case .dollar:
        if !isDouble { return index }
        if at(index &+ 1) == .dollar, index &+ 1 < limit { return index &+ 1 }
      default: break
      }
      index &+= 1
    }
    return nil
  }

  /// The `close` of the first `\close` behind `start`.
  mutating func escapedClose(_ close: UInt8, from start: Int, before limit: Int) -> Int? {
    var index = start
    defer { work &+= max(0, index &- start) }
    while index &+ 1 < limit {
      if at(index) == .backslash {
        if at(index &+ 1) == close { return index }
        index &+= 1
      }
      index &+= 1
    }
    return nil
  }

  /// The last `\[` before `end`.
  mutating func displayStart(before end: Int, in region: Range<Int>) -> Int? {
    var end = end
    while let bracket = last(.openBracket, in: region.lowerBound..<end) {
      if bracket > region.lowerBound, at(bracket &- 1) == .backslash { return bracket &- 1 }
      end = bracket
    }
    return nil
  }

  /// The last `$$` before `end`.
  mutating func doubleDollar(before end: Int, in region: Range<Int>) -> Int? {
    var end = end
    while let dollar = last(.dollar, in: region.lowerBound..<end) {
      if dollar > region.lowerBound, at(dollar &- 1) == .dollar { return dollar &- 1 }
      end = dollar
    }
    return nil
  }
}
