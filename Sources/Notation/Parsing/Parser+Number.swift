import Bytes

extension Parser {
  /// A number's literal: without its groups, its last point, and with repeating digits in
  /// parentheses.
  mutating func leafOfNumber() throws(SyntaxError) -> Syntax.ID {
    let token = self.token
    let form = NumberForm(rawValue: token.detail)
    if form.contains(.grouped) { syntax.hasGroups = true }
    advance()
    let first = syntax.text.count
    let start = Int(token.start)
    let end = min(Int(token.end), source.count)
    if token.flags & Token.fullWidth != 0 {
      copyFullWidth(start, end)
    } else if form.contains(.repeating) {
      copyRepeating(start, end)
    } else if form.contains(.decimalComma) {
      for k in start..<end {
        switch source[k] {
        case UInt8.digits: syntax.text.append(source[k])
        case .comma: syntax.text.append(.point)
        default: break
        }
      }
    } else if form.contains(.grouped) {
      for k in start..<end where isKept(source[k], form) { syntax.text.append(source[k]) }
    } else {
      for k in start..<end { syntax.text.append(source[k]) }
      if syntax.text.last == .point { syntax.text.removeLast() }
    }
    return try leaf(
      .number, detail: token.detail, from: token.start,
      first: UInt32(truncatingIfNeeded: first),
      count: UInt32(truncatingIfNeeded: syntax.text.count - first))
  }

  /// Whether a byte of a written number is part of its value.
  private func isKept(_ b: UInt8, _ form: NumberForm) -> Bool {
    switch b {
    case UInt8.digits: true
    case .point: form.contains(.point)
    case UInt8(ascii: "e"), UInt8(ascii: "E"), .plus, .minus: form.contains(.exponent)
    default: false
    }
  }

  /// Appends digits of full width as plain ones.
  private mutating func copyFullWidth(_ start: Int, _ end: Int) {
    var k = start
    while k < end {
      let (value, length) = decode(k)
      syntax.text.append(
        value == 0xFF0E ? .point : UInt8(truncatingIfNeeded: value &- 0xFF10 &+ UInt32(ascii: "0")))
      k += length
    }
  }

  /// `0.1\overline{6}` as `0.1(6)`.
  private mutating func copyRepeating(_ start: Int, _ end: Int) {
    var isOpen = false
    for k in start..<end {
      let b = source[k]
      switch b {
      case UInt8.digits, .point: syntax.text.append(b)
      case .backslash, .openParenthesis:
        if !isOpen { syntax.text.append(.openParenthesis) }
        isOpen = true
      default: break
      }
    }
    if isOpen { syntax.text.append(.closeParenthesis) }
  }
}
