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
        if a == b || isFree(a, beside: b) || isFree(b, beside: a) { return judge.compare(x, y) }
        // x = 3y + 2 and y = (x − 2)/3 are one equation.
        if judge.hasVariables(x), judge.hasVariables(y) { return nil }
        return .different(
          "assignment",
          "Gold gives \(shown(a)), the prediction \(shown(b)).",
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

  /// Whether a name stands for no variable beside the other: what is asked for without a name, or words where
  /// the other are none. Names in words begin with a blank.
  static func isFree(_ name: [UInt8]?, beside other: [UInt8]?) -> Bool {
    name == Array("value".utf8) || name?.first == 0x20 && other?.first != 0x20
  }

  private static func shown(_ name: [UInt8]) -> String {
    String(decoding: name.drop { $0 == 0x20 || $0 == UInt8(ascii: "=") }, as: UTF8.self)
  }
}

extension [Relation] {
  /// Whether a relation is a value: a ratio, or a residue with its modulus.
  fileprivate var isRatioOrResidue: Bool { first == .colon || first == .congruent }
}
