extension Rule {
  static let membership = Rule(
    id: .membership,
    statement:
      "The name before ∈ is dropped when only one side has one, or both the same; of an interval it is free.",
    examples: [
      Example("x\\in\\{1,2\\}", "\\{1,2\\}", .equal), Example("x\\in[0,1]", "[0,2]", .different),
    ],
    beside: .membership,
    decide: { comparison, gold, prediction in
      switch (gold, prediction) {
      case (.membership(let a, let x), .membership(let b, let y)):
        if a == b { return comparison.compare(x, y) }
        // Of an interval the variable's name is free.
        if x.spans != nil || y.spans != nil || comparison.isInterval(x, y) {
          return comparison.compare(x, y).weakened(to: .convention)
        }
        return .different(.membership, "The names differ.", nil)
      case (.membership(_, let x), .assignment(_, let y)),
        (.assignment(_, let x), .membership(_, let y)):
        return comparison.compare(x, y)
      case (.membership(_, let x), let y): return comparison.compare(x, y).weakened(to: .convention)
      case (let x, .membership(_, let y)): return comparison.compare(x, y).weakened(to: .convention)
      default: return nil
      }
    })
}

extension Comparison {
  /// Whether both are pairs that can be intervals.
  fileprivate func isInterval(_ a: Answer, _ b: Answer) -> Bool {
    guard case .tuple(_, let x) = a, case .tuple(_, let y) = b else { return false }
    return x.isInterval && y.isInterval
  }
}
