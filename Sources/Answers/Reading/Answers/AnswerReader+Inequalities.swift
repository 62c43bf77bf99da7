import Algebra
import Notation
import Numbers

/// Inequalities about one name, as intervals.
extension AnswerReader {
  /// `a < x ≤ b`, `x ≥ a`, `|x − a| < r`, `2x + 1 > 3`, `x ≠ a` as a region: what every neighbouring pair says,
  /// intersected; nil where a pair says something else.
  mutating func inequalities(
    _ operands: [Answer], _ signs: [Relation], _ nodes: [Syntax.ID], _ written: ParsedAnswer
  ) throws(ReadFailure) -> Answer? {
    if signs == [.notEqual] { return excluded(operands, nodes, written.syntax) }
    guard signs.count <= 2 else { return nil }
    var result: [Span]?
    for (index, sign) in signs.enumerated() {
      let left = Side(operands[index], nodes[index])
      let right = Side(operands[index + 1], nodes[index + 1])
      // Of three members the middle one is what is bounded.
      var bounded: [Span]?
      if signs.count == 1 || index == 1 { bounded = try region(left, sign, right, written) }
      if bounded == nil, signs.count == 1 || index == 0 {
        bounded = try region(right, sign.flipped, left, written)
      }
      guard let bounded else { return nil }
      guard let known = result else {
        result = bounded
        continue
      }
      guard let both = algebra.intersection(known, bounded) else { return nil }
      result = both
    }
    guard let result else { return nil }
    return result.isEmpty ? .empty : .region(result)
  }

  private struct Side {
    var answer: Answer
    var node: Syntax.ID

    init(_ answer: Answer, _ node: Syntax.ID) {
      self.answer = answer
      self.node = node
    }
  }

  /// `x ≠ a`, `x ≠ ±a`.
  private mutating func excluded(
    _ operands: [Answer], _ nodes: [Syntax.ID], _ syntax: Syntax
  ) -> Answer? {
    guard syntax.assignedName(nodes[0]) != nil else { return nil }
    var points = [operands[1]]
    if case .list(let several) = operands[1] { points = several }
    var rest = [Span(low: .infinite, high: .infinite, isLowOpen: true, isHighOpen: true)]
    for point in points {
      guard let value = point.end(isLow: true), case .finite = value,
        let cut = algebra.intersection(
          rest, Span(low: value, high: value, isLowOpen: false, isHighOpen: false).complement)
      else { return nil }
      rest = cut
    }
    return .region(rest)
  }

  /// Where `subject sign bound` holds for the name in the subject; nil where it is not solved.
  private mutating func region(
    _ subject: Side, _ sign: Relation, _ bound: Side, _ written: ParsedAnswer
  ) throws(ReadFailure) -> [Span]? {
    let syntax = written.syntax
    if syntax.assignedName(subject.node) != nil {
      guard let end = bound.answer.end(isLow: !sign.isLess) else { return nil }
      return [ray(sign, end)]
    }
    guard case .expression(let limit) = bound.answer, !algebra.hasVariables(limit.expression)
    else {
      return nil
    }
    if syntax.delimiters(subject.node) == Delimiters(.bar, .bar) {
      return try distance(syntax.child(subject.node, 0), sign, limit, written)
    }
    guard case .expression(let value) = subject.answer else { return nil }
    return linearRegion(value.expression, sign, limit.expression)
  }

  private func ray(_ sign: Relation, _ end: Span.End) -> Span {
    sign.isLess
      ? Span(low: .infinite, high: end, isLowOpen: true, isHighOpen: sign.isStrict)
      : Span(low: end, high: .infinite, isLowOpen: sign.isStrict, isHighOpen: true)
  }

  /// `a + bx < c` for its one variable.
  private mutating func linearRegion(_ subject: Expression, _ sign: Relation, _ bound: Expression)
    -> [Span]?
  {
    guard let name = algebra.onlyVariable(subject),
      let (constant, slope) = LinearParts.linearParts(subject, in: name, in: &algebra),
      let direction = algebra.order(slope, algebra.number(Rational(0))), direction != 0
    else { return nil }
    let rest = algebra.sum([bound, algebra.negated(constant)])
    let end = Span.End.finite(algebra.quotient(rest, slope))
    return [ray(direction > 0 ? sign : sign.flipped, end)]
  }

  /// `|a + bx| < r` for a positive r.
  private mutating func distance(
    _ content: Syntax.ID, _ sign: Relation, _ radius: Value, _ written: ParsedAnswer
  ) throws(ReadFailure) -> [Span]? {
    guard algebra.order(radius.expression, algebra.number(Rational(0))) == 1 else { return nil }
    let inside = try expressions.expression(content, written)
    let opposite = algebra.negated(radius.expression)
    guard let upper = linearRegion(inside, sign, radius.expression),
      let lower = linearRegion(inside, sign.flipped, opposite)
    else { return nil }
    return sign.isLess ? algebra.intersection(upper, lower) : upper + lower
  }
}

extension Relation {
  var isOrder: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }

  var isLess: Bool { self == .less || self == .lessOrEqual }
  var isStrict: Bool { self == .less || self == .greater }

  /// The same with its sides exchanged.
  var flipped: Relation {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }
}
