import Algebra
import Notation
import Numbers

/// Sets by a condition, and sets that go on: `{x ∈ ℤ : 0 < x < 4}`, `{2k : k ∈ ℤ}`, `{0, 2, 4, …}`.
enum SetBuilder {
  /// The most elements that a condition on integers is written out to.
  static let mostElements = 256
  /// The highest degree of an equation that a condition may be.
  private static let highestDegree = 6

  /// What the head of a set by a condition runs over.
  enum Scope {
    case reals
    case domain(Domain)
    case region([Span])
  }

  /// The set that head, sign and condition write.
  static func set(
    _ id: Syntax.ID, _ written: ParsedAnswer, _ reader: inout AnswerReader
  ) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    guard syntax.childCount(id) == 3 else { throw .unsupported(.setBuilder) }
    var head = syntax.child(id, 0)
    var scope = Scope.reals
    if syntax.onlySign(head) == .element {
      scope = try Self.scope(syntax.child(head, 2), written, &reader)
      head = syntax.child(head, 0)
    }
    let conditions = parts(syntax.child(id, 2), syntax)
    guard let name = Name(head, syntax) else {
      return try image(head, conditions, written, &reader)
    }
    return try solutions(name, scope, conditions, syntax.child(id, 2), written, &reader)
  }

  /// Conditions that all hold, separated by commas or "and".
  private static func parts(
    _ id: Syntax.ID, _ syntax: Syntax
  ) -> [Syntax.ID] {
    guard syntax[id].kind == .list, syntax.separator(id) != .or else { return [id] }
    return (0..<syntax.childCount(id)).map { syntax.child(id, $0) }
  }

  static func scope(
    _ id: Syntax.ID, _ written: ParsedAnswer, _ reader: inout AnswerReader
  ) throws(ReadFailure) -> Scope {
    if let domain = written.syntax.numberSet(id)?.domain { return .domain(domain) }
    if let spans = try reader.read(id, written).region { return .region(spans) }
    throw .unsupported(.setBuilder)
  }

  // {x : condition on x}

  static func solutions(
    _ name: Name, _ scope: Scope, _ conditions: [Syntax.ID], _ whole: Syntax.ID,
    _ written: ParsedAnswer, _ reader: inout AnswerReader
  ) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    let unknown = ReadFailure.unsupported(.setBuilder)
    // {x : x = 2k, k ∈ ℤ}
    if conditions.count > 1,
      case .family(let members, let parameter, let domain) = try reader.read(whole, written)
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
      let answer = try reader.read(node, written)
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
        guard syntax.onlyName(node) == name else { throw unknown }
        return .empty
      default:
        if let found = region(ofCondition: answer, on: name, node, syntax) {
          guard let known = spans else {
            spans = found
            continue
          }
          guard let both = reader.algebra.intersection(known, found) else { throw unknown }
          spans = both
        } else if points == nil, let roots = roots(answer, name, &reader) {
          points = roots
        } else {
          throw unknown
        }
      }
    }
    return try selected(points, spans, scope, &reader)
  }

  private static func isOverIntegers(
    _ scope: Scope
  ) -> Bool {
    switch scope {
    case .domain(.integers), .reals: true
    default: false
    }
  }

  private static func region(
    ofCondition answer: Answer, on name: Name, _ node: Syntax.ID, _ syntax: Syntax
  ) -> [Span]? {
    switch answer {
    case .region(let spans): syntax.onlyName(node) == name ? spans : nil
    case .membership(name, let set): set.region
    default: nil
    }
  }

  /// The real roots of an equation in one variable; nil where it is not solved.
  private static func roots(
    _ answer: Answer, _ name: Name, _ reader: inout AnswerReader
  ) -> [Answer]? {
    switch answer {
    case .assignment(name, .list(let values)), .assignment(name, .set(let values)): return values
    case .assignment(name, let value):
      guard case .expression(let inner) = value, !reader.algebra.hasVariables(inner.expression)
      else {
        return nil
      }
      return [value]
    default: break
    }
    guard let difference = reader.algebra.equation(answer) else { return nil }
    let variable = reader.algebra.symbol(name)
    guard reader.algebra.onlyVariable(difference) == variable,
      let roots = RealRoots.realRoots(
        of: difference, in: variable, degree: Self.highestDegree, in: &reader.algebra)
    else { return nil }
    return roots.map { root in
      .expression(Value(root, number: reader.algebra.rationalValue(root)))
    }
  }

  /// The points that lie in the region and in the scope, or the region's own.
  private static func selected(
    _ points: [Answer]?, _ spans: [Span]?, _ scope: Scope, _ reader: inout AnswerReader
  ) throws(ReadFailure) -> Answer {
    let unknown = ReadFailure.unsupported(.setBuilder)
    var spans = spans
    if case .region(let own) = scope {
      guard let known = spans else {
        return try selected(points, own, .reals, &reader)
      }
      guard let both = reader.algebra.intersection(known, own) else { throw unknown }
      return try selected(points, both, .reals, &reader)
    }
    if case .domain(let domain) = scope { spans = try limited(spans, domain, &reader) }
    guard let points else {
      guard let spans else { throw unknown }
      if case .domain = scope { return try integers(in: spans, &reader) }
      return spans.isEmpty ? .empty : .region(spans)
    }
    var kept: [Answer] = []
    for point in points {
      guard case .expression(let value) = point else { throw unknown }
      if case .domain = scope {
        guard let isInteger = reader.algebra.isInteger(value.expression) else { throw unknown }
        if !isInteger { continue }
      }
      if let spans {
        let end = Span.End.finite(value.expression)
        let single = Span(low: end, high: end, isLowOpen: false, isHighOpen: false)
        guard let both = reader.algebra.intersection([single], spans) else { throw unknown }
        if both.isEmpty { continue }
      }
      kept.append(point)
    }
    return kept.isEmpty ? .empty : .set(kept)
  }

  /// The region from the first integer of a domain on.
  private static func limited(
    _ spans: [Span]?, _ domain: Domain, _ reader: inout AnswerReader
  ) throws(ReadFailure) -> [Span]? {
    let start: Int
    switch domain {
    case .integers, .reals: return spans
    case .from(let first): start = first
    case .naturals:
      // ℕ starts at zero or at one: the pair decides.
      reader.expressions.ambiguities.insert(.zeroIsNatural)
      start = reader.expressions.interpretation.contains(.zeroIsNatural) ? 0 : 1
    }
    let low = Span.End.finite(reader.algebra.number(Rational(start)))
    let rest = [Span(low: low, high: .infinite, isLowOpen: false, isHighOpen: true)]
    guard let spans else { return rest }
    guard let both = reader.algebra.intersection(spans, rest) else {
      throw .unsupported(.setBuilder)
    }
    return both
  }

  /// The integers in a region: a set, or a family where there is no end.
  private static func integers(
    in spans: [Span], _ reader: inout AnswerReader
  ) throws(ReadFailure) -> Answer {
    let unknown = ReadFailure.unsupported(.setBuilder)
    var values: Set<Int> = []
    for span in spans {
      let low = try firstInteger(span.low, isOpen: span.isLowOpen, isLow: true, &reader)
      let high = try firstInteger(span.high, isOpen: span.isHighOpen, isLow: false, &reader)
      switch (low, high) {
      case (let low?, let high?):
        if low > high { continue }
        guard high.subtractingReportingOverflow(low).partialValue < Self.mostElements,
          !high.subtractingReportingOverflow(low).overflow
        else { throw unknown }
        values.formUnion(low...high)
        guard values.count <= Self.mostElements else { throw unknown }
      case (let low?, nil) where spans.count == 1: return ray(from: low, step: 1, &reader)
      case (nil, let high?) where spans.count == 1: return ray(from: high, step: -1, &reader)
      default: throw unknown
      }
    }
    if values.isEmpty { return .empty }
    guard values.count <= Self.mostElements else { throw unknown }
    return .set(values.sorted().map { number($0, &reader) })
  }

  static func number(
    _ value: Int, _ reader: inout AnswerReader
  ) -> Answer {
    let rational = Rational(value)
    var result = Value(reader.algebra.number(rational), number: rational)
    result.isLiteral = true
    return .expression(result)
  }

  /// The first integer within an end; nil where it is infinite.
  private static func firstInteger(
    _ end: Span.End, isOpen: Bool, isLow: Bool, _ reader: inout AnswerReader
  ) throws(ReadFailure) -> Int? {
    guard case .finite(let value) = end else { return nil }
    let rounded = reader.algebra.apply(isLow ? .ceil : .floor, [value])
    guard let number = reader.algebra.rationalValue(rounded)?.int,
      number.magnitude < UInt(Int32.max)
    else {
      throw .unsupported(.setBuilder)
    }
    guard isOpen, reader.algebra.order(value, reader.algebra.number(Rational(number))) == 0 else {
      return number
    }
    return isLow ? number + 1 : number - 1
  }

  /// `start, start + step, …`
  static func ray(
    from start: Int, step: Int, _ reader: inout AnswerReader
  ) -> Answer {
    let parameter = reader.algebra.variable(reader.algebra.symbol(named: Array("k".utf8)))
    let term = reader.algebra.product([reader.algebra.number(Rational(step)), parameter])
    let value = reader.algebra.sum([reader.algebra.number(Rational(start)), term])
    return .family(
      [.expression(Value(value))], parameter: Name("k"), domain: .from(0))
  }
}
