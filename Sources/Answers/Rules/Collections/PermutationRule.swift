import Numbers

extension Rule {
  static let permutation = Rule(
    id: .permutation,
    statement:
      "Cycles compare as permutations, also with a table of two rows or the row of their values in brackets; where factors share elements, both orders of reading have to agree.",
    examples: [
      Example("(1 2 3)(4 5)", "(4 5)(2 3 1)", .equal),
      Example(
        "(1\\ 2\\ 3)", "\\begin{pmatrix}1&2&3\\\\2&3&1\\end{pmatrix}", .equal),
      Example("(1 2 3)", "(1 3 2)", .different), Example("(1 2 3)", "6", .different),
    ],
    decideWhole: { gold, prediction in
      switch (gold.permutation, prediction.permutation) {
      case (let a?, let b?):
        guard a.isCertain || b.isCertain || (a.cycles.count > 1 && b.cycles.count > 1) else {
          return nil
        }
        return compare(
          (a.map(fromRight: true), a.map(fromRight: false)),
          (b.map(fromRight: true), b.map(fromRight: false)))
      case (let a?, nil) where a.isCertain:
        guard let map = table(prediction.answer) else {
          return .different(.permutation, "Gold is a permutation, the prediction is none.", nil)
        }
        return compare((a.map(fromRight: true), a.map(fromRight: false)), (map, map))
      case (nil, let b?) where b.isCertain:
        guard let map = table(gold.answer) else {
          return .different(.permutation, "The prediction is a permutation, gold is none.", nil)
        }
        return compare((map, map), (b.map(fromRight: true), b.map(fromRight: false)))
      default: return nil
      }
    })

  private static func compare(_ a: ([Int], [Int]), _ b: ([Int], [Int])) -> Verdict {
    switch (a.0 == b.0, a.1 == b.1) {
    case (true, true): .equal(.exact, .permutation, "Both move every element alike.")
    case (false, false): .different(.permutation, "An element goes to different places.")
    default:
      .undecided(.permutation, "It depends on the side from which cycles are read.")
    }
  }

  /// A table of two rows, the first of which is 1, …, n in some order, or the second row alone in brackets.
  private static func table(_ answer: Answer) -> [Int]? {
    if case .tuple(let cells, let bounds) = answer, !bounds.isLeftOpen, !bounds.isRightOpen {
      let values = cells.compactMap { cell -> Int? in
        if case .expression(let value) = cell { value.number?.int } else { nil }
      }
      return values.count == cells.count ? Permutation.map(ofValues: values) : nil
    }
    guard case .matrix(2, let columns, let cells) = answer else { return nil }
    var numbers: [Int] = []
    for cell in cells {
      guard case .expression(let value) = cell, let number = value.number?.int else { return nil }
      numbers.append(number)
    }
    let pairs = zip(numbers[..<columns], numbers[columns...]).sorted { $0.0 < $1.0 }
    guard pairs.map(\.0) == Array(1...max(columns, 1)) else { return nil }
    return Permutation.map(ofValues: pairs.map(\.1))
  }
}
