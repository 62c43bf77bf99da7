import Bytes

extension Parser {
  /// An operand and what follows it: powers, indices, primes, factorials, `%`, degrees.
  mutating func postfix() throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    return try postfix(of: try operand(), from: start)
  }

  /// What follows an operand directly: exponents, indices, primes, `!`, `%`, degrees.
  mutating func postfix(
    of operand: Syntax.ID, from start: UInt32
  ) throws(SyntaxError) -> Syntax.ID {
    var base = operand
    while true {
      switch kind {
      case .caret: base = try power(base, from: start)
      case .underscore: base = try index(base, from: start)
      case .superscript:
        let exponent = try raised(Characters.superscript)
        base = try node(.power, from: start, base, exponent)
      case .subscripted:
        let index = try raised(Characters.subscripted)
        base = try node(.subscript, from: start, base, index)
      case .prime:
        base = try primes(base, from: start)
      case .factorial:
        let detail = token.detail
        advance()
        base = try node(.factorial, detail: detail, from: start, base)
      case .percent:
        advance()
        base = try node(.percent, from: start, base)
      case .degree:
        advance()
        base = try node(.degree, from: start, base)
      default: return base
      }
    }
  }

  /// The primes behind a base.
  private mutating func primes(
    _ base: Syntax.ID, from start: UInt32
  ) throws(SyntaxError) -> Syntax.ID {
    var count: UInt16 = 0
    while kind == .prime, count < 255 {
      count += 1
      advance()
    }
    return try node(.prime, detail: count, from: start, base)
  }

  /// The index behind a base.
  private mutating func index(
    _ base: Syntax.ID, from start: UInt32
  ) throws(SyntaxError) -> Syntax.ID {
    advance()
    let index = try argument(digits: .all)
    return try node(.subscript, from: start, base, index)
  }

  /// The exponent behind a base, or a mark that stands as one.
  private mutating func power(
    _ base: Syntax.ID, from start: UInt32
  ) throws(SyntaxError) -> Syntax.ID {
    advance()
    if let mark = try raisedMark(base, from: start) { return mark }
    let exponent = try exponent()
    // The index belongs to the base, whichever is written first.
    var base = base
    if kind == .underscore { base = try index(base, from: start) }
    return try node(.power, from: start, base, exponent)
  }

  /// `^\circ`, `^{\circ}`, `^\prime`, `^{\prime\prime}`, `^{'}`.
  private mutating func raisedMark(
    _ base: Syntax.ID, from start: UInt32
  ) throws(SyntaxError) -> Syntax.ID? {
    let inBraces = kind == .leftBrace
    let first = inBraces ? 1 : 0
    var ahead = first
    while kind(ahead: ahead) == .prime, ahead < 255 { ahead += 1 }
    let isPrime = ahead > first
    if !isPrime {
      guard
        kind(ahead: ahead) == .symbol && tokens[index + ahead].value == 0x2218
          || kind(ahead: ahead) == .degree
      else { return nil }
      ahead += 1
    }
    if inBraces, kind(ahead: ahead) != .rightBrace {
      guard kind(ahead: ahead) == .end else { return nil }
      warn(.missingClosing, at: tokens[index + ahead].start)
    }
    for _ in 0..<(ahead + (inBraces ? 1 : 0)) { advance() }
    if isPrime {
      return try node(
        .prime, detail: UInt16(truncatingIfNeeded: ahead - first), from: start, base)
    }
    return try node(.degree, from: start, base)
  }

  /// Whether a degree or primes stand `ahead` tokens from here, in braces or without.
  func isRaisedMark(ahead: Int) -> Bool {
    let first = kind(ahead: ahead) == .leftBrace ? ahead + 1 : ahead
    switch kind(ahead: first) {
    case .prime, .degree: return true
    case .symbol:
      return tokens[index + first].value == 0x2218
        && (first == ahead || kind(ahead: first + 1) == .rightBrace)
    default: return false
    }
  }

  /// What stands behind `^`; a further `^` is part of it.
  mutating func exponent() throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    try enter()
    defer { leave() }
    switch kind {
    case .plus, .minus:
      let isMinus = kind == .minus
      advance()
      // `0^+`, `a^-`: a sign alone.
      if !kind.startsOperand || kind == .bar, kind != .plus, kind != .minus {
        return try leaf(
          .symbol, from: start, count: isMinus ? UInt32(ascii: "-") : UInt32(ascii: "+"))
      }
      let operand = try exponent()
      return try node(isMinus ? .negate : .positive, from: start, operand)
    case .leftBrace where kind(ahead: 2) == .rightBrace:
      // `0^{+}`, `x^{*}`: a sign alone.
      let sign: UInt32
      switch kind(ahead: 1) {
      case .plus: sign = UInt32(ascii: "+")
      case .minus: sign = UInt32(ascii: "-")
      case .product where tokens[index + 1].detail == ProductSign.star.rawValue:
        sign = UInt32(ascii: "*")
      default: sign = 0
      }
      if sign != 0 {
        for _ in 0..<3 { advance() }
        return try leaf(.symbol, from: start, count: sign)
      }
    case .product:
      guard token.detail == ProductSign.star.rawValue else { throw failure(.argument) }
      advance()
      return try leaf(.symbol, from: start, count: UInt32(ascii: "*"))
    default: break
    }
    var result = try argument(digits: .all)
    if kind == .caret, !isRaisedMark(ahead: 1) {
      advance()
      let upper = try exponent()
      result = try node(.power, from: start, result, upper)
    }
    return result
  }

  /// The node of superscript or subscript characters: `²`, `⁻¹`, `ₙ`.
  mutating func raised(
    _ plain: (UInt32) -> UInt32?
  ) throws(SyntaxError) -> Syntax.ID {
    let token = self.token
    let first = syntax.text.count
    var offset = Int(token.start)
    var sign: Syntax.Kind?
    var letter: UInt32?
    while offset < Int(token.end) {
      let (value, length) = decode(offset)
      offset += length
      guard let character = plain(value) else {
        sign = value == 0x207B || value == 0x208B ? .negate : .positive
        continue
      }
      if character > UInt32(ascii: "9") {
        letter = character
      } else {
        syntax.text.append(UInt8(truncatingIfNeeded: character))
      }
    }
    let count = syntax.text.count - first
    guard count > 0 || letter != nil else { throw failure(.argument) }
    advance()
    let operand: Syntax.ID
    if let letter, count == 0 {
      operand = try leaf(.symbol, from: token.start, count: letter)
    } else {
      var number = try leaf(
        .number, from: token.start, first: UInt32(truncatingIfNeeded: first),
        count: UInt32(truncatingIfNeeded: count))
      if let letter {
        let symbol = try leaf(.symbol, from: token.start, count: letter)
        number = try node(.juxtaposition, from: token.start, number, symbol)
      }
      operand = number
    }
    guard let sign else { return operand }
    return try node(sign, from: token.start, operand)
  }

  /// The scalar at a byte offset; the lexer has checked the source.
  func decode(_ offset: Int) -> (value: UInt32, length: Int) {
    func at(_ k: Int) -> UInt32 { offset + k < source.count ? UInt32(source[offset + k]) : 0 }
    let b = at(0)
    if b < 0x80 { return (b, 1) }
    if b < 0xE0 { return ((b & 0x1F) << 6 | (at(1) & 0x3F), 2) }
    if b < 0xF0 { return ((b & 0x0F) << 12 | (at(1) & 0x3F) << 6 | (at(2) & 0x3F), 3) }
    return (
      (b & 0x07) << 18 | (at(1) & 0x3F) << 12 | (at(2) & 0x3F) << 6 | (at(3) & 0x3F), 4
    )
  }
}
