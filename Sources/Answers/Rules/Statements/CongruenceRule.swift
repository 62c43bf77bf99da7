import Algebra
import Notation
import Numbers

extension Rule {
  static let congruence = Rule(
    id: .congruence,
    statement:
      "Congruences are equal if they say the same residues; the name is free where one side has none.",
    examples: [
      Example("x\\equiv3\\pmod7", "x\\equiv10\\pmod7", .equal),
      Example("x\\equiv1,4\\pmod5", "x\\equiv\\pm1\\pmod5", .equal),
      Example("x\\equiv3\\pmod7", "x=7k+3, k\\in\\mathbb Z", .equal),
      Example("x\\equiv3\\pmod7", "x\\equiv3\\pmod8", .different),
      Example("x\\equiv3\\pmod7", "x=3", .different),
    ],
    decide: { comparison, gold, prediction in
      switch (comparison.residues(gold), comparison.residues(prediction)) {
      case (let a?, let b?): return comparison.compareCongruences(a, b)
      default: break
      }
      switch (gold, prediction) {
      case (.relation(let a, [.congruent]), .relation(let b, [.congruent])):
        return comparison.compareCongruences(a, b)
      case (.congruence, .relation(_, [.congruent])), (.relation(_, [.congruent]), .congruence):
        return .undecided(.congruence, "No rule solves this congruence.")
      case (.congruence, _):
        return .different(.congruence, "Gold is a congruence, the prediction is none.", nil)
      case (_, .congruence):
        return .different(.congruence, "The prediction is a congruence, gold is none.", nil)
      default: return nil
      }
    })
}

extension Comparison {
  /// The residues that an answer says: a congruence, or a family of integers.
  fileprivate mutating func residues(_ answer: Answer) -> Congruence? {
    switch answer {
    case .congruence(let value): value
    case .family(let members, let parameter, .integers): residues(members, parameter)
    default: nil
    }
  }

  /// `7k + 3` for every integer k, as residues; nil where a member is not linear with integers.
  private mutating func residues(_ members: [Answer], _ parameter: Name) -> Congruence? {
    var whole: Congruence?
    for member in Answer.flattened(members) {
      var name: Name?
      var value = member
      if case .assignment(let own, let right) = member {
        name = own
        value = right
      }
      guard case .expression(let inner) = value, inner.unit == nil,
        let (constant, slope) = algebra.linear(inner.expression, in: parameter),
        let start = algebra.rationalValue(constant)?.int,
        let step = algebra.rationalValue(slope)?.int,
        let part = Congruence(name: name, residues: [start], modulus: step)
      else { return nil }
      guard let known = whole else {
        whole = part
        continue
      }
      guard let both = known.joined(part.named(known.name), isUnion: true) else { return nil }
      whole = both
    }
    return whole
  }

  fileprivate func compareCongruences(_ a: Congruence, _ b: Congruence) -> Verdict {
    if let x = a.name, let y = b.name, x != y {
      return .different(.congruence, "The names differ.", nil)
    }
    guard a.residues == b.residues, a.modulus == b.modulus else {
      return .different(.congruence, "Gold is \(a.text), the prediction \(b.text).")
    }
    return .equal(
      a.name == b.name ? .exact : .convention, .congruence, "Both are \(a.text).")
  }

  /// Differences of expressions to one modulus: the same, or opposite.
  fileprivate mutating func compareCongruences(_ a: [Answer], _ b: [Answer]) -> Verdict {
    guard a.count == 2, b.count == 2, case .expression(let x) = a[0],
      case .expression(let m) = a[1], case .expression(let y) = b[0],
      case .expression(let n) = b[1]
    else { return .undecided(.congruence, "No rule decides these congruences.") }
    let opposite = Value(algebra.negated(y.expression))
    guard compare(m, n).isEqual else {
      return .different(.congruence, "The moduli differ.")
    }
    if compare(x, y).isEqual || compare(x, opposite).isEqual {
      return .equal(.exact, .congruence, "The differences of both sides are the same.")
    }
    return .undecided(.congruence, "No rule decides these congruences.")
  }
}
