import Bytes

extension Lexer {
  /// One letter is a symbol; more are a known name, or letters.
  mutating func letters() throws(SyntaxError) {
    let start = at
    var end = at + 1
    while source.isLetter(end) { end += 1 }
    var goesOn = false
    if source.byte(end) >= 0x80 { goesOn = Characters.isProseLetter(try source.scalar(end).value) }
    if end == start + 1 {
      if source.byte(end) == .point, source.isLetter(end + 1), !source.isLetter(end + 2) {
        return try abbreviation()
      }
      if !goesOn {
        at = end
        return try emit(.symbol, from: start, to: end, value: UInt32(source[start]))
      }
    } else if !goesOn {
      if source.byte(end) == .point, source.isLetter(end + 1), source.isPythonModule(start, end) {
        at = end + 1
        return
      }
      if let entry = commands.find(source.bytes, from: start, to: end, bare: true),
        isBareName(entry, end)
      {
        at = end
        return try act(entry.action, word: entry.word, from: start, flags: Token.bare)
      }
      if end - start <= 4, source.byte(end) != .apostrophe,
        let entry = functionBeforeLetter(start, end)
      {
        at = end - 1
        try act(entry.action, word: entry.word, from: start, flags: Token.bare)
        at = end
        return try emit(.symbol, from: end - 1, to: end, value: UInt32(source[end - 1]))
      }
    }
    try word(from: start, to: end)
  }

  /// Whether a known name counts where it ends at `end`, without a backslash.
  private func isBareName(_ entry: CommandTable.Entry, _ end: Int) -> Bool {
    switch entry.bare {
    case .no: return false
    case .yes, .only: return true
    case .beforeParenthesis, .onlyBeforeParenthesis:
      return source.byte(end) == .openParenthesis
        || (source.byte(end) == .backslash && source.byte(end + 1) == UInt8(ascii: "l"))
    }
  }

  /// `sinx`: a function and the one letter that it takes.
  private func functionBeforeLetter(_ start: Int, _ end: Int) -> CommandTable.Entry? {
    switch source.byte(end - 1) {
    case UInt8(ascii: "x"), UInt8(ascii: "y"), UInt8(ascii: "z"), UInt8(ascii: "a"),
      UInt8(ascii: "b"), UInt8(ascii: "n"), UInt8(ascii: "A"), UInt8(ascii: "B"),
      UInt8(ascii: "C"):
      break
    default: return nil
    }
    guard let entry = commands.find(source.bytes, from: start, to: end - 1, bare: true),
      case .function(let function) = entry.action, function.takesLetter
    else { return nil }
    return entry
  }

  /// Letters with points between them: `p.m.`, `U.S.A.`
  private mutating func abbreviation() throws(SyntaxError) {
    let start = at
    at += 1
    while source.byte(at) == .point, source.isLetter(at + 1), !source.isLetter(at + 2) { at += 2 }
    if source.byte(at) == .point { at += 1 }
    try emit(.letters, from: start, to: at)
  }

  /// Letters of any script, with apostrophes inside: `can't`, `rhombus`, `平行`.
  mutating func word(from start: Int, to end: Int) throws(SyntaxError) {
    at = end
    while at < source.count {
      let b = source[at]
      if source.isLetter(at) {
        at += 1
      } else if b == .apostrophe, source.isLetter(at + 1), at > start + 1 {
        at += 1
      } else if b >= 0x80 {
        let next = try source.scalar(at)
        if next.value == 0x2019, source.isLetter(at + next.length), at > start + 1 {
          at += next.length
        } else if Characters.isProseLetter(next.value) {
          at += next.length
        } else {
          break
        }
      } else {
        break
      }
    }
    if at == start + 1 {
      return try emit(.symbol, from: start, to: at, value: UInt32(source.byte(start)))
    }
    try emit(.letters, from: start, to: at)
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
        tokens[index].detail = source.isCase(Int(tokens[index].start)) ? 1 : 0
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
