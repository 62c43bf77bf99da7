import Budget
import Numbers

/// Enclosures of series that have no closed form: some terms, and a bound of the others.
///
/// Where the ratio of neighbours t(k+1)/t(k) is r·A(k)/B(k) and stays below q < 1 from N on, the terms behind N are
/// less than t(N)/(1 − q) together: the geometric series bounds them. Rational terms go through Euler's and
/// Maclaurin's formula instead.
enum SeriesEnclosure {
  private static let mostDirectTerms = 2_048
  private static let mostSteps = 20_000

  /// The ratio of neighbours, r·A(k)/B(k), as far as it is rational.
  private struct Ratio {
    var above: [Rational]
    var below: [Rational]
    /// An upper bound of |r|.
    var size: Rational
  }

  /// The value of a series; straddles where no bound of its tail is known.
  static func seriesEnclosure(
    _ node: ExpressionArena.Node, at point: [Assignment], bits: Int,
    in context: inout AlgebraContext
  ) throws -> Interval {
    guard node.count == 3,
      let first = Enclosure.rational(context.expressions.operand(node, 1), at: point, in: context)?
        .int, first.isWithin(1 << 16)
    else { throw DomainError.straddles }
    let index = Symbol(
      raw: context.expressions.nodes[Int(context.expressions.operand(node, 2).id)].first)
    let body = context.expressions.operand(node, 0)
    // At every point of other variables a series has the same value.
    let isFixed = !Occurrence.mentions(body, point.map(\.symbol), in: context)
    let place = UInt64(node.first) << 32 | UInt64(UInt32(truncatingIfNeeded: bits))
    if isFixed, let known = context.enclosures.series[place] { return known }
    let value = try seriesEnclosure(body, index, first, at: point, bits, in: &context)
    if isFixed { context.enclosures.series[place] = value }
    return value
  }

  /// The value of a series whose summand has numbers for all variables but the index.
  private static func seriesEnclosure(
    _ summand: Expression, _ index: Symbol, _ first: Int, at point: [Assignment], _ bits: Int,
    in context: inout AlgebraContext
  ) throws -> Interval {
    var body = summand
    for assignment in point where Occurrence.mentions(body, [assignment.symbol], in: context) {
      guard
        let next = Replacement.replacing(
          assignment.symbol, in: body, by: context.number(assignment.value), in: &context)
      else {
        throw DomainError.straddles
      }
      body = next
    }
    do {
      let kernel = try context.intern(.symbol(index))
      guard let shape = try SeriesShape.seriesShape(context.form(of: body), kernel, in: &context)
      else {
        throw DomainError.straddles
      }
      let r = try enclosed(shape.ratio ?? .one, bits, in: &context)
      if shape.factorials.isEmpty, let value = try rationalSeries(shape, first, bits, in: &context)
      {
        return try value * enclosed(shape.outer, bits, in: &context)
      }
      guard let ratio = try ratio(shape, r, kernel, in: &context),
        let (start, q) = try geometricBound(ratio, from: first, in: &context)
      else { throw DomainError.straddles }
      return try summed(body, index, ratio, r, from: first, start, q, bits, in: &context)
    } catch let failure as Failure {
      throw EvaluationFailure.exhausted(failure)
    }
  }

  private static func enclosed(_ form: Form, _ bits: Int, in context: inout AlgebraContext) throws
    -> Interval
  {
    if let number = form.number { return Interval(number, precision: bits) }
    return try Enclosure.enclosure(
      FormExpression.expression(of: form, in: &context), at: [], bits: bits, in: &context)
  }

  /// The sum of (±1)^k P(k)/Q(k); nil where the terms have another ratio.
  private static func rationalSeries(
    _ shape: SeriesShape, _ first: Int, _ bits: Int, in context: inout AlgebraContext
  ) throws(Failure) -> Interval? {
    switch shape.ratio {
    case nil:
      return try RationalTail.rationalSeries(
        shape.top, shape.bottom, from: first, bits, in: &context)
    case Form(Rational(-1)):
      return try RationalTail.alternatingSeries(
        shape.top, shape.bottom, from: first, bits, in: &context)
    default: return nil
    }
  }

  /// t(k+1)/t(k): P(k+1)·Q(k) over P(k)·Q(k+1), and (ak+c+1)…(ak+c+a) for each factorial of ak + c.
  private static func ratio(
    _ shape: SeriesShape, _ r: Interval, _ index: UInt32, in context: inout AlgebraContext
  ) throws(Failure) -> Ratio? {
    guard let size = r.magnitude.upperBound else { return nil }
    let one = Rational.one
    var above = try UnivariatePolynomial.product(
      UnivariatePolynomial.shifted(shape.top, by: one, in: &context), shape.bottom, in: &context)
    var below = try UnivariatePolynomial.product(
      shape.top, UnivariatePolynomial.shifted(shape.bottom, by: one, in: &context), in: &context)
    for (argument, exponent) in shape.factorials {
      guard argument.denominator.isOne,
        let line = UnivariatePolynomial.univariate(argument.numerator, index, in: context),
        line.count == 2, let slope = line[1].int, (1...6).contains(slope), line[0].isInteger
      else { return nil }
      for _ in 0..<abs(exponent) {
        for step in 1...slope {
          let factor = [line[0] + Rational(step), line[1]]
          if exponent > 0 {
            above = try UnivariatePolynomial.product(above, factor, in: &context)
          } else {
            below = try UnivariatePolynomial.product(below, factor, in: &context)
          }
        }
      }
    }
    (above, below) = (UnivariatePolynomial.trimmed(above), UnivariatePolynomial.trimmed(below))
    guard !above.isEmpty, !below.isEmpty else { return nil }
    return Ratio(above: above, below: below, size: size)
  }

  /// An N and a q < 1 such that |ratio(k)| ≤ q for every k ≥ N: q²B² − r²A² and B have, moved by N, coefficients
  /// of one sign. Nil where none is found.
  private static func geometricBound(
    _ ratio: Ratio, from first: Int, in context: inout AlgebraContext
  ) throws(Failure) -> (start: Int, q: Rational)? {
    guard ratio.above.count <= ratio.below.count, let a = ratio.above.last,
      let b = ratio.below.last
    else { return nil }
    var q = Rational.half
    if ratio.above.count == ratio.below.count {
      guard let limit = (ratio.size * a.magnitude).divided(by: b.magnitude), limit < .one else {
        return nil
      }
      q = (limit + .one) * .half
    }
    let squares = try UnivariatePolynomial.product(ratio.below, ratio.below, in: &context)
    var margin = squares.map { $0 * q * q }
    for (place, value) in try UnivariatePolynomial.product(ratio.above, ratio.above, in: &context)
      .enumerated()
    {
      margin[place] = try context.checked(margin[place] - value * ratio.size * ratio.size)
    }
    var start = max(first, 1)
    while start - first <= Self.mostDirectTerms {
      if try hasOneSign(margin, from: start, in: &context),
        try hasOneSign(ratio.below, from: start, in: &context)
      {
        return (start, q)
      }
      start = start * 2 + 1
    }
    return nil
  }

  /// Whether a polynomial has no zero at or behind a place: its coefficients there have one sign, and the constant
  /// one is not zero.
  private static func hasOneSign(
    _ coefficients: [Rational], from start: Int, in context: inout AlgebraContext
  ) throws(Failure) -> Bool {
    let moved = try UnivariatePolynomial.shifted(coefficients, by: Rational(start), in: &context)
    guard let sign = moved.first?.sign, sign != 0 else { return false }
    return moved.allSatisfy { $0.sign == sign || $0.isZero }
  }

  /// The terms up to where the rest is below the precision, and the rest as an interval around zero.
  private static func summed(
    _ body: Expression, _ index: Symbol, _ ratio: Ratio, _ r: Interval, from first: Int,
    _ start: Int, _ q: Rational, _ bits: Int, in context: inout AlgebraContext
  ) throws -> Interval {
    var total = Interval(0, precision: bits)
    var term = total
    for k in first...start {
      let here = [Assignment(symbol: index, value: Rational(k))]
      term = try Enclosure.enclosure(body, at: here, bits: bits, in: &context)
      if k < start { total = total + term }
    }
    guard let rest = (Rational.one - q).reciprocal else { throw DomainError.straddles }
    for k in start..<(start + Self.mostSteps) {
      try context.spend(16 + bits / 32)
      if k % 8 == 0, let tail = term.magnitude.upperBound.map({ $0 * rest }),
        exponent(tail) < exponent(total.magnitude.upperBound ?? .one) - bits
          || exponent(tail) < -4 * bits
      {
        guard let around = Interval(from: -tail, to: tail, precision: bits) else { break }
        return total + around
      }
      total = total + term
      let above = try UnivariatePolynomial.value(ratio.above, at: Rational(k), in: &context)
      let below = try UnivariatePolynomial.value(ratio.below, at: Rational(k), in: &context)
      guard let factor = above.divided(by: below) else { break }
      term = term * r * Interval(factor, precision: bits)
    }
    throw DomainError.straddles
  }

  /// About log₂ of a number that is not negative; very small for zero.
  static func exponent(_ value: Rational) -> Int {
    value.isZero ? -(1 << 30) : value.numerator.bitWidth - value.denominator.bitWidth
  }
}
