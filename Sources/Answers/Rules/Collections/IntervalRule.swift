import Algebra

extension Rule {
  static let interval = Rule(
    id: .interval,
    statement:
      "Intervals, inequalities about one name, and unions of them are the same set of numbers.",
    examples: [
      Example("[0,1)", "0\\le x<1", .equal), Example("[1,3]", "[1,2]\\cup[2,3]", .equal),
      Example("[0,1)", "[0,1]", .different),
    ],
    decide: { comparison, gold, prediction in
      let first = gold.spans
      let second = prediction.spans
      guard first != nil || second != nil else {
        // Two pairs, both square: the same whatever they are.
        guard case .tuple(let a, let x) = gold, case .tuple(let b, let y) = prediction,
          x.isInterval,
          y.isInterval, x != y
        else { return nil }
        return .different(.interval, "The ends are open on one side and closed on the other.")
      }
      guard let left = first ?? gold.region, let right = second ?? prediction.region
      else {
        return nil
      }
      return comparison.compareRegions(left, right)
    })
}

extension Comparison {
  mutating func compareRegions(_ gold: [Span], _ prediction: [Span]) -> Verdict {
    let a = algebra.merged(gold) ?? gold
    let b = algebra.merged(prediction) ?? prediction
    guard a.count == b.count else {
      return .different(.interval, "Gold has \(a.count) parts, the prediction \(b.count).")
    }
    var basis = Verdict.Basis.exact
    for (x, y) in zip(a, b) {
      for (end, other, isOpen, isOtherOpen) in [
        (x.low, y.low, x.isLowOpen, y.isLowOpen), (x.high, y.high, x.isHighOpen, y.isHighOpen),
      ] {
        switch (end, other) {
        case (.infinite, .infinite): continue
        case (.finite(let p), .finite(let q)):
          let verdict = compare(Value(p), Value(q))
          guard verdict.isEqual else {
            if verdict.outcome == .undecided { return verdict }
            return .different(.interval, "The ends differ: " + verdict.reason, verdict.basis)
          }
          basis = max(basis, verdict.basis ?? .exact)
          if isOpen != isOtherOpen {
            return .different(.interval, "An end is open on one side and closed on the other.")
          }
        default: return .different(.interval, "One end is infinite, the other is not.")
        }
      }
    }
    return .equal(basis, .interval, "Both are the same intervals.")
  }

}
