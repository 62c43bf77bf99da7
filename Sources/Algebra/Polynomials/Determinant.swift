import Numbers

/// Determinants of square matrices.
public enum Determinant {
  /// The determinant of a square matrix, row by row; nil where it has none within the budget.
  public static func determinant(_ cells: [Expression], size: Int, in context: inout AlgebraContext)
    -> Expression?
  {
    guard size > 0, size <= 8, cells.count == size * size,
      var rows = try? CanonicalForm.forms(cells, in: &context)
    else {
      return nil
    }
    var result = Form.one
    do {
      for column in 0..<size {
        guard let pivot = (column..<size).first(where: { !rows[$0 * size + column].isZero }) else {
          return context.number(.zero)
        }
        if pivot != column {
          for index in 0..<size { rows.swapAt(pivot * size + index, column * size + index) }
          result = try context.negate(result)
        }
        let head = rows[column * size + column]
        result = try context.multiply(result, head)
        for row in (column + 1)..<max(size, column + 1) where !rows[row * size + column].isZero {
          let factor = try context.divide(rows[row * size + column], head)
          for index in column..<size {
            let product = try context.multiply(factor, rows[column * size + index])
            rows[row * size + index] = try context.subtract(rows[row * size + index], product)
          }
        }
      }
      return try FormExpression.expression(of: result, in: &context)
    } catch {
      return nil
    }
  }
}
