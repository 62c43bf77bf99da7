import Numbers

/// Sample points where expressions have values only on a small range: `√(7 − x)·√(x − 6.99)`.
extension AlgebraContext {
  private static let mostConstraints = 16

  /// Points inside the ranges between which linear arguments of roots, logarithms, arcsines and arccosines
  /// change sign: `each` in every range.
  mutating func narrowPoints(
    _ a: Expression, _ b: Expression, _ symbols: [Symbol], each: Int
  ) throws(Failure) -> [[Assignment]] {
    var constraints: [Expression] = []
    for expression in [a, b] { constrain(expression, &constraints) }
    guard let symbol = symbols.first, !constraints.isEmpty else { return [] }
    var lines: [(constant: Expression, slope: Expression)] = []
    for constraint in constraints.prefix(Self.mostConstraints) {
      try spend(32)
      if let line = linearParts(constraint, in: symbol) { lines.append(line) }
    }
    var result: [[Assignment]] = []
    for number in 0..<each {
      var point = samplePoint(symbols, number, integral: false)
      var ends: [Rational] = []
      for line in lines {
        guard let constant = rational(line.constant, at: point),
          let slope = rational(line.slope, at: point), let end = (-constant).divided(by: slope),
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
  private mutating func constrain(_ expression: Expression, _ found: inout [Expression]) {
    var open = [expression.id]
    while let id = open.popLast(), found.count < Self.mostConstraints {
      let node = expressions.nodes[Int(id)]
      guard node.kind.hasOperands, node.count > 0 else { continue }
      let first = expressions.operand(node, 0)
      switch (node.kind, Operation(rawValue: node.detail)) {
      case (.power, _):
        let exponent = rational(expressions.operand(node, 1), at: [])
        if exponent?.isInteger != true { found.append(first) }
      case (.apply, .log): found.append(first)
      case (.apply, .arcsin), (.apply, .arccos):
        found.append(sum([first, number(.one)]))
        found.append(sum([number(.one), negated(first)]))
      default: break
      }
      for index in 0..<Int(node.count) {
        open.append(expressions.operand(node, index).id)
      }
    }
  }
}
