import Algebra
import Bytes
import Notation
import Numbers

/// Reading families: values, and what says which integers their parameter runs over.
extension AnswerReader {
  /// Values with a parameter that runs over integers, which the last element says, or the last ones: `k ∈ ℤ`,
  /// `k = 0, 1, 2, …`. Nil for other elements.
  mutating func family(_ elements: [Answer]) -> Answer? {
    guard elements.count >= 2, let last = elements.last else { return nil }
    if let (parameter, domain) = quantifier(last) {
      return .family(
        Answer.familyMembers(elements.dropLast()), parameter: parameter, domain: domain)
    }
    guard let (place, parameter, domain) = enumeration(elements), place > 0 else { return nil }
    return .family(Answer.familyMembers(elements[..<place]), parameter: parameter, domain: domain)
  }

  /// The name and the set of `k ∈ ℤ` and "k an integer"; nil for anything else.
  mutating func quantifier(_ answer: Answer) -> (parameter: Name, domain: Domain)? {
    switch answer {
    case .membership(let name, .numberSet(let set)): return set.domain.map { (name, $0) }
    case .membership(let name, .region(let spans)):
      guard spans.count == 1, case .infinite = spans[0].low, case .infinite = spans[0].high else {
        return nil
      }
      return (name, .reals)
    case .text(let words):
      for (phrase, domain) in Self.integerPhrases {
        guard words.count == phrase.utf8.count + 1, words.dropFirst().elementsEqual(phrase.utf8)
        else { continue }
        return (Name([words[0]]), domain)
      }
      return nil
    case .list(let elements):
      guard let (place, parameter, domain) = enumeration(elements), place == 0 else { return nil }
      return (parameter, domain)
    case .assignment(let name, .list(let values)):
      guard let domain = domain(of: values) else { return nil }
      return (name, domain)
    default: return nil
    }
  }

  private static let integerPhrases: [(String, Domain)] = [
    ("isaninteger", .integers), ("isinteger", .integers), ("aninteger", .integers),
    ("integer", .integers), ("anyinteger", .integers), ("isanyinteger", .integers),
    ("isapositiveinteger", .from(1)), ("ispositiveinteger", .from(1)),
    ("apositiveinteger", .from(1)), ("positiveinteger", .from(1)),
    ("isanonnegativeinteger", .from(0)), ("isnonnegativeinteger", .from(0)),
    ("isanaturalnumber", .naturals), ("naturalnumber", .naturals),
  ]

  /// `k = 0, 1, 2, …` at the end of a list: where it begins, the name, and the integers that it starts.
  private mutating func enumeration(
    _ elements: [Answer]
  ) -> (place: Int, parameter: Name, domain: Domain)? {
    guard case .opaque(.ellipsis, _) = elements.last else { return nil }
    for place in elements.indices.dropLast().reversed() {
      guard case .assignment(let name, let first) = elements[place] else { continue }
      let values = [first] + elements[(place + 1)...]
      return domain(of: values).map { (place, name, $0) }
    }
    return nil
  }

  /// The integers that `0, 1, 2, …`, `1, 2, …` and `0, ±1, ±2, …` start; nil for other values.
  private mutating func domain(of values: [Answer]) -> Domain? {
    guard case .opaque(.ellipsis, _) = values.last, values.count >= 3 else { return nil }
    var numbers: [Int] = []
    for value in values.dropLast() {
      guard case .expression(let one) = value,
        let number = algebra.rationalValue(one.expression)?.int, number.magnitude < 1_000
      else { return nil }
      numbers.append(number)
    }
    guard let first = numbers.first, first == 0 || first == 1 else { return nil }
    if numbers.enumerated().allSatisfy({ $0.element == first + $0.offset }) { return .from(first) }
    // 0, ±1, ±2
    let isBothWays = numbers.enumerated().allSatisfy { place, number in
      number == (place % 2 == 1 ? (place + 1) / 2 : -place / 2)
    }
    return isBothWays && first == 0 ? .integers : nil
  }

  /// `… for k ∈ ℤ`: a family; `… if x > 0`: a function by cases.
  mutating func conditioned(
    _ id: Syntax.ID, _ relations: [Relation], _ written: ParsedAnswer
  ) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    guard relations == [.condition] else { throw .unsupported(.severalConditions) }
    let statement = syntax.child(id, 0)
    let condition = syntax.child(id, 2)
    if syntax[statement].kind == .absent { throw .notExpression }
    if syntax[condition].kind != .absent,
      let (parameter, domain) = quantifier(try read(condition, written))
    {
      let values = try read(statement, written)
      return .family([values], parameter: parameter, domain: domain)
    }
    // "where C is a constant" names what stands there.
    if Text.normalised(written.bytes(condition)).contains(Array("constant".utf8)) {
      return try read(statement, written)
    }
    if let branch = try branch(id, written) { return .cases([branch]) }
    throw .unsupported(.condition)
  }
}
