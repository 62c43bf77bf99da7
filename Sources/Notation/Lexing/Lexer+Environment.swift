import Bytes

extension Lexer {
  /// `\begin{name}` and `\end{name}`; one that only displays is a blank.
  mutating func environment(_ kind: Token.Kind, from start: Int) throws(SyntaxError) {
    let open = skipBlanks(at)
    guard byte(open) == .openBrace else {
      throw SyntaxError(.unexpectedToken, at: UInt32(open), expected: .argument)
    }
    var end = open + 1
    while isLetter(end) { end += 1 }
    let last = end
    if byte(end) == .asterisk { end += 1 }
    guard byte(end) == .closeBrace else {
      throw SyntaxError(.unexpectedToken, at: UInt32(end), expected: .closingBrace)
    }
    guard let environment = Self.environments.first(where: { spells($0.name, open + 1, last) })
    else { throw SyntaxError(.unknownCommand, at: UInt32(start)) }
    at = end + 1
    guard let found = environment.environment else {
      blank = true
      return
    }
    if kind == .environmentEnd {
      leave()
    } else {
      enter(false)
      try skipColumns(found)
    }
    try emit(kind, detail: found.rawValue, from: start, to: at)
  }

  private func spells(_ name: StaticString, _ first: Int, _ last: Int) -> Bool {
    guard last - first == name.utf8CodeUnitCount else { return false }
    for k in 0..<(last - first) where byte(first + k) != name.utf8Start[k] { return false }
    return true
  }

  /// `[t]{cc|c}` after `\begin{array}`, and `[r]` after a starred matrix.
  private mutating func skipColumns(_ environment: Environment) throws(SyntaxError) {
    if byte(at) == .openBracket, isLetter(at + 1), byte(at + 2) == .closeBracket { at += 3 }
    guard environment == .array else { return }
    var index = skipBlanks(at)
    guard byte(index) == .openBrace else { return }
    index += 1
    while isLetter(index) || byte(index) == .bar || byte(index) == .space { index += 1 }
    guard byte(index) == .closeBrace else {
      throw SyntaxError(
        index < count ? .unexpectedToken : .unexpectedEnd, at: UInt32(index),
        expected: .closingBrace)
    }
    at = index + 1
  }

  /// Environments by name; without a value they only display what they hold.
  static let environments: [(name: StaticString, environment: Environment?)] = [
    ("matrix", .matrix), ("smallmatrix", .matrix), ("pmatrix", .parenthesized),
    ("bmatrix", .bracketed), ("Bmatrix", .braced), ("vmatrix", .barred),
    ("Vmatrix", .doubleBarred), ("array", .array), ("tabular", .array), ("cases", .cases),
    ("dcases", .cases), ("rcases", .cases), ("align", .aligned), ("aligned", .aligned),
    ("alignat", .aligned), ("gather", .aligned), ("gathered", .aligned), ("split", .aligned),
    ("eqnarray", .aligned), ("multline", .aligned), ("equation", nil), ("math", nil),
    ("displaymath", nil), ("center", nil),
  ]
}
