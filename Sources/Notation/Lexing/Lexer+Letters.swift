import Bytes

extension Lexer {
  @inline(__always)
  func isLetter(_ index: Int) -> Bool { byte(index).isLetter }

  /// One letter is a symbol; more are a known name, or letters.
  mutating func letters() throws(SyntaxError) {
    let start = at
    var end = at + 1
    while isLetter(end) { end += 1 }
    var goesOn = false
    if byte(end) >= 0x80 { goesOn = Self.isProseLetter(try scalar(end).value) }
    if end == start + 1 {
      if byte(end) == .point, isLetter(end + 1), !isLetter(end + 2) { return try abbreviation() }
      if !goesOn {
        at = end
        return try emit(.symbol, from: start, to: end, value: UInt32(source[start]))
      }
    } else if !goesOn {
      if byte(end) == .point, isLetter(end + 1), isPythonModule(start, end) {
        at = end + 1
        return
      }
      if let entry = commands.find(source, from: start, to: end, bare: true),
        isBareName(entry, end)
      {
        at = end
        return try act(entry.action, word: entry.word, from: start, flags: Token.bare)
      }
      if end - start <= 4, byte(end) != .apostrophe, let entry = functionBeforeLetter(start, end) {
        at = end - 1
        try act(entry.action, word: entry.word, from: start, flags: Token.bare)
        at = end
        return try emit(.symbol, from: end - 1, to: end, value: UInt32(source[end - 1]))
      }
    }
    try word(from: start, to: end)
  }

  private func isBareName(_ entry: CommandTable.Entry, _ end: Int) -> Bool {
    switch entry.bare {
    case .no: return false
    case .yes, .only: return true
    case .beforeParenthesis, .onlyBeforeParenthesis:
      return byte(end) == .openParenthesis
        || (byte(end) == .backslash && byte(end + 1) == UInt8(ascii: "l"))
    }
  }

  /// `sinx`: a function and the one letter that it takes.
  private func functionBeforeLetter(_ start: Int, _ end: Int) -> CommandTable.Entry? {
    switch byte(end - 1) {
    case UInt8(ascii: "x"), UInt8(ascii: "y"), UInt8(ascii: "z"), UInt8(ascii: "a"),
      UInt8(ascii: "b"), UInt8(ascii: "n"), UInt8(ascii: "A"), UInt8(ascii: "B"),
      UInt8(ascii: "C"):
      break
    default: return nil
    }
    guard let entry = commands.find(source, from: start, to: end - 1, bare: true),
      case .function(let function) = entry.action
    else { return nil }
    switch function {
    case .sin, .cos, .tan, .ln, .log: return entry
    default: return nil
    }
  }

  /// `np.`, `math.`: the module before a name in Python.
  private func isPythonModule(_ start: Int, _ end: Int) -> Bool {
    func spells(_ text: StaticString) -> Bool {
      guard end - start == text.utf8CodeUnitCount else { return false }
      for k in 0..<(end - start) where byte(start + k) != text.utf8Start[k] { return false }
      return true
    }
    return spells("np") || spells("math") || spells("numpy") || spells("sympy")
  }

  /// Letters with points between them: `p.m.`, `U.S.A.`
  private mutating func abbreviation() throws(SyntaxError) {
    let start = at
    at += 1
    while byte(at) == .point, isLetter(at + 1), !isLetter(at + 2) { at += 2 }
    if byte(at) == .point { at += 1 }
    try emit(.letters, from: start, to: at)
  }

  /// Letters of any script, with apostrophes inside: `can't`, `rhombus`, `平行`.
  mutating func word(from start: Int, to end: Int) throws(SyntaxError) {
    at = end
    while at < count {
      let b = source[at]
      if isLetter(at) {
        at += 1
      } else if b == .apostrophe, isLetter(at + 1), at > start + 1 {
        at += 1
      } else if b >= 0x80 {
        let next = try scalar(at)
        if next.value == 0x2019, isLetter(at + next.length), at > start + 1 {
          at += next.length
        } else if Self.isProseLetter(next.value) {
          at += next.length
        } else {
          break
        }
      } else {
        break
      }
    }
    if at == start + 1 {
      return try emit(.symbol, from: start, to: at, value: UInt32(byte(start)))
    }
    try emit(.letters, from: start, to: at)
  }

  /// Whether the condition at `index` is one case of several: "if" and "when", not "where".
  func isCase(_ index: Int) -> Bool {
    byte(index).lowercased == UInt8(ascii: "i") || byte(index + 3).lowercased == UInt8(ascii: "n")
  }

  /// Decides which connectives stand between mathematics; the others are words of prose.
  mutating func resolveWords() {
    func isProse(_ index: Int) -> Bool {
      switch tokens[index].kind {
      case .letters, .word: true
      default: false
      }
    }
    for index in tokens.indices where tokens[index].kind == .word {
      tokens[index].kind = .letters
      guard index > 0, index + 1 < tokens.count, let word = Word(rawValue: tokens[index].detail)
      else { continue }
      let last = tokens[index - 1]
      let next = tokens[index + 1].kind
      let follows = next.startsOperand || next == .minus || next == .plusMinus || next == .word
      switch word {
      case .and, .or:
        let startsRelation = next == .relation
        guard follows || startsRelation, last.kind.endsOperand || last.kind == .separator,
          !(isProse(index - 1) && isProse(index + 1))
        else { continue }
        tokens[index].kind = .separator
        tokens[index].detail = (word == .and ? Separator.and : .or).rawValue
      case .condition:
        guard follows, last.kind.endsOperand && !isProse(index - 1) || last.kind == .separator
        else { continue }
        tokens[index].kind = .condition
        tokens[index].detail = isCase(Int(tokens[index].start)) ? 1 : 0
      case .modulo:
        guard last.kind.endsOperand && !isProse(index - 1) || last.kind == .open,
          next.startsOperand
        else { continue }
        tokens[index].kind = .modulo
      case .element:
        guard last.kind == .symbol,
          next == .open || next == .leftBrace || tokens[index + 1].value == 0x211D
        else { continue }
        tokens[index].kind = .relation
        tokens[index].detail = Relation.element.rawValue
      case .union:
        guard last.kind == .close, next == .open else { continue }
        tokens[index].kind = .setOperator
        tokens[index].detail = SetOperator.union.rawValue
      }
    }
  }
}
