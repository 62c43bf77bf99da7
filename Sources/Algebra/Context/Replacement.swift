/// Replacing a variable in an expression.
enum Replacement {
  /// The expression with a variable replaced wherever it occurs; nil where a bound is reached.
  static func replacing(
    _ symbol: Symbol, in expression: Expression, by value: Expression,
    in context: inout AlgebraContext
  ) -> Expression? {
    var done: [UInt32: Expression] = [:]
    return try? replaced(expression, symbol, value, &done, in: &context)
  }

  private static func replaced(
    _ expression: Expression, _ symbol: Symbol, _ value: Expression,
    _ done: inout [UInt32: Expression], in context: inout AlgebraContext
  ) throws(Failure) -> Expression {
    if let known = done[expression.id] { return known }
    try context.spend(2)
    let node = context.expressions.nodes[Int(expression.id)]
    var result = expression
    if node.kind == .symbol {
      if node.first == symbol.raw { result = value }
    } else if node.kind.hasOperands {
      try context.descend()
      defer { context.depth -= 1 }
      var operands: [Expression] = []
      operands.reserveCapacity(Int(node.count))
      var isChanged = false
      for index in 0..<Int(node.count) {
        let operand = context.expressions.operand(node, index)
        let new = try replaced(operand, symbol, value, &done, in: &context)
        isChanged = isChanged || new != operand
        operands.append(new)
      }
      if isChanged { result = context.expressions.add(node.kind, node.detail, operands) }
    }
    done[expression.id] = result
    return result
  }
}
