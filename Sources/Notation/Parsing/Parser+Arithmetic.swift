import Budget
import Bytes

extension Parser {
  /// Whether the cell of a table ends here.
  var isEndOfCell: Bool {
    switch kind {
    case .ampersand, .environmentEnd: true
    case .separator: token.detail == Separator.newline.rawValue
    default: false
    }
  }

  /// Terms and the signs before them.
  mutating func sum() throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    let first = try term()
    guard kind == .plus || kind == .minus || kind == .plusMinus || kind == .minusPlus else {
      return first
    }
    let base = scratch.stack.count
    push(first)
    while true {
      switch kind {
      case .plus:
        advance()
        push(around.inCell && isEndOfCell ? try absent() : try term())
      case .minus, .plusMinus, .minusPlus: push(try term())
      default: return try gather(.sum, from: start, base: base)
      }
    }
  }

  /// A product, under the signs before it.
  private mutating func term() throws(SyntaxError) -> Syntax.ID {
    guard kind.prefix != nil else { return try product() }
    let first = index
    while kind.prefix != nil {
      advance()
      // Each sign is a level of the tree.
      if index - first >= Syntax.greatestHeight { throw exhausted(.nesting) }
    }
    let behind = index
    var operand = around.inCell && isEndOfCell ? try absent() : try product()
    for k in stride(from: behind - 1, through: first, by: -1) {
      guard let prefix = tokens[k].kind.prefix else { continue }
      operand = try node(prefix, from: tokens[k].start, operand)
    }
    return operand
  }

  /// Factors with signs between them; `/` and `\bmod` associate to the left.
  mutating func product() throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    var left = try juxtaposition()
    while true {
      switch kind {
      case .product:
        let base = scratch.stack.count
        var sign: UInt16 = 0
        push(left)
        while kind == .product {
          sign = token.detail
          advance()
          push(try factor())
        }
        left = try gather(.product, detail: sign, from: start, base: base)
      case .slash:
        let detail = token.detail
        advance()
        let right = try factor()
        left = try node(.slash, detail: detail, from: start, left, right)
      case .modulo:
        if isCongruenceOpen { return left }
        advance()
        let right = try factor()
        left = try node(.modulo, from: start, left, right)
      default: return left
      }
    }
  }

  /// Whether `\equiv` stands before the `\mod` here, which is then the congruence's.
  private var isCongruenceOpen: Bool {
    var k = index - 1
    while k >= 0 {
      switch tokens[k].kind {
      case .relation:
        return tokens[k].detail == Relation.equivalent.rawValue
          || tokens[k].detail == Relation.notEquivalent.rawValue
      case .separator, .stop, .open, .leftBrace, .close, .rightBrace, .bar: return false
      default: k -= 1
      }
    }
    return false
  }

  /// A factor after a sign, which may have signs of its own: `2 \cdot -3`.
  private mutating func factor() throws(SyntaxError) -> Syntax.ID {
    guard let prefix = kind.prefix else { return try juxtaposition() }
    let start = token.start
    try enter()
    advance()
    let operand = try factor()
    leave()
    return try node(prefix, from: start, operand)
  }

  /// Factors side by side.
  mutating func juxtaposition() throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    let first = try mixedNumber()
    guard continuesJuxtaposition(first) else { return first }
    let base = scratch.stack.count
    var blanks: UInt16 = 0
    var last = first
    push(first)
    while continuesJuxtaposition(last) {
      if token.isBlankBefore { blanks = 1 }
      last = try mixedNumber()
      push(last)
    }
    return try gather(.juxtaposition, detail: blanks, from: start, base: base)
  }

  /// Whether another factor begins here, beside `last`.
  private mutating func continuesJuxtaposition(_ last: Syntax.ID) -> Bool {
    let kind = self.kind
    guard kind.startsOperand else { return false }
    switch kind {
    case .bar: return opensBar
    case .open: return !(kind == .open && self.kind(ahead: 1) == .modulo)
    case .symbol: return !becomesUnion(last)
    default: return true
    }
  }

  /// `(0,1)U(2,3)`: a letter that stands for a union.
  private mutating func becomesUnion(_ last: Syntax.ID) -> Bool {
    guard token.value == UInt32(ascii: "u") || token.value == UInt32(ascii: "U"),
      kind(ahead: 1) == .open,
      syntax.nodes[Int(last)].kind == .group,
      syntax.nodes[Int(syntax.child(last, 0))].kind == .list
    else { return false }
    warn(.ambiguousReading, at: token.start)
    tokens[index].kind = .setOperator
    tokens[index].detail = SetOperator.union.rawValue
    return true
  }

  /// A factor; an integer with a numeric fraction directly behind it is one number.
  private mutating func mixedNumber() throws(SyntaxError) -> Syntax.ID {
    let whole = token
    let first = try postfix()
    guard whole.kind == .number, NumberForm(rawValue: whole.detail).isInteger,
      syntax.nodes[Int(first)].kind == .number
    else { return first }
    switch kind {
    case .vulgar:
      let fraction = try operand()
      return try behind(node(.mixedNumber, from: whole.start, first, fraction), whole.start)
    case .fraction:
      guard isNumericFraction else { return first }
      let fraction = try operand()
      return try behind(node(.mixedNumber, from: whole.start, first, fraction), whole.start)
    case .number:
      // `2 1/3`
      guard token.isBlankBefore, kind(ahead: 1) == .slash, kind(ahead: 2) == .number,
        NumberForm(rawValue: token.detail).isInteger,
        NumberForm(rawValue: tokens[index + 2].detail).isInteger, kind(ahead: 3) != .caret
      else { return first }
      let start = token.start
      let numerator = try leafOfNumber()
      advance()
      let denominator = try leafOfNumber()
      let fraction = try node(.fraction, from: start, numerator, denominator)
      return try node(.mixedNumber, from: whole.start, first, fraction)
    default: return first
    }
  }

  /// What follows a mixed number: percent, degrees; a power of it is read with a doubt.
  private mutating func behind(
    _ mixed: Syntax.ID, _ start: UInt32
  ) throws(SyntaxError) -> Syntax.ID {
    if kind == .caret { warn(.ambiguousReading, at: token.start) }
    return try postfix(of: mixed, from: start)
  }

  /// Whether `\frac` here has two integers as arguments.
  private var isNumericFraction: Bool {
    var ahead = 1
    var arguments = 0
    while arguments < 2 {
      switch kind(ahead: ahead) {
      case .leftBrace:
        guard kind(ahead: ahead + 1) == .number, kind(ahead: ahead + 2) == .rightBrace,
          NumberForm(rawValue: tokens[index + ahead + 1].detail).isInteger
        else { return false }
        ahead += 3
        arguments += 1
      case .number:
        guard NumberForm(rawValue: tokens[index + ahead].detail).isInteger else { return false }
        let digits = tokens[index + ahead].end - tokens[index + ahead].start
        arguments += digits > 1 ? 2 : 1
        ahead += 1
      default: return false
      }
    }
    return true
  }
}

extension NumberForm {
  /// Whether it has neither a point nor an exponent.
  var isInteger: Bool { isDisjoint(with: [.point, .exponent, .repeating]) }
}

extension Token.Kind {
  /// What a sign makes of the operand behind it; nil for other tokens.
  var prefix: Syntax.Kind? {
    switch self {
    case .minus: .negate
    case .plus: .positive
    case .plusMinus: .plusMinus
    case .minusPlus: .minusPlus
    default: nil
    }
  }
}
