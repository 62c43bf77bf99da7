import Algebra
import Numbers

extension Rule {
  static let cases = Rule(
    id: .cases,
    statement:
      "Functions by cases are equal if they agree on every piece between their ends, and at the ends; a plain expression is one case.",
    examples: [
      Example(
        "|x|", "\\begin{cases}x & x\\ge0\\\\ -x & x<0\\end{cases}", .equal),
      Example(
        "\\begin{cases}1 & x>0\\\\ 0 & x\\le0\\end{cases}",
        "\\begin{cases}0 & x\\le0\\\\ 1 & \\text{otherwise}\\end{cases}", .equal),
      Example(
        "\\begin{cases}1 & x\\ge0\\\\ 0 & x<0\\end{cases}",
        "\\begin{cases}1 & x>0\\\\ 0 & x\\le0\\end{cases}", .different),
    ],
    beside: .cases,
    decide: { comparison, gold, prediction in
      switch (gold, prediction) {
      case (.cases(let a), .cases(let b)): return comparison.compareCases(a, b)
      case (.cases(let a), .expression):
        return comparison.compareCases(a, [Branch(value: prediction, condition: .otherwise)])
      case (.expression, .cases(let b)):
        return comparison.compareCases([Branch(value: gold, condition: .otherwise)], b)
      case (.cases, .assignment), (.assignment, .cases): return nil
      case (.cases, _):
        return .different(.cases, "Gold is a function by cases, the prediction is none.", nil)
      case (_, .cases):
        return .different(.cases, "The prediction is a function by cases, gold is none.", nil)
      default: return nil
      }
    })
}

extension Comparison {
  private static let mostEnds = 32

  fileprivate mutating func compareCases(_ a: [Branch], _ b: [Branch]) -> Verdict {
    let (left, right) = (withParity(a), withParity(b))
    if let names = namesOfRegions(left + right) {
      guard names.count == 1, let name = names.first else {
        return names.isEmpty
          ? compareByCondition(left, right) : .different(.cases, "The names differ.", nil)
      }
      return compareByPieces(left, right, name)
    }
    return compareByCondition(left, right)
  }

  /// The names in the conditions where all are regions, or "otherwise"; nil where one is not.
  private func namesOfRegions(_ branches: [Branch]) -> Set<Name>? {
    var names: Set<Name> = []
    for branch in branches {
      switch branch.condition {
      case .otherwise: continue
      case .region(let name, _): names.insert(name)
      case .parity, .other: return nil
      }
    }
    return names
  }

  /// "Otherwise" beside even or odd is the other of both.
  private func withParity(_ branches: [Branch]) -> [Branch] {
    guard branches.count == 2, case .parity(let name, let isOdd) = branches[0].condition,
      case .otherwise = branches[1].condition
    else { return branches }
    return [
      branches[0], Branch(value: branches[1].value, condition: .parity(name: name, isOdd: !isOdd)),
    ]
  }

  // On the line

  /// Both functions on every open interval between neighbouring ends, and at every end.
  private mutating func compareByPieces(
    _ a: [Branch], _ b: [Branch], _ name: Name
  ) -> Verdict {
    guard let ends = ends(a + b) else {
      return .undecided(.cases, "The order of the ends is not known.")
    }
    let variable = algebra.symbol(name)
    var basis = Verdict.Basis.exact
    for piece in pieces(ends) {
      guard let x = branch(a, at: piece), let y = branch(b, at: piece) else {
        return .undecided(.cases, "The order of the ends is not known.")
      }
      let place = "\(String(decoding: name.text, as: UTF8.self)) \(words(piece))"
      switch (x, y) {
      case (.none, .none): continue
      case (.none, .some(let value)), (.some(let value), .none):
        if isUndefined(value, at: piece, variable) { continue }
        return .different(
          .cases, "For \(place) only \(x == nil ? "the prediction" : "gold") has a value.", nil)
      case (.some(let p), .some(let q)):
        let verdict = compare(p, q, on: piece, variable)
        switch verdict.outcome {
        case .equal: basis = max(basis, verdict.basis ?? .exact)
        case .different:
          return .different(.cases, "For \(place): " + verdict.reason, verdict.basis)
        case .undecided: return verdict
        }
      }
    }
    return .equal(basis, .cases, "Both agree on every piece.")
  }

  /// The finite ends of all conditions in order, each once; nil where an order is not known.
  private mutating func ends(_ branches: [Branch]) -> [Expression]? {
    var sorted: [Expression] = []
    for branch in branches {
      guard case .region(_, let spans) = branch.condition else { continue }
      for span in spans {
        for end in [span.low, span.high] {
          guard case .finite(let value) = end else { continue }
          var place = 0
          var isNew = true
          while place < sorted.count {
            guard let sign = algebra.order(value, sorted[place]) else { return nil }
            if sign == 0 { isNew = false }
            if sign <= 0 { break }
            place += 1
          }
          if isNew { sorted.insert(value, at: place) }
          if sorted.count > Self.mostEnds { return nil }
        }
      }
    }
    return sorted
  }

  /// A point, or an open interval between two ends.
  private enum Piece {
    case point(Expression)
    case interval(Expression?, Expression?)
  }

  private func pieces(_ ends: [Expression]) -> [Piece] {
    var result: [Piece] = []
    var last: Expression?
    for end in ends {
      result.append(.interval(last, end))
      result.append(.point(end))
      last = end
    }
    result.append(.interval(last, nil))
    return result
  }

  private mutating func words(_ piece: Piece) -> String {
    func text(_ end: Expression) -> String {
      algebra.key(of: end).map { String(decoding: $0, as: UTF8.self) } ?? "an end"
    }
    switch piece {
    case .point(let end): return "= \(text(end))"
    case .interval(let low?, let high?): return "between \(text(low)) and \(text(high))"
    case .interval(let low?, nil): return "> \(text(low))"
    case .interval(nil, let high?): return "< \(text(high))"
    case .interval(nil, nil): return "anywhere"
    }
  }

  /// The value on a piece, `.some(nil)` where there is none; nil where that is not known.
  private mutating func branch(_ branches: [Branch], at piece: Piece) -> Answer?? {
    for branch in branches {
      switch branch.condition {
      case .otherwise: return .some(branch.value)
      case .region(_, let spans):
        for span in spans {
          guard let isInside = contains(span, piece) else { return nil }
          if isInside { return .some(branch.value) }
        }
      case .parity, .other: return nil
      }
    }
    return .some(nil)
  }

  /// Whether an interval holds a piece, the ends of which are among all ends; nil where that is not known.
  private mutating func contains(_ span: Span, _ piece: Piece) -> Bool? {
    let (low, high): (Expression?, Expression?)
    let isPoint: Bool
    switch piece {
    case .point(let end):
      (low, high) = (end, end)
      isPoint = true
    case .interval(let first, let last):
      (low, high) = (first, last)
      isPoint = false
    }
    if case .finite(let end) = span.low {
      guard let low else { return false }
      guard let sign = algebra.order(low, end) else { return nil }
      if sign < 0 || (sign == 0 && isPoint && span.isLowOpen) { return false }
    }
    if case .finite(let end) = span.high {
      guard let high else { return false }
      guard let sign = algebra.order(high, end) else { return nil }
      if sign > 0 || (sign == 0 && isPoint && span.isHighOpen) { return false }
    }
    return true
  }

  /// Whether a value has none at a point.
  private mutating func isUndefined(
    _ answer: Answer, at piece: Piece, _ variable: Symbol
  ) -> Bool {
    guard case .point(let end) = piece, case .expression(let value) = answer,
      let there = algebra.replacing(variable, in: value.expression, by: end),
      case .undefined = algebra.compare(there, there)
    else { return false }
    return true
  }

  /// Two values on a piece: the variable is put as a point, or as a square away from an end, or between two.
  private mutating func compare(
    _ a: Answer, _ b: Answer, on piece: Piece, _ variable: Symbol
  ) -> Verdict {
    let plain = compareElements(a, b)
    if plain.isEqual { return plain }
    guard case .expression(let x) = a, case .expression(let y) = b,
      algebra.mentions(x.expression, [variable]) || algebra.mentions(y.expression, [variable])
    else { return plain }
    let place = place(in: piece)
    guard let place, let p = algebra.replacing(variable, in: x.expression, by: place),
      let q = algebra.replacing(variable, in: y.expression, by: place)
    else { return plain }
    return compare(Value(p), Value(q))
  }

  /// The points of a piece through a free symbol; nil for the whole line.
  private mutating func place(in piece: Piece) -> Expression? {
    let free = algebra.variable(algebra.symbol(named: Array("t*".utf8)))
    let square = algebra.product([free, free])
    switch piece {
    case .point(let end): return end
    case .interval(let low?, nil): return algebra.sum([low, square])
    case .interval(nil, let high?): return algebra.sum([high, algebra.negated(square)])
    case .interval(let low?, let high?):
      // low + (high − low)/(1 + t²)
      let below = algebra.sum([algebra.number(Rational(1)), square])
      let width = algebra.sum([high, algebra.negated(low)])
      return algebra.sum([low, algebra.quotient(width, below)])
    case .interval(nil, nil): return nil
    }
  }

  // By conditions that are no regions

  /// Every case finds one with the same condition and the same value.
  private mutating func compareByCondition(_ a: [Branch], _ b: [Branch]) -> Verdict {
    let doubt = Verdict.undecided(.cases, "No rule compares these conditions.")
    for (whole, parts) in [(a, b), (b, a)] {
      guard whole.count == 1, case .otherwise = whole[0].condition, parts.count > 1 else {
        continue
      }
      for part in parts
      where !algebra.hasVariables(part.value) && !algebra.hasVariables(whole[0].value) {
        let verdict = compareElements(whole[0].value, part.value)
        if verdict.outcome == .different {
          return .different(.cases, "A case has another value: " + verdict.reason, verdict.basis)
        }
      }
    }
    guard a.count == b.count else { return doubt }
    if a.count == 1, isOtherwise(a[0]) != isOtherwise(b[0]) {
      return .different(.cases, "Only one side holds under a condition.", nil)
    }
    var basis = Verdict.Basis.exact
    var free = Array(b.indices)
    for branch in a {
      guard
        let place = free.firstIndex(where: { areSame(branch.condition, b[$0].condition) })
      else { return doubt }
      let verdict = compareElements(branch.value, b[free[place]].value)
      guard verdict.isEqual else { return verdict }
      basis = max(basis, verdict.basis ?? .exact)
      free.remove(at: place)
    }
    return .equal(basis, .cases, "Every case has the same condition and value.")
  }

  private func isOtherwise(_ branch: Branch) -> Bool {
    if case .otherwise = branch.condition { true } else { false }
  }

  private mutating func areSame(_ a: Branch.Condition, _ b: Branch.Condition) -> Bool {
    switch (a, b) {
    case (.otherwise, .otherwise): true
    case (.parity(let x, let p), .parity(let y, let q)): x == y && p == q
    case (.region(let x, let p), .region(let y, let q)): x == y && compareRegions(p, q).isEqual
    case (.other(let x), .other(let y)): compareElements(x, y).isEqual
    default: false
    }
  }
}
