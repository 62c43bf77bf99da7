import Numbers

/// What occurs in an expression.
public struct Traits: OptionSet, Sendable {
  /// One bit for each trait.
  public let rawValue: UInt8
  /// The traits with these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// A variable.
  public static let variables = Traits(rawValue: 1)
  /// An operator on integers: a factorial, a binomial, a sum.
  public static let integers = Traits(rawValue: 2)
  /// A function, or π or e.
  public static let transcendental = Traits(rawValue: 4)
}

extension AlgebraContext {
  /// The number of an expression that is a literal.
  public func literal(_ expression: Expression) -> Rational? {
    let node = expressions.nodes[Int(expression.id)]
    return node.kind == .number ? expressions.numbers[Int(node.first)] : nil
  }

  /// Whether an expression is the literal zero.
  public func isLiteralZero(_ expression: Expression) -> Bool {
    literal(expression)?.isZero == true
  }

  /// What occurs in an expression, in one walk.
  public func traits(_ expression: Expression) -> Traits {
    var found: Traits = []
    _ = contains(expression) { node in
      switch node.kind {
      case .symbol:
        if !symbols.isIndex(Symbol(raw: node.first)) { found.insert(.variables) }
      case .constant:
        if node.detail != Constant.i.rawValue { found.insert(.transcendental) }
      case .apply:
        switch Operation(rawValue: node.detail) {
        case .factorial, .doubleFactorial, .binomial, .gcd, .lcm, .modulo, .sum, .product, .series:
          found.insert(.integers)
        case .abs, .sign, .floor, .ceil, .round, .realPart, .imaginaryPart, .conjugate, .maximum,
          .minimum:
          break
        default: found.insert(.transcendental)
        }
      default: break
      }
      return false
    }
    return found
  }
}
