import Notation

extension Rule {
  static let assignment = Rule(
    name: "assignment",
    statement:
      "A name before = is dropped when only one side has one; two different names are a difference.",
    examples: [Example("x=5", "5", .equal), Example("x=5", "y=5", .different)],
    decide: { judge, gold, prediction in
      switch (gold, prediction) {
      case (.assignment(let a, let x), .assignment(let b, let y)):
        if a == b || isFree(a) || isFree(b) { return judge.compare(x, y) }
        // x = 3y + 2 and y = (x − 2)/3 are one equation.
        if judge.hasVariables(x), judge.hasVariables(y) { return nil }
        return .different(
          "assignment",
          "Gold gives \(String(decoding: a, as: UTF8.self)), the prediction \(String(decoding: b, as: UTF8.self)).",
          nil)
      case (.assignment, .relation(_, let signs)) where !signs.isRatioOrResidue,
        (.relation(_, let signs), .assignment) where !signs.isRatioOrResidue:
        return signs == [.equal] ? nil : .different("assignment", "One is no assignment.", nil)
      case (.assignment, .region), (.region, .assignment): return nil
      case (.assignment(_, let x), let y):
        guard judge.options.allowsConventions else { return nil }
        return judge.compare(x, y).weakened(to: .convention)
      case (let x, .assignment(_, let y)):
        guard judge.options.allowsConventions else { return nil }
        return judge.compare(x, y).weakened(to: .convention)
      default: return nil
      }
    })

  /// Names in words, and of operators, that stand for no variable.
  static func isFree(_ name: [UInt8]?) -> Bool {
    name == Array("words".utf8) || name == Array("value".utf8)
  }
}

extension [Relation] {
  /// Whether a relation is a value: a ratio, or a residue with its modulus.
  fileprivate var isRatioOrResidue: Bool { first == .colon || first == .congruent }
}
