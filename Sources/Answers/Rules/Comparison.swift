import Algebra
import Budget

/// What comparing two answers may touch: the rules are asked with it.
struct Comparison: Sendable {
  /// The algebra that holds the expressions of both answers, and the fuel.
  var algebra: AlgebraContext
  let options: Verifier.Options
  let limits: Limits
  /// Levels of answers within answers that are open.
  private var depth = 0
  /// How many collections stand around what is compared.
  var elementDepth = 0

  init(options: Verifier.Options, limits: Limits, algebra: AlgebraContext) {
    self.options = options
    self.limits = limits
    self.algebra = algebra
  }

  /// Compares whole answers by the first rule that knows them.
  mutating func compare(_ gold: WholeAnswer, _ prediction: WholeAnswer) -> Verdict {
    descend { comparison in
      let kinds = gold.answer.kinds.union(prediction.answer.kinds)
      for (known, decision) in Rule.decisions where !known.isDisjoint(with: kinds) {
        let verdict =
          switch decision {
          case .whole(let decide): decide(gold, prediction)
          case .parts(let decide): decide(&comparison, gold.answer, prediction.answer)
          }
        if let verdict { return verdict }
      }
      return .undecided(.kind, "No rule knows these answers.")
    }
  }

  /// Compares answers within answers by the first rule that knows them.
  mutating func compare(_ gold: Answer, _ prediction: Answer) -> Verdict {
    descend { comparison in
      let kinds = gold.kinds.union(prediction.kinds)
      for (known, decide) in Rule.decisionsOnParts where !known.isDisjoint(with: kinds) {
        if let verdict = decide(&comparison, gold, prediction) { return verdict }
      }
      return .undecided(.kind, "No rule knows these answers.")
    }
  }

  /// One level deeper, unless the answers nest too deeply.
  private mutating func descend(_ body: (inout Comparison) -> Verdict) -> Verdict {
    depth += 1
    defer { depth -= 1 }
    if depth > limits.nesting {
      return .undecided(.bounded, "The answers nest too deeply.")
    }
    return body(&self)
  }
}
