import Algebra
import Notation
import Numbers

/// `{f(k) : k ∈ ℤ}`: the values of an expression.
extension SetBuilder {
  /// The values of an expression for the integers that the conditions leave; a condition on a point is that
  /// condition.
  static func image(
    _ head: Syntax.ID, _ conditions: [Syntax.ID], _ written: ParsedAnswer,
    _ reader: inout AnswerReader
  ) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    let unknown = ReadFailure.unsupported(.setBuilder)
    if conditions.count == 1, syntax.isPoint(head) {
      // {(x, y) : y = 2x}
      switch try reader.read(conditions[0], written) {
      case .relation(let sides, let signs): return .relation(sides, signs)
      case .assignment(let name, let value): return .assignment(name: name, value)
      default: throw unknown
      }
    }
    guard let first = conditions.first,
      let (parameter, domain) = reader.quantifier(try reader.read(first, written))
    else { throw unknown }
    let value = try reader.read(head, written)
    // The values of a function of all real numbers are an interval that is not worked out; points are a curve.
    if domain == .reals {
      guard conditions.count == 1, case .tuple = value else { throw unknown }
    }
    if conditions.count == 1 { return .family([value], parameter: parameter, domain: domain) }
    let chosen = try solutions(
      parameter, .domain(domain), Array(conditions.dropFirst()), first, written, &reader)
    if case .family(let members, let index, let rest) = chosen, members.count == 1,
      case .expression(let place) = members[0]
    {
      return .family(
        [reader.algebra.renamed(value, parameter, to: place.expression)], parameter: index,
        domain: rest)
    }
    guard case .set(let integers) = chosen else { throw unknown }
    var values: [Answer] = []
    for integer in integers {
      guard case .expression(let own) = integer else { throw unknown }
      values.append(plainer(reader.algebra.renamed(value, parameter, to: own.expression), &reader))
    }
    return .set(values)
  }

  /// An expression with its number, where it is one.
  private static func plainer(
    _ answer: Answer, _ reader: inout AnswerReader
  ) -> Answer {
    guard case .expression(var value) = answer else { return answer }
    value.number = reader.algebra.rationalValue(value.expression)
    return .expression(value)
  }

}
