import Algebra
import Budget
import Bytes
import Notation
import Numbers

/// Groups, lists and sets.
extension AnswerReader {
  mutating func group(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    guard let marks = syntax.delimiters(id) else { throw .unsupported(.unknownSign) }
    let content = syntax.child(id, 0)
    let isPaired: Bool
    switch (marks.open, marks.close) {
    case (.none, .none): return try read(content, written)
    case (.parenthesis, .parenthesis), (.bracket, .bracket), (.parenthesis, .bracket),
      (.bracket, .parenthesis), (.angle, .angle):
      isPaired = true
    case (.brace, .brace):
      return try braces(content, written, group: id)
    case (.bar, .bar):
      // |A| of a matrix is its determinant.
      if syntax[content].kind == .matrix {
        guard case .matrix(let rows, let columns, let cells) = try read(content, written) else {
          throw .unsupported(.determinant)
        }
        return try determinant(cells, rows, columns)
      }
      return try plainValue(id, written)
    case (.brace, .none) where syntax[content].kind == .matrix:
      if let cases = try cases(content, written) { return cases }
      return try alignment(content, written)
    default: return try plainValue(id, written)
    }
    if syntax[content].kind == .absent { throw .notExpression }
    guard isPaired, let separator = syntax.separator(content) else {
      if marks.open != marks.close { throw .notExpression }
      let inner = try read(content, written)
      if marks.open == .bracket || marks.open == .angle {
        if case .expression = inner { return .tuple([inner], .tuple) }
      }
      return inner
    }
    if separator == .or || separator == .and { return try read(content, written) }
    let elements = try elements(content, written)
    let isRound = marks.open != .angle
    let bounds = Bounds(
      isLeftOpen: marks.open == .parenthesis, isRightOpen: marks.close == .parenthesis,
      isInterval: isRound && elements.count == 2, isOnlyInterval: marks.open != marks.close)
    if bounds.isInterval,
      elements.contains(where: { if case .infinity = $0 { true } else { false } })
        || bounds.isOnlyInterval
    {
      if let span = Span(elements, bounds) { return .region([span]) }
    }
    if bounds.isOnlyInterval { throw .notExpression }
    return .tuple(elements, bounds)
  }

  private mutating func plainValue(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure)
    -> Answer
  {
    .expression(Value(try expressions.expression(id, written)))
  }

  mutating func elements(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> [Answer] {
    let syntax = written.syntax
    let count = syntax.childCount(id)
    if count > expressions.limits.elements { throw .exhausted }
    var result: [Answer] = []
    result.reserveCapacity(count)
    for index in 0..<count {
      let child = syntax.child(id, index)
      if syntax[child].kind == .absent { continue }
      result.append(try read(child, written))
    }
    return result
  }

  /// `{…}`: a set, or a set by its condition.
  private mutating func braces(
    _ content: Syntax.ID, _ written: ParsedAnswer, group: Syntax.ID
  ) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    switch syntax[content].kind {
    case .absent: return .empty
    case .list:
      if let first = written.bytes(group).first, first == .openBrace {
        expressions.ambiguities.insert(.bracesGroup)
        if expressions.interpretation.contains(.bracesGroup) { return try list(content, written) }
      }
      var elements = try elements(content, written)
      if elements.count == syntax.childCount(content) {
        // \pm1 is two elements.
        elements = elements.enumerated().flatMap { index, element -> [Answer] in
          guard case .list(let both) = element,
            syntax[syntax.child(content, index)].kind != .list
          else { return [element] }
          return both
        }
      }
      if let sequence = sequence(elements) { return sequence }
      return elements.isEmpty ? .empty : .set(elements)
    case .relation:
      // {x : condition}, {x ∈ ℝ | condition}
      guard let signs = syntax.signs(content) else { throw .unsupported(.unknownSign) }
      guard let place = signs.firstIndex(where: { $0 == .colon || $0 == .mid }) else {
        return .set([try read(content, written)])
      }
      guard place == signs.count - 1 else { throw .unsupported(.setBuilder) }
      return try SetBuilder.set(content, written, &self)
    default:
      let inner = try read(content, written)
      if case .list(let elements) = inner { return .set(elements) }
      return .set([inner])
    }
  }

  /// Elements side by side: one set of solutions, or conditions that are joined.
  mutating func list(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    if Words.isProse(id, syntax), !syntax.hasSeveralAnswers(id) { throw .words }
    if let congruence = try congruenceList(id, written) { return congruence }
    guard let separator = syntax.separator(id) else { throw .unsupported(.unknownSign) }
    if separator == .or { expressions.notations.insert(.alternatives) }
    var elements = try elements(id, written)
    if elements.isEmpty { throw .notExpression }
    if elements.count == 1 { return elements[0] }
    // "1, 2, and 3" nests: its elements are one list.
    elements = elements.flatMap { element -> [Answer] in
      if case .list(let inner) = element { inner } else { [element] }
    }
    if let family = family(elements) { return family }
    if let cases = try casesList(id, written) { return cases }
    if separator == .and || separator == .comma, let sum = compound(of: elements) { return sum }
    if let congruence = Congruence.joined(elements, separator) { return congruence }
    if let joined = try joined(elements, separator) { return joined }
    if let solutions = solutions(elements, separator, id, written) { return solutions }
    // cos π = −1, sin π = 0: what each equals stands in their order.
    if separator == .comma, isChains(elements, id, syntax) { return .tuple(elements, .tuple) }
    return .list(elements)
  }

  /// Whether the elements are values that chains end in.
  private func isChains(_ elements: [Answer], _ id: Syntax.ID, _ syntax: Syntax) -> Bool {
    guard elements.count == syntax.childCount(id) else { return false }
    return elements.indices.allSatisfy { index in
      switch elements[index] {
      case .expression: syntax[syntax.child(id, index)].kind == .relation
      case .chain(let chain): chain.name == nil
      default: false
      }
    }
  }

  /// "3 hours and 20 minutes"; nil for other lists.
  private mutating func compound(of elements: [Answer]) -> Answer? {
    guard elements.count <= 3 else { return nil }
    var parts: [Value] = []
    for element in elements {
      guard case .expression(let value) = element, value.unit != nil else { return nil }
      parts.append(value)
    }
    return QuantityReader.compound(parts, &self).map { .expression($0) }
  }

  /// `x_1 = 1, x_2 = 2` and `x = 1 or x = 2`: the values, where the names are one name and its indices.
  func solutions(
    _ elements: [Answer], _ separator: Separator, _ id: Syntax.ID, _ written: ParsedAnswer
  ) -> Answer? {
    var names: [Name] = []
    var values: [Answer] = []
    for (index, element) in elements.enumerated() {
      switch element {
      case .assignment(let name, let value):
        names.append(name)
        values.append(value)
      case .chain(let chain):
        guard let name = chain.name, chain.parts == nil else { return nil }
        names.append(name)
        values.append(.chain(chain.withoutName))
      case .expression where index > 0 && Set(names).count == 1:
        // x = 1, 2
        values.append(element)
      default: return nil
      }
    }
    guard let first = names.first else { return nil }
    let stem = first.text.prefix { $0 != .underscore }
    let isOneName = names.allSatisfy { $0 == first }
    let isIndexed =
      names.count > 1 && Set(names).count == names.count
      && names.allSatisfy {
        $0.kind == first.kind && $0.text.contains(.underscore)
          && $0.text.prefix { $0 != .underscore } == stem
      }
    guard isOneName || isIndexed else {
      guard Set(names).count == names.count, names.count == values.count else { return nil }
      if separator == .or {
        return .opaque(
          construct: .alternativesOfNames,
          notation: written.bytes(id).filter { !$0.isBlank })
      }
      return .system(zip(names, values).map { ($0, $1) }.map(Answer.Part.init))
    }
    if isOneName { return .assignment(name: first, .list(values)) }
    return .assignment(name: Name(Array(stem), kind: first.kind), .list(values))
  }

  /// Inequalities joined by `or`, `and` or a comma.
  private mutating func joined(
    _ elements: [Answer], _ separator: Separator
  ) throws(ReadFailure) -> Answer? {
    var spans: [[Span]] = []
    for element in elements {
      guard case .region(let region) = element else { return nil }
      spans.append(region)
    }
    if separator == .or { return .region(spans.flatMap { $0 }) }
    var common = spans[0]
    for other in spans.dropFirst() {
      guard let both = algebra.intersection(common, other) else { return nil }
      common = both
    }
    if common.isEmpty, separator == .comma { return .region(spans.flatMap { $0 }) }
    return common.isEmpty ? .empty : .region(common)
  }

  /// Unions, intersections and differences of sets.
  mutating func sets(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    guard let operation = syntax.setOperator(id) else { throw .unsupported(.unknownSign) }
    var parts: [Answer] = []
    for index in 0..<syntax.childCount(id) {
      parts.append(try read(syntax.child(id, index), written))
    }
    switch operation {
    case .union, .or:
      var elements: [Answer] = []
      for part in parts {
        guard case .set(let more) = part else {
          elements = []
          break
        }
        elements += more
      }
      if !elements.isEmpty { return .set(elements) }
      var spans: [Span] = []
      for part in parts {
        if case .empty = part { continue }
        guard let region = part.region else { throw .unsupported(.union) }
        spans += region
      }
      return spans.isEmpty ? .empty : .region(spans)
    case .intersection, .and:
      guard var common = parts.first.flatMap({ $0.region }) else {
        throw .unsupported(.intersection)
      }
      for part in parts.dropFirst() {
        guard let other = part.region, let both = algebra.intersection(common, other) else {
          throw .unsupported(.intersection)
        }
        common = both
      }
      return common.isEmpty ? .empty : .region(common)
    case .difference:
      guard parts.count == 2, var rest = parts[0].region, let gone = parts[1].region else {
        throw .unsupported(.difference)
      }
      for hole in gone {
        guard let cut = algebra.intersection(rest, hole.complement) else {
          throw .unsupported(.difference)
        }
        rest = cut
      }
      return rest.isEmpty ? .empty : .region(rest)
    case .symmetricDifference, .product, .not:
      throw .unsupported(.setOperation)
    }
  }

}
