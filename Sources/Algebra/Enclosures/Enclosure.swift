import Budget
import Numbers

/// What enclosures of one context remember.
struct EnclosureState: Sendable {
  /// Integrals that were enclosed, by the place of their operands: to enclose one is dear.
  var quadratures: [UInt32: Interval] = [:]
  /// The expressions of integrals by their kernels.
  var integrals: [UInt32: Expression] = [:]
  /// Series that were enclosed, by the place of their operands and the bits.
  var series: [UInt64: Interval] = [:]
  /// The range that a variable runs through while an expression is enclosed.
  var box: (symbol: Symbol, values: Interval)?
  /// Levels of an expression that is enclosed.
  var depth = 0

  mutating func removeAll() {
    box = nil
    depth = 0
    if !quadratures.isEmpty { quadratures.removeAll(keepingCapacity: true) }
    if !integrals.isEmpty { integrals.removeAll(keepingCapacity: true) }
    if !series.isEmpty { series.removeAll(keepingCapacity: true) }
  }
}

/// Why an expression has no enclosure at a point.
enum EvaluationFailure: Error {
  /// It has no real value there.
  case outside
  /// This precision cannot tell.
  case straddles
  case exhausted(Failure)
}

/// Enclosures of expressions at rational points.
enum Enclosure {
  /// Encloses a real value; a value that is not real is `outside`.
  static func enclosure(
    _ expression: Expression, at point: [Assignment], bits: Int, in context: inout AlgebraContext
  ) throws(EvaluationFailure) -> Interval {
    let node = context.expressions.nodes[Int(expression.id)]
    context.enclosures.depth += 1
    defer { context.enclosures.depth -= 1 }
    if context.enclosures.depth > context.limits.nesting * 4 {
      throw .exhausted(.exhausted(.nesting))
    }
    try pay(node, bits, in: &context)
    do {
      switch node.kind {
      case .number: return Interval(context.expressions.numbers[Int(node.first)], precision: bits)
      case .symbol:
        if let box = context.enclosures.box, box.symbol.raw == node.first { return box.values }
        guard let assignment = point.first(where: { $0.symbol.raw == node.first }) else {
          throw DomainError.straddles
        }
        return Interval(assignment.value, precision: bits)
      case .constant:
        switch Constant(rawValue: node.detail) ?? .pi {
        case .pi: return Interval.pi(precision: bits)
        case .e: return Interval.e(precision: bits)
        case .i: throw DomainError.outside
        }
      case .sum:
        var result = Interval(Rational.zero, precision: bits)
        for index in 0..<Int(node.count) {
          result =
            result
            + (try enclosure(
              context.expressions.operand(node, index), at: point, bits: bits, in: &context))
        }
        return result
      case .product:
        var result = Interval(Rational.one, precision: bits)
        for index in 0..<Int(node.count) {
          result =
            result
            * (try enclosure(
              context.expressions.operand(node, index), at: point, bits: bits, in: &context))
        }
        return result
      case .quotient:
        let top = try enclosure(
          context.expressions.operand(node, 0), at: point, bits: bits, in: &context)
        let bottom = try enclosure(
          context.expressions.operand(node, 1), at: point, bits: bits, in: &context)
        if bottom.isZero == .yes { throw DomainError.outside }
        return try top.divided(by: bottom)
      case .power:
        let base = try enclosure(
          context.expressions.operand(node, 0), at: point, bits: bits, in: &context)
        if let exponent = rational(context.expressions.operand(node, 1), at: point, in: context) {
          if exponent.isInteger, let whole = exponent.int { return try base.power(whole) }
          return try base.power(exponent)
        }
        return try base.power(
          enclosure(context.expressions.operand(node, 1), at: point, bits: bits, in: &context))
      case .apply:
        return try applied(node, at: point, bits: bits, in: &context)
      }
    } catch let error as DomainError {
      throw error == .outside ? .outside : .straddles
    } catch let error as EvaluationFailure {
      throw error
    } catch {
      throw .straddles
    }
  }

  /// Pays for the enclosure of one node.
  private static func pay(
    _ node: ExpressionArena.Node, _ bits: Int, in context: inout AlgebraContext
  ) throws(EvaluationFailure) {
    let cost =
      switch node.kind {
      case .apply: Interval.cost(precision: bits)
      case .power:
        rational(context.expressions.operand(node, 1), at: [], in: context) == nil
          ? Interval.cost(precision: bits) : Interval.rootCost(precision: bits)
      default: 4
      }
    do {
      try context.spend(cost)
    } catch {
      throw .exhausted(error)
    }
  }

  /// The rational value of an expression of numbers, symbols and arithmetic; nil where it is none.
  static func rational(
    _ expression: Expression, at point: [Assignment], depth: Int = 0, in context: AlgebraContext
  )
    -> Rational?
  {
    if depth > 16 { return nil }
    let node = context.expressions.nodes[Int(expression.id)]
    switch node.kind {
    case .number: return context.expressions.numbers[Int(node.first)]
    case .symbol: return point.first { $0.symbol.raw == node.first }?.value
    case .sum, .product:
      var result = node.kind == .sum ? Rational.zero : .one
      for index in 0..<Int(node.count) {
        guard
          let part = rational(
            context.expressions.operand(node, index), at: point, depth: depth + 1, in: context),
          result.bitWidth < 256, part.bitWidth < 256
        else { return nil }
        result = node.kind == .sum ? result + part : result * part
      }
      return result
    case .quotient:
      guard
        let x = rational(
          context.expressions.operand(node, 0), at: point, depth: depth + 1, in: context),
        let y = rational(
          context.expressions.operand(node, 1), at: point, depth: depth + 1, in: context)
      else { return nil }
      return x.divided(by: y)
    case .power:
      guard
        let base = rational(
          context.expressions.operand(node, 0), at: point, depth: depth + 1, in: context),
        let exponent = rational(
          context.expressions.operand(node, 1), at: point, depth: depth + 1, in: context)?.int,
        (0...64).contains(exponent), base.bitWidth * exponent < 256
      else { return nil }
      var result = Rational.one
      for _ in 0..<exponent { result = result * base }
      return result
    default: return nil
    }
  }

  /// A sum or a product at a point where its bounds are integers, term by term.
  private static func summed(
    _ node: ExpressionArena.Node, _ operation: Operation, at point: [Assignment], bits: Int,
    in context: inout AlgebraContext
  ) throws -> Interval {
    let index = context.expressions.nodes[Int(context.expressions.operand(node, 3).id)]
    guard let first = rational(context.expressions.operand(node, 1), at: point, in: context)?.int,
      let last = rational(context.expressions.operand(node, 2), at: point, in: context)?.int,
      last.isWithin(1 << 40),
      first.isWithin(1 << 40),
      last - first <= 4_000
    else { throw DomainError.straddles }
    var result = Interval(operation == .sum ? Rational.zero : .one, precision: bits)
    for value in first..<max(first, last + 1) {
      let here = [Assignment(symbol: Symbol(raw: index.first), value: Rational(value))] + point
      let term = try enclosure(
        context.expressions.operand(node, 0), at: here, bits: bits, in: &context)
      result = operation == .sum ? result + term : result * term
    }
    return result
  }

  /// Encloses a function of its operands.
  private static func applied(
    _ node: ExpressionArena.Node, at point: [Assignment], bits: Int,
    in context: inout AlgebraContext
  ) throws -> Interval {
    let operation = Operation(rawValue: node.detail) ?? .abs
    let operand = context.expressions.operand(node, 0)
    switch operation {
    case .factorial, .doubleFactorial, .binomial, .gcd, .lcm, .modulo:
      var values: [Form] = []
      for index in 0..<Int(node.count) {
        guard let value = rational(context.expressions.operand(node, index), at: point, in: context)
        else {
          throw DomainError.straddles
        }
        values.append(Form(value))
      }
      do {
        guard let value = try context.apply(operation, values).number else {
          throw DomainError.straddles
        }
        return Interval(value, precision: bits)
      } catch let failure as Failure {
        switch failure {
        case .undefined: throw DomainError.outside
        default: throw EvaluationFailure.exhausted(failure)
        }
      }
    case .sum,
      .product where node.count == 4:
      return try summed(node, operation, at: point, bits: bits, in: &context)
    case .series:
      return try SeriesEnclosure.seriesEnclosure(node, at: point, bits: bits, in: &context)
    case .integral: return try Quadrature.quadrature(node, at: point, bits: bits, in: &context)
    case .zeta:
      guard let power = rational(operand, at: point, in: context)?.int, power >= 2 else {
        throw DomainError.straddles
      }
      return Interval.zeta(power, precision: bits)
    case .maximum, .minimum:
      var result = try enclosure(operand, at: point, bits: bits, in: &context)
      for index in 1..<max(1, Int(node.count)) {
        let next = try enclosure(
          context.expressions.operand(node, index), at: point, bits: bits, in: &context)
        result = operation == .maximum ? Interval.max(result, next) : Interval.min(result, next)
      }
      return result
    default: break
    }
    let x = try enclosure(operand, at: point, bits: bits, in: &context)
    switch operation {
    case .sin: return x.sin()
    case .cos: return x.cos()
    case .tan: return try x.tan()
    case .cot: return try x.cot()
    case .sec: return try x.sec()
    case .csc: return try x.csc()
    case .arcsin: return try x.asin()
    case .arccos: return try x.acos()
    case .arctan: return x.atan()
    case .arccot: return x.acot()
    case .arcsec: return try x.asec()
    case .arccsc: return try x.acsc()
    case .sinh: return x.sinh()
    case .cosh: return x.cosh()
    case .tanh: return x.tanh()
    case .coth: return try x.tanh().reciprocal()
    case .sech: return try x.cosh().reciprocal()
    case .csch: return try x.sinh().reciprocal()
    case .arsinh: return x.asinh()
    case .arcosh: return try x.acosh()
    case .artanh: return try x.atanh()
    case .log: return try x.log()
    case .abs: return x.magnitude
    case .realPart, .conjugate: return x
    case .imaginaryPart: return Interval(Rational.zero, precision: bits)
    case .sign:
      if x.isPositive == .yes { return Interval(Rational.one, precision: bits) }
      if x.isNegative == .yes { return Interval(Rational(-1), precision: bits) }
      if x.isZero == .yes { return Interval(Rational.zero, precision: bits) }
      throw DomainError.straddles
    case .floor, .ceil, .round:
      let shifted = operation == .round ? x + Interval(Rational.half, precision: bits) : x
      guard let whole = operation == .ceil ? shifted.ceiling : shifted.floor else {
        throw DomainError.straddles
      }
      return Interval(whole, precision: bits)
    default: throw DomainError.straddles
    }
  }
}
