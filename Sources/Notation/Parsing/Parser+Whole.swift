import Bytes

extension Parser {
  /// The whole text, to its end.
  mutating func whole() throws(SyntaxError) {
    if kind == .end { throw SyntaxError(.empty, at: 0) }
    syntax.root = try isChoiceMark ? choice() : content()
    // A sentence's last sign, and what follows a missing brace.
    while true {
      switch kind {
      case .stop: advance()
      case .separator: advance()
      case .rightBrace:
        warn(.extraClosing, at: token.start)
        advance()
      case .end: return
      default: throw failure(.end)
      }
    }
  }

  /// `B) …`: a letter and a parenthesis that nothing opened.
  private var isChoiceMark: Bool {
    kind == .symbol && token.value.isASCIILetter && kind(ahead: 1) == .close
      && tokens[1].detail == Delimiters.Mark.parenthesis.rawValue
  }

  /// `B) …`: the letter of a choice, and what it says.
  private mutating func choice() throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    let letter = try leafOfSymbol()
    advance()
    let mark = try node(
      .group, detail: Delimiters(.none, .parenthesis).detail, from: start, letter)
    if kind == .end || kind == .stop { return mark }
    let rest = try content()
    return try node(.juxtaposition, detail: 1, from: start, mark, rest)
  }

  /// What braces, delimiters or the whole text hold: a list, or two about a sign that is looser than
  /// any list: "such that", `\choose`, `\over`.
  mutating func content() throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    let left = try list()
    switch kind {
    case .choose, .over:
      let isBinomial = kind == .choose
      advance()
      let right = try list()
      return try node(isBinomial ? .binomial : .fraction, from: start, left, right)
    case .bar where around.suchThat != .no && token.detail == Delimiters.Mark.bar.rawValue:
      return try suchThat(left, .mid, from: start)
    case .relation
    where around.suchThat == .colonOrBar && token.detail == Relation.colon.rawValue:
      return try suchThat(left, .colon, from: start)
    case .relation where around.suchThat != .no && token.detail == Relation.mid.rawValue:
      return try suchThat(left, .mid, from: start)
    default: return left
    }
  }

  /// What stands before "such that" and what stands behind it.
  private mutating func suchThat(
    _ left: Syntax.ID, _ sign: Relation, from start: UInt32
  ) throws(SyntaxError) -> Syntax.ID {
    let base = scratch.stack.count
    let here = token.start
    advance()
    push(left)
    push(try leaf(.relationSign, detail: sign.rawValue, from: here))
    let outer = around.suchThat
    around.suchThat = .no
    push(try list())
    around.suchThat = outer
    return try gather(.relation, from: start, base: base)
  }
}
