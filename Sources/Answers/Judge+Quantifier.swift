import Algebra
import Budget
import Notation
import Numbers

/// What holds for every value of a parameter.
extension Judge {
  /// `a + kπ (k ∈ ℤ)`: what stands before the parentheses, for every k; nil for anything else.
  mutating func quantified(
    _ id: Syntax.ID, _ written: Written
  ) throws(ReadFailure) -> Answer? {
    let syntax = written.syntax
    let last = lastFactor(id, syntax)
    guard Name.isParenthesised(last, syntax), syntax[syntax.child(last, 0)].kind == .relation,
      let (parameter, domain) = quantifier(try read(syntax.child(last, 0), written))
    else { return nil }
    let end = Int(syntax[last].span.start)
    let start = Int(syntax[id].span.start)
    guard start < end, end <= written.source.count else { return nil }
    var inner = Written()
    inner.source = Array(written.source[start..<end])
    guard (try? inner.parse(with: &scratch, limits: limits, fuel: &algebra.fuel)) != nil else {
      return nil
    }
    return .family([try read(inner.syntax.root, inner)], parameter: parameter, domain: domain)
  }

  /// The last factor of the last term.
  private func lastFactor(_ id: Syntax.ID, _ syntax: Syntax) -> Syntax.ID {
    var node = id
    for _ in 0..<4 where [.juxtaposition, .sum, .product].contains(syntax[node].kind) {
      node = syntax.child(node, syntax.childCount(node) - 1)
    }
    return node
  }
}
