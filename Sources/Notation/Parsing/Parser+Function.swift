import Bytes

extension Parser {
  /// A function, its power and its base, and what it takes.
  mutating func function() throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    guard var function = Function(rawValue: token.detail) else { throw failure(nil) }
    try enter()
    defer { leave() }
    advance()
    var exponent: Syntax.ID?
    var base: Syntax.ID?
    loop: while true {
      switch kind {
      case .caret where exponent == nil && !isRaisedMark(ahead: 1):
        if isMinusOne, let inverse = function.inverse {
          function = inverse
          for _ in 0..<(kind(ahead: 1) == .leftBrace ? 5 : 3) { advance() }
          continue
        }
        advance()
        exponent = try self.exponent()
      case .superscript where exponent == nil:
        if let inverse = function.inverse, isRaisedMinusOne {
          function = inverse
          advance()
          continue
        }
        exponent = try raised(Characters.superscript)
      case .underscore where base == nil:
        advance()
        base = try argument(digits: .all)
      default: break loop
      }
    }
    if let base, exponent == nil, let limit = function.limit {
      return try body(of: limit, lower: base, upper: try absent(), from: start)
    }
    // `max at x = 2` is prose.
    let isProse = function.limit != nil && kind == .letters
    let argument = try isProse ? absent() : functionArgument()
    let applied =
      if let base {
        try node(.apply, detail: function.rawValue, from: start, argument, base)
      } else {
        try node(.apply, detail: function.rawValue, from: start, argument)
      }
    guard let exponent else { return applied }
    return try node(.power, from: start, applied, exponent)
  }

  /// Whether `^{-1}` or `^-1` stands here.
  private var isMinusOne: Bool {
    let inBraces = kind(ahead: 1) == .leftBrace
    let first = inBraces ? 2 : 1
    guard kind(ahead: first) == .minus, kind(ahead: first + 1) == .number,
      !inBraces || kind(ahead: first + 2) == .rightBrace
    else { return false }
    let one = tokens[index + first + 1]
    return one.end == one.start + 1 && source[Int(one.start)] == UInt8(ascii: "1")
  }

  /// Whether `⁻¹` stands here.
  private var isRaisedMinusOne: Bool {
    token.end == token.start + 5 && decode(Int(token.start)).value == 0x207B
      && decode(Int(token.start) + 3).value == 0xB9
  }

  /// What a function takes: what delimiters directly behind it hold, or the factors side by side up
  /// to the next function, group or text. A function may stand alone.
  private mutating func functionArgument() throws(SyntaxError) -> Syntax.ID {
    switch kind {
    case .open: return kind(ahead: 1) == .modulo ? try absent() : try group()
    case .leftBrace: return try argument(digits: .all)
    case .bar: return around.bars > 0 && !barOpensArgument ? try absent() : try bars()
    case .minus, .plusMinus:
      guard kind(ahead: 1).startsOperand else { return try absent() }
      let start = token.start
      let prefix: Syntax.Kind = kind == .minus ? .negate : .plusMinus
      advance()
      let operand = try factors()
      return try node(prefix, from: start, operand)
    default: return kind.startsOperand ? try factors() : try absent()
    }
  }

  /// Inside bars a bar behind a function's name opens only if a name or a number follows.
  private var barOpensArgument: Bool {
    switch kind(ahead: 1) {
    case .symbol, .number, .function, .letters: true
    default: false
    }
  }

  /// The factors side by side that a function takes.
  private mutating func factors() throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    let first = try postfix()
    guard continues(after: first) else { return first }
    let base = scratch.stack.count
    var blanks: UInt16 = 0
    var last = first
    push(first)
    while continues(after: last) {
      if token.isBlankBefore { blanks = 1 }
      last = try postfix()
      push(last)
    }
    return try gather(.juxtaposition, detail: blanks, from: start, base: base)
  }

  /// Whether the `dx` that ends an integrand stands here.
  private var isDifferential: Bool {
    limit < tokens.count
      && (kind == .letters && index + 1 == limit
        || kind == .symbol && token.value == UInt32(ascii: "d") && index + 2 == limit)
  }

  /// Whether the factor here is still of the argument.
  private func continues(after last: Syntax.ID) -> Bool {
    if isDifferential { return false }
    switch kind {
    case .number, .symbol, .fraction, .root, .accent, .leftBrace, .vulgar, .binomial, .wrapper:
      return true
    case .letters: return !token.isBlankBefore
    case .open:
      // `\sin 2(x+1)` takes the group, `\cos x(1+y)` does not.
      let node = syntax.nodes[Int(last)]
      switch node.kind {
      case .number, .fraction: return kind(ahead: 1) != .modulo
      case .symbol: return node.count == 0x3C0
      default: return false
      }
    default: return false
    }
  }

  /// A big operator with its bounds and what it runs over.
  mutating func bigOperator() throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    guard let bigOperator = BigOperator(rawValue: token.detail) else { throw failure(nil) }
    try enter()
    defer { leave() }
    advance()
    var lower: Syntax.ID?
    var upper: Syntax.ID?
    while true {
      if kind == .underscore, lower == nil {
        advance()
        lower = try argument(digits: .all)
      } else if kind == .caret, upper == nil {
        advance()
        upper = try exponent()
      } else {
        break
      }
    }
    let below = if let lower { lower } else { try absent() }
    let above = if let upper { upper } else { try absent() }
    return try body(of: bigOperator, lower: below, upper: above, from: start)
  }

  /// A big operator whose bounds are read: what it runs over.
  private mutating func body(
    of bigOperator: BigOperator, lower: Syntax.ID, upper: Syntax.ID, from start: UInt32
  ) throws(SyntaxError) -> Syntax.ID {
    let base = scratch.stack.count
    push(lower)
    push(upper)
    try enter()
    defer { leave() }
    if bigOperator.isIntegral, let end = endOfIntegrand {
      let outer = limit
      limit = end
      push(try sum())
      guard index == end else { throw failure(.operand) }
      limit = outer
    } else if kind.startsOperand || kind == .minus || kind == .plusMinus {
      if kind == .bar, !opensBar {
        push(try absent())
      } else if kind == .minus || kind == .plusMinus {
        let sign: Syntax.Kind = kind == .minus ? .negate : .plusMinus
        let here = token.start
        advance()
        let operand = try product()
        push(try node(sign, from: here, operand))
      } else {
        push(try product())
      }
    } else {
      push(try absent())
    }
    return try gather(
      .bigOperator, detail: bigOperator.rawValue, from: start, base: base)
  }

  /// Behind the `dx` that ends an integrand here, if there is one in these delimiters.
  private var endOfIntegrand: Int? {
    var level = 0
    var k = index
    while k < limit {
      let token = tokens[k]
      switch token.kind {
      case .open, .leftBrace, .environment: level += 1
      case .close, .rightBrace, .environmentEnd:
        level -= 1
        if level < 0 { return nil }
      case .relation, .separator, .stop, .condition, .setOperator, .modulus:
        if level == 0 { return nil }
      case .letters where level == 0:
        if token.end == token.start + 2, source[Int(token.start)] == UInt8(ascii: "d") {
          return k + 1
        }
      case .symbol where level == 0 && token.value == UInt32(ascii: "d"):
        if k + 1 < limit, tokens[k + 1].kind == .symbol { return k + 2 }
      case .text where level == 0:
        if token.detail == 1, source[Int(token.value)] == UInt8(ascii: "d"), k + 1 < limit,
          tokens[k + 1].kind == .symbol
        {
          return k + 2
        }
      default: break
      }
      k += 1
    }
    return nil
  }
}
