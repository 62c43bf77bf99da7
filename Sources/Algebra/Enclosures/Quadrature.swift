import Budget
import Numbers

/// Integrals without a known antiderivative, enclosed: Taylor's polynomial on each of some pieces, with the remainder
/// from the coefficients around the whole piece.
enum Quadrature {
  private static let order = 10
  private static let precision = 80
  private static let mostPieces = 160
  /// Divisions in two after which a range that is not bounded is given up.
  private static let deepest = 8
  private static let mostFuel = 40_000
  /// More bits than this are not looked for.
  static let quadratureBits = 36

  /// The value of an integral; straddles where pieces do not get small enough, or more bits are asked for.
  static func quadrature(
    _ node: ExpressionArena.Node, at point: [Assignment], bits: Int,
    in context: inout AlgebraContext
  ) throws -> Interval {
    guard node.count == 4, bits <= 128 else { throw DomainError.straddles }
    if let known = context.enclosures.quadratures[node.first] { return known }
    let body = context.expressions.operand(node, 0)
    let symbol = Symbol(
      raw: context.expressions.nodes[Int(context.expressions.operand(node, 3).id)].first)
    let low = try Enclosure.enclosure(
      context.expressions.operand(node, 1), at: point, bits: Self.precision, in: &context)
    let high = try Enclosure.enclosure(
      context.expressions.operand(node, 2), at: point, bits: Self.precision, in: &context)
    guard let first = low.midpoint, let last = high.midpoint, first != last else {
      throw DomainError.straddles
    }
    let (a, b) = first < last ? (first, last) : (last, first)
    var total = Interval(0, precision: Self.precision)
    // Ends that are not rational: the slivers between them and their midpoints.
    for end in [low, high] where !end.isPoint {
      guard let radius = end.radius else { throw DomainError.straddles }
      let size = try value(body, symbol, end, at: point, in: &context).magnitude
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
        body, symbol, from, to, at: point, goal, edge: tolerance, isDeep: depth >= Self.deepest,
        in: &context)
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
    if point.isEmpty { context.enclosures.quadratures[node.first] = result }
    return result
  }

  /// An integral that stands: no antiderivative is known, but it has a finite value.
  static func standingIntegral(
    of expression: Expression, _ symbol: Symbol, from lower: Target, to upper: Target,
    in context: inout AlgebraContext
  ) throws(Failure) -> Expression {
    guard case .value(let low, side: 0) = lower, case .value(let high, side: 0) = upper,
      Occurrence.variables(in: [expression, low, high], in: context).allSatisfy({ $0 == symbol }),
      !Occurrence.mentions(low, [symbol], in: context),
      !Occurrence.mentions(high, [symbol], in: context)
    else { throw .unsupported(.integral) }
    let index = context.variable(context.symbols.intern(Array("#v".utf8)))
    guard let body = Replacement.replacing(symbol, in: expression, by: index, in: &context) else {
      throw .unsupported(.integral)
    }
    let whole = try context.form(of: context.apply(.integral, [body, low, high, index]))
    let result = try FormExpression.expression(of: whole, in: &context)
    // What comes after needs fuel too.
    let share = min(context.fuel.remaining * 2 / 5, Self.mostFuel)
    let rest = context.fuel.remaining - share
    context.fuel = Fuel(share)
    defer { context.fuel = Fuel(context.fuel.remaining + rest) }
    do {
      if try Enclosure.enclosure(result, at: [], bits: Self.precision, in: &context).isBounded {
        return result
      }
    } catch {
      // It has no value, or costs too much.
    }
    throw .unsupported(.integral)
  }

  /// The canonical form of an integral that stands: its rational factor stands before it.
  static func integral(_ arguments: [Form], in context: inout AlgebraContext) throws(Failure)
    -> Form
  {
    guard arguments.count == 4 else { throw .unsupported(.integral) }
    if arguments[0].isZero { return .zero }
    let (unit, body) = try Cancellation.primitive(arguments[0], in: &context)
    return try context.multiply(
      Form(unit), context.form(.integral, [body, arguments[1], arguments[2], arguments[3]]))
  }

  private enum Piece {
    case value(Interval)
    /// Into how many pieces to divide it: a power of two.
    case parts(Int)
  }

  /// The integral over one piece, if its enclosure is as narrow as the goal.
  private static func piece(
    _ body: Expression, _ symbol: Symbol, _ from: Rational, _ to: Rational,
    at point: [Assignment], _ goal: Rational, edge: Rational, isDeep: Bool,
    in context: inout AlgebraContext
  ) throws -> Piece {
    guard let range = Interval(from: from, to: to, precision: Self.precision) else {
      throw DomainError.straddles
    }
    let half = (to - from) * .half
    var parts = 2
    do {
      let around = try Jets.jet(body, JetPlace(symbol, range, Self.order), at: point, in: &context)
      var power = half * Rational(2)
      for _ in 0..<Self.order { power = power * half }
      let weight = power * (Rational(1, Self.order + 1) ?? .one)
      var total = around.coefficients[Self.order] * Interval(weight, precision: Self.precision)
      if let radius = total.radius, radius <= goal {
        let middle = Interval(from + half, precision: Self.precision)
        let here = try Jets.jet(
          body, JetPlace(symbol, middle, Self.order - 1), at: point, in: &context)
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
        let excess = SeriesEnclosure.exponent(radius) - SeriesEnclosure.exponent(goal)
        parts = excess > 2 * Self.order ? 8 : excess > Self.order ? 4 : 2
      }
    } catch is DomainError {
      // A root or a corner: the plain range, once it is narrow enough.
      let total =
        try? value(body, symbol, range, at: point, in: &context)
        * Interval(to - from, precision: Self.precision)
      guard let total, let radius = total.radius else {
        if isDeep { throw DomainError.straddles }
        return .parts(2)
      }
      if radius * Rational(32) <= edge { return .value(total) }
    }
    return .parts(parts)
  }

  /// The integrand's range over an interval.
  private static func value(
    _ body: Expression, _ symbol: Symbol, _ range: Interval, at point: [Assignment],
    in context: inout AlgebraContext
  ) throws -> Interval {
    let outer = context.enclosures.box
    defer { context.enclosures.box = outer }
    context.enclosures.box = (symbol, range)
    return try Enclosure.enclosure(body, at: point, bits: Self.precision, in: &context)
  }
}
