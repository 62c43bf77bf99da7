import Algebra
import Numbers

/// Elements of collections against each other.
extension Comparison {
  /// Compares what stands within collections, where a set of one is not its element.
  mutating func compareElements(_ a: Answer, _ b: Answer) -> Verdict {
    if case .expression(let x) = a, case .expression(let y) = b, let p = x.plainNumber,
      let q = y.plainNumber
    {
      // Most elements are bare numbers: no rule but one knows them.
      return p == q
        ? .equal(.exact, .exactDecimal, "Both are the same number.")
        : .different(.exactDecimal, "The numbers differ.")
    }
    elementDepth += 1
    defer { elementDepth -= 1 }
    return compare(a, b)
  }

  /// Elements one by one; the verdict rests on the weakest of them.
  mutating func compareInOrder(_ a: [Answer], _ b: [Answer], _ rule: RuleID) -> Verdict {
    guard a.count == b.count else {
      return .different(.count, "Gold has \(a.count) elements, the prediction \(b.count).")
    }
    var basis = Verdict.Basis.exact
    var doubt: Verdict?
    for index in a.indices {
      let verdict = compareElements(a[index], b[index])
      switch verdict.outcome {
      case .equal: basis = max(basis, verdict.basis ?? .exact)
      case .different:
        return .different(rule, "Element \(index + 1) differs: " + verdict.reason, verdict.basis)
      case .undecided: doubt = doubt ?? verdict
      }
    }
    if let doubt { return doubt }
    return .equal(basis, rule, "All \(a.count) elements are equal, in order.")
  }
}
