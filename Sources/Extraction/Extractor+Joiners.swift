import Bytes

/// What stands between the elements of a list.
extension Extractor {
  /// Bytes between two boxes that are read for a joiner.
  static let longestJoiner = 128
  /// Closing braces before a box that are tried as the end of the box before it.
  static let joinerTries = 4

  /// Whether `gap` joins what stands at its two ends into one list: a comma, "and" or "or" right
  /// before the next element, with at most a name and `=` between ("and $y =$").
  ///
  /// A few words may stand before the joiner ("cm and"); "or" allows more of them, because an answer
  /// that hedges must not lose its alternatives.
  func isJoiner(_ gap: Range<Int>) -> Bool {
    var index = gap.lowerBound
    var isJoined = false
    var isOr = false
    var words = 0
    defer { text.work &+= index &- gap.lowerBound }
    while index < gap.upperBound {
      let filler = fillerLength(at: index)
      if filler > 0 {
        index &+= filler
        continue
      }
      if text.at(index) == .newline && text.at(index &+ 1) == .newline { return false }
      if text.at(index).isSpace {
        index &+= 1
        continue
      }
      if let (length, or) = joinerLength(at: index) {
        (isJoined, isOr) = (true, isOr || or)
        index &+= length
        continue
      }
      if isJoined, let end = nameEnd(at: index, before: gap.upperBound) {
        index = end
        continue
      }
      let end = wordEnd(at: index, before: gap.upperBound)
      guard end > index else { return false }
      (isJoined, words, index) = (false, words &+ 1, end)
    }
    return isJoined && words <= (isOr ? 8 : 3)
  }

  /// The length of what carries no meaning in a gap, 0 where there is none.
  private func fillerLength(at index: Int) -> Int {
    switch text.at(index) {
    case .dollar, .tilde, .asterisk, .ampersand, .closeBrace: return 1
    case .backslash:
      switch text.at(index &+ 1) {
      case .openParenthesis, .closeParenthesis, .openBracket, .closeBracket,
        .comma, .semicolon, .colon, .exclamationMark, .space,
        .backslash:
        return 2
      default: break
      }
      if text.has("\\quad", at: index) { return 5 }
      if text.has("\\qquad", at: index) { return 6 }
      if text.has("\\text{", at: index) || text.has("\\mbox{", at: index) { return 6 }
      if text.has("\\textbf{", at: index) || text.has("\\mathrm{", at: index)
        || text.has("\\textrm{", at: index)
      {
        return 8
      }
      return 0
    default: return 0
    }
  }

  /// The length of a joiner, and whether it offers alternatives.
  private func joinerLength(at index: Int) -> (Int, isOr: Bool)? {
    let byte = text.at(index)
    if byte == .comma || byte == .semicolon { return (1, false) }
    guard byte.isLetter || byte >= 0x80 else { return nil }
    for joiner in Languages.joiners where text.hasCaseless(joiner.word, at: index) {
      let length = joiner.word.utf8CodeUnitCount
      if byte >= 0x80 || !text.at(index &+ length).isLetter { return (length, joiner.isOr) }
    }
    return nil
  }

  /// The end of a name with its `=` or `\in` ("$y_2 =$"), at most 24 bytes long.
  private func nameEnd(at start: Int, before end: Int) -> Int? {
    var index = start
    let limit = min(end, start &+ 24)
    while index < limit, isNameByte(text.at(index)) { index &+= 1 }
    guard index > start else { return nil }
    // `\in` is all name bytes: it belongs to the name where a space stands before it.
    while index < limit, text.at(index).isSpace { index &+= 1 }
    if text.at(index) == .equals { return index &+ 1 <= end ? index &+ 1 : nil }
    if text.has("\\in", at: index), !text.at(index &+ 3).isLetter {
      return index &+ 3 <= end ? index &+ 3 : nil
    }
    return nil
  }

  /// Whether a byte may stand in a name that `=` follows.
  private func isNameByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == .underscore || byte == .openBrace
      || byte == .closeBrace || byte == .openParenthesis || byte == .closeParenthesis
      || byte == .apostrophe || byte == .backslash
  }

  /// The end of a run of letters and of bytes outside ASCII that are no sentence end.
  private func wordEnd(at start: Int, before end: Int) -> Int {
    var index = start
    while index < end {
      let byte = text.at(index)
      if byte >= 0x80 {
        if text.has("。", at: index) { break }
      } else if !byte.isLetter && byte != .apostrophe {
        break
      }
      index &+= 1
    }
    return index
  }
}
