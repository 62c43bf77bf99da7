import Notation

/// `x = 2 + 3 = 5`: values that are said to be the same, behind a name or without one.
public struct Chain: Sendable {
  /// What the values are of; nil where none is named.
  public var name: Name?
  /// The names in `(x, y) = …`.
  var parts: [Name]?
  /// The members that are values, one at least.
  public var values: [Answer]
  /// The sign between each value and the next: `=` or `≈`.
  public var links: [Relation]
  /// Whether `≈` stands between the name and its value.
  var isApproximate: Bool
  /// What stands there, for a chain that does not hold.
  var written: Answer

  /// What it says where all its members agree: an exact value counts before its approximation, among exact ones
  /// the last.
  public var answer: Answer {
    var value = values[0]
    for (sign, next) in zip(links, values.dropFirst()) where sign != .approximately { value = next }
    guard let name else { return value }
    if isApproximate { value = value.approximated }
    if let parts, case .tuple(let elements, _) = value, parts.count == elements.count {
      return .system(zip(parts, elements).map { Answer.Part($0, $1) })
    }
    return .assignment(name: name, value)
  }

  /// The same chain without its name.
  var withoutName: Chain {
    var copy = self
    copy.name = nil
    return copy
  }
}
