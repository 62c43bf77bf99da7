import Numbers

/// An expression of a context, by its place in the arena.
public struct Expression: Hashable, Sendable {
  @usableFromInline let id: UInt32
  @usableFromInline init(_ id: UInt32) { self.id = id }
}

/// A function that expressions can apply.
public enum Operation: UInt8, Sendable, CaseIterable {
  case sin, cos, tan, cot, sec, csc
  case arcsin, arccos, arctan, arccot, arcsec, arccsc
  case sinh, cosh, tanh, coth, sech, csch, arsinh, arcosh, artanh
  /// Natural.
  case log
  case abs, sign, floor, ceil, round
  case realPart, imaginaryPart, conjugate, argument
  case factorial, doubleFactorial, binomial
  case maximum, minimum, gcd, lcm
  /// The remainder of a division, between zero and the divisor.
  case modulo
  /// A sum or a product over an index: body, lower bound, upper bound, index; a series, or a product of three
  /// arguments, has no upper bound.
  case sum, product, series
  /// Riemann's, at an integer above one.
  case zeta
  /// A definite integral without a known antiderivative: body, lower bound, upper bound, variable.
  case integral
}

/// A constant with a name.
public enum Constant: UInt8, Sendable, CaseIterable { case pi, e, i }

/// The expressions of one context: nodes in a flat array, operands beside it.
struct ExpressionArena {
  enum Kind: UInt8 { case number, symbol, constant, sum, product, quotient, power, apply }

  struct Node {
    var kind: Kind
    /// `Operation` or `Constant`
    var detail: UInt8
    /// Where its operands start; for a number its index; for a symbol its raw name.
    var first: UInt32
    var count: UInt32
  }

  var nodes: [Node] = []
  var operands: [UInt32] = []
  var numbers: [Rational] = []

  mutating func removeAll() {
    nodes.removeAll(keepingCapacity: true)
    operands.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
  }

  mutating func add(_ node: Node) -> Expression {
    nodes.append(node)
    return Expression(UInt32(truncatingIfNeeded: nodes.count - 1))
  }

  mutating func add(_ kind: Kind, _ left: Expression, _ right: Expression) -> Expression {
    let first = UInt32(truncatingIfNeeded: operands.count)
    operands.append(left.id)
    operands.append(right.id)
    return add(Node(kind: kind, detail: 0, first: first, count: 2))
  }

  mutating func add(_ kind: Kind, _ detail: UInt8, _ children: [Expression]) -> Expression {
    let first = UInt32(truncatingIfNeeded: operands.count)
    for child in children { operands.append(child.id) }
    return add(
      Node(
        kind: kind, detail: detail, first: first, count: UInt32(truncatingIfNeeded: children.count))
    )
  }

  func operand(_ node: Node, _ index: Int) -> Expression {
    Expression(operands[Int(node.first) + index])
  }
}

extension AlgebraContext {
  /// A rational number.
  public mutating func number(_ value: Rational) -> Expression {
    expressions.numbers.append(value)
    return expressions.add(
      .init(
        kind: .number, detail: 0,
        first: UInt32(truncatingIfNeeded: expressions.numbers.count - 1), count: 0))
  }

  /// A variable.
  public mutating func variable(_ symbol: Symbol) -> Expression {
    expressions.add(.init(kind: .symbol, detail: 0, first: symbol.raw, count: 0))
  }

  /// A constant by name.
  public mutating func constant(_ constant: Constant) -> Expression {
    expressions.add(.init(kind: .constant, detail: constant.rawValue, first: 0, count: 0))
  }

  /// The sum of the terms.
  public mutating func sum(_ terms: [Expression]) -> Expression {
    if let value = folded(terms, from: .zero, +) { return number(value) }
    return expressions.add(.sum, 0, terms)
  }

  /// The product of the factors.
  public mutating func product(_ factors: [Expression]) -> Expression {
    if let value = folded(factors, from: .one, *) { return number(value) }
    return expressions.add(.product, 0, factors)
  }

  /// Minus `x`.
  public mutating func negated(_ x: Expression) -> Expression {
    if let value = smallNumber(x) { return number(-value) }
    let minusOne = number(Rational(-1))
    return expressions.add(.product, minusOne, x)
  }

  /// `x` over `y`.
  public mutating func quotient(_ x: Expression, _ y: Expression) -> Expression {
    if let top = smallNumber(x), let bottom = smallNumber(y), let value = top.divided(by: bottom) {
      return number(value)
    }
    return expressions.add(.quotient, x, y)
  }

  /// The value of a number of at most 64 bits: work on it costs no more than to write it down.
  private func smallNumber(_ x: Expression) -> Rational? {
    let node = expressions.nodes[Int(x.id)]
    guard node.kind == .number else { return nil }
    let value = expressions.numbers[Int(node.first)]
    return value.isSmall ? value : nil
  }

  /// Small numbers put together, as long as they stay small.
  private func folded(
    _ parts: [Expression], from start: Rational, _ join: (Rational, Rational) -> Rational
  ) -> Rational? {
    var result = start
    for part in parts {
      guard let value = smallNumber(part), result.isSmall else { return nil }
      result = join(result, value)
    }
    return result
  }

  /// `x` to the power `y`.
  public mutating func power(_ x: Expression, _ y: Expression) -> Expression {
    expressions.add(.power, x, y)
  }

  /// A function of its arguments.
  public mutating func apply(_ operation: Operation, _ arguments: [Expression]) -> Expression {
    expressions.add(.apply, operation.rawValue, arguments)
  }
}
