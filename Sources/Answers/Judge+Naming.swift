import Algebra
import Notation

/// The finest rule that a verdict rests on.
extension Judge {
  /// The rule that compares two expressions, by what occurs in them.
  func ruleOfValues(_ a: Expression, _ b: Expression) -> RuleID {
    let traits = Traits.traits(a, in: algebra).union(Traits.traits(b, in: algebra))
    if traits.contains(.variables) {
      return traits.contains(.integers) ? .integerSymbols : .realDomain
    }
    return traits.contains(.transcendental) ? .transcendental : .algebraic
  }

  /// A rule of reading, where one made the pair comparable; else the rule itself.
  func finest(_ rule: RuleID) -> RuleID {
    switch rule {
    case .exactDecimal, .algebraic: finestOfNumbers() ?? rule
    case .list, .set:
      hasAlternatives(gold.syntax) || hasAlternatives(prediction.syntax)
        ? .alternatives : rule
    default: rule
    }
  }

  private static let namingKinds = Syntax.Kinds(.mixedNumber, .letters, .text)

  private func finestOfNumbers() -> RuleID? {
    var found: RuleID?
    for isGold in [true, false] {
      let syntax = isGold ? gold.syntax : prediction.syntax
      guard syntax.kinds.overlaps(Self.namingKinds) || syntax.hasGroups else { continue }
      for (place, node) in syntax.nodes.enumerated() {
        switch node.kind {
        case .mixedNumber: return .mixedNumber
        case .number where syntax.form(Syntax.ID(place)).contains(.grouped): found = .grouping
        case .letters, .text:
          if found == nil, Words.number(syntax.text(Syntax.ID(place))) != nil { found = .words }
        default: break
        }
      }
    }
    return found
  }

  /// Whether `\pm` or "or" stands in it.
  private func hasAlternatives(_ syntax: Syntax) -> Bool {
    syntax.nodes.indices.contains { place in
      switch syntax.nodes[place].kind {
      case .plusMinus, .minusPlus: true
      case .list: syntax.separator(Syntax.ID(place)) == .or
      default: false
      }
    }
  }
}
