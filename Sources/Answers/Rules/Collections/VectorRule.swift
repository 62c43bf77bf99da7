import Algebra
import Notation

extension Rule {
  static let vector = Rule(
    id: .vector,
    statement:
      "A combination of the unit vectors i, j, k is its components; against them i is no imaginary unit.",
    examples: [
      Example("(2,3)", "2\\mathbf i+3\\mathbf j", .equal),
      Example("\\langle1,-1,4\\rangle", "\\hat i-\\hat j+4\\hat k", .equal),
      Example("(2,3)", "3\\mathbf i+2\\mathbf j", .different),
    ],
    decide: { comparison, gold, prediction in
      switch (gold, prediction) {
      case (.tuple(let a, let bounds), .tuple(let b, let others))
      where bounds.isUnitVector != others.isUnitVector:
        return comparison.compareInOrder(a, b, .vector).weakened(to: .convention)
      case (.tuple(let a, let bounds), .matrix(_, 1, let b)) where bounds.isUnitVector,
        (.matrix(_, 1, let a), .tuple(let b, let bounds)) where bounds.isUnitVector:
        return comparison.compareInOrder(a, b, .vector).weakened(to: .convention)
      default: return nil
      }
    })
}
