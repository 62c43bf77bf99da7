/// Math delimiters.
extension Extractor {
  /// `range` trimmed, and without `$…$`, `$$…$$`, `\(…\)` or `\[…\]` where one pair of them holds all
  /// of it.
  func unwrapped(_ range: Range<Int>) -> Range<Int> {
    let range = text.trimmed(range)
    guard let inner = wholeMath(range) else { return range }
    let trimmed = text.trimmed(inner)
    return trimmed.isEmpty ? range : trimmed
  }

  /// What stands between the delimiters, where one pair of them holds all of `range`.
  private func wholeMath(_ range: Range<Int>) -> Range<Int>? {
    let (start, end) = (range.lowerBound, range.upperBound)
    guard range.count > 2 else { return nil }
    if text.at(start) == .dollar, text.at(end &- 1) == .dollar {
      let isDouble =
        range.count > 4 && text.at(start &+ 1) == .dollar && text.at(end &- 2) == .dollar
      let inner = isDouble ? (start &+ 2)..<(end &- 2) : (start &+ 1)..<(end &- 1)
      return text.first(.dollar, in: inner) == nil ? inner : nil
    }
    guard range.count > 4, text.at(start) == .backslash, text.at(end &- 2) == .backslash
    else { return nil }
    let inner = (start &+ 2)..<(end &- 2)
    let pair = (text.at(start &+ 1), text.at(end &- 1))
    let isRound = pair == (UInt8(ascii: "("), UInt8(ascii: ")"))
    let isSquare = pair == (UInt8(ascii: "["), UInt8(ascii: "]"))
    guard isRound || isSquare else { return nil }
    var from = inner.lowerBound
    while let slash = text.first(.backslash, in: from..<inner.upperBound) {
      if text.at(slash &+ 1) == pair.1 { return nil }
      from = min(slash &+ 2, inner.upperBound)
    }
    return inner
  }
}
