extension Lexer {
  /// Reads one token, or one blank.
  mutating func step() throws(SyntaxError) {
    let b = source[at]
    switch b {
    case 0x20, 0x09, 0x0D, 0x7E:
      blank = true
      at += 1
    case 0x0A:
      blank = true
      if depth == 0, !inDollars { lineBreak = true }
      at += 1
    case 0x30...0x39: try number()
    case 0x41...0x5A, 0x61...0x7A: try letters()
    case 0x5C: try command()
    case UInt8(ascii: "+"): try plus()
    case UInt8(ascii: "-"): try minus()
    case UInt8(ascii: "*"): try star()
    case UInt8(ascii: "/"): try single(.slash)
    case UInt8(ascii: "^"): try single(.caret)
    case UInt8(ascii: "_"): try underscore()
    case UInt8(ascii: "{"):
      enter(false)
      try single(.leftBrace)
    case UInt8(ascii: "}"):
      leave()
      try single(.rightBrace)
    case UInt8(ascii: "("):
      try single(.open, detail: Delimiters.Mark.parenthesis.rawValue)
      enter(true)
    case UInt8(ascii: "["):
      try single(.open, detail: Delimiters.Mark.bracket.rawValue)
      enter(true)
    case UInt8(ascii: ")"):
      leave()
      try single(.close, detail: Delimiters.Mark.parenthesis.rawValue)
    case UInt8(ascii: "]"):
      leave()
      try single(.close, detail: Delimiters.Mark.bracket.rawValue)
    case UInt8(ascii: "|"): try single(.bar, detail: Delimiters.Mark.bar.rawValue)
    case UInt8(ascii: ","): try single(.separator, detail: Separator.comma.rawValue)
    case UInt8(ascii: ";"): try single(.separator, detail: Separator.semicolon.rawValue)
    case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ":"),
      UInt8(ascii: "!"):
      try sign(b)
    case UInt8(ascii: "."): try point()
    case UInt8(ascii: "'"): try single(.prime)
    case UInt8(ascii: "%"): try single(.percent)
    case UInt8(ascii: "&"): try single(.ampersand)
    case UInt8(ascii: "$"): try dollar()
    case UInt8(ascii: "\""): try quotation()
    case UInt8(ascii: "#"): try symbol(0x23, length: 1)
    case 0x80...: try beyondASCII()
    default: throw SyntaxError(.unexpectedCharacter, at: UInt32(at))
    }
  }

  mutating func symbol(_ scalar: UInt32, length: Int) throws(SyntaxError) {
    let start = at
    at += length
    try emit(.symbol, from: start, to: at, value: scalar)
  }

  private mutating func plus() throws(SyntaxError) {
    let start = at
    if byte(at + 1) == UInt8(ascii: "-") {
      at += 2
      try emit(.plusMinus, from: start, to: at)
    } else if byte(at + 1) == UInt8(ascii: "/"), byte(at + 2) == UInt8(ascii: "-") {
      at += 3
      try emit(.plusMinus, from: start, to: at)
    } else {
      try single(.plus)
    }
  }

  private mutating func minus() throws(SyntaxError) {
    if byte(at + 1) == UInt8(ascii: ">") { return try relation(.to, length: 2) }
    try single(.minus)
  }

  /// `**` is a power between operands, and bold around words.
  private mutating func star() throws(SyntaxError) {
    let start = at
    guard byte(at + 1) == UInt8(ascii: "*") else {
      return try single(.product, detail: ProductSign.star.rawValue)
    }
    at += 2
    let afterOperand = tokens.last?.kind.endsOperand == true
    if inBold || !afterOperand {
      inBold.toggle()
      return
    }
    let next = byte(skipBlanks(at))
    if next == 0 { return }
    try emit(.caret, from: start, to: at)
  }

  private mutating func underscore() throws(SyntaxError) {
    // A blank to fill in, `____`, is no index.
    if byte(at + 1) == UInt8(ascii: "_") {
      throw SyntaxError(.unexpectedCharacter, at: UInt32(at + 1), expected: .argument)
    }
    try single(.underscore)
  }

  private mutating func sign(_ b: UInt8) throws(SyntaxError) {
    let next = byte(at + 1)
    switch b {
    case UInt8(ascii: "="):
      if next == UInt8(ascii: "=") { return try relation(.equal, length: 2) }
      if next == UInt8(ascii: ">") { return try relation(.implies, length: 2) }
      if next == UInt8(ascii: "<") { return try relation(.lessOrEqual, length: 2) }
      try relation(.equal, length: 1)
    case UInt8(ascii: "<"):
      if next == UInt8(ascii: "=") {
        if byte(at + 2) == UInt8(ascii: ">") { return try relation(.ifAndOnlyIf, length: 3) }
        return try relation(.lessOrEqual, length: 2)
      }
      if next == UInt8(ascii: "-"), byte(at + 2) == UInt8(ascii: ">") {
        return try relation(.ifAndOnlyIf, length: 3)
      }
      if next == UInt8(ascii: ">") { return try relation(.notEqual, length: 2) }
      try relation(.less, length: 1)
    case UInt8(ascii: ">"):
      if next == UInt8(ascii: "=") { return try relation(.greaterOrEqual, length: 2) }
      try relation(.greater, length: 1)
    case UInt8(ascii: ":"):
      if next == UInt8(ascii: "=") { return try relation(.define, length: 2) }
      try relation(.colon, length: 1)
    default:
      // `5!=120` counts ways, `x!=2` compares.
      if next == UInt8(ascii: "="), byte(at + 2) != UInt8(ascii: "="),
        tokens.last?.kind != .number
      {
        return try relation(.notEqual, length: 2)
      }
      if next == UInt8(ascii: "!") {
        let start = at
        at += 2
        return try emit(.factorial, detail: 2, from: start, to: at)
      }
      try single(.factorial, detail: 1)
    }
  }

  /// `.5`, `...`, or the end of a sentence.
  private mutating func point() throws(SyntaxError) {
    let next = byte(at + 1)
    if next >= 0x30, next <= 0x39 { return try number() }
    if next == UInt8(ascii: "."), byte(at + 2) == UInt8(ascii: ".") {
      let start = at
      at += 3
      while byte(at) == UInt8(ascii: ".") { at += 1 }
      return try emit(.ellipsis, from: start, to: at)
    }
    if next == UInt8(ascii: ".") { throw SyntaxError(.unexpectedCharacter, at: UInt32(at + 1)) }
    // An abbreviation goes on in a small letter: `5 sq. ft`.
    if tokens.last?.kind == .letters, next == 0x20, case 0x61...0x7A = byte(at + 2) {
      warn(.ambiguousReading, at: at)
      at += 1
      return
    }
    try single(.stop)
  }

  /// A pair of dollars is a wrapper; a dollar beside digits that pairs with none is money.
  private mutating func dollar() throws(SyntaxError) {
    if !dollarsSeen {
      dollarsSeen = true
      var dollars = 0
      var index = at
      while index < count {
        if source[index] == 0x5C { index += 1 } else if source[index] == 0x24 { dollars += 1 }
        index += 1
      }
      dollarIsMoney = dollars % 2 == 1
    }
    let next = byte(at + 1)
    let last = byte(at - 1)
    if dollarIsMoney,
      (0x30...0x39).contains(next) || (0x30...0x39).contains(last) || last == 0x20
        || at + 1 == count || at == 0
    {
      dollarIsMoney = false
      return try symbol(0x24, length: 1)
    }
    at += 1
    if byte(at) == 0x24 { at += 1 }
    inDollars.toggle()
    if inDollars, lineBreak, depth == 0 { blank = true }
  }
}
