import Algebra
import Budget
import Bytes
import Notation
import Numbers

/// A matrix, or a tuple as a column, among operators.
struct Grid {
  var rows: Int
  var columns: Int
  var cells: [Expression]
  /// Whether it is written with commas.
  var isTuple: Bool
}

/// Sums, multiples, products, powers and transposes of matrices and tuples.
extension ExpressionReader {
  /// What an operator makes of matrices; nil where there is none below it.
  mutating func arithmeticOfArrays(
    _ id: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Answer? {
    guard written.syntax.kinds.overlaps(Self.arrayKinds), written.syntax.hasArray(id, depth: 0),
      let grid = try grid(id, written, inSum: false)
    else { return nil }
    let cells = grid.cells.map { cell -> Answer in
      .expression(Value(cell, number: algebra.rationalValue(cell)))
    }
    return grid.isTuple
      ? .tuple(cells, .tuple) : .matrix(rows: grid.rows, columns: grid.columns, cells: cells)
  }

  private static let arrayKinds = Syntax.Kinds(.matrix, .list)

  private mutating func grid(
    _ id: Syntax.ID, _ written: ParsedAnswer, inSum: Bool
  ) throws(ReadFailure) -> Grid? {
    try step()
    let syntax = written.syntax
    guard syntax.hasArray(id, depth: 1) else { return nil }
    switch syntax[id].kind {
    case .matrix:
      return try matrix(id, written)
    case .group:
      let content = syntax.child(id, 0)
      guard syntax[content].kind == .list else {
        return try grid(content, written, inSum: inSum)
      }
      var values: [Expression] = []
      for index in 0..<syntax.childCount(content) {
        values.append(try child(content, index, written))
      }
      return Grid(rows: values.count, columns: 1, cells: values, isTuple: true)
    case .positive: return try grid(syntax.child(id, 0), written, inSum: inSum)
    case .negate:
      return try grid(syntax.child(id, 0), written, inSum: inSum).map { inner in
        scaled(inner, by: [algebra.number(Rational(-1))])
      }
    case .sum: return try sumOfGrids(id, written)
    case .product, .juxtaposition: return try productOfGrids(id, written, inSum: inSum)
    case .fraction, .slash:
      guard let top = try grid(syntax.child(id, 0), written, inSum: inSum) else { return nil }
      let bottom = try child(id, 1, written)
      return scaled(top, by: [algebra.quotient(algebra.number(Rational(1)), bottom)])
    case .power: return try powerOfGrid(id, written)
    default: return nil
    }
  }

  /// The matrix that a node is, with parentheses around it or without; nil where it is none, or a cell is no
  /// expression.
  mutating func matrix(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Grid? {
    let syntax = written.syntax
    var node = id
    for _ in 0..<4 where syntax[node].kind == .group && syntax.childCount(node) == 1 {
      guard let marks = syntax.delimiters(node), marks.open != .bar else { return nil }
      try step()
      node = syntax.child(node, 0)
    }
    guard syntax[node].kind == .matrix else { return nil }
    switch syntax.environment(node) {
    case .cases, .aligned, .barred, .doubleBarred, nil: return nil
    default: break
    }
    try step()
    let rows = syntax.childCount(node)
    var cells: [Expression] = []
    var columns = 0
    for row in 0..<rows {
      let line = syntax.child(node, row)
      let width = syntax.childCount(line)
      if row > 0, width != columns { return nil }
      columns = width
      if cells.count + width > limits.matrixCells { throw .exhausted }
      for column in 0..<width {
        guard let cell = try cell(syntax.child(line, column), written) else { return nil }
        cells.append(cell)
      }
    }
    return Grid(rows: rows, columns: columns, cells: cells, isTuple: false)
  }

  /// The expression in a cell, which may be a number in words; nil where it holds something else.
  private mutating func cell(
    _ id: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Expression? {
    do {
      if written.syntax[id].kind != .number { try step() }
      return try expression(id, written)
    } catch .exhausted {
      throw .exhausted
    } catch .words {
      return Words.number(written.bytes(id)).map { algebra.number($0) }
    } catch {
      return nil
    }
  }

  private mutating func scaled(_ grid: Grid, by factors: [Expression]) -> Grid {
    var result = grid
    result.cells = grid.cells.map { algebra.product(factors + [$0]) }
    return result
  }

  private mutating func sumOfGrids(
    _ id: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Grid? {
    var sum: Grid?
    for index in 0..<written.syntax.childCount(id) {
      guard let next = try grid(written.syntax.child(id, index), written, inSum: true) else {
        throw .unsupported(.matrixPlusNumber)
      }
      guard var known = sum else {
        sum = next
        continue
      }
      guard known.rows == next.rows, known.columns == next.columns else {
        throw .unsupported(.unfitMatrixSum)
      }
      for place in known.cells.indices {
        known.cells[place] = algebra.sum([known.cells[place], next.cells[place]])
      }
      known.isTuple = known.isTuple && next.isTuple
      sum = known
    }
    return sum
  }

  private mutating func productOfGrids(
    _ id: Syntax.ID, _ written: ParsedAnswer, inSum: Bool
  ) throws(ReadFailure) -> Grid? {
    let syntax = written.syntax
    var factors: [Expression] = []
    var product: Grid?
    for index in 0..<syntax.childCount(id) {
      let node = syntax.child(id, index)
      if index > 0, syntax[id].kind == .juxtaposition {
        try requireFactor(node, after: syntax.child(id, index - 1), syntax)
      }
      guard let next = try grid(node, written, inSum: inSum) else {
        factors.append(try expression(node, written))
        continue
      }
      if next.isTuple {
        // `f(1, 2)` is a value of f; `3(1, 2)` and a term `t(1, 2)` of a sum are multiples.
        let isAfterName = (0..<index).contains { place in
          !syntax.isScalar(syntax.child(id, place), inSum: inSum)
        }
        guard product == nil || product?.isTuple == false, !isAfterName else { return nil }
      }
      product =
        try product.map { (known) throws(ReadFailure) in try multiplied(known, next) } ?? next
    }
    // One cell beside a number is a number written after another.
    if let product, product.cells.count == 1, !factors.isEmpty {
      throw .unsupported(.matrixOfOneCell)
    }
    return product.map { scaled($0, by: factors) }
  }

  private mutating func multiplied(_ a: Grid, _ b: Grid) throws(ReadFailure) -> Grid {
    guard a.columns == b.rows, a.rows * b.columns <= limits.matrixCells, a.columns <= 16 else {
      throw .unsupported(.unfitMatrixProduct)
    }
    var cells: [Expression] = []
    for row in 0..<a.rows {
      for column in 0..<b.columns {
        for _ in 0...(a.columns / 2) { try step() }
        let terms = (0..<a.columns).map { place in
          algebra.product([
            a.cells[row * a.columns + place], b.cells[place * b.columns + column],
          ])
        }
        cells.append(algebra.sum(terms))
      }
    }
    return Grid(
      rows: a.rows, columns: b.columns, cells: cells, isTuple: b.isTuple && b.columns == 1)
  }

  private mutating func powerOfGrid(
    _ id: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Grid? {
    let syntax = written.syntax
    guard let base = try grid(syntax.child(id, 0), written, inSum: false) else { return nil }
    var exponent = syntax.child(id, 1)
    if syntax[exponent].kind == .group { exponent = syntax.child(exponent, 0) }
    if syntax.isTranspose(exponent) { return transposed(base) }
    guard !base.isTuple, base.rows == base.columns,
      let power = try plainNumber(exponent, syntax)?.int, (-8...8).contains(power), power != 0
    else { throw .unsupported(.matrixPower) }
    var factor = base
    if power < 0 {
      guard let inverse = inverse(of: base) else { throw .unsupported(.matrixInverse) }
      factor = inverse
    }
    var result = factor
    for _ in 1..<max(abs(power), 1) { result = try multiplied(result, factor) }
    return result
  }

  private func transposed(_ grid: Grid) -> Grid {
    var cells: [Expression] = []
    for column in 0..<grid.columns {
      for row in 0..<grid.rows { cells.append(grid.cells[row * grid.columns + column]) }
    }
    return Grid(rows: grid.columns, columns: grid.rows, cells: cells, isTuple: false)
  }

  /// By cofactors; nil where the determinant is zero or not known.
  private mutating func inverse(of grid: Grid) -> Grid? {
    let size = grid.rows
    guard (1...5).contains(size),
      let whole = Determinant.determinant(grid.cells, size: size, in: &algebra),
      algebra.rationalValue(whole)?.isZero != true
    else { return nil }
    if size == 1 {
      let one = algebra.number(Rational(1))
      return Grid(
        rows: 1, columns: 1, cells: [algebra.quotient(one, grid.cells[0])], isTuple: false)
    }
    var cells: [Expression] = []
    for row in 0..<size {
      for column in 0..<size {
        // The cofactor of the transposed place.
        let minor = (0..<size * size).filter { $0 / size != column && $0 % size != row }
          .map { grid.cells[$0] }
        guard var value = Determinant.determinant(minor, size: size - 1, in: &algebra) else {
          return nil
        }
        if (row + column) % 2 == 1 { value = algebra.negated(value) }
        cells.append(algebra.quotient(value, whole))
      }
    }
    return Grid(rows: size, columns: size, cells: cells, isTuple: false)
  }
}
