import Bytes

/// What stands in braces and in text.
extension Source {
  /// The end of the braces that open at `index`, behind the closing one; `nil` at the end of the
  /// source. Checks that what stands in them is UTF-8.
  func closing(_ index: Int) throws(SyntaxError) -> Int? {
    var open = 0
    var index = index
    while index < count {
      let b = bytes[index]
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

  /// Whether a blank of text stands at `index`; a tilde is one.
  func isTextBlank(_ index: Int) -> Bool {
    let b = byte(index)
    return b == .space || b == .newline || b == .tab || b == .carriageReturn || b == .tilde
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
}
