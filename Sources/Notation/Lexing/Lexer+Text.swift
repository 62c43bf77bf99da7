import Budget
import Bytes

extension Lexer {
  /// The end of the braces that open at `index`, behind the closing one; `nil` at the end of the
  /// source. Checks that what stands in them is UTF-8.
  private func closing(_ index: Int) throws(SyntaxError) -> Int? {
    var open = 0
    var index = index
    while index < count {
      let b = source[index]
      switch b {
      case .openBrace: open += 1
      case .closeBrace:
        open -= 1
        if open == 0 { return index + 1 }
      case .backslash: index += byte(index + 1) < 0x80 && index + 1 < count ? 1 : 0
      case 0x80...: index += try scalar(index).length - 1
      case .tab, .newline, .carriageReturn, UInt8.space...UInt8.tilde: break
      default: throw SyntaxError(.unexpectedCharacter, at: UInt32(index))
      }
      index += 1
    }
    // One missing brace at the end is repaired, not several.
    if open > 1 {
      throw SyntaxError(.unexpectedEnd, at: UInt32(count), expected: .closingBrace)
    }
    return nil
  }

  mutating func skipArgument(from start: Int) throws(SyntaxError) {
    let open = skipBlanks(at)
    guard byte(open) == .openBrace else {
      // `\hskip 2pt`, `\kern-1em`
      at = open
      while isDigit(at) || byte(at) == .minus || byte(at) == .point { at += 1 }
      if at > open, isLetter(at), isLetter(at + 1) { at += 2 }
      return
    }
    guard let end = try closing(open) else {
      throw SyntaxError(.unexpectedEnd, at: UInt32(count), expected: .closingBrace)
    }
    at = end
  }

  /// What stands in braces from `at`: its first and last byte, trimmed.
  mutating func content(
    from start: Int
  ) throws(SyntaxError) -> (first: Int, last: Int, unclosed: Bool)? {
    let open = skipBlanks(at)
    guard byte(open) == .openBrace else { return nil }
    let end = try closing(open)
    at = end ?? count
    if end == nil { warn(.missingClosing, at: count) }
    let (first, last) = trimmed(open + 1, end.map { $0 - 1 } ?? count)
    guard last - first <= Int(UInt16.max) else {
      throw SyntaxError(.exhausted, at: UInt32(open), bound: .answerBytes)
    }
    return (first, last, end == nil)
  }

  /// The range without the blanks at its ends, spacing commands among them.
  func trimmed(_ first: Int, _ last: Int) -> (first: Int, last: Int) {
    var first = first
    var last = last
    while first < last {
      if isTextBlank(first) {
        first += 1
      } else if isTextSpacing(first), first + 1 < last {
        first += 2
      } else {
        break
      }
    }
    while last > first {
      if last - 2 >= first, isTextSpacing(last - 2), byte(last - 3) != .backslash {
        last -= 2
      } else if isTextBlank(last - 1) {
        last -= 1
      } else {
        break
      }
    }
    return (first, last)
  }

  /// Whether a spacing command of one sign stands at `index`: `\ `, `\,`.
  func isTextSpacing(_ index: Int) -> Bool {
    guard byte(index) == .backslash else { return false }
    switch byte(index + 1) {
    case .space, .comma, .colon, .semicolon, .exclamationMark, .backslash: return true
    default: return false
    }
  }

  /// What stands in quotation marks is text; a mark without a partner is a sign, as in `5'8"`.
  mutating func quotation() throws(SyntaxError) {
    var index = at + 1
    while index < count, source[index] != .quotationMark, source[index] >= .space,
      source[index] != .backslash,
      source[index] != .openBrace, source[index] != .closeBrace
    {
      index += source[index] < 0x80 ? 1 : try scalar(index).length
    }
    let (first, last) = trimmed(at + 1, index)
    guard byte(index) == .quotationMark, last > first, last - first <= Int(UInt16.max),
      !isMathematics(first, last)
    else { return try symbol(0x2033, length: 1) }
    let start = at
    at = index + 1
    if try connective(first, last, from: start) { return }
    try emitText(first, last, from: start)
  }

  func isTextBlank(_ index: Int) -> Bool {
    let b = byte(index)
    return b == .space || b == .newline || b == .tab || b == .carriageReturn || b == .tilde
  }

  mutating func text(from start: Int) throws(SyntaxError) {
    let here = at
    let known = warnings.count
    guard let (first, last, _) = try content(from: start) else {
      // `\text A`: one letter.
      at = skipBlanks(at)
      guard isLetter(at) || isDigit(at) else {
        throw SyntaxError(.unexpectedToken, at: UInt32(at), expected: .argument)
      }
      at += 1
      if isDigit(at - 1) { return try emit(.number, from: at - 1, to: at) }
      return try emitText(at - 1, at, from: start)
    }
    if first == last {
      blank = true
      return
    }
    if try connective(first, last, from: start) { return }
    if isMathematics(first, last) {
      warnings.removeLast(warnings.count - known)
      at = here
      return try emit(.wrapper, from: start, to: here)
    }
    try emitText(first, last, from: start)
  }

  /// A text token carries where its content starts, and in its detail how long that is.
  mutating func emitText(
    _ first: Int, _ last: Int, from start: Int
  ) throws(SyntaxError) {
    try emit(
      .text, detail: UInt16(truncatingIfNeeded: last - first), from: start, to: at,
      value: UInt32(first))
  }

  /// A text that is digits, or wholly between dollars, is mathematics.
  func isMathematics(_ first: Int, _ last: Int) -> Bool {
    if byte(first) == .dollar {
      for index in (first + 1)..<max(first + 1, last - 1) where byte(index) == .dollar {
        return false
      }
      return last > first + 1 && byte(last - 1) == .dollar
    }
    var digits = 0
    for index in first..<last {
      let b = byte(index)
      if isTextSpacing(index) || (isTextSpacing(index - 1) && index > first) {
        continue
      } else if b.isDigit {
        digits += 1
      } else if b != .point && b != .comma && b != .minus && b != .slash && b != .space {
        return false
      }
    }
    return digits > 0
  }

  /// `\text{ and }`, `\text{if }`: emits what the words mean, if they are a connective.
  mutating func connective(
    _ first: Int, _ last: Int, from start: Int
  ) throws(SyntaxError) -> Bool {
    var first = first
    var last = last
    var comma = false
    if byte(first) == .comma {
      comma = true
      first = skipBlanks(first + 1)
    }
    if last > first, byte(last - 1) == .comma { last -= 1 }
    guard last - first <= 24 else { return false }
    func spells(_ text: StaticString) -> Bool {
      var index = first
      for k in 0..<text.utf8CodeUnitCount {
        if isTextSpacing(index) { index += 1 }
        guard index < last, byte(index).lowercased == text.utf8Start[k].lowercased else {
          return false
        }
        index += 1
        // Several blanks are one.
        while text.utf8Start[k] == .space, isTextBlank(index) { index += 1 }
      }
      return index == last
    }
    let separator: Separator?
    if first >= last, comma {
      separator = .comma
    } else if spells("and") || spells("&") {
      separator = .and
    } else if spells("or") {
      separator = .or
    } else {
      separator = nil
    }
    if let separator {
      if comma, separator != .comma {
        try emit(.separator, detail: Separator.comma.rawValue, from: start, to: at)
      }
      try emit(.separator, detail: separator.rawValue, from: start, to: at)
      return true
    }
    let conditions: [StaticString] = ["if", "for", "where", "when", "with", "such that", "for all"]
    for condition in conditions where spells(condition) {
      try emit(.condition, detail: isCase(first) ? 1 : 0, from: start, to: at)
      return true
    }
    if spells("mod") {
      try emit(.modulo, from: start, to: at)
      return true
    }
    return false
  }
}
