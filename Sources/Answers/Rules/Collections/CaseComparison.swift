import Algebra
import Notation
import Numbers

/// Functions by cases against each other.
enum CaseComparison {
  private static let mostEnds = 32

  static func compare(_ a: [Branch], _ b: [Branch], _ comparison: inout Comparison) -> Verdict {
    let (left, right) = (withParity(a), withParity(b))
    if let names = namesOfRegions(left + right) {
      guard names.count == 1, let name = names.first else {
        return names.isEmpty
          ? compareByCondition(left, right, &comparison)
          : .different(.cases, "The names differ.", nil)
      }
      return compareByPieces(left, right, name, &comparison)
    }
    return compareByCondition(left, right, &comparison)
  }

  /// The names in the conditions where all are regions, or "otherwise"; nil where one is not.
  private static func namesOfRegions(_ branches: [Branch]) -> Set<Name>? {
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
  private static func withParity(_ branches: [Branch]) -> [Branch] {
    guard branches.count == 2, case .parity(let name, let isOdd) = branches[0].condition,
      case .otherwise = branches[1].condition
    else { return branches }
    return [
      branches[0], Branch(value: branches[1].value, condition: .parity(name: name, isOdd: !isOdd)),
    ]
  }

  // On the line

  /// Both functions on every open interval between neighbouring ends, and at every end.
  private static func compareByPieces(
    _ a: [Branch], _ b: [Branch], _ name: Name, _ comparison: inout Comparison
  ) -> Verdict {
    guard let ends = ends(a + b, &comparison) else {
      return .undecided(.cases, "The order of the ends is not known.")
    }
    let variable = comparison.algebra.symbol(name)
    var basis = Verdict.Basis.exact
    for piece in pieces(ends) {
      guard let x = branch(a, at: piece, &comparison), let y = branch(b, at: piece, &comparison)
      else {
        return .undecided(.cases, "The order of the ends is not known.")
      }
      let place = "\(String(decoding: name.text, as: UTF8.self)) \(words(piece, &comparison))"
      switch (x, y) {
      case (.none, .none): continue
      case (.none, .some(let value)), (.some(let value), .none):
        if isUndefined(value, at: piece, variable, &comparison) { continue }
        return .different(
          .cases, "For \(place) only \(x == nil ? "the prediction" : "gold") has a value.", nil)
      case (.some(let p), .some(let q)):
        let verdict = compare(p, q, on: piece, variable, &comparison)
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
  private static func ends(_ branches: [Branch], _ comparison: inout Comparison) -> [Expression]? {
    var sorted: [Expression] = []
    for branch in branches {
      guard case .region(_, let spans) = branch.condition else { continue }
      for span in spans {
        for end in [span.low, span.high] {
          guard case .finite(let value) = end else { continue }
          var place = 0
          var isNew = true
          while place < sorted.count {
            guard let sign = comparison.algebra.order(value, sorted[place]) else { return nil }
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

  private static func pieces(_ ends: [Expression]) -> [Piece] {
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

  private static func words(_ piece: Piece, _ comparison: inout Comparison) -> String {
    func text(_ end: Expression) -> String {
      comparison.algebra.key(of: end).map { String(decoding: $0, as: UTF8.self) } ?? "an end"
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
  private static func branch(_ branches: [Branch], at piece: Piece, _ comparison: inout Comparison)
    -> Answer??
  {
    for branch in branches {
      switch branch.condition {
      case .otherwise: return .some(branch.value)
      case .region(_, let spans):
        for span in spans {
          guard let isInside = contains(span, piece, &comparison) else { return nil }
          if isInside { return .some(branch.value) }
        }
      case .parity, .other: return nil
      }
    }
    return .some(nil)
  }

  /// Whether an interval holds a piece, the ends of which are among all ends; nil where that is not known.
  private static func contains(_ span: Span, _ piece: Piece, _ comparison: inout Comparison)
    -> Bool?
  {
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
      guard let sign = comparison.algebra.order(low, end) else { return nil }
      if sign < 0 || (sign == 0 && isPoint && span.isLowOpen) { return false }
    }
    if case .finite(let end) = span.high {
      guard let high else { return false }
      guard let sign = comparison.algebra.order(high, end) else { return nil }
      if sign > 0 || (sign == 0 && isPoint && span.isHighOpen) { return false }
    }
    return true
  }

  /// Whether a value has none at a point.
  private static func isUndefined(
    _ answer: Answer, at piece: Piece, _ variable: Symbol, _ comparison: inout Comparison
  ) -> Bool {
    guard case .point(let end) = piece, case .expression(let value) = answer,
      let there = comparison.algebra.replacing(variable, in: value.expression, by: end),
      case .undefined = comparison.algebra.compare(there, there)
    else { return false }
    return true
  }

  /// Two values on a piece: the variable is put as a point, or as a square away from an end, or between two.
  private static func compare(
    _ a: Answer, _ b: Answer, on piece: Piece, _ variable: Symbol, _ comparison: inout Comparison
  ) -> Verdict {
    let plain = comparison.compareElements(a, b)
    if plain.isEqual { return plain }
    guard case .expression(let x) = a, case .expression(let y) = b,
      comparison.algebra.mentions(x.expression, [variable])
        || comparison.algebra.mentions(y.expression, [variable])
    else { return plain }
    let place = place(in: piece, &comparison)
    guard let place, let p = comparison.algebra.replacing(variable, in: x.expression, by: place),
      let q = comparison.algebra.replacing(variable, in: y.expression, by: place)
    else { return plain }
    return comparison.compare(Value(p), Value(q))
  }

  /// The points of a piece through a free symbol; nil for the whole line.
  private static func place(in piece: Piece, _ comparison: inout Comparison) -> Expression? {
    let free = comparison.algebra.variable(comparison.algebra.symbol(named: Array("t*".utf8)))
    let square = comparison.algebra.product([free, free])
    switch piece {
    case .point(let end): return end
    case .interval(let low?, nil): return comparison.algebra.sum([low, square])
    case .interval(nil, let high?):
      return comparison.algebra.sum([high, comparison.algebra.negated(square)])
    case .interval(let low?, let high?):
      // low + (high − low)/(1 + t²)
      let below = comparison.algebra.sum([comparison.algebra.number(Rational(1)), square])
      let width = comparison.algebra.sum([high, comparison.algebra.negated(low)])
      return comparison.algebra.sum([low, comparison.algebra.quotient(width, below)])
    case .interval(nil, nil): return nil
    }
  }

  // By conditions that are no regions

  /// Every case finds one with the same condition and the same value.
  private static func compareByCondition(
    _ a: [Branch], _ b: [Branch], _ comparison: inout Comparison
  ) -> Verdict {
    let doubt = Verdict.undecided(.cases, "No rule compares these conditions.")
    for (whole, parts) in [(a, b), (b, a)] {
      guard whole.count == 1, case .otherwise = whole[0].condition, parts.count > 1 else {
        continue
      }
      for part in parts
      where !comparison.algebra.hasVariables(part.value)
        && !comparison.algebra.hasVariables(whole[0].value)
      {
        let verdict = comparison.compareElements(whole[0].value, part.value)
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
        let place = free.firstIndex(where: {
          areSame(branch.condition, b[$0].condition, &comparison)
        })
      else { return doubt }
      let verdict = comparison.compareElements(branch.value, b[free[place]].value)
      guard verdict.isEqual else { return verdict }
      basis = max(basis, verdict.basis ?? .exact)
      free.remove(at: place)
    }
    return .equal(basis, .cases, "Every case has the same condition and value.")
  }

  private static func isOtherwise(_ branch: Branch) -> Bool {
    if case .otherwise = branch.condition { true } else { false }
  }

  private static func areSame(
    _ a: Branch.Condition, _ b: Branch.Condition, _ comparison: inout Comparison
  ) -> Bool {
    switch (a, b) {
    case (.otherwise, .otherwise): true
    case (.parity(let x, let p), .parity(let y, let q)): x == y && p == q
    case (.region(let x, let p), .region(let y, let q)):
      x == y && comparison.compareRegions(p, q).isEqual
    case (.other(let x), .other(let y)): comparison.compareElements(x, y).isEqual
    default: false
    }
  }
}
