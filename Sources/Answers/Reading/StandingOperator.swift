import Notation

/// An operator that a reader would expect to be worked out.
enum StandingOperator: Hashable {
  case large(BigOperator)
  case function(Function)
  case ellipsis, determinant, derivative

  /// Whether the prediction leaves an operator standing that gold does not have: it only repeats the question.
  static func isLeft(in prediction: ParsedAnswer, beside gold: ParsedAnswer) -> Bool {
    guard gold.isParsed, prediction.isParsed, prediction.syntax.kinds.overlaps(kinds) else {
      return false
    }
    let known = operators(gold.syntax, from: 0)
    let syntax = prediction.syntax
    // A chain that ends in its value has worked it out.
    let root = syntax[syntax.root]
    var start = 0
    if root.kind == .relation, syntax.childCount(syntax.root) >= 3 {
      let last = syntax.child(syntax.root, syntax.childCount(syntax.root) - 1)
      let sign = syntax.child(syntax.root, syntax.childCount(syntax.root) - 2)
      if syntax.sign(sign) == .equal, syntax.assignedName(last) == nil {
        start = Int(syntax[last].span.start)
      }
    }
    return !operators(syntax, from: start).isSubset(of: known)
  }

  /// The kinds of nodes among which such operators are.
  private static let kinds = Syntax.Kinds(.bigOperator, .ellipsis, .fraction, .apply, .matrix)

  /// The operators that start at or behind a byte.
  private static func operators(_ syntax: Syntax, from start: Int) -> Set<StandingOperator> {
    var found: Set<StandingOperator> = []
    for (place, node) in syntax.nodes.enumerated() where Int(node.span.start) >= start {
      let id = Syntax.ID(place)
      switch node.kind {
      case .bigOperator:
        if let operation = syntax.bigOperator(id) { found.insert(.large(operation)) }
      case .ellipsis: found.insert(.ellipsis)
      case .fraction where syntax.isDerivativeOperator(id): found.insert(.derivative)
      case .apply:
        guard let function = syntax.function(id) else { continue }
        switch function {
        case .gcd, .lcm, .det, .tr, .max, .min, .sup, .inf, .probability, .expectation, .variance:
          found.insert(.function(function))
        default: break
        }
      case .matrix where syntax.environment(id) == .barred: found.insert(.determinant)
      default: break
      }
    }
    return found
  }
}
