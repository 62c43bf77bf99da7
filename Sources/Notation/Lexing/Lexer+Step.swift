import Bytes

extension Lexer {
  /// Reads one token, or one blank.
  mutating func step() throws(SyntaxError) {
    let b = source[at]
    switch b {
    case .space, .tab, .carriageReturn, .tilde:
      blank = true
      at += 1
    case .newline:
      blank = true
      if nesting.depth == 0, !pairs.inDollars { lineBreak = true }
      at += 1
    case UInt8.digits: try number()
    case UInt8.capitals, UInt8.smallLetters: try letters()
    case .backslash: try command()
    case .plus: try plus()
    case .minus: try minus()
    case .asterisk: try star()
    case .slash: try single(.slash)
    case .caret: try single(.caret)
    case .underscore: try underscore()
    case .openBrace:
      nesting.enter(isDelimiter: false)
      try single(.leftBrace)
    case .closeBrace:
      nesting.leave()
      try single(.rightBrace)
    case .openParenthesis:
      try single(.open, detail: Delimiters.Mark.parenthesis.rawValue)
      nesting.enter(isDelimiter: true)
    case .openBracket:
      try single(.open, detail: Delimiters.Mark.bracket.rawValue)
      nesting.enter(isDelimiter: true)
    case .closeParenthesis:
      nesting.leave()
      try single(.close, detail: Delimiters.Mark.parenthesis.rawValue)
    case .closeBracket:
      nesting.leave()
      try single(.close, detail: Delimiters.Mark.bracket.rawValue)
    case .bar: try single(.bar, detail: Delimiters.Mark.bar.rawValue)
    case .comma: try single(.separator, detail: Separator.comma.rawValue)
    case .semicolon: try single(.separator, detail: Separator.semicolon.rawValue)
    case .equals, .less, .greater, .colon,
      .exclamationMark:
      try sign(b)
    case .point: try point()
    case .apostrophe: try single(.prime)
    case .percent: try single(.percent)
    case .ampersand: try single(.ampersand)
    case .dollar: try dollar()
    case .quotationMark: try quotation()
    case .hash: try symbol(UInt32(ascii: "#"), length: 1)
    case 0x80...: try beyondASCII()
    default: throw SyntaxError(.unexpectedCharacter, at: UInt32(at))
    }
  }

  /// A symbol of that many bytes.
  mutating func symbol(_ scalar: UInt32, length: Int) throws(SyntaxError) {
    let start = at
    at += length
    try emit(.symbol, from: start, to: at, value: scalar)
  }

  /// `+`, `+-`, `+/-`.
  private mutating func plus() throws(SyntaxError) {
    let start = at
    if source.byte(at + 1) == .minus {
      at += 2
      try emit(.plusMinus, from: start, to: at)
    } else if source.byte(at + 1) == .slash, source.byte(at + 2) == .minus {
      at += 3
      try emit(.plusMinus, from: start, to: at)
    } else {
      try single(.plus)
    }
  }

  /// `-`, `->`.
  private mutating func minus() throws(SyntaxError) {
    if source.byte(at + 1) == .greater { return try relation(.to, length: 2) }
    try single(.minus)
  }

  /// `**` is a power between operands, and bold around words.
  private mutating func star() throws(SyntaxError) {
    let start = at
    guard source.byte(at + 1) == .asterisk else {
      return try single(.product, detail: ProductSign.star.rawValue)
    }
    at += 2
    let afterOperand = tokens.last?.kind.endsOperand == true
    if pairs.inBold || !afterOperand {
      pairs.inBold.toggle()
      return
    }
    let next = source.byte(source.skipBlanks(at))
    if next == 0 { return }
    try emit(.caret, from: start, to: at)
  }

  /// `_`, which starts an index.
  private mutating func underscore() throws(SyntaxError) {
    // A blank to fill in, `____`, is no index.
    if source.byte(at + 1) == .underscore {
      throw SyntaxError(.unexpectedCharacter, at: UInt32(at + 1), expected: .argument)
    }
    try single(.underscore)
  }

  /// A sign that may have more bytes: `=`, `<=`, `:=`, `!=`, `!!`.
  private mutating func sign(_ b: UInt8) throws(SyntaxError) {
    let next = source.byte(at + 1)
    switch b {
    case .equals:
      if next == .equals { return try relation(.equal, length: 2) }
      if next == .greater { return try relation(.implies, length: 2) }
      if next == .less { return try relation(.lessOrEqual, length: 2) }
      try relation(.equal, length: 1)
    case .less:
      if next == .equals {
        if source.byte(at + 2) == .greater { return try relation(.ifAndOnlyIf, length: 3) }
        return try relation(.lessOrEqual, length: 2)
      }
      if next == .minus, source.byte(at + 2) == .greater {
        return try relation(.ifAndOnlyIf, length: 3)
      }
      if next == .greater { return try relation(.notEqual, length: 2) }
      try relation(.less, length: 1)
    case .greater:
      if next == .equals { return try relation(.greaterOrEqual, length: 2) }
      try relation(.greater, length: 1)
    case .colon:
      if next == .equals { return try relation(.define, length: 2) }
      try relation(.colon, length: 1)
    default:
      // `5!=120` counts ways, `x!=2` compares.
      if next == .equals, source.byte(at + 2) != .equals,
        tokens.last?.kind != .number
      {
        return try relation(.notEqual, length: 2)
      }
      if next == .exclamationMark {
        let start = at
        at += 2
        return try emit(.factorial, detail: 2, from: start, to: at)
      }
      try single(.factorial, detail: 1)
    }
  }

  /// `.5`, `...`, or the end of a sentence.
  private mutating func point() throws(SyntaxError) {
    let next = source.byte(at + 1)
    if next >= UInt8(ascii: "0"), next <= UInt8(ascii: "9") { return try number() }
    if next == .point, source.byte(at + 2) == .point {
      let start = at
      at += 3
      while source.byte(at) == .point { at += 1 }
      return try emit(.ellipsis, from: start, to: at)
    }
    if next == .point { throw SyntaxError(.unexpectedCharacter, at: UInt32(at + 1)) }
    // An abbreviation goes on in a small letter: `5 sq. ft`.
    if tokens.last?.kind == .letters, next == .space, case UInt8.smallLetters = source.byte(at + 2)
    {
      warn(.ambiguousReading, at: at)
      at += 1
      return
    }
    try single(.stop)
  }

  /// A pair of dollars is a wrapper; a dollar beside digits that pairs with none is money.
  private mutating func dollar() throws(SyntaxError) {
    if !pairs.dollarsSeen {
      pairs.dollarsSeen = true
      var dollars = 0
      var index = at
      while index < source.count {
        if source[index] == .backslash {
          index += 1
        } else if source[index] == .dollar {
          dollars += 1
        }
        index += 1
      }
      pairs.dollarIsMoney = dollars % 2 == 1
    }
    let next = source.byte(at + 1)
    let last = source.byte(at - 1)
    if pairs.dollarIsMoney,
      next.isDigit || last.isDigit || last == .space
        || at + 1 == source.count || at == 0
    {
      pairs.dollarIsMoney = false
      return try symbol(UInt32(ascii: "$"), length: 1)
    }
    at += 1
    if source.byte(at) == .dollar { at += 1 }
    pairs.inDollars.toggle()
    if pairs.inDollars, lineBreak, nesting.depth == 0 { blank = true }
  }
}
