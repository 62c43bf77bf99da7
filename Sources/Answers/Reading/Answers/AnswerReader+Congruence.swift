import Algebra
import Notation
import Numbers

/// Congruences: residues as integers where they are, differences of expressions elsewhere.
extension AnswerReader {

  /// `x ≡ 3 (mod 7)`, `3 (mod 7)`, `x ≢ 0 (mod 3)`.
  mutating func congruence(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Answer {
    let modulus = try expressions.expression(written.syntax.child(id, 1), written)
    return try congruence([written.syntax.child(id, 0)], modulus, written)
  }

  /// `x ≡ 1, 4 (mod 5)`: a list whose last element has the modulus; nil for other lists.
  mutating func congruenceList(
    _ id: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Answer? {
    let syntax = written.syntax
    let count = syntax.childCount(id)
    guard count >= 2 else { return nil }
    var statements = (0..<count).map { syntax.child(id, $0) }
    let last = statements[count - 1]
    guard syntax[last].kind == .modulus else { return nil }
    guard syntax.congruenceSign(statements[0]) != nil else {
      // 1, 4 (mod 5)
      guard statements.dropLast().allSatisfy({ syntax.isPlain($0) }) else { return nil }
      statements[count - 1] = syntax.child(last, 0)
      guard syntax.isPlain(statements[count - 1]) else { return nil }
      return try congruence(
        statements, expressions.expression(syntax.child(last, 1), written), written)
    }
    statements[count - 1] = syntax.child(last, 0)
    guard statements.dropFirst().allSatisfy({ syntax.isPlain($0) }) else { return nil }
    return try congruence(
      statements, expressions.expression(syntax.child(last, 1), written), written)
  }

  private mutating func congruence(
    _ statements: [Syntax.ID], _ modulus: Expression, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    guard let first = statements.first else { throw .unsupported(.congruence) }
    var nodes = statements
    var name: Name?
    var left: Syntax.ID?
    let sign = syntax.congruenceSign(first)
    if sign != nil {
      left = syntax.child(first, 0)
      name = syntax.assignedName(syntax.child(first, 0))
      nodes[0] = syntax.child(first, 2)
    } else if syntax[first].kind == .relation {
      throw .unsupported(.congruence)
    }
    if left == nil || name != nil,
      let found = try residues(nodes, modulus, name: name, written)
    {
      guard sign == .notEquivalent else { return .congruence(found) }
      guard let others = found.complement else { throw .unsupported(.congruence) }
      return .congruence(others)
    }
    guard nodes.count == 1, sign != .notEquivalent else { throw .unsupported(.congruence) }
    let right = try expressions.expression(nodes[0], written)
    var difference = right
    if let left {
      difference = algebra.sum([try expressions.expression(left, written), algebra.negated(right)])
    }
    return .relation(
      [.expression(Value(difference)), .expression(Value(modulus))], [.congruent])
  }

  /// The residues that nodes write, `\pm1` being two; nil where one is no integer.
  private mutating func residues(
    _ nodes: [Syntax.ID], _ modulus: Expression, name: Name?, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Congruence? {
    guard let size = algebra.rationalValue(modulus)?.int else { return nil }
    var values: [Int] = []
    for node in nodes {
      var parts = [try read(node, written)]
      switch parts[0] {
      case .list(let several), .set(let several): parts = several
      default: break
      }
      for part in parts {
        guard case .expression(let value) = part,
          let number = algebra.rationalValue(value.expression)?.int
        else { return nil }
        values.append(number)
      }
    }
    return Congruence(name: name, residues: values, modulus: size)
  }

}
