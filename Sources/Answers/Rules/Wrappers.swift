import Notation

/// Rules about names, words and marks around or instead of a value.
extension Rule {
  static let undefined = Rule(
    name: "undefined",
    statement: "What has no value equals nothing but the same words.",
    examples: [Example("\\text{undefined}", "undefined", .equal), Example("0", "0/0", .different)],
    decide: { _, gold, prediction in
      switch (gold, prediction) {
      case (.undefined, .undefined):
        .equal(.convention, "undefined", "Both say that there is no value.")
      case (.undefined, _): .different("undefined", "Gold has no value.", nil)
      case (_, .undefined): .different("undefined", "The prediction has no value.", nil)
      default: nil
      }
    })

  static let empty = Rule(
    name: "empty", statement: "The empty set in every spelling is the empty set.",
    examples: [
      Example("\\emptyset", "\\text{no solution}", .equal), Example("\\emptyset", "0", .different),
    ],
    decide: { _, gold, prediction in
      switch (gold, prediction) {
      case (.empty, .empty): .equal(.exact, "empty", "Both are the empty set.")
      case (.empty, _): .different("empty", "Gold is the empty set.", nil)
      case (_, .empty): .different("empty", "The prediction is the empty set.", nil)
      default: nil
      }
    })

  static let text = Rule(
    name: "text",
    statement:
      "Words compare without case, articles, punctuation and spacing; yes is true, no is false.",
    examples: [
      Example("an ellipse", "\\text{Ellipse}", .equal),
      Example("\\text{Yes}", "\\text{No}", .different),
    ],
    decide: { judge, gold, prediction in
      switch (gold, prediction) {
      case (.text(let a), .text(let b)):
        if a == b { return .equal(.exact, "text", "The words are the same.") }
        if let x = truth(a), let y = truth(b), x == y {
          return .equal(.convention, "text", "Yes is true, and no is false.")
        }
        return .different("text", "The words differ.", nil)
      case (.text(let words), .expression(let value)), (.expression(let value), .text(let words)):
        // \text{B} beside a word that is one letter.
        if let letter = value.letter, words == [Text.lowercased(letter)] {
          return .equal(.convention, "text", "The letter is the same.")
        }
        return nil
      default: return nil
      }
    })

  private static func truth(_ words: [UInt8]) -> Bool? {
    switch String(decoding: words, as: UTF8.self) {
    case "yes", "true": true
    case "no", "false": false
    default: nil
    }
  }

  static let membership = Rule(
    name: "membership",
    statement: "The name before ∈ is dropped when only one side has one, or both the same.",
    examples: [
      Example("x\\in\\{1,2\\}", "\\{1,2\\}", .equal), Example("x\\in[0,1]", "[0,2]", .different),
    ],
    decide: { judge, gold, prediction in
      switch (gold, prediction) {
      case (.membership(let a, let x), .membership(let b, let y)):
        return a == b
          ? judge.compare(x, y)
          : .different("membership", "The names differ.", nil)
      case (.membership(_, let x), .assignment(_, let y)),
        (.assignment(_, let x), .membership(_, let y)):
        return judge.compare(x, y)
      case (.membership(_, let x), let y): return judge.compare(x, y).weakened(to: .convention)
      case (let x, .membership(_, let y)): return judge.compare(x, y).weakened(to: .convention)
      default: return nil
      }
    })

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
  private static func isFree(_ name: [UInt8]) -> Bool {
    name == Array("words".utf8) || name == Array("value".utf8)
  }

  static let strange = Rule(
    name: "strange",
    statement: "What no rule reads equals only the same notation.",
    examples: [
      Example("\\int_0^1 f", "\\int_{0}^{1} f", .equal),
      Example("\\int_0^1 f", "\\int_0^1 g", .undecided),
    ],
    decide: { _, gold, prediction in
      switch (gold, prediction) {
      case (.opaque(let construct, let a), .opaque(_, let b)):
        return a == b
          ? .equal(.exact, "strange", "Both write the same notation.")
          : .undecided("strange", "No rule decides \(construct).")
      case (.opaque(let construct, _), _):
        return .undecided("strange", "No rule decides \(construct).")
      case (_, .opaque(let construct, _)):
        return .undecided("strange", "No rule decides \(construct).")
      default: return nil
      }
    })

  static let infinity = Rule(
    name: "infinity", statement: "Infinity equals infinity of the same sign.",
    examples: [Example("\\infty", "+\\infty", .equal), Example("\\infty", "-\\infty", .different)],
    decide: { _, gold, prediction in
      guard case .infinity(let a) = gold, case .infinity(let b) = prediction else { return nil }
      return a == b
        ? .equal(.exact, "infinity", "Both are infinite with the same sign.")
        : .different("infinity", "The signs of infinity differ.")
    })
}

extension [Relation] {
  /// Whether a relation is a value: a ratio, or a residue with its modulus.
  fileprivate var isRatioOrResidue: Bool { first == .colon || first == .congruent }
}
