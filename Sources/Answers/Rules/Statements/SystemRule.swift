extension Rule {
  static let system = Rule(
    id: .system,
    statement: "Values for several names are compared by name; a bare tuple takes gold's order.",
    examples: [
      Example("x=1, y=2", "(x,y)=(1,2)", .equal), Example("x=1, y=2", "(1,2)", .equal),
      Example("x=1, y=2", "x=2, y=1", .different),
    ],
    beside: .system,
    decide: { comparison, gold, prediction in
      switch (gold, prediction) {
      case (.system(let a), .system(let b)): return comparison.compareByName(a, b)
      case (.system(let a), .tuple(let b, _)):
        return comparison.compareInOrder(a.map(\.value), b, .system).weakened(to: .convention)
      case (.tuple(let a, _), .system(let b)):
        return comparison.compareInOrder(a, b.map(\.value), .system).weakened(to: .convention)
      case (.system(let a), .list(let b)):
        return comparison.compareInOrder(a.map(\.value), b, .system).weakened(to: .convention)
      case (.list(let a), .system(let b)):
        return comparison.compareInOrder(a, b.map(\.value), .system).weakened(to: .convention)
      case (.system, _):
        return .different(.system, "Gold gives several names, the prediction does not.", nil)
      case (_, .system):
        return .different(.system, "The prediction gives several names, gold does not.", nil)
      default: return nil
      }
    })
}

extension Comparison {
  mutating func compareByName(_ a: [Answer.Part], _ b: [Answer.Part]) -> Verdict {
    guard a.count == b.count else {
      return .different(.count, "Gold names \(a.count) values, the prediction \(b.count).")
    }
    var basis = Verdict.Basis.exact
    for part in a {
      guard let other = b.first(where: { $0.name == part.name }) else {
        return .different(
          .system, "The prediction gives no \(String(decoding: part.name.text, as: UTF8.self)).",
          nil)
      }
      let verdict = compareElements(part.value, other.value)
      guard verdict.isEqual else { return verdict }
      basis = max(basis, verdict.basis ?? .exact)
    }
    return .equal(basis, .system, "Every name has the same value.")
  }
}
