extension Rule {
  static let set = Rule(
    id: .set, statement: "Braces are unordered, and repeats collapse.",
    examples: [
      Example("\\{1,2\\}", "\\{2,1,1\\}", .equal), Example("\\{1,2\\}", "\\{1\\}", .different),
    ],
    decide: { comparison, gold, prediction in
      switch (gold, prediction) {
      case (.set(let a), .set(let b)): return comparison.compareAsSets(a, b)
      case (.set(let a), .list(let b)), (.list(let a), .set(let b)):
        return comparison.compareAsSets(a, b)
      case (.set(let a), .expression), (.set(let a), .infinity), (.set(let a), .matrix),
        (.set(let a), .text), (.set(let a), .numberSet):
        guard a.count == 1, comparison.elementDepth == 0 else { return nil }
        return comparison.compare(a[0], prediction).weakened(to: .convention)
      case (.expression, .set(let b)), (.infinity, .set(let b)), (.matrix, .set(let b)),
        (.text, .set(let b)), (.numberSet, .set(let b)):
        guard b.count == 1, comparison.elementDepth == 0 else { return nil }
        return comparison.compare(gold, b[0]).weakened(to: .convention)
      default: return nil
      }
    })
}

extension Comparison {
  /// As sets: each element of either is in the other.
  mutating func compareAsSets(_ a: [Answer], _ b: [Answer]) -> Verdict {
    if goesOn(a) != goesOn(b) {
      return .different(.set, "One set goes on, the other ends.", nil)
    }
    var basis = Verdict.Basis.exact
    var doubt: Verdict?
    for (elements, others, side) in [(a, b, "gold"), (b, a, "the prediction")] {
      for (place, element) in elements.enumerated() {
        var isFound = false
        for other in others {
          let verdict =
            side == "gold" ? compareElements(element, other) : compareElements(other, element)
          if verdict.isEqual {
            basis = max(basis, verdict.basis ?? .exact)
            isFound = true
            break
          }
          if verdict.outcome == .undecided { doubt = doubt ?? verdict }
        }
        if !isFound {
          return doubt ?? .different(.set, "Element \(place + 1) of \(side) is in no other place.")
        }
      }
    }
    return .equal(basis, .set, "Both have the same elements.")
  }

  /// Whether an ellipsis ends the elements.
  private func goesOn(_ elements: [Answer]) -> Bool {
    if case .opaque(.ellipsis, _) = elements.last { true } else { false }
  }
}
