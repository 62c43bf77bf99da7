extension Rule {
  static let list = Rule(
    id: .list,
    statement:
      "Bare commas, `and` and `or` are unordered; a missing or an extra element is a difference.",
    examples: [Example("1, 2", "2 \\text{ and } 1", .equal), Example("5", "5, 6", .different)],
    decide: { comparison, gold, prediction in
      switch (gold, prediction) {
      case (.list(let a), .list(let b)): return comparison.compareUnordered(a, b, .list)
      case (.list(let a), _):
        return .different(.count, "Gold has \(a.count) answers, the prediction one.")
      case (_, .list(let b)):
        return .different(.count, "Gold has one answer, the prediction \(b.count).")
      default: return nil
      }
    })
}

extension Comparison {
  /// As multisets: each element finds one of its own.
  mutating func compareUnordered(_ a: [Answer], _ b: [Answer], _ rule: RuleID) -> Verdict {
    guard a.count == b.count else {
      return .different(.count, "Gold has \(a.count) answers, the prediction \(b.count).")
    }
    var free = Array(b.indices)
    var basis = Verdict.Basis.exact
    var doubt: Verdict?
    for (place, element) in a.enumerated() {
      var found: Int?
      for (index, candidate) in free.enumerated() {
        let verdict = compareElements(element, b[candidate])
        if verdict.isEqual {
          basis = max(basis, verdict.basis ?? .exact)
          found = index
          break
        }
        if verdict.outcome == .undecided { doubt = doubt ?? verdict }
      }
      guard let found else {
        return doubt ?? .different(rule, "Answer \(place + 1) of gold is missing.")
      }
      free.remove(at: found)
    }
    return .equal(basis, rule, "All \(a.count) answers are the same, in some order.")
  }
}
