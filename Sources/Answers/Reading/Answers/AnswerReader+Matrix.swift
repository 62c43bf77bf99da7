import Algebra
import Budget
import Notation
import Numbers

/// Matrices, their determinants, and lines under each other.
extension AnswerReader {
  mutating func matrix(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    guard let environment = syntax.environment(id) else { throw .unsupported(.unknownSign) }
    let rows = syntax.childCount(id)
    if environment == .aligned { return try alignment(id, written) }
    if environment == .cases {
      let isSystem = (0..<rows).allSatisfy { syntax.childCount(syntax.child(id, $0)) == 1 }
      if let cases = try cases(id, written) { return cases }
      if isSystem { return try alignment(id, written) }
      throw .unsupported(.caseDistinction)
    }
    var cells: [Answer] = []
    var columns = 0
    for row in 0..<rows {
      let node = syntax.child(id, row)
      let width = syntax.childCount(node)
      if row > 0, width != columns { throw .unsupported(.raggedMatrix) }
      columns = width
      if cells.count + width > expressions.limits.matrixCells { throw .exhausted }
      for column in 0..<width { cells.append(try read(syntax.child(node, column), written)) }
    }
    if environment == .barred { return try determinant(cells, rows, columns) }
    return .matrix(rows: rows, columns: columns, cells: cells)
  }

  /// The determinant of cells that are expressions.
  mutating func determinant(
    _ cells: [Answer], _ rows: Int, _ columns: Int
  ) throws(ReadFailure) -> Answer {
    var values: [Expression] = []
    for cell in cells {
      guard case .expression(let value) = cell else { throw .unsupported(.thisDeterminant) }
      values.append(value.expression)
    }
    guard rows == columns, let value = Determinant.determinant(values, size: rows, in: &algebra)
    else {
      throw .unsupported(.thisDeterminant)
    }
    return .expression(Value(value))
  }

  /// Lines under each other are a list.
  mutating func alignment(_ id: Syntax.ID, _ written: ParsedAnswer) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    var elements: [Answer] = []
    for row in 0..<syntax.childCount(id) {
      let node = syntax.child(id, row)
      guard syntax.childCount(node) == 1 else { throw .unsupported(.alignedColumns) }
      elements.append(try read(syntax.child(node, 0), written))
    }
    if let system = solutions(elements, .comma, id, written) { return system }
    return elements.count == 1 ? elements[0] : .list(elements)
  }
}
