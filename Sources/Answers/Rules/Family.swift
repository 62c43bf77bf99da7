import Algebra
import Numbers

extension Rule {
  static let family = Rule(
    name: "family",
    statement:
      "Values for every integer k are equal up to the name of k and a shift by an integer.",
    examples: [
      Example(
        "\\frac\\pi6+2k\\pi, k\\in\\mathbb Z", "\\frac{13\\pi}6+2n\\pi, n\\in\\mathbb Z", .equal),
      Example(
        "\\frac\\pi6+2k\\pi, k\\in\\mathbb Z", "\\frac\\pi6+k\\pi, k\\in\\mathbb Z", .different),
    ],
    decide: { judge, gold, prediction in
      switch (gold, prediction) {
      case (.family(let a, let k, let domain), .family(let b, let n, let other)):
        guard domain == other else {
          return .undecided("family", "The parameters run over different sets.")
        }
        return judge.compareFamilies(a, k, b, n, isShiftable: domain == Array("ℤ".utf8))
      case (.family, .assignment), (.assignment, .family): return nil
      case (.family, _):
        return .different("family", "Gold is a family of values, the prediction is none.", nil)
      case (_, .family):
        return .different("family", "The prediction is a family of values, gold is none.", nil)
      default: return nil
      }
    })
}

extension Judge {
  /// Each member of either family is a member of the other.
  mutating func compareFamilies(
    _ a: [Answer], _ k: [UInt8], _ b: [Answer], _ n: [UInt8], isShiftable: Bool
  ) -> Verdict {
    guard a.count == b.count else {
      return .undecided("family", "The families are written with different numbers of members.")
    }
    var free = Array(b.indices)
    for member in a {
      guard
        let place = free.firstIndex(where: {
          isSameFamily(member, k, b[$0], n, isShiftable) == true
        })
      else {
        let isKnown = free.allSatisfy { isSameFamily(member, k, b[$0], n, isShiftable) != nil }
        return isKnown
          ? .different("family", "A member of gold is missing.")
          : .undecided("family", "No rule decides these families.")
      }
      free.remove(at: place)
    }
    return .equal(.exact, "family", "The values are the same for all integers.")
  }

  /// Whether a + bk and c + dn have the same values: b = ±d, and a − c is a multiple of b; nil where one is not
  /// linear.
  private mutating func isSameFamily(
    _ a: Answer, _ k: [UInt8], _ b: Answer, _ n: [UInt8], _ isShiftable: Bool
  ) -> Bool? {
    guard let x = bare(a), let y = bare(b) else { return nil }
    let (first, second) = (workspace.symbol(named: k), workspace.symbol(named: n))
    guard let (constant, slope) = workspace.linearParts(x.expression, in: first),
      let (other, otherSlope) = workspace.linearParts(y.expression, in: second),
      let ratio = workspace.rationalValue(workspace.quotient(slope, otherSlope))
    else { return nil }
    let difference = workspace.sum([constant, workspace.negated(other)])
    let steps = workspace.rationalValue(workspace.quotient(difference, slope))
    guard isShiftable else { return ratio == Rational(1) && steps == Rational(0) }
    guard ratio == Rational(1) || ratio == Rational(-1) else { return false }
    return steps?.isInteger ?? false
  }

  private func bare(_ answer: Answer) -> Value? {
    switch answer {
    case .expression(let value): value
    case .assignment(_, .expression(let value)): value
    default: nil
    }
  }
}
