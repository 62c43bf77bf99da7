import Budget
import Numbers

/// What a Taylor series is taken in, around which place, and how far.
struct JetPlace {
  let symbol: Symbol
  let place: Interval
  let order: Int

  init(_ symbol: Symbol, _ place: Interval, _ order: Int) {
    self.symbol = symbol
    self.place = place
    self.order = order
  }

  var one: Jet { constant(Interval(1, precision: place.precision)) }

  func constant(_ value: Interval) -> Jet { Jet(constant: value, order: order) }
}

/// Taylor coefficients of expressions.
enum Jets {
  private static let mostFactors = 64

  /// The Taylor coefficients of an expression in a variable.
  static func jet(
    _ expression: Expression, _ at: JetPlace, at point: [Assignment],
    in context: inout AlgebraContext
  ) throws -> Jet {
    let node = context.expressions.nodes[Int(expression.id)]
    context.enclosures.depth += 1
    defer { context.enclosures.depth -= 1 }
    try payForJet(node, at, in: &context)
    switch node.kind {
    case .number, .constant:
      return at.constant(
        try Enclosure.enclosure(expression, at: point, bits: at.place.precision, in: &context))
    case .symbol:
      if node.first == at.symbol.raw { return Jet(variable: at.place, order: at.order) }
      return at.constant(
        try Enclosure.enclosure(expression, at: point, bits: at.place.precision, in: &context))
    case .sum, .product:
      var result = try jet(context.expressions.operand(node, 0), at, at: point, in: &context)
      for index in 1..<max(1, Int(node.count)) {
        let next = try jet(context.expressions.operand(node, index), at, at: point, in: &context)
        result = node.kind == .sum ? result + next : result * next
      }
      return result
    case .quotient:
      let top = try jet(context.expressions.operand(node, 0), at, at: point, in: &context)
      return try top * inverse(context.expressions.operand(node, 1), at, at: point, in: &context)
    case .power: return try power(node, at, at: point, isInverse: false, in: &context)
    case .apply:
      let operation = Operation(rawValue: node.detail) ?? .abs
      if Self.hasJet(operation) {
        return try applied(
          operation, jet(context.expressions.operand(node, 0), at, at: point, in: &context), at)
      }
      if Occurrence.mentions(expression, [at.symbol], in: context) { throw DomainError.straddles }
      return at.constant(
        try Enclosure.enclosure(expression, at: point, bits: at.place.precision, in: &context))
    }
  }

  /// Pays for the coefficients of one node: products of series take the square of their order.
  private static func payForJet(
    _ node: ExpressionArena.Node, _ at: JetPlace, in context: inout AlgebraContext
  ) throws {
    if context.enclosures.depth > context.limits.nesting * 4 {
      throw EvaluationFailure.exhausted(.exhausted(.nesting))
    }
    let price =
      switch node.kind {
      case .number, .constant, .symbol: 4
      case .sum: 4 * at.order * Int(node.count)
      case .product: 4 * at.order * at.order * Int(node.count)
      case .quotient, .apply: 5 * at.order * at.order
      case .power:
        5 * at.order * at.order * multiplications(context.expressions.operand(node, 1), in: context)
      }
    do {
      try context.spend(price)
    } catch {
      throw EvaluationFailure.exhausted(error)
    }
  }

  /// How many products a power takes.
  private static func multiplications(_ exponent: Expression, in context: AlgebraContext) -> Int {
    guard let whole = Enclosure.rational(exponent, at: [], in: context)?.int,
      (2...16).contains(whole)
    else { return 1 }
    return whole.nonzeroBitCount + Int.bitWidth - whole.leadingZeroBitCount - 2
  }

  /// The coefficients of a power, or of one over it.
  private static func power(
    _ node: ExpressionArena.Node, _ at: JetPlace, at point: [Assignment], isInverse: Bool,
    in context: inout AlgebraContext
  ) throws -> Jet {
    let exponent = context.expressions.operand(node, 1)
    let base = try jet(context.expressions.operand(node, 0), at, at: point, in: &context)
    if let number = Enclosure.rational(exponent, at: point, in: context) {
      return try base.power(isInverse ? -number : number)
    }
    let product = try jet(exponent, at, at: point, in: &context) * base.log()
    return (isInverse ? -product : product).exp()
  }

  /// One over an expression: over a power it is the power with the other sign, which is narrower than a quotient.
  private static func inverse(
    _ expression: Expression, _ at: JetPlace, at point: [Assignment],
    in context: inout AlgebraContext
  ) throws -> Jet {
    let node = context.expressions.nodes[Int(expression.id)]
    context.enclosures.depth += 1
    defer { context.enclosures.depth -= 1 }
    switch node.kind {
    case .power:
      try payForJet(node, at, in: &context)
      return try power(node, at, at: point, isInverse: true, in: &context)
    case .product where node.count <= Self.mostFactors:
      try payForJet(node, at, in: &context)
      var result = at.one
      for index in 0..<Int(node.count) {
        result =
          try result
          * inverse(context.expressions.operand(node, index), at, at: point, in: &context)
      }
      return result
    default: return try at.one.divided(by: jet(expression, at, at: point, in: &context))
    }
  }

  /// Whether the Taylor coefficients of a function are known.
  private static func hasJet(_ operation: Operation) -> Bool {
    switch operation {
    case .sin, .cos, .tan, .cot, .sec, .csc, .log, .arctan, .arcsin, .arccos, .sinh, .cosh, .tanh,
      .abs:
      true
    default: false
    }
  }

  /// The coefficients of a function of a series.
  private static func applied(_ operation: Operation, _ x: Jet, _ at: JetPlace) throws -> Jet {
    let first = x.coefficients[0]
    switch operation {
    case .sin: return x.sineAndCosine().0
    case .cos: return x.sineAndCosine().1
    case .tan:
      let (sine, cosine) = x.sineAndCosine()
      return try sine.divided(by: cosine)
    case .cot:
      let (sine, cosine) = x.sineAndCosine()
      return try cosine.divided(by: sine)
    case .sec: return try at.one.divided(by: x.sineAndCosine().1)
    case .csc: return try at.one.divided(by: x.sineAndCosine().0)
    case .log: return try x.log()
    case .arctan: return x.composed(first.atan(), try at.one.divided(by: at.one + x * x))
    case .arcsin:
      return x.composed(try first.asin(), try (at.one + -(x * x)).power(-(Rational.half)))
    case .arccos:
      return x.composed(try first.acos(), -(try (at.one + -(x * x)).power(-(Rational.half))))
    case .sinh, .cosh, .tanh:
      let (up, down) = (x.exp(), (-x).exp())
      let half = at.constant(Interval(.half, precision: at.place.precision))
      switch operation {
      case .sinh: return (up + -down) * half
      case .cosh: return (up + down) * half
      default: return try (up + -down).divided(by: up + down)
      }
    case .abs:
      if first.isPositive == .yes { return x }
      if first.isNegative == .yes { return -x }
      throw DomainError.straddles
    default: throw DomainError.straddles
    }
  }
}
