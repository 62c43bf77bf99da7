import Algebra

/// Unions of intervals: their order, what they have in common.
extension AlgebraContext {
  /// Ordered by their lower ends, overlapping and touching ones joined; nil where an order is not known.
  mutating func merged(_ spans: [Span]) -> [Span]? {
    if spans.count < 2 || spans.count > 64 { return spans }
    var sorted: [Span] = []
    for span in spans {
      var place = 0
      while place < sorted.count {
        guard let order = self.order(low: span, sorted[place]) else { return nil }
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
  mutating func order(low a: Span, _ b: Span) -> Int? {
    switch (a.low, b.low) {
    case (.infinite, .infinite): return 0
    case (.infinite, _): return -1
    case (_, .infinite): return 1
    case (.finite(let x), .finite(let y)):
      guard let sign = order(x, y) else { return nil }
      return sign != 0 ? sign : (a.isLowOpen ? 1 : 0) - (b.isLowOpen ? 1 : 0)
    }
  }

  /// The sign of a's upper end minus b's; an open end comes before a closed one.
  mutating func order(high a: Span, _ b: Span) -> Int? {
    switch (a.high, b.high) {
    case (.infinite, .infinite): return 0
    case (.infinite, _): return 1
    case (_, .infinite): return -1
    case (.finite(let x), .finite(let y)):
      guard let sign = order(x, y) else { return nil }
      return sign != 0 ? sign : (a.isHighOpen ? 0 : 1) - (b.isHighOpen ? 0 : 1)
    }
  }

  mutating func order(high: Span.End, low: Span.End) -> Int? {
    guard case .finite(let x) = high, case .finite(let y) = low else { return 1 }
    return order(x, y)
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
          guard let sign = order(p, q) else { return nil }
          if sign > 0 || (sign == 0 && (both.isLowOpen || both.isHighOpen)) { continue }
        }
        result.append(both)
      }
    }
    return result
  }
}
