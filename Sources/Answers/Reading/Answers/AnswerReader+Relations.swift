import Algebra
import Bytes
import Notation
import Numbers

/// Assignments, chains, inequalities, ratios.
extension AnswerReader {
  mutating func relation(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    let count = syntax.childCount(id)
    guard count >= 3 else { throw .notExpression }
    guard let relations = syntax.signs(id) else { throw .unsupported(.unknownSign) }
    let first = syntax.child(id, 0)
    if relations.contains(.condition) { return try conditioned(id, relations, written) }
    if relations == [.element] || relations == [.notElement] {
      let set = try read(syntax.child(id, 2), written)
      if relations[0] == .notElement {
        guard let region = set.region, region.count == 1 else {
          throw .unsupported(.excludedSet)
        }
        return .region(region[0].complement)
      }
      guard let name = Name(first, syntax) else { throw .unsupported(.membership) }
      if let domain = syntax.numberSet(syntax.child(id, 2)) {
        return .membership(name: name, .numberSet(domain))
      }
      return .membership(name: name, set)
    }
    // "≈ 3.14" with nothing before it.
    if relations == [.approximately], syntax[first].kind == .absent {
      return try read(syntax.child(id, 2), written).approximated
    }
    if relations == [.equal], syntax[first].kind == .absent {
      return try read(syntax.child(id, 2), written)
    }
    var operands: [Answer] = []
    for index in 0...relations.count {
      operands.append(try read(syntax.child(id, 2 * index), written))
    }
    return try chain(operands, relations.map(\.sign), firstNode: first, id, written)
  }

  /// What a chain of operands and signs says.
  mutating func chain(
    _ operands: [Answer], _ signs: [Relation], firstNode: Syntax.ID, _ id: Syntax.ID,
    _ written: ParsedAnswer
  ) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    if signs.isEmpty { return operands[0] }
    if signs.allSatisfy({ $0 == .colon }) { return .relation(operands, signs) }
    if signs.allSatisfy({ $0 == .equal || $0 == .approximately }) {
      return try equalities(operands, signs, firstNode: firstNode, id, written)
    }
    // Inequalities about one name.
    if signs.allSatisfy(\.isOrder) || signs == [.notEqual] {
      let nodes = (0...signs.count).map {
        syntax.child(id, syntax.childCount(id) - 1 - 2 * (signs.count - $0))
      }
      if let region = try inequalities(operands, signs, nodes, written) { return region }
    }
    return .relation(operands, signs)
  }

  /// `x = 2 + 3 = 5` is 5 because all its members agree; the value that stands first among exact ones counts.
  private mutating func equalities(
    _ operands: [Answer], _ signs: [Relation], firstNode: Syntax.ID, _ id: Syntax.ID,
    _ written: ParsedAnswer
  ) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    let lastNode = syntax.child(id, syntax.childCount(id) - 1)
    var name = syntax.assignedName(firstNode)
    var values = operands
    if name != nil, signs.count == 1, syntax.assignedName(lastNode) != nil,
      !algebra.isConstantAnswer(operands[1])
    {
      // x = y relates two names.
      return .relation(operands, signs)
    }
    if name != nil {
      values.removeFirst()
    } else if let last = syntax.assignedName(lastNode), algebra.isConstantAnswer(operands[0]) {
      // 5 = x
      name = last
      values.removeLast()
    }
    if name == nil, standsForValue(operands[0], firstNode, syntax) {
      // What is asked for stands first: `f(-2) = 3`, `S_1 : S_2 = 7 : 32`.
      name = standingName(operands[0], firstNode, written)
      values.removeFirst()
    }
    guard !values.isEmpty else { throw .notExpression }
    if name == nil, values.contains(where: { !algebra.isConstantAnswer($0) }) {
      return .relation(operands, signs)
    }
    let offset = operands.count - values.count
    if name == nil, values.count > 1, offset == 0, isTrivial(values, written, id) {
      return .relation(operands, signs)
    }
    let links = values.indices.dropLast().map { signs[min($0 + offset, signs.count - 1)] }
    let chain = Chain(
      name: name, parts: syntax.assignedParts(firstNode), values: values, links: links,
      isApproximate: name != nil && signs[max(offset - 1, 0)] == .approximately,
      written: .relation(operands, signs))
    if values.count == 1 { return chain.answer }
    expressions.hasChains = true
    return .chain(chain)
  }

  /// Whether the first member of a chain is what is asked for rather than a value: a ratio of names, values of
  /// unknown functions, or a construct that no rule works out.
  private func standsForValue(_ answer: Answer, _ id: Syntax.ID, _ syntax: Syntax) -> Bool {
    switch answer {
    case .opaque(let construct, _):
      return construct != .numbersSideBySide && !Words.occur(in: id, syntax)
        && (syntax[id].kind == .bigOperator || syntax[id].kind == .juxtaposition)
    case .relation(let parts, let signs):
      return signs.allSatisfy { $0 == .colon } && parts.contains { algebra.hasVariables($0) }
    case .expression(let value): return Occurrence.hasOnlyCalls(value.expression, in: algebra)
    default: return false
    }
  }

  /// The name of what is asked for: a ratio is named by its parts in words' stead, values of functions by how they
  /// are written behind `=`; a construct is only "the value".
  private func standingName(_ answer: Answer, _ id: Syntax.ID, _ written: ParsedAnswer) -> Name {
    let notation = written.bytes(id).filter { !$0.isBlank && $0 != .openBrace && $0 != .closeBrace }
    switch answer {
    case .relation: return Name(notation, kind: .phrase)
    case .expression: return Name(notation, kind: .values)
    default: return .asked
    }
  }

  /// `0 = 0` says nothing: both sides are the same text.
  private func isTrivial(_ values: [Answer], _ written: ParsedAnswer, _ id: Syntax.ID) -> Bool {
    let syntax = written.syntax
    let first = written.bytes(syntax.child(id, 0)).filter { !$0.isBlank }
    return (1..<values.count).allSatisfy {
      written.bytes(syntax.child(id, 2 * $0)).filter { !$0.isBlank } == first
    }
  }

}

extension Relation {
  /// A definition is an equality.
  var sign: Relation { self == .define ? .equal : self }
}
