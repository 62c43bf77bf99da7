import Algebra
import Budget
import Notation
import Numbers

/// Sums and products over an index.
extension ExpressionReader {
  /// A sum or a product whose bounds are numbers, term by term.
  mutating func bigOperator(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure)
    -> Expression
  {
    let syntax = written.syntax
    guard let operation = syntax.bigOperator(id) else { throw .unsupported(.unknownSign) }
    if operation == .limit { return try limit(id, written) }
    if operation == .integral { return try integral(id, written) }
    guard operation == .sum || operation == .product, syntax.childCount(id) == 3 else {
      throw .unsupported(operation.construct)
    }
    let lower = syntax.child(id, 0)
    guard syntax.onlySign(lower) == .equal,
      syntax[syntax.child(lower, 0)].kind == .symbol, syntax[syntax.child(id, 1)].kind != .absent
    else { throw .unsupported(operation.construct) }
    let scalar = syntax.scalar(syntax.child(lower, 0))
    if let first = try integer(syntax.child(lower, 2), written),
      let last = try integer(syntax.child(id, 1), written), last >= first,
      last.subtractingReportingOverflow(first).partialValue < Self.mostTerms,
      !last.subtractingReportingOverflow(first).overflow
    {
      return try writtenOut(id, written, operation, scalar, first, last)
    }
    // Bounds first: the index is not bound in them.
    let start = try child(lower, 2, written)
    var end: Expression?
    do {
      end = try child(id, 1, written)
    } catch .infinity where syntax.isInfinity(syntax.child(id, 1)) {
      // No upper bound.
    }
    let index = algebra.variable(algebra.symbol(named: Array("#\(bindings.count)".utf8)))
    bindings.append((scalar, index))
    defer { bindings.removeLast() }
    let body = try child(id, 2, written)
    guard let end else {
      return algebra.apply(operation == .sum ? .series : .product, [body, start, index])
    }
    return algebra.apply(operation == .sum ? .sum : .product, [body, start, end, index])
  }

  /// The terms one by one.
  private mutating func writtenOut(
    _ id: Syntax.ID, _ written: ParsedAnswer, _ operation: BigOperator, _ scalar: UInt32,
    _ first: Int,
    _ last: Int
  ) throws(ReadFailure) -> Expression {
    var terms: [Expression] = []
    for index in first...last {
      bindings.append((scalar, algebra.number(Rational(index))))
      defer { bindings.removeLast() }
      terms.append(try child(id, 2, written))
    }
    return operation == .sum ? algebra.sum(terms) : algebra.product(terms)
  }

  /// The integer that a node is worth; nil if it is none.
  private mutating func integer(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure)
    -> Int?
  {
    if written.syntax[id].kind == .absent { return nil }
    let value: Expression
    do {
      value = try expression(id, written)
    } catch .infinity {
      return nil
    }
    guard let form = try? algebra.canonicalForm(value) else { return nil }
    return form.number?.int
  }
}
