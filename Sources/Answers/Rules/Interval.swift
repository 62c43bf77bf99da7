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
    decide: { judge, gold, prediction in
      let first = judge.spans(gold)
      let second = judge.spans(prediction)
      guard first != nil || second != nil else {
        // Two pairs, both square: the same whatever they are.
        guard case .tuple(let a, let x) = gold, case .tuple(let b, let y) = prediction,
          x.isInterval,
          y.isInterval, x != y
        else { return nil }
        return .different(.interval, "The ends are open on one side and closed on the other.")
      }
      guard let left = first ?? judge.region(gold), let right = second ?? judge.region(prediction)
      else {
        return nil
      }
      return judge.compareRegions(left, right)
    })
}

extension Judge {
  /// The intervals of an answer that can be nothing else.
  func spans(_ answer: Answer) -> [Span]? {
    if case .region(let spans) = answer { spans } else { nil }
  }

  mutating func compareRegions(_ gold: [Span], _ prediction: [Span]) -> Verdict {
    let a = merged(gold) ?? gold
    let b = merged(prediction) ?? prediction
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

  /// Ordered by their lower ends, overlapping and touching ones joined; nil where an order is not known.
  mutating func merged(_ spans: [Span]) -> [Span]? {
    if spans.count < 2 || spans.count > 64 { return spans }
    var sorted: [Span] = []
    for span in spans {
      var place = 0
      while place < sorted.count {
        guard let order = order(low: span, sorted[place]) else { return nil }
        if order < 0 { break }
        place += 1
      }
      sorted.insert(span, at: place)
    }
    var result = [sorted[0]]
    for span in sorted.dropFirst() {
      let last = result[result.count - 1]
      guard let touch = order(high: last.high, low: span.low) else { return nil }
      if touch < 0 || (touch == 0 && last.isHighOpen && span.isLowOpen) {
        result.append(span)
        continue
      }
      guard let ends = order(high: last, span) else { return nil }
      if ends < 0 {
        result[result.count - 1].high = span.high
        result[result.count - 1].isHighOpen = span.isHighOpen
      }
    }
    return result
  }

  /// The sign of a's lower end minus b's; a closed end comes before an open one.
  private mutating func order(low a: Span, _ b: Span) -> Int? {
    switch (a.low, b.low) {
    case (.infinite, .infinite): return 0
    case (.infinite, _): return -1
    case (_, .infinite): return 1
    case (.finite(let x), .finite(let y)):
      guard let sign = algebra.order(x, y) else { return nil }
      return sign != 0 ? sign : (a.isLowOpen ? 1 : 0) - (b.isLowOpen ? 1 : 0)
    }
  }

  /// The sign of a's upper end minus b's; an open end comes before a closed one.
  private mutating func order(high a: Span, _ b: Span) -> Int? {
    switch (a.high, b.high) {
    case (.infinite, .infinite): return 0
    case (.infinite, _): return 1
    case (_, .infinite): return -1
    case (.finite(let x), .finite(let y)):
      guard let sign = algebra.order(x, y) else { return nil }
      return sign != 0 ? sign : (a.isHighOpen ? 0 : 1) - (b.isHighOpen ? 0 : 1)
    }
  }

  private mutating func order(high: Span.End, low: Span.End) -> Int? {
    guard case .finite(let x) = high, case .finite(let y) = low else { return 1 }
    return algebra.order(x, y)
  }

  /// What is in both; nil where an order is not known.
  mutating func intersection(_ a: [Span], _ b: [Span]) -> [Span]? {
    guard a.count * b.count <= 256 else { return nil }
    var result: [Span] = []
    for x in a {
      for y in b {
        guard let low = order(low: x, y), let high = order(high: x, y) else { return nil }
        let lower = low >= 0 ? x : y
        let upper = high <= 0 ? x : y
        let both = Span(
          low: lower.low, high: upper.high, isLowOpen: lower.isLowOpen, isHighOpen: upper.isHighOpen
        )
        if case .finite(let p) = both.low, case .finite(let q) = both.high {
          guard let sign = algebra.order(p, q) else { return nil }
          if sign > 0 || (sign == 0 && (both.isLowOpen || both.isHighOpen)) { continue }
        }
        result.append(both)
      }
    }
    return result
  }

  /// What is outside.
  func complement(_ span: Span) -> [Span] {
    var result: [Span] = []
    if case .finite = span.low {
      result.append(
        Span(low: .infinite, high: span.low, isLowOpen: true, isHighOpen: !span.isLowOpen))
    }
    if case .finite = span.high {
      result.append(
        Span(low: span.high, high: .infinite, isLowOpen: !span.isHighOpen, isHighOpen: true))
    }
    return result
  }
}
