import Algebra
import Notation
import Numbers

/// Rules about several answers at once.
extension Rule {
  static let tuple = Rule(
    name: "tuple",
    statement:
      "Parentheses around commas are ordered; a bare list against a tuple takes its order.",
    examples: [
      Example("(1,2)", "\\left(1,\\frac42\\right)", .equal), Example("(1,2)", "(2,1)", .different),
      Example("(1,2)", "1, 2", .equal),
    ],
    decide: { judge, gold, prediction in
      switch (gold, prediction) {
      case (.tuple(let a, _), .tuple(let b, _)), (.tuple(let a, _), .list(let b)),
        (.list(let a), .tuple(let b, _)):
        return judge.compareInOrder(a, b, "tuple")
      default: return nil
      }
    })

  static let set = Rule(
    name: "set", statement: "Braces are unordered, and repeats collapse.",
    examples: [
      Example("\\{1,2\\}", "\\{2,1,1\\}", .equal), Example("\\{1,2\\}", "\\{1\\}", .different),
    ],
    decide: { judge, gold, prediction in
      switch (gold, prediction) {
      case (.set(let a), .set(let b)): return judge.compareAsSets(a, b)
      case (.set(let a), .list(let b)), (.list(let a), .set(let b)):
        return judge.compareAsSets(a, b)
      case (.set(let a), .expression), (.set(let a), .infinity), (.set(let a), .matrix),
        (.set(let a), .text):
        guard a.count == 1, judge.elementDepth == 0 else { return nil }
        return judge.compare(a[0], prediction).weakened(to: .convention)
      case (.expression, .set(let b)), (.infinity, .set(let b)), (.matrix, .set(let b)),
        (.text, .set(let b)):
        guard b.count == 1, judge.elementDepth == 0 else { return nil }
        return judge.compare(gold, b[0]).weakened(to: .convention)
      default: return nil
      }
    })

  static let list = Rule(
    name: "list",
    statement:
      "Bare commas, `and` and `or` are unordered; a missing or an extra element is a difference.",
    examples: [Example("1, 2", "2 \\text{ and } 1", .equal), Example("5", "5, 6", .different)],
    decide: { judge, gold, prediction in
      switch (gold, prediction) {
      case (.list(let a), .list(let b)): return judge.compareUnordered(a, b, "list")
      case (.list(let a), _):
        return .different("count", "Gold has \(a.count) answers, the prediction one.")
      case (_, .list(let b)):
        return .different("count", "Gold has one answer, the prediction \(b.count).")
      default: return nil
      }
    })

  static let matrix = Rule(
    name: "matrix",
    statement:
      "Matrices compare cell by cell; bracket style is free, shape is not; a column equals a tuple.",
    examples: [
      Example("\\begin{pmatrix}1\\\\2\\end{pmatrix}", "(1,2)", .equal),
      Example(
        "\\begin{pmatrix}1\\\\2\\end{pmatrix}", "\\begin{pmatrix}1&2\\end{pmatrix}", .different),
    ],
    decide: { judge, gold, prediction in
      switch (gold, prediction) {
      case (.matrix(let rows, let columns, let a), .matrix(let height, let width, let b)):
        guard rows == height, columns == width else {
          return .different("matrix", "The shapes are \(rows)×\(columns) and \(height)×\(width).")
        }
        return judge.compareInOrder(a, b, "matrix")
      case (.matrix(_, 1, let a), .tuple(let b, _)),
        (.tuple(let a, _), .matrix(_, 1, let b)):
        return judge.compareInOrder(a, b, "matrix")
      case (.matrix(1, 1, let a), .expression):
        return judge.compare(a[0], prediction)
      default: return nil
      }
    })

  static let ratio = Rule(
    name: "ratio", statement: "A ratio equals its multiples, and two parts equal their quotient.",
    examples: [
      Example("3:2", "6:4", .equal), Example("3:2", "\\frac32", .equal),
      Example("3:2", "2:3", .different),
    ],
    decide: { judge, gold, prediction in
      switch (judge.ratio(gold), judge.ratio(prediction)) {
      case (let a?, let b?): return judge.compareRatios(a, b)
      case (let a?, nil):
        guard a.count == 2, case .expression = prediction else { return nil }
        return judge.compare(judge.quotient(a[0], a[1]), prediction).weakened(to: .convention)
      case (nil, let b?):
        guard b.count == 2, case .expression = gold else { return nil }
        return judge.compare(gold, judge.quotient(b[0], b[1])).weakened(to: .convention)
      default: return nil
      }
    })

  static let congruence = Rule(
    name: "congruence", statement: "Residues are compared within their modulus.",
    examples: [
      Example("x\\equiv3\\pmod7", "x\\equiv10\\pmod7", .equal),
      Example("x\\equiv3\\pmod7", "x\\equiv3\\pmod8", .different),
    ],
    decide: { judge, gold, prediction in
      guard case .relation(let a, [.congruent]) = gold,
        case .relation(let b, [.congruent]) = prediction
      else {
        return nil
      }
      return judge.compareInOrder(a, b, "congruence")
    })

  static let equation = Rule(
    name: "equation",
    statement: "Two equations are equal if their sides differ by proportional polynomials.",
    examples: [
      Example("2x+y=3", "4x+2y=6", .equal), Example("2x+y=3", "2x-y=3", .different),
      Example("5=6", "0=1", .different),
    ],
    decide: { judge, gold, prediction in
      guard let a = judge.equation(gold), let b = judge.equation(prediction) else {
        if case .relation = gold { return judge.compareRelations(gold, prediction) }
        if case .relation = prediction { return judge.compareRelations(gold, prediction) }
        return nil
      }
      return judge.workspace.areProportional(a, b).map { isEqual in
        isEqual
          ? .equal(.exact, "equation", "The sides differ by proportional polynomials.")
          : .different("equation", "The equations are not proportional.")
      } ?? .undecided("equation", "No rule decides these equations.")
    })
}

extension Judge {
  /// Compares what stands within collections, where a set of one is not its element.
  mutating func compareElements(_ a: Answer, _ b: Answer) -> Verdict {
    if case .expression(let x) = a, case .expression(let y) = b, let p = x.plainNumber,
      let q = y.plainNumber
    {
      // Most elements are bare numbers: no rule but one knows them.
      return p == q
        ? .equal(.exact, "exact-decimal", "Both are the same number.")
        : .different("exact-decimal", "The numbers differ.")
    }
    elementDepth += 1
    defer { elementDepth -= 1 }
    return compare(a, b)
  }

  /// Elements one by one; the verdict rests on the weakest of them.
  mutating func compareInOrder(_ a: [Answer], _ b: [Answer], _ rule: String) -> Verdict {
    guard a.count == b.count else {
      return .different("count", "Gold has \(a.count) elements, the prediction \(b.count).")
    }
    var basis = Verdict.Basis.exact
    var doubt: Verdict?
    for index in a.indices {
      let verdict = compareElements(a[index], b[index])
      switch verdict.outcome {
      case .equal: basis = max(basis, verdict.basis ?? .exact)
      case .different:
        return .different(rule, "Element \(index + 1) differs: " + verdict.reason, verdict.basis)
      case .undecided: doubt = doubt ?? verdict
      }
    }
    if let doubt { return doubt }
    return .equal(basis, rule, "All \(a.count) elements are equal, in order.")
  }

  /// As multisets: each element finds one of its own.
  mutating func compareUnordered(_ a: [Answer], _ b: [Answer], _ rule: String) -> Verdict {
    guard a.count == b.count else {
      return .different("count", "Gold has \(a.count) answers, the prediction \(b.count).")
    }
    var free = Array(b.indices)
    var basis = Verdict.Basis.exact
    var doubt: Verdict?
    for (place, element) in a.enumerated() {
      var found: Int?
      for (index, candidate) in free.enumerated() {
        let verdict = compareElements(element, b[candidate])
        if verdict.isEqual {
          basis = max(basis, verdict.basis ?? .exact)
          found = index
          break
        }
        if verdict.outcome == .undecided { doubt = doubt ?? verdict }
      }
      guard let found else {
        return doubt ?? .different(rule, "Answer \(place + 1) of gold is missing.")
      }
      free.remove(at: found)
    }
    return .equal(basis, rule, "All \(a.count) answers are the same, in some order.")
  }

  /// As sets: each element of either is in the other.
  mutating func compareAsSets(_ a: [Answer], _ b: [Answer]) -> Verdict {
    var basis = Verdict.Basis.exact
    var doubt: Verdict?
    for (elements, others, side) in [(a, b, "gold"), (b, a, "the prediction")] {
      for (place, element) in elements.enumerated() {
        var isFound = false
        for other in others {
          let verdict =
            side == "gold" ? compareElements(element, other) : compareElements(other, element)
          if verdict.isEqual {
            basis = max(basis, verdict.basis ?? .exact)
            isFound = true
            break
          }
          if verdict.outcome == .undecided { doubt = doubt ?? verdict }
        }
        if !isFound {
          return doubt ?? .different("set", "Element \(place + 1) of \(side) is in no other place.")
        }
      }
    }
    return .equal(basis, "set", "Both have the same elements.")
  }

  /// The parts of a ratio.
  func ratio(_ answer: Answer) -> [Value]? {
    guard case .relation(let parts, let signs) = answer, signs.allSatisfy({ $0 == .colon }) else {
      return nil
    }
    let values = parts.compactMap { part -> Value? in
      if case .expression(let value) = part { value } else { nil }
    }
    return values.count == parts.count ? values : nil
  }

  mutating func quotient(_ a: Value, _ b: Value) -> Answer {
    var value = Value(workspace.quotient(a.expression, b.expression))
    if let x = a.number, let y = b.number { value.number = x.divided(by: y) }
    return .expression(value)
  }

  mutating func compareRatios(_ a: [Value], _ b: [Value]) -> Verdict {
    guard a.count == b.count else {
      return .different("ratio", "The ratios have \(a.count) and \(b.count) parts.")
    }
    var basis = Verdict.Basis.exact
    for index in a.indices.dropFirst() {
      let left = workspace.product([a[0].expression, b[index].expression])
      let right = workspace.product([a[index].expression, b[0].expression])
      let verdict = compare(Value(left), Value(right))
      guard verdict.isEqual else {
        return verdict.outcome == .undecided
          ? verdict : .different("ratio", "The parts are not proportional.")
      }
      basis = max(basis, verdict.basis ?? .exact)
    }
    return .equal(basis, "ratio", "The parts are proportional.")
  }

  /// The difference of the sides of an equation.
  mutating func equation(_ answer: Answer) -> (Expression)? {
    switch answer {
    case .relation(let sides, [.equal]):
      guard case .expression(let left) = sides[0], case .expression(let right) = sides[1] else {
        return nil
      }
      return workspace.sum([left.expression, workspace.negated(right.expression)])
    case .assignment(let name, .expression(let value)):
      let symbol = workspace.symbol(named: name)
      return workspace.sum([workspace.variable(symbol), workspace.negated(value.expression)])
    default: return nil
    }
  }

  /// Relations of other kinds: the same signs and equal sides.
  mutating func compareRelations(_ gold: Answer, _ prediction: Answer) -> Verdict? {
    guard case .relation(let a, let signs) = gold, case .relation(let b, let others) = prediction
    else {
      return .different(
        "equation", "Gold is \(gold.kind), the prediction is \(prediction.kind).", nil)
    }
    guard signs == others, a.count == b.count, !signs.allSatisfy({ $0 == .equal }) else {
      return .undecided("equation", "No rule decides these relations.")
    }
    let verdict = compareInOrder(a, b, "equation")
    return verdict.isEqual ? verdict : .undecided("equation", "No rule decides these relations.")
  }
}
