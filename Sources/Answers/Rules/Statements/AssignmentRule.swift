import Algebra
import Bytes
import Notation

extension Rule {
  static let assignment = Rule(
    id: .assignment,
    statement:
      "A name before = is dropped when only one side has one; two different names are a difference.",
    examples: [Example("x=5", "5", .equal), Example("x=5", "y=5", .different)],
    beside: .assignment,
    decide: { comparison, gold, prediction in
      switch (gold, prediction) {
      case (.assignment(let a, let x), .assignment(let b, let y)):
        if a == b || a.isFree(beside: b) || b.isFree(beside: a) { return comparison.compare(x, y) }
        if comparison.options.allowsConventions, bare(a) == bare(b) {
          return comparison.compare(x, y).weakened(to: .convention)
        }
        if let verdict = comparison.compareDefinitions(a, x, b, y) { return verdict }
        // x = 3y + 2 and y = (x − 2)/3 are one equation.
        if comparison.algebra.hasVariables(x), comparison.algebra.hasVariables(y) { return nil }
        return .different(
          .assignment,
          "Gold gives \(shown(a)), the prediction \(shown(b)).",
          nil)
      case (.assignment, .relation(_, let signs)) where !signs.isRatioOrResidue,
        (.relation(_, let signs), .assignment) where !signs.isRatioOrResidue:
        return signs == [.equal] ? nil : .different(.assignment, "One is no assignment.", nil)
      case (.assignment, .region), (.region, .assignment): return nil
      case (.assignment(_, let x), let y):
        guard comparison.options.allowsConventions else { return nil }
        return comparison.compare(x, y).weakened(to: .convention)
      case (let x, .assignment(_, let y)):
        guard comparison.options.allowsConventions else { return nil }
        return comparison.compare(x, y).weakened(to: .convention)
      default: return nil
      }
    })

  /// A name without the arrow or the bar over it.
  private static func bare(_ name: Name) -> Name {
    for accent in ["vector(", "bar("]
    where name.text.starts(with: accent.utf8) && name.text.last == .closeParenthesis {
      return Name(Array(name.text.dropFirst(accent.utf8.count).dropLast()), kind: name.kind)
    }
    return name
  }

  private static func shown(_ name: Name) -> String {
    String(decoding: name.text, as: UTF8.self)
  }
}

extension Comparison {
  /// `f(x) = …` and `f(t) = …`: the bound variable's name is free; `y = …` is a function of x as well. Nil for
  /// other pairs.
  fileprivate mutating func compareDefinitions(
    _ a: Name, _ x: Answer, _ b: Name, _ y: Answer
  ) -> Verdict? {
    let (first, second) = (Definition(a), Definition(b))
    switch (first, second) {
    case (let f?, let g?):
      guard f.name == g.name else { return nil }
      let value = algebra.variable(algebra.symbol(f.variable))
      // A variable that stands free on the other side is another one; without one the argument may be a constant.
      guard !hasVariable(y, f.variable), hasVariable(y, g.variable) else { return nil }
      return compare(x, algebra.renamed(y, g.variable, to: value))
    case (let f?, nil)
    where options.allowsConventions && b == Name("y") && hasVariable(x, f.variable):
      return compare(x, y).weakened(to: .convention)
    case (nil, let g?)
    where options.allowsConventions && a == Name("y") && hasVariable(y, g.variable):
      return compare(x, y).weakened(to: .convention)
    default: return nil
    }
  }

  private mutating func hasVariable(_ answer: Answer, _ name: Name) -> Bool {
    let symbol = algebra.symbol(name)
    switch answer {
    case .expression(let value): return algebra.mentions(value.expression, [symbol])
    case .cases(let branches):
      return branches.contains { branch in
        if case .region(name, _) = branch.condition { return true }
        return hasVariable(branch.value, name)
      }
    case .tuple(let elements, _), .list(let elements), .set(let elements):
      return elements.contains { hasVariable($0, name) }
    default: return false
    }
  }
}

/// `f(x)`, with a small letter that is bound.
private struct Definition {
  var name: Name
  var variable: Name

  init?(_ whole: Name) {
    let text = whole.text
    guard text.last == .closeParenthesis, let open = text.firstIndex(of: .openParenthesis),
      open > 0
    else { return nil }
    let argument = Array(text[(open + 1)...].dropLast())
    variable = Name(argument)
    name = Name(Array(text[..<open]), kind: whole.kind)
    let isSmall = argument.count == 1 && argument[0].isSmallLetter
    let isGreek = argument.count == 2 && argument[0] >= 0xCE
    guard isSmall || isGreek else { return nil }
  }
}

extension [Relation] {
  /// Whether a relation is a value: a ratio, or a residue with its modulus.
  fileprivate var isRatioOrResidue: Bool { first == .colon || first == .congruent }
}
