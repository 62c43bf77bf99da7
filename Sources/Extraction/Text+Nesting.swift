import Bytes

/// Braces, environments and lines.
extension Text {
  /// The brace that closes the one at `open`; a backslash takes the byte behind it out of the count.
  mutating func closingBrace(from open: Int, in region: Range<Int>) -> Int? {
    var depth = 0
    var index = open
    let end = min(region.upperBound, bytes.count)
    defer { work &+= min(index, end) &- open }
    let bytes = bytes
    while index < end {
      switch bytes[index] {
      case .backslash: index &+= 1
      case .openBrace: depth &+= 1
      case .closeBrace:
        depth &-= 1
        if depth == 0 { return index }
      default: break
      }
      index &+= 1
    }
    return nil
  }

  /// The brace that the one at `close` closes.
  mutating func openingBrace(of close: Int, from floor: Int) -> Int? {
    var depth = 0
    var index = close &+ 1
    defer { work &+= close &- index }
    while index > floor {
      index &-= 1
      switch at(index) {
      case .closeBrace where !isEscaped(index, from: floor): depth &+= 1
      case .openBrace where !isEscaped(index, from: floor):
        depth &-= 1
        if depth <= 0 { return depth == 0 ? index : nil }
      default: break
      }
    }
    return nil
  }

  /// The first closing brace behind `start` that nothing behind `start` opens, in the paragraph.
  mutating func unmatchedClose(from start: Int, in region: Range<Int>) -> Int? {
    var depth = 0
    var index = start
    defer { work &+= index &- start }
    while index < region.upperBound {
      switch at(index) {
      case .backslash: index &+= 1
      case .openBrace: depth &+= 1
      case .closeBrace:
        if depth == 0 { return index }
        depth &-= 1
      case .newline: if at(index &+ 1) == .newline { return nil }
      default: break
      }
      index &+= 1
    }
    return nil
  }

  /// The last opening brace before `end` that nothing before `end` closes, in the paragraph.
  mutating func unmatchedOpen(before end: Int, in region: Range<Int>) -> Int? {
    var depth = 0
    var index = end
    defer { work &+= end &- index }
    while index > region.lowerBound {
      index &-= 1
      switch at(index) {
      case .openBrace where !isEscaped(index, from: region.lowerBound):
        if depth == 0 { return index }
        depth &-= 1
      case .closeBrace where !isEscaped(index, from: region.lowerBound): depth &+= 1
      case .newline: if at(index &- 1) == .newline { return nil }
      default: break
      }
    }
    return nil
  }

  /// The backslash of the `\end` of an environment whose `\begin{` ends at `start`.
  mutating func environmentEnd(from start: Int, before limit: Int) -> Int? {
    var index = start
    var depth = 1
    defer { work &+= index &- start }
    while index < limit {
      if at(index) == .backslash {
        if has("\\begin{", at: index) { depth &+= 1 }
        if has("\\end{", at: index) { depth &-= 1 }
        if depth == 0 { return index }
      }
      index &+= 1
    }
    return nil
  }

  /// Where the line that holds `index` ends.
  mutating func lineEnd(from index: Int, in region: Range<Int>) -> Int {
    first(.newline, in: index..<region.upperBound) ?? region.upperBound
  }

  /// Where the line that holds the byte before `end` starts.
  mutating func lineStart(of end: Int, in region: Range<Int>) -> Int {
    last(.newline, in: region.lowerBound..<end).map { $0 &+ 1 } ?? region.lowerBound
  }
}
