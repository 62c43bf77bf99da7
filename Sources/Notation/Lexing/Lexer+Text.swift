import Budget
import Bytes

extension Lexer {
  /// Leaves out an argument: in braces, or a length without them.
  mutating func skipArgument(from start: Int) throws(SyntaxError) {
    let open = source.skipBlanks(at)
    guard source.byte(open) == .openBrace else {
      // `\hskip 2pt`, `\kern-1em`
      at = open
      while source.isDigit(at) || source.byte(at) == .minus || source.byte(at) == .point { at += 1 }
      if at > open, source.isLetter(at), source.isLetter(at + 1) { at += 2 }
      return
    }
    guard let end = try source.closing(open) else {
      throw SyntaxError(.unexpectedEnd, at: UInt32(source.count), expected: .closingBrace)
    }
    at = end
  }

  /// What stands in braces from `at`: its first and last byte, trimmed.
  mutating func content(
    from start: Int
  ) throws(SyntaxError) -> (first: Int, last: Int, unclosed: Bool)? {
    let open = source.skipBlanks(at)
    guard source.byte(open) == .openBrace else { return nil }
    let end = try source.closing(open)
    at = end ?? source.count
    if end == nil { warn(.missingClosing, at: source.count) }
    let (first, last) = source.trimmed(open + 1, end.map { $0 - 1 } ?? source.count)
    guard last - first <= Int(UInt16.max) else {
      throw SyntaxError(.exhausted, at: UInt32(open), bound: .answerBytes)
    }
    return (first, last, end == nil)
  }

  /// What stands in quotation marks is text; a mark without a partner is a sign, as in `5'8"`.
  mutating func quotation() throws(SyntaxError) {
    var index = at + 1
    while index < source.count, source[index] != .quotationMark, source[index] >= .space,
      source[index] != .backslash,
      source[index] != .openBrace, source[index] != .closeBrace
    {
      index += source[index] < 0x80 ? 1 : try source.scalar(index).length
    }
    let (first, last) = source.trimmed(at + 1, index)
    guard source.byte(index) == .quotationMark, last > first, last - first <= Int(UInt16.max),
      !source.isMathematics(first, last)
    else { return try symbol(0x2033, length: 1) }
    let start = at
    at = index + 1
    if try connective(first, last, from: start) { return }
    try emitText(first, last, from: start)
  }

  /// `\text{…}`: words, or mathematics where it holds nothing else.
  mutating func text(from start: Int) throws(SyntaxError) {
    let here = at
    let known = warnings.count
    guard let (first, last, _) = try content(from: start) else {
      // `\text A`: one letter.
      at = source.skipBlanks(at)
      guard source.isLetter(at) || source.isDigit(at) else {
        throw SyntaxError(.unexpectedToken, at: UInt32(at), expected: .argument)
      }
      at += 1
      if source.isDigit(at - 1) { return try emit(.number, from: at - 1, to: at) }
      return try emitText(at - 1, at, from: start)
    }
    if first == last {
      blank = true
      return
    }
    if try connective(first, last, from: start) { return }
    if source.isMathematics(first, last) {
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

  /// `\text{ and }`, `\text{if }`: emits what the words mean, if they are a connective.
  mutating func connective(
    _ first: Int, _ last: Int, from start: Int
  ) throws(SyntaxError) -> Bool {
    var first = first
    var last = last
    var comma = false
    if source.byte(first) == .comma {
      comma = true
      first = source.skipBlanks(first + 1)
    }
    if last > first, source.byte(last - 1) == .comma { last -= 1 }
    guard last - first <= 24 else { return false }
    func spells(_ text: StaticString) -> Bool {
      var index = first
      for k in 0..<text.utf8CodeUnitCount {
        if source.isTextSpacing(index) { index += 1 }
        guard index < last, source.byte(index).lowercased == text.utf8Start[k].lowercased else {
          return false
        }
        index += 1
        // Several blanks are one.
        while text.utf8Start[k] == .space, source.isTextBlank(index) { index += 1 }
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
      try emit(.condition, detail: source.isCase(first) ? 1 : 0, from: start, to: at)
      return true
    }
    if spells("mod") {
      try emit(.modulo, from: start, to: at)
      return true
    }
    return false
  }
}
