import Budget
import Numbers

/// From expressions to canonical forms.
extension AlgebraContext {
  /// The canonical form of an expression; fails where it has no value or is beyond the rules.
  public mutating func form(of expression: Expression) throws(Failure) -> Form {
    try spend(1)
    let node = expressions.nodes[Int(expression.id)]
    switch node.kind {
    case .number: return Form(try checked(expressions.numbers[Int(node.first)]))
    case .symbol: return try form(symbol: Symbol(raw: node.first))
    case .constant:
      switch Constant(rawValue: node.detail) ?? .pi {
      case .pi: return try form(.pi)
      case .e: return try form(.e)
      case .i: return try form(.imaginaryUnit)
      }
    case .sum, .product, .quotient, .power, .apply: break
    }
    try descend()
    defer { depth -= 1 }
    switch node.kind {
    case .sum:
      var terms: [Form] = []
      terms.reserveCapacity(Int(node.count))
      for index in 0..<Int(node.count) {
        terms.append(try form(of: expressions.operand(node, index)))
      }
      return try sum(terms)
    case .product:
      guard node.count > 0 else { return .one }
      var result = try form(of: expressions.operand(node, 0))
      for index in 1..<Int(node.count) {
        result = try multiply(result, form(of: expressions.operand(node, index)))
      }
      return result
    case .quotient:
      let top = try form(of: expressions.operand(node, 0))
      return try divide(top, form(of: expressions.operand(node, 1)))
    case .power:
      let base = try form(of: expressions.operand(node, 0))
      return try power(base, form(of: expressions.operand(node, 1)))
    case .apply:
      var arguments: [Form] = []
      for index in 0..<Int(node.count) {
        arguments.append(try form(of: expressions.operand(node, index)))
      }
      return try apply(Operation(rawValue: node.detail) ?? .abs, arguments)
    case .number, .symbol, .constant:
      return .zero
    }
  }

  mutating func form(symbol: Symbol) throws(Failure) -> Form {
    if let known = symbolForms.first(where: { $0.symbol == symbol }) { return known.form }
    let result = form(kernel: try intern(Kernel(kind: .symbol, symbol: symbol)))
    if symbolForms.count < 8 { symbolForms.append((symbol, result)) }
    return result
  }

  /// A function of canonical forms.
  mutating func apply(_ operation: Operation, _ arguments: [Form]) throws(Failure) -> Form {
    try spend(4)
    try descend()
    defer { depth -= 1 }
    guard let x = arguments.first else { throw .unsupported(.function) }
    switch operation {
    case .sin, .cos, .tan, .cot, .sec, .csc: return try trigonometric(operation, x)
    case .arcsin, .arccos, .arctan, .arccot, .arcsec, .arccsc:
      return try inverseTrigonometric(operation, x)
    case .sinh, .cosh, .tanh, .coth, .sech, .csch, .arsinh, .arcosh, .artanh:
      return try hyperbolic(operation, x)
    case .log: return try logarithm(x)
    case .abs: return try absoluteValue(x)
    case .sign, .floor, .ceil, .round: return try step(operation, x)
    case .realPart, .imaginaryPart, .conjugate, .argument: return try complexPart(operation, x)
    case .factorial, .doubleFactorial: return try factorial(operation, x)
    case .binomial:
      guard arguments.count == 2 else { throw .unsupported(.function) }
      return try binomial(x, arguments[1])
    case .maximum, .minimum, .gcd, .lcm: return try extremum(operation, arguments)
    case .sum, .product, .series: return try overIndex(operation, arguments)
    case .zeta:
      guard let power = x.integer, power >= 2 else { throw .unsupported(.function) }
      return try zeta(power)
    case .integral: return try integral(arguments)
    case .modulo:
      guard arguments.count == 2 else { throw .unsupported(.function) }
      return try remainder(x, arguments[1])
    }
  }
}
