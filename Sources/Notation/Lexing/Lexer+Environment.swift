import Bytes

extension Lexer {
  /// `\begin{name}` and `\end{name}`; one that only displays is a blank.
  mutating func environment(_ kind: Token.Kind, from start: Int) throws(SyntaxError) {
    let open = source.skipBlanks(at)
    guard source.byte(open) == .openBrace else {
      throw SyntaxError(.unexpectedToken, at: UInt32(open), expected: .argument)
    }
    var end = open + 1
    while source.isLetter(end) { end += 1 }
    let last = end
    if source.byte(end) == .asterisk { end += 1 }
    guard source.byte(end) == .closeBrace else {
      throw SyntaxError(.unexpectedToken, at: UInt32(end), expected: .closingBrace)
    }
    guard
      let environment = Environment.named.first(where: { source.spells($0.name, open + 1, last) })
    else { throw SyntaxError(.unknownCommand, at: UInt32(start)) }
    at = end + 1
    guard let found = environment.environment else {
      blank = true
      return
    }
    if kind == .environmentEnd {
      nesting.leave()
    } else {
      nesting.enter(isDelimiter: false)
      try skipColumns(found)
    }
    try emit(kind, detail: found.rawValue, from: start, to: at)
  }

  /// `[t]{cc|c}` after `\begin{array}`, and `[r]` after a starred matrix.
  private mutating func skipColumns(_ environment: Environment) throws(SyntaxError) {
    if source.byte(at) == .openBracket, source.isLetter(at + 1),
      source.byte(at + 2) == .closeBracket
    {
      at += 3
    }
    guard environment.declaresColumns else { return }
    var index = source.skipBlanks(at)
    guard source.byte(index) == .openBrace else { return }
    index += 1
    while source.isLetter(index) || source.byte(index) == .bar || source.byte(index) == .space {
      index += 1
    }
    guard source.byte(index) == .closeBrace else {
      throw SyntaxError(
        index < source.count ? .unexpectedToken : .unexpectedEnd, at: UInt32(index),
        expected: .closingBrace)
    }
    at = index + 1
  }
}
