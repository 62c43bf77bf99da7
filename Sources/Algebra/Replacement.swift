/// Replacing a variable in an expression.
extension AlgebraContext {
  /// The expression with a variable replaced wherever it occurs; nil where a bound is reached.
  public mutating func replacing(
    _ symbol: Symbol, in expression: Expression, by value: Expression
  ) -> Expression? {
    var done: [UInt32: Expression] = [:]
    return try? replaced(expression, symbol, value, &done)
  }

  private mutating func replaced(
    _ expression: Expression, _ symbol: Symbol, _ value: Expression,
    _ done: inout [UInt32: Expression]
  ) throws(Failure) -> Expression {
    if let known = done[expression.id] { return known }
    try spend(2)
    let node = expressions.nodes[Int(expression.id)]
    var result = expression
    if node.kind == .symbol {
      if node.first == symbol.raw { result = value }
    } else if node.kind.hasOperands {
      try descend()
      defer { depth -= 1 }
      var operands: [Expression] = []
      operands.reserveCapacity(Int(node.count))
      var isChanged = false
      for index in 0..<Int(node.count) {
        let operand = expressions.operand(node, index)
        let new = try replaced(operand, symbol, value, &done)
        isChanged = isChanged || new != operand
        operands.append(new)
      }
      if isChanged { result = expressions.add(node.kind, node.detail, operands) }
    }
    done[expression.id] = result
    return result
  }
}
