import Bytes

/// Where a stated answer ends, and what around it is not part of it.
extension Text {
  /// The end of the answer that starts at `start`: the end of its sentence or line, outside math.
  ///
  /// A point inside a number, an abbreviation or math is no end. A clause that gives a reason
  /// (", since …") ends it; a clause that may change it (", but …") does not.
  mutating func phraseEnd(from start: Int, in region: Range<Int>) -> Int {
    let limit = min(region.upperBound, start &+ longestAnswer &+ 1)
    var index = start
    var dollarsEnd = false
    var closed = Closed()
    defer { work &+= index &- start }
    while index < limit {
      let next = at(index &+ 1)
      switch at(index) {
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
      case .backquote: if has("```", at: index) { return index }
      case .less:
        if next == .bar || next == .slash { return index }
      case .comma, .space: if startsReason(at: index) { return index }
      case 0xE3: if has("。", at: index) { return index }
      case 0xEF:
        if has("？", at: index) || startsWideReason(at: index) { return index }
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
  private mutating func mathEnd(from index: Int, before limit: Int, _ closed: inout Closed) -> Int?
  {
    let next = at(index &+ 1)
    var end: Int?
    if next == .openParenthesis, !closed.round {
      end = escapedClose(.closeParenthesis, from: index &+ 2, before: limit)
      closed.round = end == nil
    } else if next == .openBracket, !closed.square {
      end = escapedClose(.closeBracket, from: index &+ 2, before: limit)
      closed.square = end == nil
    } else if !closed.environment, has("\\begin{", at: index) {
      end = environmentEnd(from: index &+ 7, before: limit)
      closed.environment = end == nil
    }
    return end
  }

  /// Whether the point at `index` ends a sentence.
  private func endsSentence(at index: Int, before limit: Int) -> Bool {
    guard index &+ 1 < limit else { return true }
    let next = at(index &+ 1)
    if next == .asterisk || next == .quotationMark || next == .less {
      return true
    }
    guard next.isSpace else { return false }
    let follower = at(index &+ 2)
    let isAbbreviation = at(index &- 2) == .point && at(index &- 1).isLetter
    let goesOnInLowerCase = follower.isLetter && follower == follower.lowercased
    if isAbbreviation { return !goesOnInLowerCase }
    // "12 sq. ft." goes on, "It is 12. so" does not.
    let isShortWord =
      at(index &- 1).isLetter && at(index &- 2).isLetter
      && (!at(index &- 3).isLetter || !at(index &- 4).isLetter)
    return !(isShortWord && goesOnInLowerCase)
  }

  /// Whether the sentence ended inside the math whose closing delimiter stands at `index`
  /// ("$x = 5.$ I hope …").
  private func endsSentence(atMath index: Int, width: Int, before limit: Int) -> Bool {
    let after = index &+ width
    guard after < limit, at(after).isSpace else { return false }
    let last = at(index &- 1) == .dollar ? index &- 2 : index &- 1
    let follower = at(after &+ 1)
    return at(last) == .point && follower.isLetter && follower != follower.lowercased
  }

  /// Whether a clause that gives a reason, and so is not part of the answer, starts at `index`.
  private func startsReason(at index: Int) -> Bool {
    let isComma = at(index) == .comma
    let word = isComma && at(index &+ 1) == .space ? index &+ 2 : index &+ 1
    for reason in isComma ? Languages.reasonsAfterComma : Languages.reasons
    where has(reason, at: word) && !at(word &+ reason.utf8CodeUnitCount).isLetter {
      return true
    }
    return false
  }

  /// Whether a full-width comma and a clause that gives a reason start at `index`.
  private func startsWideReason(at index: Int) -> Bool {
    guard has("，", at: index) else { return false }
    return Languages.reasonsAfterWideComma.contains { has($0, at: index &+ 3) }
  }

  /// `range` without white space, emphasis, quotes and a full stop at its ends.
  mutating func strippedText(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    let end = range.upperBound
    while start < end {
      let byte = at(start)
      if byte.isSpace || byte.isQuote || byte == .asterisk || byte == .colon {
        start &+= 1
      } else if has("“", at: start), end &- start >= 3 {
        start &+= 3
      } else {
        break
      }
    }
    work &+= start &- range.lowerBound
    return strippedEnd(of: start..<end)
  }

  /// `range` without white space, emphasis, quotes and a full stop at its end.
  mutating func strippedEnd(of range: Range<Int>) -> Range<Int> {
    let start = range.lowerBound
    var end = range.upperBound
    while end > start {
      let byte = at(end &- 1)
      let isPoint = byte.isStop && !isWordPoint(end &- 1, from: start)
      // `\;` and `\,` are spacing: their backslash must not be left alone.
      let isEscaped = at(end &- 2) == .backslash
      if byte.isSpace || byte.isQuote || byte == .asterisk || (isPoint && !isEscaped) {
        end &-= 1
      } else if end &- start >= 3, has("”", at: end &- 3) || has("。", at: end &- 3) {
        end &-= 3
      } else {
        break
      }
    }
    work &+= range.upperBound &- end
    return start..<end
  }

  /// Whether the point at `index` belongs to "p.m." and its like, or is the empty delimiter of
  /// `\right.`.
  private func isWordPoint(_ index: Int, from start: Int) -> Bool {
    guard at(index) == .point, index &- 3 >= start else { return false }
    let isInitials =
      at(index &- 1).isLetter && at(index &- 2) == .point
      && at(index &- 3).isLetter
    return isInitials || has("\\right", at: index &- 6)
  }

  /// Whether `range` reads as words around math rather than as an answer: four words or more, a
  /// verb, two words beside math delimiters, or two before a number.
  mutating func hasWords(_ range: Range<Int>) -> Bool {
    var words = 0
    var hasMath = false
    var index = range.lowerBound
    let startsWithWord = at(index).isLetter && at(index &+ 1).isLetter
    defer { work &+= min(index, range.upperBound) &- range.lowerBound }
    while index < range.upperBound {
      let byte = at(index)
      if byte == .backslash {
        let next = at(index &+ 1)
        hasMath = hasMath || next == .openParenthesis || next == .openBracket
        index &+= 1
        while at(index).isLetter { index &+= 1 }
      } else if byte == .dollar {
        hasMath = true
        index = closingDollar(from: index, before: range.upperBound) ?? index
      } else if byte.isLetter {
        let start = index
        while index < range.upperBound, at(index).isLetter { index &+= 1 }
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

  /// Whether a digit, a dollar sign or a backslash stands in `range`.
  func hasMath(_ range: Range<Int>) -> Bool {
    for index in range {
      let byte = at(index)
      if byte.isDigit || byte == .dollar || byte == .backslash { return true }
    }
    return false
  }

  /// Whether a letter, a digit or a byte outside ASCII stands in `range`.
  func hasSubstance(_ range: Range<Int>) -> Bool {
    for index in range {
      let byte = at(index)
      if byte.isLetter || byte.isDigit || byte >= 0x80 { return true }
    }
    return false
  }

  /// Whether a word shows that it stands in a sentence.
  private func isVerb(_ word: Range<Int>) -> Bool {
    Languages.sentenceWords.contains { spells($0, word) }
  }

  /// Whether a word joins two answers.
  private func isJoiningWord(_ word: Range<Int>) -> Bool {
    Languages.joiners.contains { spells($0.word, word) }
  }

  /// Whether what stands in `range` is `word`, given in lower case.
  private func spells(_ word: StaticString, _ range: Range<Int>) -> Bool {
    word.utf8CodeUnitCount == range.count && hasCaseless(word, at: range.lowerBound)
  }
}

extension UInt8 {
  /// Whether it is a straight double quote or a backtick.
  var isQuote: Bool { self == .quotationMark || self == .backquote }
}
