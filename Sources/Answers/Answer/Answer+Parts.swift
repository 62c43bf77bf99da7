import Bytes
import Notation

/// Parts of answers, and what they can be read as.
extension Answer {
  /// The answer as a region: intervals, a pair that can be one, or points; nil for other answers.
  var region: [Span]? {
    switch self {
    case .region(let spans): return spans
    case .tuple(let elements, let bounds) where bounds.isInterval:
      return Span(elements, bounds).map { [$0] }
    case .set(let elements):
      var points: [Span] = []
      for element in elements {
        guard case .expression(let value) = element else { return nil }
        let end = Span.End.finite(value.expression)
        points.append(Span(low: end, high: end, isLowOpen: false, isHighOpen: false))
      }
      return points
    case .membership(_, let set): return set.region
    default: return nil
    }
  }

  /// What stands behind its name, where it has one.
  var unnamed: Answer {
    if case .assignment(_, let value) = self { value } else { self }
  }

  /// The intervals of an answer that can be nothing else.
  var spans: [Span]? {
    if case .region(let spans) = self { spans } else { nil }
  }

  /// The end of an interval that it can be: a value, or infinity of the right sign.
  func end(isLow: Bool) -> Span.End? {
    switch self {
    case .infinity(let sign): (sign < 0) == isLow && sign != 0 ? .infinite : nil
    case .expression(let value): .finite(value.expression)
    default: nil
    }
  }

  /// The parts of a ratio; nil for other answers.
  var ratio: [Value]? {
    guard case .relation(let parts, let signs) = self, signs.allSatisfy({ $0 == .colon }) else {
      return nil
    }
    let values = parts.compactMap { part -> Value? in
      if case .expression(let value) = part { value } else { nil }
    }
    return values.count == parts.count ? values : nil
  }

  /// The values in a member of a family: one, or the components of a point.
  var values: [Value] {
    switch self {
    case .expression(let value): [value]
    case .assignment(_, let value): value.values
    case .tuple(let elements, _): elements.flatMap(\.values)
    default: []
    }
  }

  /// The answer as one that stands behind `\approx`.
  var approximated: Answer {
    guard case .expression(var value) = self else { return self }
    value.isApproximate = true
    return .expression(value)
  }

  /// The members of a family: values of several names are one point.
  static func familyMembers(_ elements: ArraySlice<Answer>) -> [Answer] {
    var parts: [Answer.Part] = []
    for element in elements {
      guard case .assignment(let name, let value) = element, !name.text.contains(.underscore),
        !parts.contains(where: { $0.name == name })
      else { return Array(elements) }
      parts.append(Answer.Part(name, value))
    }
    return parts.count > 1 ? [.system(parts)] : Array(elements)
  }

  /// Members one by one: the values of a list or a `\pm` under a name are members of their own.
  static func flattened(_ members: [Answer]) -> [Answer] {
    members.flatMap { member -> [Answer] in
      switch member {
      case .list(let elements), .set(let elements): return elements
      case .assignment(let name, .list(let elements)), .assignment(let name, .set(let elements)):
        return elements.map { .assignment(name: name, $0) }
      case .membership(let name, .set(let elements)):
        return elements.map { .assignment(name: name, $0) }
      case .system(let parts):
        let sorted = parts.sorted {
          $0.name.markedText.lexicographicallyPrecedes($1.name.markedText)
        }
        return [.tuple(sorted.map(\.value), .tuple)]
      default: return [member]
      }
    }
  }
}

extension Span {
  /// The interval between two elements; nil where they are no ends.
  init?(_ elements: [Answer], _ bounds: Bounds) {
    guard elements.count == 2, let low = elements[0].end(isLow: true),
      let high = elements[1].end(isLow: false)
    else { return nil }
    self.init(
      low: low, high: high, isLowOpen: bounds.isLeftOpen, isHighOpen: bounds.isRightOpen)
  }

  /// What is outside.
  var complement: [Span] {
    var result: [Span] = []
    if case .finite = low {
      result.append(Span(low: .infinite, high: low, isLowOpen: true, isHighOpen: !isLowOpen))
    }
    if case .finite = high {
      result.append(Span(low: high, high: .infinite, isLowOpen: !isHighOpen, isHighOpen: true))
    }
    return result
  }
}
