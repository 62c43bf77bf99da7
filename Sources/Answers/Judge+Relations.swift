import Algebra
import Bytes
import Notation
import Numbers

/// Assignments, chains, inequalities, ratios.
extension Judge {
  mutating func relation(_ id: Syntax.ID, _ written: Written) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    let count = syntax.childCount(id)
    guard count >= 3 else { throw .notExpression }
    guard let relations = syntax.signs(id) else { throw .unsupported(.unknownSign) }
    let first = syntax.child(id, 0)
    if relations.contains(.condition) { return try conditioned(id, relations, written) }
    if relations == [.element] || relations == [.notElement] {
      let set = try read(syntax.child(id, 2), written)
      if relations[0] == .notElement {
        guard let region = region(set), region.count == 1 else {
          throw .unsupported(.excludedSet)
        }
        return .region(complement(region[0]))
      }
      guard let name = Name(first, syntax) else { throw .unsupported(.membership) }
      if let domain = numberSet(syntax.child(id, 2), syntax) {
        return .membership(name: name, .numberSet(domain))
      }
      return .membership(name: name, set)
    }
    // "≈ 3.14" with nothing before it.
    if relations == [.approximately], syntax[first].kind == .absent {
      return approximate(try read(syntax.child(id, 2), written))
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

  private func approximate(_ answer: Answer) -> Answer {
    guard case .expression(var value) = answer else { return answer }
    value.isApproximate = true
    return .expression(value)
  }

  /// What a chain of operands and signs says.
  mutating func chain(
    _ operands: [Answer], _ signs: [Relation], firstNode: Syntax.ID, _ id: Syntax.ID,
    _ written: Written
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
    _ written: Written
  ) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    let lastNode = syntax.child(id, syntax.childCount(id) - 1)
    var name = assignedName(firstNode, syntax)
    var values = operands
    if name != nil, signs.count == 1, assignedName(lastNode, syntax) != nil,
      !isConstantAnswer(operands[1])
    {
      // x = y relates two names.
      return .relation(operands, signs)
    }
    if name != nil {
      values.removeFirst()
    } else if let last = assignedName(lastNode, syntax), isConstantAnswer(operands[0]) {
      // 5 = x
      name = last
      values.removeLast()
    }
    if name == nil, standsForValue(operands[0], firstNode, syntax) {
      // What is asked for stands first: `f(-2) = 3`, `S_1 : S_2 = 7 : 32`.
      name = standingName(operands[0], firstNode, written)
      values.removeFirst()
    }
    guard var value = values.first else { throw .notExpression }
    if name == nil, values.contains(where: { !isConstantAnswer($0) }) {
      return .relation(operands, signs)
    }
    let offset = operands.count - values.count
    for index in values.indices.dropFirst() {
      let sign = signs[min(index - 1 + offset, signs.count - 1)]
      let isLinked =
        sign == .approximately
        ? areClose(value, values[index]) : compare(values[index - 1], values[index]).isEqual
      if !isLinked { return .relation(operands, signs) }
      // An exact value counts before its approximation; among equal ones the last.
      if sign != .approximately { value = values[index] }
    }
    if name == nil, values.count > 1, operands.count == values.count, isTrivial(values, written, id)
    {
      return .relation(operands, signs)
    }
    if signs[offset == 0 ? 0 : offset - 1] == .approximately, name != nil {
      value = approximate(value)
    }
    guard let name else { return value }
    if let parts = assignedParts(firstNode, syntax), case .tuple(let elements, _) = value,
      parts.count == elements.count
    {
      return .system(zip(parts, elements).map { ($0, $1) }.map(Answer.Part.init))
    }
    return .assignment(name: name, value)
  }

  /// Whether the first member of a chain is what is asked for rather than a value: a ratio of names, values of
  /// unknown functions, or a construct that no rule works out.
  private func standsForValue(_ answer: Answer, _ id: Syntax.ID, _ syntax: Syntax) -> Bool {
    switch answer {
    case .opaque(let construct, _):
      return construct != .numbersSideBySide && !Words.occur(in: id, syntax)
        && (syntax[id].kind == .bigOperator || syntax[id].kind == .juxtaposition)
    case .relation(let parts, let signs):
      return signs.allSatisfy { $0 == .colon } && parts.contains { hasVariables($0) }
    case .expression(let value): return Occurrence.hasOnlyCalls(value.expression, in: algebra)
    default: return false
    }
  }

  /// The name of what is asked for: a ratio is named by its parts in words' stead, values of functions by how they
  /// are written behind `=`; a construct is only "the value".
  private func standingName(_ answer: Answer, _ id: Syntax.ID, _ written: Written) -> Name {
    let notation = written.bytes(id).filter { !$0.isBlank && $0 != .openBrace && $0 != .closeBrace }
    switch answer {
    case .relation: return Name(notation, kind: .phrase)
    case .expression: return Name(notation, kind: .values)
    default: return .asked
    }
  }

  /// `0 = 0` says nothing: both sides are the same text.
  private func isTrivial(_ values: [Answer], _ written: Written, _ id: Syntax.ID) -> Bool {
    let syntax = written.syntax
    let first = written.bytes(syntax.child(id, 0)).filter { !$0.isBlank }
    return (1..<values.count).allSatisfy {
      written.bytes(syntax.child(id, 2 * $0)).filter { !$0.isBlank } == first
    }
  }

  /// Whether an approximation in a chain holds: to the places it gives, else within one percent.
  private mutating func areClose(_ a: Answer, _ b: Answer) -> Bool {
    guard case .expression(let x) = a, case .expression(let y) = b else { return false }
    if let places = y.places, let target = y.number {
      return isWithinHalf(x, of: target, places: places) || isTruncated(x, to: target, places)
    }
    let difference = algebra.sum([x.expression, algebra.negated(y.expression)])
    let size = algebra.apply(.abs, [difference])
    let bound = algebra.product([
      algebra.number(Rational(1, 100) ?? 1), algebra.apply(.abs, [x.expression]),
    ])
    guard let sign = algebra.order(size, bound) else { return false }
    return sign <= 0
  }

  /// Whether cutting x off after so many places leaves the target.
  private mutating func isTruncated(_ x: Value, to target: Rational, _ places: Int) -> Bool {
    guard (0...60).contains(places) else { return false }
    var scale = Rational(1)
    for _ in 0..<places { scale = scale * Rational(10) }
    let scaled = algebra.product([
      algebra.apply(.abs, [x.expression]), algebra.number(scale),
    ])
    let floor = algebra.apply(.floor, [scaled])
    return algebra.order(floor, algebra.number(target.magnitude * scale)) == 0
  }

  private func isConstantAnswer(_ answer: Answer) -> Bool {
    switch answer {
    case .expression(let value): !algebra.hasVariables(value.expression)
    case .tuple(let elements, _), .set(let elements), .list(let elements):
      elements.allSatisfy { isConstantAnswer($0) }
    case .matrix, .region, .empty, .infinity, .text, .numberSet, .undefined, .opaque, .cases: true
    case .assignment, .membership, .relation, .system, .family, .congruence: false
    }
  }

  /// The name on one side of an equation: `x`, `x_1`, `f(x)`, `\angle ABC`, `|AB|`.
  func assignedName(_ id: Syntax.ID, _ syntax: Syntax) -> Name? {
    if syntax[id].kind == .text, syntax.text(id).count > 1, Words.isProse(id, syntax) {
      return Words.name(id, syntax)
    }
    if let name = Name(id, syntax) { return name }
    switch syntax[id].kind {
    case .letters:
      // A segment AB, or a word; `xy` is a product.
      if isSegment(id, syntax) { return Name(Array(syntax.text(id))) }
      return Text.isWord(syntax.text(id)) ? Words.name(id, syntax) : nil
    case .bigOperator: return isStanding(id, syntax) ? .asked : nil
    case .juxtaposition:
      // f(x), \angle ABC, "the area", n(A)
      guard syntax.childCount(id) == 2 else {
        return Words.name(id, syntax)
      }
      let (first, second) = (syntax.child(id, 0), syntax.child(id, 1))
      if Name.isParenthesised(second, syntax), let name = Name(first, syntax),
        let arguments = argumentText(syntax.child(second, 0), syntax)
      {
        return Name(name.text + [.openParenthesis] + arguments + [.closeParenthesis])
      }
      if syntax[first].kind == .symbol, [0x2220, 0x25B3, 0x22BF].contains(syntax.scalar(first)) {
        return Name("angle")
      }
      return Words.name(id, syntax)
    case .apply:
      switch syntax.function(id) {
      case .probability, .expectation, .variance, .det, .deg, .rank, .dim:
        return .asked
      default: return nil
      }
    case .fraction, .slash:
      // dy/dx = …, AB/CD = …
      if isDerivative(id, syntax) { return Name("derivative") }
      let (top, bottom) = (syntax.child(id, 0), syntax.child(id, 1))
      guard isSegment(top, syntax), isSegment(bottom, syntax) else { return nil }
      return Name(
        syntax.text(top) + [.slash] + syntax.text(bottom), kind: .phrase)
    case .group:
      guard let marks = syntax.delimiters(id) else { return nil }
      let content = syntax.child(id, 0)
      if marks == Delimiters(.parenthesis, .parenthesis), syntax[content].kind == .list {
        // (x, y) = (1, 2): a name of its own, with its parts.
        let parts = (0..<syntax.childCount(content)).map {
          Name(syntax.child(content, $0), syntax)
        }
        if parts.allSatisfy({ $0 != nil }) {
          let inside = Array(parts.compactMap { $0?.text }.joined(separator: [.comma]))
          return Name([.openParenthesis] + inside + [.closeParenthesis])
        }
      }
      return nil
    default: return nil
    }
  }

  /// Capitals side by side, the name of a segment or a figure.
  private func isSegment(_ id: Syntax.ID, _ syntax: Syntax) -> Bool {
    syntax[id].kind == .letters && syntax.text(id).allSatisfy { $0.isCapital }
  }

  /// What tells `f(2)` from `f(3)`, and `P(A)` from `P(B)`; nil for arguments that are neither names nor numbers.
  private func argumentText(_ id: Syntax.ID, _ syntax: Syntax) -> [UInt8]? {
    switch syntax[id].kind {
    case .symbol: return Name(id, syntax)?.text ?? []
    case .number: return Array(syntax.text(id))
    case .negate:
      return syntax[syntax.child(id, 0)].kind == .number
        ? [.minus] + syntax.text(syntax.child(id, 0)) : nil
    case .list:
      var text: [UInt8] = []
      for index in 0..<syntax.childCount(id) {
        if index > 0 { text.append(.comma) }
        let child = syntax.child(id, index)
        if syntax[child].kind != .list { text += argumentText(child, syntax) ?? [] }
      }
      return text
    default: return nil
    }
  }

  /// Whether an operator is one that is not worked out: what it equals counts.
  private func isStanding(_ id: Syntax.ID, _ syntax: Syntax) -> Bool {
    guard let operation = syntax.bigOperator(id) else { return false }
    return operation != .sum && operation != .product && !Words.occur(in: id, syntax)
  }

  /// The names in `(x, y)`.
  private func assignedParts(_ id: Syntax.ID, _ syntax: Syntax) -> [Name]? {
    guard syntax[id].kind == .group else { return nil }
    let content = syntax.child(id, 0)
    guard syntax[content].kind == .list else { return nil }
    let parts = (0..<syntax.childCount(content)).compactMap {
      Name(syntax.child(content, $0), syntax)
    }
    return parts.count == syntax.childCount(content) ? parts : nil
  }

  /// `d/dx` and `dy/dx`, of any order.
  func isDerivative(_ id: Syntax.ID, _ syntax: Syntax) -> Bool {
    guard syntax.childCount(id) == 2 else { return false }
    return isDifferential(syntax.child(id, 0), syntax, isBelow: false)
      && isDifferential(syntax.child(id, 1), syntax, isBelow: true)
  }

  private func isDifferential(_ id: Syntax.ID, _ syntax: Syntax, isBelow: Bool) -> Bool {
    let d = UInt32(ascii: "d")
    switch syntax[id].kind {
    case .symbol: return !isBelow && (syntax.scalar(id) == d || syntax.scalar(id) == 0x2202)
    case .letters: return syntax.text(id).first == UInt8(d) && syntax.text(id).count == 2
    case .power: return isDifferential(syntax.child(id, 0), syntax, isBelow: isBelow)
    case .juxtaposition:
      let first = syntax.child(id, 0)
      return isDifferential(first, syntax, isBelow: false) && syntax[first].kind != .letters
    default: return false
    }
  }
}

extension Relation {
  /// A definition is an equality.
  var sign: Relation { self == .define ? .equal : self }
}
