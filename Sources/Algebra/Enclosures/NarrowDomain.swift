import Numbers

/// Sample points where expressions have values only on a small range: `√(7 − x)·√(x − 6.99)`.
enum NarrowDomain {
  private static let mostConstraints = 16

  /// Points inside the ranges between which linear arguments of roots, logarithms, arcsines and arccosines
  /// change sign: `each` in every range.
  static func narrowPoints(
    _ a: Expression, _ b: Expression, _ symbols: [Symbol], each: Int,
    in context: inout AlgebraContext
  ) throws(Failure) -> [[Assignment]] {
    var constraints: [Expression] = []
    for expression in [a, b] { constrain(expression, &constraints, in: &context) }
    guard let symbol = symbols.first, !constraints.isEmpty else { return [] }
    var lines: [(constant: Expression, slope: Expression)] = []
    for constraint in constraints.prefix(Self.mostConstraints) {
      try context.spend(32)
      if let line = LinearParts.linearParts(constraint, in: symbol, in: &context) {
        lines.append(line)
      }
    }
    var result: [[Assignment]] = []
    for number in 0..<each {
      var point = PointComparison.samplePoint(symbols, number, integral: false)
      var ends: [Rational] = []
      for line in lines {
        guard let constant = Enclosure.rational(line.constant, at: point, in: context),
          let slope = Enclosure.rational(line.slope, at: point, in: context),
          let end = (-constant).divided(by: slope),
          !ends.contains(end)
        else { continue }
        ends.append(end)
      }
      ends.sort()
      guard let first = ends.first, let last = ends.last else { return result }
      ends = [first - .one] + ends + [last + .one]
      guard let place = Rational(number + 1, each + 1) else { continue }
      for (low, high) in zip(ends, ends.dropFirst()) {
        point[0].value = low + (high - low) * place
        result.append(point)
      }
    }
    return result
  }

  /// What has to be positive for an expression to have a real value.
  private static func constrain(
    _ expression: Expression, _ found: inout [Expression], in context: inout AlgebraContext
  ) {
    var open = [expression.id]
    while let id = open.popLast(), found.count < Self.mostConstraints {
      let node = context.expressions.nodes[Int(id)]
      guard node.kind.hasOperands, node.count > 0 else { continue }
      let first = context.expressions.operand(node, 0)
      switch (node.kind, Operation(rawValue: node.detail)) {
      case (.power, _):
        let exponent = Enclosure.rational(context.expressions.operand(node, 1), at: [], in: context)
        if exponent?.isInteger != true { found.append(first) }
      case (.apply, .log): found.append(first)
      case (.apply, .arcsin), (.apply, .arccos):
        found.append(context.sum([first, context.number(.one)]))
        found.append(context.sum([context.number(.one), context.negated(first)]))
      default: break
      }
      for index in 0..<Int(node.count) {
        open.append(context.expressions.operand(node, index).id)
      }
    }
  }
}
