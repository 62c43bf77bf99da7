import Bytes

extension Parser {
  /// Chains joined by signs of sets or of logic that stand looser than a comparison:
  /// `x < 1 \cup x > 2`.
  mutating func statement() throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    var left = try chain()
    if kind == .setOperator { left = try setOperation(left, from: start, isLoose: true) }
    if kind == .modulus { return try modulus(of: left, from: start) }
    if kind == .open, kind(ahead: 1) == .modulo {
      advance()
      return try modulus(of: left, from: start, isDelimited: true)
    }
    return left
  }

  /// The modulus behind a statement: `\pmod m`.
  private mutating func modulus(
    of statement: Syntax.ID, from start: UInt32, isDelimited: Bool = false
  ) throws(SyntaxError) -> Syntax.ID {
    advance()
    let modulus = try isDelimited ? sum() : argument(digits: .all)
    if isDelimited {
      guard kind == .close else { throw failure(.closingDelimiter) }
      advance()
    }
    return try node(.modulus, from: start, statement, modulus)
  }

  /// Operands and the relations between them, as one flat node; a ratio stands by itself in it.
  private mutating func chain() throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    var left: Syntax.ID
    if kind == .relation, !opensAngle(), !isSuchThat, token.detail != Relation.mid.rawValue {
      left = try absent()
    } else {
      left = try sets(afterInequality: false)
      guard startsRelation else { return left }
    }
    let base = scratch.stack.count
    var isInequality = false
    var isCongruence = false
    push(left)
    while startsRelation {
      let sign: Relation? = kind == .bar ? .mid : Relation(rawValue: token.detail)
      guard let relation = sign else { throw failure(nil) }
      let here = token.start
      if relation == .colon, isRatio(left), !isInequality {
        // A ratio is tighter than the chain that it stands in: `a:b = 2:1`.
        let first = syntax.nodes[Int(left)].span.start
        let inner = scratch.stack.count - 1
        while kind == .relation, token.detail == Relation.colon.rawValue, !isSuchThat {
          let sign = token.start
          advance()
          push(try leaf(.relationSign, detail: Relation.colon.rawValue, from: sign))
          push(try operand(afterInequality: isInequality))
        }
        left = try gather(.relation, from: first, base: inner)
        push(left)
        continue
      }
      advance()
      push(try leaf(.relationSign, detail: relation.rawValue, from: here))
      switch relation {
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .notEqual: isInequality = true
      case .equivalent, .notEquivalent: isCongruence = true
      default: break
      }
      left = try operand(afterInequality: isInequality && relation != .colon)
      push(left)
      if isCongruence, kind == .modulo {
        let congruence = try gather(.relation, from: start, base: base)
        return try modulus(of: congruence, from: start)
      }
    }
    if scratch.stack.count == base + 1 { return scratch.stack.removeLast() }
    return try gather(.relation, from: start, base: base)
  }

  /// `<1, 2, 3>`: turns the signs about a vector into delimiters.
  mutating func opensAngle() -> Bool {
    guard token.detail == Relation.less.rawValue, source[Int(token.start)] == .less else {
      return false
    }
    var level = 0
    var hasComma = false
    var k = index + 1
    while k < limit {
      switch tokens[k].kind {
      case .open, .leftBrace: level += 1
      case .close, .rightBrace:
        level -= 1
        if level < 0 { return false }
      case .separator where level == 0: hasComma = true
      case .relation where level == 0:
        guard hasComma, tokens[k].detail == Relation.greater.rawValue,
          source[Int(tokens[k].start)] == .greater, k + 1 < limit, !tokens[k + 1].kind.startsOperand
        else { return false }
        tokens[index].kind = .open
        tokens[k].kind = .close
        tokens[index].detail = Delimiters.Mark.angle.rawValue
        tokens[k].detail = Delimiters.Mark.angle.rawValue
        return true
      default: break
      }
      k += 1
    }
    return false
  }

  /// Whether the operand before a colon makes it a ratio, not the name of what follows.
  private func isRatio(_ left: Syntax.ID) -> Bool {
    let node = syntax.nodes[Int(left)]
    switch node.kind {
    case .letters, .text, .absent: return false
    case .juxtaposition:
      guard node.count > 0 else { return false }
      let last = syntax.nodes[Int(syntax.child(left, Int(node.count) - 1))].kind
      return last != .letters && last != .text
    default: return true
    }
  }

  /// A side of a relation; one may be missing in a cell of a table, and before another sign.
  private mutating func operand(afterInequality: Bool) throws(SyntaxError) -> Syntax.ID {
    if around.inCell, isEndOfCell { return try absent() }
    if kind == .relation, !isSuchThat, isArrow { return try absent() }
    return try sets(afterInequality: afterInequality)
  }

  /// Whether the sign here may stand without an operand before it.
  private var isArrow: Bool {
    switch Relation(rawValue: token.detail) {
    case .implies, .forAll, .exists, .approximately: true
    default: false
    }
  }

  /// Whether the sign here means "such that" for what surrounds this statement.
  private var isSuchThat: Bool {
    switch around.suchThat {
    case .no: false
    case .bar: kind == .relation && token.detail == Relation.mid.rawValue
    case .colonOrBar:
      kind == .relation
        && (token.detail == Relation.mid.rawValue || token.detail == Relation.colon.rawValue)
    }
  }

  /// Whether a sign of this chain stands here.
  private var startsRelation: Bool {
    switch kind {
    case .relation: !isSuchThat
    case .bar:
      around.suchThat == .no && around.bars == 0 && token.detail == Delimiters.Mark.bar.rawValue
    default: false
    }
  }

  /// Unions, intersections, differences, "and", "or" of what is no chain.
  private mutating func sets(afterInequality: Bool) throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    let left = try sum()
    guard kind == .setOperator, !afterInequality else { return left }
    return try setOperation(left, from: start, isLoose: false)
  }

  /// A chain of operations on sets, or on statements where it is loose.
  private mutating func setOperation(
    _ first: Syntax.ID, from start: UInt32, isLoose: Bool
  ) throws(SyntaxError) -> Syntax.ID {
    var left = first
    while kind == .setOperator {
      let sign = token.detail
      // "and" and "or" join statements: they are looser than a relation.
      if !isLoose, sign == SetOperator.and.rawValue || sign == SetOperator.or.rawValue { break }
      let base = scratch.stack.count
      push(left)
      while kind == .setOperator, token.detail == sign {
        advance()
        push(isLoose ? try chain() : try sum())
      }
      left = try gather(.setOperation, detail: sign, from: start, base: base)
    }
    return left
  }
}
