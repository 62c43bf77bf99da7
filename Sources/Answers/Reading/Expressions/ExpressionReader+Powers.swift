import Algebra
import Budget
import Bytes
import Notation
import Numbers

/// Slashes, powers, and the letters side by side before them.
extension ExpressionReader {
  /// `a/b`; `1/2x` is read both ways.
  mutating func slash(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Expression {
    let syntax = written.syntax
    let right = syntax.child(id, 1)
    let top = try child(id, 0, written)
    guard syntax[right].kind == .juxtaposition else {
      let bottom = try expression(right, written)
      return algebra.quotient(top, bottom)
    }
    ambiguities.insert(.slashFirst)
    guard interpretation.contains(.slashFirst), syntax.childCount(right) > 1 else {
      let bottom = try expression(right, written)
      return algebra.quotient(top, bottom)
    }
    let first = try child(right, 0, written)
    var factors = [algebra.quotient(top, first)]
    for index in 1..<syntax.childCount(right) {
      try requireFactor(syntax.child(right, index), after: syntax.child(right, index - 1), syntax)
      factors.append(try child(right, index, written))
    }
    return algebra.product(factors)
  }

  mutating func power(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Expression {
    let syntax = written.syntax
    let exponentNode = syntax.child(id, 1)
    // f^{-1}, A^T: names.
    if syntax[exponentNode].kind == .symbol,
      [UInt32(ascii: "T"), UInt32(ascii: "*"), 0x22A4, 0x22C6].contains(
        syntax.scalar(exponentNode)),
      Name(syntax.child(id, 0), syntax) != nil
    {
      return try named(id, written)
    }
    // ab^2 is a·b².
    if var factors = try letterFactors(syntax.child(id, 0), written), let last = factors.popLast() {
      let exponent = try child(id, 1, written)
      factors.append(algebra.power(last, exponent))
      return algebra.product(factors)
    }
    let base = try child(id, 0, written)
    // One to any power of numbers is one, however great the power.
    let baseNode = syntax.child(id, 0)
    if syntax[baseNode].kind == .number, try literal(baseNode, syntax) == 1,
      syntax.isOfNumbers(exponentNode)
    {
      return base
    }
    let wasInAngle = isInAngle
    isInAngle = false
    defer { isInAngle = wasInAngle }
    let exponent = try child(id, 1, written)
    return algebra.power(base, exponent)
  }

  /// The symbols that letters side by side are, of which a power or a factorial takes the last; nil where
  /// `id` is anything else.
  mutating func letterFactors(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure)
    -> [Expression]?
  {
    let syntax = written.syntax
    guard syntax[id].kind == .letters, !Text.isWord(syntax.text(id)) else { return nil }
    var factors: [Expression] = []
    for byte in syntax.text(id) {
      guard byte < 0x80 else { throw .words }
      factors.append(try symbol(UInt32(byte)))
    }
    return factors
  }

}
