import Notation

extension Rule {
  static let chain = Rule(
    id: .chain,
    statement:
      "A chain of equalities is its value if every pair of neighbours agrees; otherwise it is no answer.",
    place: "Before answers are compared: every chain is settled.",
    examples: [
      Example("5", "x=2+3=5", .equal),
      Example("42", "43=42", .different),
      Example("5", "4<5<6", .different),
    ])
}

extension Comparison {
  /// The answer with every chain in it settled.
  mutating func settled(_ answer: Answer) -> Answer {
    switch answer {
    case .chain(let chain): return settled(chain)
    case .assignment(let name, let value): return .assignment(name: name, settled(value))
    case .list(let elements): return .list(elements.map { settled($0) })
    case .set(let elements): return .set(elements.map { settled($0) })
    case .tuple(let elements, let bounds): return .tuple(elements.map { settled($0) }, bounds)
    case .system(let parts): return .system(parts.map { Answer.Part($0.name, settled($0.value)) })
    case .membership(let name, let set): return .membership(name: name, settled(set))
    case .relation(let operands, let signs): return .relation(operands.map { settled($0) }, signs)
    case .matrix(let rows, let columns, let cells):
      return .matrix(rows: rows, columns: columns, cells: cells.map { settled($0) })
    case .family(let members, let parameter, let domain):
      return .family(members.map { settled($0) }, parameter: parameter, domain: domain)
    case .cases(let branches):
      return .cases(branches.map { Branch(value: settled($0.value), condition: $0.condition) })
    case .expression, .region, .congruence, .numberSet, .infinity, .empty, .text, .undefined,
      .opaque:
      return answer
    }
  }

  /// What a chain says, if every pair of neighbours agrees; else the relation that stands there.
  private mutating func settled(_ chain: Chain) -> Answer {
    var value = chain.values[0]
    for (place, sign) in chain.links.enumerated() {
      let next = chain.values[place + 1]
      let isLinked =
        sign == .approximately
        ? algebra.areClose(value, next) : compare(chain.values[place], next).isEqual
      if !isLinked { return chain.written }
      if sign != .approximately { value = next }
    }
    return chain.answer
  }
}
