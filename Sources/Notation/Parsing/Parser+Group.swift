import Budget

extension Parser {
  /// An opening delimiter, a content, a closing one.
  mutating func group() throws(SyntaxError) -> Syntax.ID {
    let opening = token
    guard let open = Delimiters.Mark(rawValue: opening.detail) else { throw failure(nil) }
    try enter()
    advance()
    let outer = surroundings(open == .brace ? .colonOrBar : .bar)
    let content = kind == .close ? try absent() : try self.content()
    around = outer
    guard kind == .close, let close = Delimiters.Mark(rawValue: token.detail) else {
      throw failure(.closingDelimiter)
    }
    let isSized = token.flags & opening.flags & Token.sized != 0
    guard isSized || open.matches(close) else {
      throw SyntaxError(.mismatched, at: token.start, expected: .closingDelimiter)
    }
    advance()
    leave()
    return try node(
      .group, detail: Delimiters(open, close).detail, from: opening.start, content)
  }

  /// Braces without a command before them: grouping, or a set where they hold a list or a condition.
  mutating func braces() throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    try enter()
    advance()
    if kind == .rightBrace {
      let nothing = try absent()
      advance()
      leave()
      // `{}_5C_2`: an index without a base.
      if kind == .underscore || kind == .caret { return nothing }
      return try node(.group, detail: Delimiters(.brace, .brace).detail, from: start, nothing)
    }
    let outer = surroundings(.colonOrBar)
    let content = try self.content()
    around = outer
    try closeBrace()
    leave()
    guard isSet(content) else { return content }
    return try node(.group, detail: Delimiters(.brace, .brace).detail, from: start, content)
  }

  /// Whether what braces hold makes them a set.
  private func isSet(_ content: Syntax.ID) -> Bool {
    let node = syntax.nodes[Int(content)]
    switch node.kind {
    case .list: return true
    case .relation:
      guard node.count > 1 else { return false }
      let sign = syntax.sign(syntax.child(content, 1))
      return sign == .mid || sign == .colon
    default: return false
    }
  }

  /// Whether the bar here, behind an operand, opens: no bar is open, and those that follow pair.
  var opensBar: Bool {
    mutating get {
      let mark = token.detail
      if mark == Delimiters.Mark.doubleBar.rawValue { return around.doubleBars == 0 }
      if around.bars > 0 || token.flags & Token.midOnly != 0 { return false }
      var level = 0
      var bars = 0
      var k = index
      while k < limit {
        let other = tokens[k]
        switch other.kind {
        case .open, .leftBrace, .environment: level += 1
        case .close, .rightBrace, .environmentEnd:
          if level == 0 { return bars % 2 == 0 }
          level -= 1
        case .bar where level == 0 && other.detail == mark: bars += 1
        default: break
        }
        k += 1
      }
      // The search is paid for: a line of bars would be searched again at each of them.
      do { try fuel.spend((k - index) / 4) } catch { return false }
      return bars % 2 == 0
    }
  }

  /// `|x|` and `\|v\|`.
  mutating func bars() throws(SyntaxError) -> Syntax.ID {
    let opening = token
    let isDouble = opening.detail == Delimiters.Mark.doubleBar.rawValue
    try enter()
    advance()
    let outer = around
    if isDouble { around.doubleBars += 1 } else { around.bars += 1 }
    around.suchThat = .no
    let content = try list()
    guard kind == .bar, token.detail == opening.detail else { throw failure(.closingDelimiter) }
    around = outer
    advance()
    leave()
    let mark: Delimiters.Mark = isDouble ? .doubleBar : .bar
    return try node(.group, detail: Delimiters(mark, mark).detail, from: opening.start, content)
  }
}
