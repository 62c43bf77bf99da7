import Bytes

/// Where the parts of a number end.
extension Source {
  /// Whether a blank and a word follow, so that the point before them ends a sentence.
  func startsSentence(_ index: Int) -> Bool {
    let next = byte(skipBlanks(index))
    let isWord = next >= 0x80 || next == .dollar || next == .backslash || next.isLetter
    return skipBlanks(index) > index && isWord || next.isLetter
  }

  /// The end of digits in groups of three after a first group of one to three, if every later group
  /// has exactly three.
  func groups(
    from start: Int, first: Int, isInDelimiters: Bool
  ) -> (end: Int, form: NumberForm)? {
    var end = first
    var commas = 0
    var groups = 0
    var first: UInt8 = 0
    while let sign = grouping(end) {
      let next = end + sign.length
      guard isDigit(next) else {
        if sign.isComma, groups == 0 { return nil }
        break
      }
      if groups > 0, byte(end) != first {
        // `1,234 567` mixes signs: the groups end, unless they were commas all along.
        if commas > 0, sign.isComma { return nil }
        break
      }
      guard isDigit(next + 1), isDigit(next + 2), !isDigit(next + 3) else {
        // A blank before other digits separates what was grouped; a comma undoes it.
        if byte(end) == .space || groups == 0 { return nil }
        return nil
      }
      first = byte(end)
      if sign.isComma { commas += 1 }
      groups += 1
      end = next + 3
    }
    guard groups > 0 else { return nil }
    if commas > 0 {
      if byte(start) == UInt8(ascii: "0") { return nil }
      // Directly inside delimiters, commas separate: `(12,102)`, but `(1,000 + 3)`.
      // In `(10,000, 5)` the comma with a blank separates, so the other one groups.
      if isInDelimiters, standsAlone(start, end), !isBesideList(start, end) { return nil }
    }
    var form: NumberForm = .grouped
    if commas == 1 { form.insert(.commaOnce) }
    return (end, form)
  }

  /// The length of a sign that groups digits, at `index`; `isComma` where it is a bare comma.
  func grouping(_ index: Int) -> (length: Int, isComma: Bool)? {
    func matches(_ text: StaticString) -> Bool {
      for k in 0..<text.utf8CodeUnitCount where byte(index + k) != text.utf8Start[k] {
        return false
      }
      return true
    }
    switch byte(index) {
    case .comma:
      if matches(",\\!") { return (skipBlanks(index + 3) - index, false) }
      return (1, true)
    case .openBrace:
      if matches("{\\,}") { return (4, false) }
      if let end = bracedComma(index) { return (end - index, false) }
      return matches("{,\\!}") ? (5, false) : nil
    case .backslash:
      if matches("\\!,\\!") { return (5, false) }
      if matches("\\!,") || matches("\\,") || matches("\\;") || matches("\\:") {
        return (byte(index + 1) == .exclamationMark ? 3 : 2, false)
      }
      if matches("\\!"), isDigit(index + 2) { return (2, false) }
      return nil
    case .space:
      if let end = bracedComma(index) { return (skipBlanks(end) - index, false) }
      return (1, false)
    case .tilde: return (1, false)
    case 0xC2: return byte(index + 1) == 0xA0 ? (2, false) : nil
    case 0xE2:
      guard byte(index + 1) == 0x80 else { return nil }
      return byte(index + 2) == 0x89 || byte(index + 2) == 0xAF ? (3, false) : nil
    case 0xEF: return byte(index + 1) == 0xBC && byte(index + 2) == 0x8C ? (3, true) : nil
    default: return nil
    }
  }

  /// The end of `{, }` at `index`, with blanks before and in it.
  func bracedComma(_ index: Int) -> Int? {
    let open = skipBlanks(index)
    guard byte(open) == .openBrace else { return nil }
    let comma = skipBlanks(open + 1)
    guard byte(comma) == .comma else { return nil }
    let close = skipBlanks(comma + 1)
    return byte(close) == .closeBrace ? close + 1 : nil
  }

  /// Whether a comma with a blank stands before or behind.
  func isBesideList(_ start: Int, _ end: Int) -> Bool {
    let comma = UInt8.comma
    if byte(end) == comma, byte(end + 1) == .space { return true }
    return start >= 2 && byte(start - 1) == .space && byte(start - 2) == comma
  }

  /// Whether the digits fill an element of what the delimiters hold.
  func standsAlone(_ start: Int, _ end: Int) -> Bool {
    let next = byte(skipBlanks(end))
    return next == .closeParenthesis || next == .closeBracket || next == .comma
      || next == .semicolon
      || (next == .backslash
        && (byte(skipBlanks(end) + 1) == .closeBrace
          || byte(skipBlanks(end) + 1) == UInt8(ascii: "r")))
  }

  /// The end of `\overline{27}`, `\bar3`, `\dot{3}`, `\dot{1}4285\dot{7}` or `(27)` at `index`.
  func repeating(from index: Int) -> Int? {
    if byte(index) == .openParenthesis, byte(index - 1) == .point {
      let end = skipDigits(index + 1)
      return end > index + 1 && byte(end) == .closeParenthesis ? end + 1 : nil
    }
    guard let first = overlined(index) else { return nil }
    guard first.isDot else { return first.end }
    let middle = skipDigits(first.end)
    if let last = overlined(middle), last.isDot { return last.end }
    return first.end
  }

  /// The end of digits under a line or a dot that start at `index`.
  func overlined(_ index: Int) -> (end: Int, isDot: Bool)? {
    guard byte(index) == .backslash else { return nil }
    let name: StaticString
    switch byte(index + 1) {
    case UInt8(ascii: "o"): name = "overline"
    case UInt8(ascii: "b"): name = "bar"
    case UInt8(ascii: "d"): name = "dot"
    default: return nil
    }
    for k in 0..<name.utf8CodeUnitCount where byte(index + 1 + k) != name.utf8Start[k] {
      return nil
    }
    let isDot = byte(index + 1) == UInt8(ascii: "d")
    let start = skipBlanks(index + 1 + name.utf8CodeUnitCount)
    if byte(start) == .openBrace {
      let end = skipBlanks(skipDigits(skipBlanks(start + 1)))
      return isDigit(skipBlanks(start + 1)) && byte(end) == .closeBrace ? (end + 1, isDot) : nil
    }
    return isDigit(start) ? (start + 1, isDot) : nil
  }

  /// The end of an exponent, `e-3`, directly at `index`.
  func exponent(from index: Int) -> Int? {
    guard byte(index).lowercased == UInt8(ascii: "e") else { return nil }
    var next = index + 1
    if byte(next) == .plus || byte(next) == .minus { next += 1 }
    guard isDigit(next) else { return nil }
    return skipDigits(next)
  }
}
