import Budget
import Bytes

extension Parser {
  /// An operand without what follows it.
  mutating func operand() throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    switch kind {
    case .number: return try leafOfNumber()
    case .symbol: return try leafOfSymbol()
    case .letters: return try leafOfLetters()
    case .text: return try leafOfText()
    case .ellipsis:
      advance()
      return try leaf(.ellipsis, from: start)
    case .vulgar: return try vulgarFraction()
    case .open: return try group()
    case .bar: return try bars()
    case .leftBrace: return try braces()
    case .fraction, .binomial:
      let isBinomial = kind == .binomial
      try enter()
      advance()
      let first = try argument(digits: .one)
      let second = try argument(digits: .one)
      leave()
      return try node(isBinomial ? .binomial : .fraction, from: start, first, second)
    case .root: return try root()
    case .accent:
      let detail = token.detail
      try enter()
      advance()
      let base = try argument(digits: .all)
      leave()
      return try node(.accent, detail: detail, from: start, base)
    case .wrapper:
      try enter()
      advance()
      let content = try argument(digits: .all)
      leave()
      return content
    case .negation:
      try enter()
      advance()
      let operand = try postfix()
      leave()
      return try node(.setOperation, detail: SetOperator.not.rawValue, from: start, operand)
    case .function: return try function()
    case .bigOperator: return try bigOperator()
    case .environment: return try environment()
    case .relation where opensAngle(): return try group()
    case .degree:
      // `°C` without a number before it.
      advance()
      return try leaf(.symbol, from: start, count: 0xB0)
    default: throw failure(.operand)
    }
  }

  /// The symbol here.
  mutating func leafOfSymbol() throws(SyntaxError) -> Syntax.ID {
    let token = self.token
    advance()
    return try leaf(.symbol, from: token.start, count: token.value)
  }

  /// The letters here, as they are written.
  mutating func leafOfLetters() throws(SyntaxError) -> Syntax.ID {
    let token = self.token
    advance()
    return try copied(.letters, Int(token.start), Int(token.end), from: token.start)
  }

  /// A leaf whose text is copied from the source.
  private mutating func copied(
    _ kind: Syntax.Kind, _ start: Int, _ end: Int, from offset: UInt32
  ) throws(SyntaxError) -> Syntax.ID {
    let first = syntax.text.count
    for k in start..<max(start, min(end, source.count)) { syntax.text.append(source[k]) }
    return try leaf(
      kind, from: offset, first: UInt32(truncatingIfNeeded: first),
      count: UInt32(truncatingIfNeeded: syntax.text.count - first))
  }

  /// Text with its blanks made single and its escaped signs made plain.
  mutating func leafOfText() throws(SyntaxError) -> Syntax.ID {
    let token = self.token
    advance()
    let first = syntax.text.count
    var k = Int(token.value)
    let end = min(k + Int(token.detail), source.count)
    var blank = false
    while k < end {
      var b = source[k]
      k += 1
      if b == .backslash, k < end {
        switch source[k] {
        case .space, .comma, .colon, .semicolon, .exclamationMark, .backslash:
          b = .space
          k += 1
        case .dollar, .percent, .ampersand, .hash, .underscore:
          b = source[k]
          k += 1
        default: break
        }
      }
      if b == .space || b == .newline || b == .tab || b == .carriageReturn || b == .tilde {
        blank = true
        continue
      }
      if blank, syntax.text.count > first { syntax.text.append(.space) }
      blank = false
      syntax.text.append(b)
    }
    return try leaf(
      .text, from: token.start, first: UInt32(truncatingIfNeeded: first),
      count: UInt32(truncatingIfNeeded: syntax.text.count - first))
  }

  /// `½`: its numerator and denominator are in the token.
  private mutating func vulgarFraction() throws(SyntaxError) -> Syntax.ID {
    let token = self.token
    advance()
    let upper = try digits(token.detail >> 8, from: token.start)
    let lower = try digits(token.detail & 0xFF, from: token.start)
    return try node(.fraction, from: token.start, upper, lower)
  }

  /// A number of few digits that the source does not hold.
  private mutating func digits(
    _ value: UInt16, from start: UInt32
  ) throws(SyntaxError) -> Syntax.ID {
    let first = syntax.text.count
    if value >= 10 { syntax.text.append(UInt8(ascii: "1")) }
    syntax.text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10))
    return try leaf(
      .number, from: start, first: UInt32(truncatingIfNeeded: first),
      count: UInt32(truncatingIfNeeded: syntax.text.count - first))
  }

  /// `\sqrt[3]{x}`, `√x`, `∛x`.
  private mutating func root() throws(SyntaxError) -> Syntax.ID {
    let token = self.token
    try enter()
    defer { leave() }
    advance()
    var index: Syntax.ID?
    if token.detail == 2, kind == .open, self.token.detail == Delimiters.Mark.bracket.rawValue,
      self.token.flags & (Token.sized | Token.bare) == 0, token.flags & Token.bare == 0
    {
      advance()
      index = try list()
      guard kind == .close else { throw failure(.closingDelimiter) }
      advance()
    } else if token.detail != 2 {
      index = try digits(token.detail, from: token.start)
    }
    var radicand = try argument(digits: .all)
    if kind == .leftBrace, syntax.nodes[Int(radicand)].kind == .absent {
      // `\sqrt{}{3}`: what is shown under the root stands behind the empty braces.
      warn(.ambiguousReading, at: self.token.start)
      radicand = try argument(digits: .all)
    }
    if let index { return try node(.root, from: token.start, radicand, index) }
    return try node(.root, from: token.start, radicand)
  }

  // Arguments

  /// How many digits without braces are an argument.
  enum Digits { case one, all }

  /// An argument: braces, or what stands for itself without them.
  mutating func argument(digits: Digits) throws(SyntaxError) -> Syntax.ID {
    switch kind {
    case .leftBrace: return try bracedArgument()
    case .number where digits == .one: return try firstDigit()
    case .letters: return try firstLetter()
    case .end: throw SyntaxError(.unexpectedEnd, at: token.start, expected: .argument)
    default:
      guard kind.startsOperand || kind == .degree else { throw failure(.argument) }
      try enter()
      let result = try operand()
      leave()
      return result
    }
  }

  /// The content of braces; at the end of the text the closing one may be missing.
  private mutating func bracedArgument() throws(SyntaxError) -> Syntax.ID {
    // `\frac{3}{4}`: a number alone, as most arguments are.
    if kind(ahead: 1) == .number, kind(ahead: 2) == .rightBrace {
      advance()
      let number = try leafOfNumber()
      advance()
      return number
    }
    try enter()
    advance()
    let outer = surroundings()
    let content = kind == .rightBrace ? try absent() : try self.content()
    around = outer
    try closeBrace()
    leave()
    return content
  }

  /// Takes a closing brace; one that is missing at the end is read with a warning.
  mutating func closeBrace() throws(SyntaxError) {
    while kind == .stop || kind == .separator,
      kind(ahead: 1) == .rightBrace || kind(ahead: 1) == .end
    { advance() }
    switch kind {
    case .rightBrace: advance()
    case .end where index < limit || limit == tokens.count:
      warn(.missingClosing, at: token.start)
    default: throw failure(.closingBrace)
    }
  }

  /// `\frac12`: the first digit is an argument, the others stay.
  private mutating func firstDigit() throws(SyntaxError) -> Syntax.ID {
    let token = self.token
    let next = Int(token.start) + 1
    guard next < Int(token.end), source[next].isDigit, token.flags & Token.fullWidth == 0,
      NumberForm(rawValue: token.detail).isEmpty
    else { return try leafOfNumber() }
    lastEnd = token.start + 1
    tokens[index].start += 1
    tokens[index].flags = 0
    return try copied(.number, Int(token.start), Int(token.start) + 1, from: token.start)
  }

  /// `x^ab`: the first letter is an argument, the others stay.
  private mutating func firstLetter() throws(SyntaxError) -> Syntax.ID {
    let token = self.token
    // `p.m.`, `can't` and words of other scripts stay whole.
    for k in Int(token.start)..<Int(token.end) where !source[k].isLetter {
      return try leafOfLetters()
    }
    let letter = UInt32(source[Int(token.start)])
    lastEnd = token.start + 1
    tokens[index].start += 1
    tokens[index].flags = 0
    renameRest()
    return try leaf(.symbol, from: token.start, count: letter)
  }

  /// The letters that are left may be a letter or a name: `e^xcos(x)`.
  private mutating func renameRest() {
    let start = Int(tokens[index].start)
    let end = Int(tokens[index].end)
    guard source[start] < 0x80 else { return }
    if end == start + 1 {
      tokens[index].kind = .symbol
      tokens[index].value = UInt32(source[start])
      return
    }
    let entry = CommandTable.standard.find(source, from: start, to: end, bare: true)
    switch entry?.action {
    case .function(let function):
      tokens[index].kind = .function
      tokens[index].detail = function.rawValue
    case .symbol(let scalar):
      tokens[index].kind = .symbol
      tokens[index].value = scalar.value
    case .root(let root):
      tokens[index].kind = .root
      tokens[index].detail = root
    default: break
    }
  }
}
