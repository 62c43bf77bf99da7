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

extension Traits {
  /// What occurs in an expression, in one walk.
  public static func traits(_ expression: Expression, in context: AlgebraContext) -> Traits {
    var found: Traits = []
    _ = Occurrence.contains(expression, in: context) { node in
      switch node.kind {
      case .symbol:
        if !context.symbols.isIndex(Symbol(raw: node.first)) { found.insert(.variables) }
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
