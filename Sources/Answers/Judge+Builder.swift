import Algebra
import Notation
import Numbers

/// Sets by a condition, and sets that go on: `{x ∈ ℤ : 0 < x < 4}`, `{2k : k ∈ ℤ}`, `{0, 2, 4, …}`.
extension Judge {
  /// The most elements that a condition on integers is written out to.
  static let mostElements = 256
  /// The highest degree of an equation that a condition may be.
  private static let highestDegree = 6

  /// What the head of a set by a condition runs over.
  private enum Scope {
    case reals
    case domain(Domain)
    case region([Span])
  }

  /// The set that head, sign and condition write.
  mutating func builder(_ id: Syntax.ID, _ written: Written) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    guard syntax.childCount(id) == 3 else { throw .unsupported(.setBuilder) }
    var head = syntax.child(id, 0)
    var scope = Scope.reals
    if syntax.onlySign(head) == .element {
      scope = try self.scope(syntax.child(head, 2), written)
      head = syntax.child(head, 0)
    }
    let conditions = parts(syntax.child(id, 2), syntax)
    guard let name = Name(head, syntax) else {
      return try image(head, conditions, written)
    }
    return try solutions(name, scope, conditions, syntax.child(id, 2), written)
  }

  /// Conditions that all hold, separated by commas or "and".
  private func parts(_ id: Syntax.ID, _ syntax: Syntax) -> [Syntax.ID] {
    guard syntax[id].kind == .list, syntax.separator(id) != .or else { return [id] }
    return (0..<syntax.childCount(id)).map { syntax.child(id, $0) }
  }

  private mutating func scope(_ id: Syntax.ID, _ written: Written) throws(ReadFailure) -> Scope {
    if let domain = numberSet(id, written.syntax)?.domain { return .domain(domain) }
    if let spans = region(try read(id, written)) { return .region(spans) }
    throw .unsupported(.setBuilder)
  }

  // {x : condition on x}

  private mutating func solutions(
    _ name: Name, _ scope: Scope, _ conditions: [Syntax.ID], _ whole: Syntax.ID,
    _ written: Written
  ) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    let unknown = ReadFailure.unsupported(.setBuilder)
    // {x : x = 2k, k ∈ ℤ}
    if conditions.count > 1,
      case .family(let members, let parameter, let domain) = try read(whole, written)
    {
      guard case .reals = scope, domain != .reals else { throw unknown }
      let values = members.map { member in
        if case .assignment(name, let value) = member { value } else { member }
      }
      return .family(values, parameter: parameter, domain: domain)
    }
    var scope = scope
    var spans: [Span]?
    var points: [Answer]?
    for node in conditions {
      let answer = try read(node, written)
      switch answer {
      case .membership(name, .numberSet(let set)):
        guard case .reals = scope, let domain = set.domain else { throw unknown }
        scope = .domain(domain)
      case .congruence(let value):
        guard conditions.count == 1, value.name == name, isOverIntegers(scope) else {
          throw unknown
        }
        return .congruence(value.named(nil))
      case .empty:
        guard onlyName(node, syntax) == name else { throw unknown }
        return .empty
      default:
        if let found = region(ofCondition: answer, on: name, node, syntax) {
          guard let known = spans else {
            spans = found
            continue
          }
          guard let both = intersection(known, found) else { throw unknown }
          spans = both
        } else if points == nil, let roots = roots(answer, name) {
          points = roots
        } else {
          throw unknown
        }
      }
    }
    return try selected(points, spans, scope)
  }

  private func isOverIntegers(_ scope: Scope) -> Bool {
    switch scope {
    case .domain(.integers), .reals: true
    default: false
    }
  }

  private func region(
    ofCondition answer: Answer, on name: Name, _ node: Syntax.ID, _ syntax: Syntax
  ) -> [Span]? {
    switch answer {
    case .region(let spans): onlyName(node, syntax) == name ? spans : nil
    case .membership(name, let set): region(set)
    default: nil
    }
  }

  /// The real roots of an equation in one variable; nil where it is not solved.
  private mutating func roots(_ answer: Answer, _ name: Name) -> [Answer]? {
    switch answer {
    case .assignment(name, .list(let values)), .assignment(name, .set(let values)): return values
    case .assignment(name, let value):
      guard case .expression(let inner) = value, !algebra.hasVariables(inner.expression) else {
        return nil
      }
      return [value]
    default: break
    }
    guard let difference = equation(answer) else { return nil }
    let variable = algebra.symbol(name)
    guard algebra.onlyVariable(difference) == variable,
      let roots = RealRoots.realRoots(
        of: difference, in: variable, degree: Self.highestDegree, in: &algebra)
    else { return nil }
    return roots.map { root in
      .expression(Value(root, number: algebra.rationalValue(root)))
    }
  }

  /// The points that lie in the region and in the scope, or the region's own.
  private mutating func selected(
    _ points: [Answer]?, _ spans: [Span]?, _ scope: Scope
  ) throws(ReadFailure) -> Answer {
    let unknown = ReadFailure.unsupported(.setBuilder)
    var spans = spans
    if case .region(let own) = scope {
      guard let known = spans else {
        return try selected(points, own, .reals)
      }
      guard let both = intersection(known, own) else { throw unknown }
      return try selected(points, both, .reals)
    }
    if case .domain(let domain) = scope { spans = try limited(spans, domain) }
    guard let points else {
      guard let spans else { throw unknown }
      if case .domain = scope { return try integers(in: spans) }
      return spans.isEmpty ? .empty : .region(spans)
    }
    var kept: [Answer] = []
    for point in points {
      guard case .expression(let value) = point else { throw unknown }
      if case .domain = scope {
        guard let isInteger = isInteger(value.expression) else { throw unknown }
        if !isInteger { continue }
      }
      if let spans {
        let end = Span.End.finite(value.expression)
        let single = Span(low: end, high: end, isLowOpen: false, isHighOpen: false)
        guard let both = intersection([single], spans) else { throw unknown }
        if both.isEmpty { continue }
      }
      kept.append(point)
    }
    return kept.isEmpty ? .empty : .set(kept)
  }

  /// The region from the first integer of a domain on.
  private mutating func limited(
    _ spans: [Span]?, _ domain: Domain
  ) throws(ReadFailure) -> [Span]? {
    let start: Int
    switch domain {
    case .integers, .reals: return spans
    case .from(let first): start = first
    case .naturals:
      // ℕ starts at zero or at one: the pair decides.
      ambiguities.insert(.zeroIsNatural)
      start = readings.contains(.zeroIsNatural) ? 0 : 1
    }
    let low = Span.End.finite(algebra.number(Rational(start)))
    let rest = [Span(low: low, high: .infinite, isLowOpen: false, isHighOpen: true)]
    guard let spans else { return rest }
    guard let both = intersection(spans, rest) else {
      throw .unsupported(.setBuilder)
    }
    return both
  }

  /// The integers in a region: a set, or a family where there is no end.
  private mutating func integers(in spans: [Span]) throws(ReadFailure) -> Answer {
    let unknown = ReadFailure.unsupported(.setBuilder)
    var values: Set<Int> = []
    for span in spans {
      let low = try firstInteger(span.low, isOpen: span.isLowOpen, isLow: true)
      let high = try firstInteger(span.high, isOpen: span.isHighOpen, isLow: false)
      switch (low, high) {
      case (let low?, let high?):
        if low > high { continue }
        guard high.subtractingReportingOverflow(low).partialValue < Self.mostElements,
          !high.subtractingReportingOverflow(low).overflow
        else { throw unknown }
        values.formUnion(low...high)
        guard values.count <= Self.mostElements else { throw unknown }
      case (let low?, nil) where spans.count == 1: return ray(from: low, step: 1)
      case (nil, let high?) where spans.count == 1: return ray(from: high, step: -1)
      default: throw unknown
      }
    }
    if values.isEmpty { return .empty }
    guard values.count <= Self.mostElements else { throw unknown }
    return .set(values.sorted().map { number($0) })
  }

  mutating func number(_ value: Int) -> Answer {
    let rational = Rational(value)
    var result = Value(algebra.number(rational), number: rational)
    result.isLiteral = true
    return .expression(result)
  }

  /// The first integer within an end; nil where it is infinite.
  private mutating func firstInteger(
    _ end: Span.End, isOpen: Bool, isLow: Bool
  ) throws(ReadFailure) -> Int? {
    guard case .finite(let value) = end else { return nil }
    let rounded = algebra.apply(isLow ? .ceil : .floor, [value])
    guard let number = algebra.rationalValue(rounded)?.int, number.magnitude < UInt(Int32.max)
    else {
      throw .unsupported(.setBuilder)
    }
    guard isOpen, algebra.order(value, algebra.number(Rational(number))) == 0 else {
      return number
    }
    return isLow ? number + 1 : number - 1
  }

  /// `start, start + step, …`
  mutating func ray(from start: Int, step: Int) -> Answer {
    let parameter = algebra.variable(algebra.symbol(named: Array("k".utf8)))
    let term = algebra.product([algebra.number(Rational(step)), parameter])
    let value = algebra.sum([algebra.number(Rational(start)), term])
    return .family(
      [.expression(Value(value))], parameter: Name("k"), domain: .from(0))
  }

  // {f(k) : k ∈ ℤ}

  /// The values of an expression for the integers that the conditions leave; a condition on a point is that
  /// condition.
  private mutating func image(
    _ head: Syntax.ID, _ conditions: [Syntax.ID], _ written: Written
  ) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    let unknown = ReadFailure.unsupported(.setBuilder)
    if conditions.count == 1, isPoint(head, syntax) {
      // {(x, y) : y = 2x}
      switch try read(conditions[0], written) {
      case .relation(let sides, let signs): return .relation(sides, signs)
      case .assignment(let name, let value): return .assignment(name: name, value)
      default: throw unknown
      }
    }
    guard let first = conditions.first,
      let (parameter, domain) = quantifier(try read(first, written))
    else { throw unknown }
    let value = try read(head, written)
    // The values of a function of all real numbers are an interval that is not worked out; points are a curve.
    if domain == .reals {
      guard conditions.count == 1, case .tuple = value else { throw unknown }
    }
    if conditions.count == 1 { return .family([value], parameter: parameter, domain: domain) }
    let chosen = try solutions(
      parameter, .domain(domain), Array(conditions.dropFirst()), first, written)
    if case .family(let members, let index, let rest) = chosen, members.count == 1,
      case .expression(let place) = members[0]
    {
      return .family(
        [renamed(value, parameter, to: place.expression)], parameter: index, domain: rest)
    }
    guard case .set(let integers) = chosen else { throw unknown }
    var values: [Answer] = []
    for integer in integers {
      guard case .expression(let own) = integer else { throw unknown }
      values.append(plainer(renamed(value, parameter, to: own.expression)))
    }
    return .set(values)
  }

  private func isPoint(_ id: Syntax.ID, _ syntax: Syntax) -> Bool {
    guard Name.isParenthesised(id, syntax) else { return false }
    let content = syntax.child(id, 0)
    return syntax[content].kind == .list
      && (0..<syntax.childCount(content)).allSatisfy {
        Name(syntax.child(content, $0), syntax) != nil
      }
  }

  /// An expression with its number, where it is one.
  private mutating func plainer(_ answer: Answer) -> Answer {
    guard case .expression(var value) = answer else { return answer }
    value.number = algebra.rationalValue(value.expression)
    return .expression(value)
  }

  // {0, 2, 4, …}
}
