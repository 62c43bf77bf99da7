import Algebra
import Budget
import Notation
import Numbers

/// What holds for every value of a parameter.
extension AnswerReader {
  /// `a + kπ (k ∈ ℤ)`: what stands before the parentheses, for every k; nil for anything else.
  mutating func quantified(
    _ id: Syntax.ID, _ written: ParsedAnswer
  ) throws(ReadFailure) -> Answer? {
    let syntax = written.syntax
    let last = syntax.lastFactor(id)
    guard Name.isParenthesised(last, syntax), syntax[syntax.child(last, 0)].kind == .relation,
      let (parameter, domain) = quantifier(try read(syntax.child(last, 0), written))
    else { return nil }
    let end = Int(syntax[last].span.start)
    let start = Int(syntax[id].span.start)
    guard start < end, end <= written.source.count else { return nil }
    var inner = ParsedAnswer()
    inner.source = Array(written.source[start..<end])
    guard parse(&inner) == nil
    else {
      return nil
    }
    return .family([try read(inner.syntax.root, inner)], parameter: parameter, domain: domain)
  }

}
