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
extension AlgebraContext {
  private static let mostFactors = 64

  /// The Taylor coefficients of an expression in a variable.
  mutating func jet(
    _ expression: Expression, _ at: JetPlace, at point: [Assignment]
  ) throws -> Jet {
    let node = expressions.nodes[Int(expression.id)]
    evaluationDepth += 1
    defer { evaluationDepth -= 1 }
    try payForJet(node, at)
    switch node.kind {
    case .number, .constant:
      return at.constant(try enclosure(expression, at: point, bits: at.place.precision))
    case .symbol:
      if node.first == at.symbol.raw { return Jet(variable: at.place, order: at.order) }
      return at.constant(try enclosure(expression, at: point, bits: at.place.precision))
    case .sum, .product:
      var result = try jet(expressions.operand(node, 0), at, at: point)
      for index in 1..<max(1, Int(node.count)) {
        let next = try jet(expressions.operand(node, index), at, at: point)
        result = node.kind == .sum ? result + next : result * next
      }
      return result
    case .quotient:
      let top = try jet(expressions.operand(node, 0), at, at: point)
      return try top * inverse(expressions.operand(node, 1), at, at: point)
    case .power: return try power(node, at, at: point, isInverse: false)
    case .apply:
      let operation = Operation(rawValue: node.detail) ?? .abs
      if Self.hasJet(operation) {
        return try applied(operation, jet(expressions.operand(node, 0), at, at: point), at)
      }
      if mentions(expression, [at.symbol]) { throw DomainError.straddles }
      return at.constant(try enclosure(expression, at: point, bits: at.place.precision))
    }
  }

  private mutating func payForJet(_ node: ExpressionArena.Node, _ at: JetPlace) throws {
    if evaluationDepth > limits.nesting * 4 {
      throw EvaluationFailure.exhausted(.exhausted(.nesting))
    }
    let price =
      switch node.kind {
      case .number, .constant, .symbol: 4
      case .sum: 4 * at.order * Int(node.count)
      case .product: 4 * at.order * at.order * Int(node.count)
      case .quotient, .apply: 5 * at.order * at.order
      case .power: 5 * at.order * at.order * multiplications(expressions.operand(node, 1))
      }
    do {
      try spend(price)
    } catch {
      throw EvaluationFailure.exhausted(error)
    }
  }

  /// How many products a power takes.
  private func multiplications(_ exponent: Expression) -> Int {
    guard let whole = rational(exponent, at: [])?.int, (2...16).contains(whole) else { return 1 }
    return whole.nonzeroBitCount + Int.bitWidth - whole.leadingZeroBitCount - 2
  }

  private mutating func power(
    _ node: ExpressionArena.Node, _ at: JetPlace, at point: [Assignment], isInverse: Bool
  ) throws -> Jet {
    let exponent = expressions.operand(node, 1)
    let base = try jet(expressions.operand(node, 0), at, at: point)
    if let number = rational(exponent, at: point) {
      return try base.power(isInverse ? -number : number)
    }
    let product = try jet(exponent, at, at: point) * base.log()
    return (isInverse ? -product : product).exp()
  }

  /// One over an expression: over a power it is the power with the other sign, which is narrower than a quotient.
  private mutating func inverse(
    _ expression: Expression, _ at: JetPlace, at point: [Assignment]
  ) throws -> Jet {
    let node = expressions.nodes[Int(expression.id)]
    evaluationDepth += 1
    defer { evaluationDepth -= 1 }
    switch node.kind {
    case .power:
      try payForJet(node, at)
      return try power(node, at, at: point, isInverse: true)
    case .product where node.count <= Self.mostFactors:
      try payForJet(node, at)
      var result = at.one
      for index in 0..<Int(node.count) {
        result = try result * inverse(expressions.operand(node, index), at, at: point)
      }
      return result
    default: return try at.one.divided(by: jet(expression, at, at: point))
    }
  }

  private static func hasJet(_ operation: Operation) -> Bool {
    switch operation {
    case .sin, .cos, .tan, .cot, .sec, .csc, .log, .arctan, .arcsin, .arccos, .sinh, .cosh, .tanh,
      .abs:
      true
    default: false
    }
  }

  private func applied(_ operation: Operation, _ x: Jet, _ at: JetPlace) throws -> Jet {
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
