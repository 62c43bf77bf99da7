extension Rule {
  static let matrix = Rule(
    id: .matrix,
    statement:
      "Matrices compare cell by cell; bracket style is free, shape is not; a column equals a tuple.",
    examples: [
      Example("\\begin{pmatrix}1\\\\2\\end{pmatrix}", "(1,2)", .equal),
      Example(
        "\\begin{pmatrix}1\\\\2\\end{pmatrix}", "\\begin{pmatrix}1&2\\end{pmatrix}", .different),
    ],
    decide: { comparison, gold, prediction in
      switch (gold, prediction) {
      case (.matrix(let rows, let columns, let a), .matrix(let height, let width, let b)):
        guard rows == height, columns == width else {
          return .different(.matrix, "The shapes are \(rows)×\(columns) and \(height)×\(width).")
        }
        return comparison.compareInOrder(a, b, .matrix)
      case (.matrix(_, 1, let a), .tuple(let b, _)),
        (.tuple(let a, _), .matrix(_, 1, let b)):
        return comparison.compareInOrder(a, b, .matrix)
      case (.matrix(1, 1, let a), .expression): return comparison.compare(a[0], prediction)
      case (.expression, .matrix(1, 1, let b)): return comparison.compare(gold, b[0])
      default: return nil
      }
    })
}
