import Algebra
import Numbers

extension Rule {
  static let cases = Rule(
    id: .cases,
    statement:
      "Functions by cases are equal if they agree on every piece between their ends, and at the ends; a plain expression is one case.",
    examples: [
      Example(
        "|x|", "\\begin{cases}x & x\\ge0\\\\ -x & x<0\\end{cases}", .equal),
      Example(
        "\\begin{cases}1 & x>0\\\\ 0 & x\\le0\\end{cases}",
        "\\begin{cases}0 & x\\le0\\\\ 1 & \\text{otherwise}\\end{cases}", .equal),
      Example(
        "\\begin{cases}1 & x\\ge0\\\\ 0 & x<0\\end{cases}",
        "\\begin{cases}1 & x>0\\\\ 0 & x\\le0\\end{cases}", .different),
    ],
    beside: .cases,
    decide: { comparison, gold, prediction in
      switch (gold, prediction) {
      case (.cases(let a), .cases(let b)): return CaseComparison.compare(a, b, &comparison)
      case (.cases(let a), .expression):
        return CaseComparison.compare(
          a, [Branch(value: prediction, condition: .otherwise)], &comparison)
      case (.expression, .cases(let b)):
        return CaseComparison.compare([Branch(value: gold, condition: .otherwise)], b, &comparison)
      case (.cases, .assignment), (.assignment, .cases): return nil
      case (.cases, _):
        return .different(.cases, "Gold is a function by cases, the prediction is none.", nil)
      case (_, .cases):
        return .different(.cases, "The prediction is a function by cases, gold is none.", nil)
      default: return nil
      }
    })
}
