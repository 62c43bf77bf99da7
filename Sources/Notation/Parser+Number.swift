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
        case 0x30...0x39: syntax.text.append(source[k])
        case 0x2C: syntax.text.append(0x2E)
        default: break
        }
      }
    } else if form.contains(.grouped) {
      for k in start..<end where isKept(source[k], form) { syntax.text.append(source[k]) }
    } else {
      for k in start..<end { syntax.text.append(source[k]) }
      if syntax.text.last == 0x2E { syntax.text.removeLast() }
    }
    return try leaf(
      .number, detail: token.detail, from: token.start,
      first: UInt32(truncatingIfNeeded: first),
      count: UInt32(truncatingIfNeeded: syntax.text.count - first))
  }

  private func isKept(_ b: UInt8, _ form: NumberForm) -> Bool {
    switch b {
    case 0x30...0x39: true
    case 0x2E: form.contains(.point)
    case 0x65, 0x45, 0x2B, 0x2D: form.contains(.exponent)
    default: false
    }
  }

  private mutating func copyFullWidth(_ start: Int, _ end: Int) {
    var k = start
    while k < end {
      let (value, length) = decode(k)
      syntax.text.append(
        value == 0xFF0E ? 0x2E : UInt8(truncatingIfNeeded: value &- 0xFF10 &+ 0x30))
      k += length
    }
  }

  /// `0.1\overline{6}` as `0.1(6)`.
  private mutating func copyRepeating(_ start: Int, _ end: Int) {
    var isOpen = false
    for k in start..<end {
      let b = source[k]
      switch b {
      case 0x30...0x39, 0x2E: syntax.text.append(b)
      case 0x5C, 0x28:
        if !isOpen { syntax.text.append(0x28) }
        isOpen = true
      default: break
      }
    }
    if isOpen { syntax.text.append(0x29) }
  }
}
