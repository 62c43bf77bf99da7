import Budget
import Bytes
import Numbers

/// Canonical forms of expressions that belong together.
enum CanonicalForm {
  /// The canonical forms of both, with one unit for each angle that occurs in either.
  static func forms(_ a: Expression, _ b: Expression, in context: inout AlgebraContext)
    throws(Failure) -> (Form, Form)
  {
    let both = try forms([a, b], in: &context)
    return (both[0], both[1])
  }

  /// The canonical form of an expression by itself.
  static func canonicalForm(_ a: Expression, in context: inout AlgebraContext) throws(Failure)
    -> Form
  { try forms([a], in: &context)[0] }

  /// The canonical forms of expressions, in the same units of angles; where a unit becomes finer,
  /// all are made again.
  static func forms(_ expressions: [Expression], in context: inout AlgebraContext) throws(Failure)
    -> [Form]
  {
    while true {
      context.angles.isStale = false
      context.powers.splitsRoots = false
      context.powers.splitsQuotients = false
      var result: [Form] = []
      do {
        for expression in expressions { result.append(try context.form(of: expression)) }
      } catch {
        context.depth = 0
        if context.angles.isStale {
          try context.spend(16)
          continue
        }
        throw error
      }
      return result
    }
  }
}

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

  /// A symbol as a form.
  mutating func form(symbol: Symbol) throws(Failure) -> Form {
    if let known = kernels.symbolForms.first(where: { $0.symbol == symbol }) { return known.form }
    let result = form(kernel: try intern(.symbol(symbol)))
    if kernels.symbolForms.count < 8 { kernels.symbolForms.append((symbol, result)) }
    return result
  }

  /// A function of canonical forms.
  mutating func apply(_ operation: Operation, _ arguments: [Form]) throws(Failure) -> Form {
    try spend(4)
    try descend()
    defer { depth -= 1 }
    guard let x = arguments.first else { throw .unsupported(.function) }
    switch operation {
    case .sin, .cos, .tan, .cot, .sec, .csc:
      return try Trigonometry.trigonometric(operation, x, in: &self)
    case .arcsin, .arccos, .arctan, .arccot, .arcsec, .arccsc:
      return try InverseTrigonometry.inverseTrigonometric(operation, x, in: &self)
    case .sinh, .cosh, .tanh, .coth, .sech, .csch, .arsinh, .arcosh, .artanh:
      return try Hyperbolic.hyperbolic(operation, x, in: &self)
    case .log: return try Logarithms.logarithm(x, in: &self)
    case .abs: return try AbsoluteValue.absoluteValue(x, in: &self)
    case .sign, .floor, .ceil, .round: return try AbsoluteValue.step(operation, x, in: &self)
    case .realPart, .imaginaryPart, .conjugate, .argument:
      return try ComplexParts.complexPart(operation, x, in: &self)
    case .factorial, .doubleFactorial: return try Factorials.factorial(operation, x, in: &self)
    case .binomial:
      guard arguments.count == 2 else { throw .unsupported(.function) }
      return try Factorials.binomial(x, arguments[1], in: &self)
    case .maximum, .minimum, .gcd, .lcm:
      return try Extremum.extremum(operation, arguments, in: &self)
    case .sum, .product, .series: return try Summation.overIndex(operation, arguments, in: &self)
    case .zeta:
      guard let power = x.integer, power >= 2 else { throw .unsupported(.function) }
      return try RationalSum.zeta(power, in: &self)
    case .integral: return try Quadrature.integral(arguments, in: &self)
    case .modulo:
      guard arguments.count == 2 else { throw .unsupported(.function) }
      return try Extremum.remainder(x, arguments[1])
    }
  }
}
