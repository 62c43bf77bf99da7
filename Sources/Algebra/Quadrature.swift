import Budget
import Numbers

/// Integrals without a known antiderivative, enclosed: Taylor's polynomial on each of some pieces, with the remainder
/// from the coefficients around the whole piece.
extension AlgebraContext {
  private static let order = 10
  private static let precision = 80
  private static let mostPieces = 160
  /// Divisions in two after which a range that is not bounded is given up.
  private static let deepest = 8
  private static let mostFuel = 40_000
  /// More bits than this are not looked for.
  static let quadratureBits = 36

  /// The value of an integral; straddles where pieces do not get small enough, or more bits are asked for.
  mutating func quadrature(
    _ node: ExpressionArena.Node, at point: [Assignment], bits: Int
  ) throws -> Interval {
    guard node.count == 4, bits <= 128 else { throw DomainError.straddles }
    if let known = quadratures[node.first] { return known }
    let body = expressions.operand(node, 0)
    let symbol = Symbol(raw: expressions.nodes[Int(expressions.operand(node, 3).id)].first)
    let low = try enclosure(expressions.operand(node, 1), at: point, bits: Self.precision)
    let high = try enclosure(expressions.operand(node, 2), at: point, bits: Self.precision)
    guard let first = low.midpoint, let last = high.midpoint, first != last else {
      throw DomainError.straddles
    }
    let (a, b) = first < last ? (first, last) : (last, first)
    var total = Interval(0, precision: Self.precision)
    // Ends that are not rational: the slivers between them and their midpoints.
    for end in [low, high] where !end.isPoint {
      guard let radius = end.radius else { throw DomainError.straddles }
      let size = try value(body, symbol, end, at: point).magnitude
      guard let bound = (size * Interval(radius, precision: Self.precision)).upperBound,
        let sliver = Interval(from: -bound, to: bound, precision: Self.precision)
      else { throw DomainError.straddles }
      total = total + sliver
    }
    var open = [(a, b, 0)]
    var pieces = 0
    let tolerance = Rational(1, 1 << Self.quadratureBits) ?? .one
    let share = (b - a).reciprocal ?? .one
    while let (from, to, depth) = open.popLast() {
      pieces += 1
      if pieces > Self.mostPieces { throw DomainError.straddles }
      let goal = tolerance * (to - from) * share
      switch try piece(
        body, symbol, from, to, at: point, goal, edge: tolerance, isDeep: depth >= Self.deepest)
      {
      case .value(let value): total = total + value
      case .parts(let count):
        let width = (to - from) * (Rational(1, count) ?? .half)
        for part in 0..<count {
          let start = from + width * Rational(part)
          open.append((start, start + width, depth + count.trailingZeroBitCount))
        }
      }
    }
    let result = first < last ? total : -total
    if point.isEmpty { quadratures[node.first] = result }
    return result
  }

  /// An integral that stands: no antiderivative is known, but it has a finite value.
  mutating func standingIntegral(
    of expression: Expression, _ symbol: Symbol, from lower: Target, to upper: Target
  ) throws(Failure) -> Expression {
    guard case .value(let low, side: 0) = lower, case .value(let high, side: 0) = upper,
      variables(in: [expression, low, high]).allSatisfy({ $0 == symbol }),
      !mentions(low, [symbol]), !mentions(high, [symbol])
    else { throw .unsupported(.integral) }
    let index = variable(symbols.intern(Array("#v".utf8)))
    guard let body = replacing(symbol, in: expression, by: index) else {
      throw .unsupported(.integral)
    }
    let whole = try form(of: apply(.integral, [body, low, high, index]))
    let result = try self.expression(of: whole)
    // What comes after needs fuel too.
    let share = min(fuel.remaining * 2 / 5, Self.mostFuel)
    let rest = fuel.remaining - share
    fuel = Fuel(share)
    defer { fuel = Fuel(fuel.remaining + rest) }
    do {
      if try enclosure(result, at: [], bits: Self.precision).isBounded { return result }
    } catch {
      // It has no value, or costs too much.
    }
    throw .unsupported(.integral)
  }

  /// The canonical form of an integral that stands: its rational factor stands before it.
  mutating func integral(_ arguments: [Form]) throws(Failure) -> Form {
    guard arguments.count == 4 else { throw .unsupported(.integral) }
    if arguments[0].isZero { return .zero }
    let (unit, body) = try primitive(arguments[0])
    return try multiply(
      Form(unit), form(.integral, [body, arguments[1], arguments[2], arguments[3]]))
  }

  private enum Piece {
    case value(Interval)
    /// Into how many pieces to divide it: a power of two.
    case parts(Int)
  }

  /// The integral over one piece, if its enclosure is as narrow as the goal.
  private mutating func piece(
    _ body: Expression, _ symbol: Symbol, _ from: Rational, _ to: Rational,
    at point: [Assignment], _ goal: Rational, edge: Rational, isDeep: Bool
  ) throws -> Piece {
    guard let range = Interval(from: from, to: to, precision: Self.precision) else {
      throw DomainError.straddles
    }
    let half = (to - from) * .half
    var parts = 2
    do {
      let around = try jet(body, JetPlace(symbol, range, Self.order), at: point)
      var power = half * Rational(2)
      for _ in 0..<Self.order { power = power * half }
      let weight = power * (Rational(1, Self.order + 1) ?? .one)
      var total = around.coefficients[Self.order] * Interval(weight, precision: Self.precision)
      if let radius = total.radius, radius <= goal {
        let middle = Interval(from + half, precision: Self.precision)
        let here = try jet(body, JetPlace(symbol, middle, Self.order - 1), at: point)
        // ∫ h^k from −w to w is 2w^(k+1)/(k+1) for even k.
        power = half * Rational(2)
        for k in stride(from: 0, to: Self.order, by: 2) {
          let weight = power * (Rational(1, k + 1) ?? .one)
          total = total + here.coefficients[k] * Interval(weight, precision: Self.precision)
          power = power * half * half
        }
        if let radius = total.radius, radius <= goal { return .value(total) }
      } else if let radius = total.radius {
        // The remainder falls with the power `order` of the width, beside the goal.
        let excess = exponent(radius) - exponent(goal)
        parts = excess > 2 * Self.order ? 8 : excess > Self.order ? 4 : 2
      }
    } catch is DomainError {
      // A root or a corner: the plain range, once it is narrow enough.
      let total =
        try? value(body, symbol, range, at: point) * Interval(to - from, precision: Self.precision)
      guard let total, let radius = total.radius else {
        if isDeep { throw DomainError.straddles }
        return .parts(2)
      }
      if radius * Rational(32) <= edge { return .value(total) }
    }
    return .parts(parts)
  }

  /// The integrand's range over an interval.
  private mutating func value(
    _ body: Expression, _ symbol: Symbol, _ range: Interval, at point: [Assignment]
  ) throws -> Interval {
    let outer = box
    defer { box = outer }
    box = (symbol, range)
    return try enclosure(body, at: point, bits: Self.precision)
  }
}
