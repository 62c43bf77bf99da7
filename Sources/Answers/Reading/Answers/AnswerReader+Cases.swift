import Algebra
import Bytes
import Notation
import Numbers

/// Reading functions by cases.
extension AnswerReader {
  /// Rows of a value and its condition; nil where a row is something else.
  mutating func cases(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Answer? {
    let syntax = written.syntax
    var branches: [Branch] = []
    for row in 0..<syntax.childCount(id) {
      let node = syntax.child(id, row)
      var cells = (0..<syntax.childCount(node)).map { syntax.child(node, $0) }
      cells.removeAll { syntax.isEmptyCondition($0) }
      switch cells.count {
      case 1:
        guard let branch = try branch(cells[0], written) else { return nil }
        branches.append(branch)
      case 2:
        guard let condition = try condition(cells[1], written) else { return nil }
        branches.append(Branch(value: try read(cells[0], written), condition: condition))
      default: return nil
      }
    }
    return branches.isEmpty ? nil : .cases(branches)
  }

  /// `v if x > 0` as one branch; nil for another node.
  mutating func branch(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Branch? {
    let syntax = written.syntax
    guard syntax.isConditioned(id), syntax[syntax.child(id, 0)].kind != .absent,
      let condition = try condition(syntax.child(id, 2), written)
    else { return nil }
    return Branch(value: try read(syntax.child(id, 0), written), condition: condition)
  }

  /// `1 if x > 0, 2 if x < 0, 3 otherwise`: every element has its condition; nil for other lists.
  mutating func casesList(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Answer? {
    let syntax = written.syntax
    let count = syntax.childCount(id)
    guard count >= 2, syntax.isConditioned(syntax.child(id, 0)) else { return nil }
    var branches: [Branch] = []
    for index in 0..<count {
      guard let branch = try branch(syntax.child(id, index), written) else { return nil }
      branches.append(branch)
    }
    return .cases(branches)
  }

  /// What a condition says; nil where it says nothing.
  private mutating func condition(
    _ id: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Branch.Condition? {
    let syntax = written.syntax
    var node = id
    if syntax.isConditioned(node), syntax[syntax.child(node, 0)].kind == .absent {
      node = syntax.child(node, 2)
    }
    let words = Text.normalised(written.bytes(node))
    if Self.otherwise.contains(words) { return .otherwise }
    if let (name, isOdd) = Self.parity(words) { return .parity(name: name, isOdd: isOdd) }
    let answer = try read(node, written)
    switch answer {
    case .region(let spans):
      guard let name = syntax.onlyName(node) else { return .other(answer) }
      return .region(name: name, spans)
    case .assignment(let name, .expression(let value)):
      let end = Span.End.finite(value.expression)
      return .region(
        name: name, [Span(low: end, high: end, isLowOpen: false, isHighOpen: false)])
    case .membership(let name, let set):
      guard let spans = set.region else { return .other(answer) }
      return .region(name: name, spans)
    case .congruence(let value):
      guard value.modulus == 2, value.residues.count == 1, let name = value.name else {
        return .other(answer)
      }
      return .parity(name: name, isOdd: value.residues[0] == 1)
    default: return .other(answer)
    }
  }

  private static let otherwise: Set<[UInt8]> = Set(
    ["otherwise", "ifotherwise", "else", "elsewhere", "inallothercases", "inothercases"].map {
      Array($0.utf8)
    })

  /// "n is even", "if n is odd", "for odd n": the name, and which.
  private static func parity(_ words: [UInt8]) -> (name: Name, isOdd: Bool)? {
    var rest = words[...]
    for word in ["if", "for", "when", "where"] where rest.starts(with: word.utf8) {
      rest = rest.dropFirst(word.utf8.count)
      break
    }
    for (word, isOdd) in [("even", false), ("odd", true)] {
      for (before, after) in [("is", ""), ("", "")] where rest.count > word.utf8.count {
        let tail = Array((before + word + after).utf8)
        if rest.count == tail.count + 1, rest.dropFirst().elementsEqual(tail) {
          return (Name([rest[rest.startIndex]]), isOdd)
        }
      }
      if rest.count == word.utf8.count + 1, rest.starts(with: word.utf8), let last = rest.last {
        return (Name([last]), isOdd)
      }
    }
    return nil
  }

}
