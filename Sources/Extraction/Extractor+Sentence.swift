import Budget
import Bytes

/// Where a stated answer ends, and what around it is not part of it.
extension Extractor {
  /// The end of the answer that starts at `start`: the end of its sentence or line, outside math.
  ///
  /// A point inside a number, an abbreviation or math is no end. A clause that gives a reason
  /// (", since …") ends it; a clause that may change it (", but …") does not.
  func phraseEnd(from start: Int, in region: Range<Int>) -> Int {
    let limit = min(region.upperBound, start &+ limits.answerBytes &+ 1)
    var index = start
    var dollarsEnd = false
    var closed = Closed()
    defer { text.work &+= index &- start }
    while index < limit {
      let next = text.at(index &+ 1)
      switch text.at(index) {
      case .newline: return index
      case .backslash:
        if let close = mathEnd(from: index, before: limit, &closed) {
          if endsSentence(atMath: close, width: 2, before: limit) { return close &+ 2 }
          index = close
        }
        index &+= 1
      case .dollar where !dollarsEnd:
        if let close = closingDollar(from: index, before: limit) {
          if endsSentence(atMath: close, width: 1, before: limit) { return close &+ 1 }
          index = close
        } else {
          dollarsEnd = true
        }
      case .point:
        if endsSentence(at: index, before: limit) {
          return isWordPoint(index, from: start) ? index &+ 1 : index
        }
      case .questionMark: return index
      case .backquote: if text.has("```", at: index) { return index }
      case .less:
        if next == .bar || next == .slash { return index }
      case .comma, .space: if startsReason(at: index) { return index }
      case 0xE3: if text.has("。", at: index) { return index }
      case 0xEF:
        if text.has("，因", at: index) || text.has("，所以", at: index) || text.has("？", at: index) {
          return index
        }
      default: break
      }
      index &+= 1
    }
    return min(index, limit)
  }

  /// The kinds of math that nothing closes from here on: they are not looked for again, which keeps
  /// the search linear.
  private struct Closed {
    var round = false
    var square = false
    var environment = false
  }

  /// The last backslash of the math that opens at `index`, or nil.
  private func mathEnd(from index: Int, before limit: Int, _ closed: inout Closed) -> Int? {
    let next = text.at(index &+ 1)
    var end: Int?
    if next == .openParenthesis, !closed.round {
      end = escapedClose(.closeParenthesis, from: index &+ 2, before: limit)
      closed.round = end == nil
    } else if next == .openBracket, !closed.square {
      end = escapedClose(.closeBracket, from: index &+ 2, before: limit)
      closed.square = end == nil
    } else if !closed.environment, text.has("\\begin{", at: index) {
      end = environmentEnd(from: index &+ 7, before: limit)
      closed.environment = end == nil
    }
    return end
  }

  /// The last byte of the `$` or `$$` that closes the one at `open`, in the same paragraph.
  func closingDollar(from open: Int, before limit: Int) -> Int? {
    let isDouble = text.at(open &+ 1) == .dollar
    var index = open &+ (isDouble ? 2 : 1)
    let start = index
    defer { text.work &+= max(0, index &- start) }
    while index < limit {
      switch text.at(index) {
      case .backslash: index &+= 1
      case .newline: if !isDouble && text.at(index &+ 1) == .newline { return nil }
      case .dollar:
        if !isDouble { return index }
        if text.at(index &+ 1) == .dollar, index &+ 1 < limit { return index &+ 1 }
      default: break
      }
      index &+= 1
    }
    return nil
  }

  /// The `close` of the first `\close` behind `start`.
  func escapedClose(_ close: UInt8, from start: Int, before limit: Int) -> Int? {
    var index = start
    defer { text.work &+= max(0, index &- start) }
    while index &+ 1 < limit {
      if text.at(index) == .backslash {
        if text.at(index &+ 1) == close { return index }
        index &+= 1
      }
      index &+= 1
    }
    return nil
  }

  /// The backslash of the `\end` of an environment whose `\begin{` ends at `start`.
  private func environmentEnd(from start: Int, before limit: Int) -> Int? {
    var index = start
    var depth = 1
    defer { text.work &+= index &- start }
    while index < limit {
      if text.at(index) == .backslash {
        if text.has("\\begin{", at: index) { depth &+= 1 }
        if text.has("\\end{", at: index) { depth &-= 1 }
        if depth == 0 { return index }
      }
      index &+= 1
    }
    return nil
  }

  /// Whether the point at `index` ends a sentence.
  private func endsSentence(at index: Int, before limit: Int) -> Bool {
    guard index &+ 1 < limit else { return true }
    let next = text.at(index &+ 1)
    if next == .asterisk || next == .quotationMark || next == .less {
      return true
    }
    guard next.isSpace else { return false }
    let follower = text.at(index &+ 2)
    let isAbbreviation = text.at(index &- 2) == .point && text.at(index &- 1).isLetter
    let goesOnInLowerCase = follower.isLetter && follower == follower.lowercased
    if isAbbreviation { return !goesOnInLowerCase }
    // "12 sq. ft." goes on, "It is 12. so" does not.
    let isShortWord =
      text.at(index &- 1).isLetter && text.at(index &- 2).isLetter
      && (!text.at(index &- 3).isLetter || !text.at(index &- 4).isLetter)
    return !(isShortWord && goesOnInLowerCase)
  }

  /// Whether the sentence ended inside the math whose closing delimiter stands at `index`
  /// ("$x = 5.$ I hope …").
  private func endsSentence(atMath index: Int, width: Int, before limit: Int) -> Bool {
    let after = index &+ width
    guard after < limit, text.at(after).isSpace else { return false }
    let last = text.at(index &- 1) == .dollar ? index &- 2 : index &- 1
    let follower = text.at(after &+ 1)
    return text.at(last) == .point && follower.isLetter && follower != follower.lowercased
  }

  /// Whether a clause that gives a reason, and so is not part of the answer, starts at `index`.
  private func startsReason(at index: Int) -> Bool {
    let isComma = text.at(index) == .comma
    let word = isComma && text.at(index &+ 1) == .space ? index &+ 2 : index &+ 1
    let words: [StaticString] = isComma ? Self.reasonsAfterComma : Self.reasons
    for reason in words where text.has(reason, at: word) {
      if !text.at(word &+ reason.utf8CodeUnitCount).isLetter { return true }
    }
    return false
  }

  private static let reasons: [StaticString] = ["because", "since", "which", "as"]
  private static let reasonsAfterComma: [StaticString] = [
    "because", "since", "which", "as", "so", "it", "not", "i.e", "assuming", "where",
  ]

  /// `range` without white space, emphasis, quotes and a full stop at its ends.
  func strippedText(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    let end = range.upperBound
    while start < end {
      let byte = text.at(start)
      if byte.isSpace || byte.isQuote || byte == .asterisk || byte == .colon {
        start &+= 1
      } else if text.has("“", at: start), end &- start >= 3 {
        start &+= 3
      } else {
        break
      }
    }
    text.work &+= start &- range.lowerBound
    return strippedEnd(of: start..<end)
  }

  /// `range` without white space, emphasis, quotes and a full stop at its end.
  func strippedEnd(of range: Range<Int>) -> Range<Int> {
    let start = range.lowerBound
    var end = range.upperBound
    while end > start {
      let byte = text.at(end &- 1)
      let isPoint = byte.isStop && !isWordPoint(end &- 1, from: start)
      // `\;` and `\,` are spacing: their backslash must not be left alone.
      let isEscaped = text.at(end &- 2) == .backslash
      if byte.isSpace || byte.isQuote || byte == .asterisk || (isPoint && !isEscaped) {
        end &-= 1
      } else if end &- start >= 3, text.has("”", at: end &- 3) || text.has("。", at: end &- 3) {
        end &-= 3
      } else {
        break
      }
    }
    text.work &+= range.upperBound &- end
    return start..<end
  }

  /// Whether the point at `index` belongs to "p.m." and its like, or is the empty delimiter of
  /// `\right.`.
  private func isWordPoint(_ index: Int, from start: Int) -> Bool {
    guard text.at(index) == .point, index &- 3 >= start else { return false }
    let isInitials =
      text.at(index &- 1).isLetter && text.at(index &- 2) == .point
      && text.at(index &- 3).isLetter
    return isInitials || text.has("\\right", at: index &- 6)
  }

  /// Whether `range` reads as words around math rather than as an answer: four words or more, a
  /// verb, two words beside math delimiters, or two before a number.
  func hasWords(_ range: Range<Int>) -> Bool {
    var words = 0
    var hasMath = false
    var index = range.lowerBound
    let startsWithWord = text.at(index).isLetter && text.at(index &+ 1).isLetter
    defer { text.work &+= min(index, range.upperBound) &- range.lowerBound }
    while index < range.upperBound {
      let byte = text.at(index)
      if byte == .backslash {
        let next = text.at(index &+ 1)
        hasMath = hasMath || next == .openParenthesis || next == .openBracket
        index &+= 1
        while text.at(index).isLetter { index &+= 1 }
      } else if byte == .dollar {
        hasMath = true
        index = closingDollar(from: index, before: range.upperBound) ?? index
      } else if byte.isLetter {
        let start = index
        while index < range.upperBound, text.at(index).isLetter { index &+= 1 }
        if isVerb(start..<index) { return true }
        if index &- start > 1, !isJoiningWord(start..<index) { words &+= 1 }
        continue
      } else if byte.isDigit {
        if startsWithWord, words > 1 { return true }
      } else if byte >= 0xE0 {
        words &+= index & 1
      }
      if words > 8 { return true }
      index &+= 1
    }
    return words > 3 || (hasMath && words > 1)
  }

  private func isVerb(_ word: Range<Int>) -> Bool {
    switch word.count {
    case 2:
      text.hasCaseless("is", at: word.lowerBound) || text.hasCaseless("so", at: word.lowerBound)
    case 3: text.hasCaseless("are", at: word.lowerBound)
    case 4: text.hasCaseless("thus", at: word.lowerBound)
    case 5: text.hasCaseless("hence", at: word.lowerBound)
    case 9: text.hasCaseless("therefore", at: word.lowerBound)
    default: false
    }
  }

  private func isJoiningWord(_ word: Range<Int>) -> Bool {
    word.count == 2 && text.hasCaseless("or", at: word.lowerBound)
      || word.count == 3 && text.hasCaseless("and", at: word.lowerBound)
  }
}

extension UInt8 {
  /// Whether it is a straight double quote or a backtick.
  var isQuote: Bool { self == .quotationMark || self == .backquote }
}
