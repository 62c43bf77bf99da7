import Budget
import Notation
import Testing

/// The outline of a source, or its error as `reason@offset expected`.
func outline(_ source: String) -> String {
  var syntax = Syntax()
  var fuel = Fuel(Limits.standard.fuel)
  do throws(SyntaxError) {
    try Parser.parse(Array(source.utf8), into: &syntax, fuel: &fuel)
    return syntax.outline
  } catch {
    return "\(error.reason)@\(error.offset)"
  }
}

@Test("a fraction reads the same with and without braces")
func fractions() {
  #expect(outline(#"\frac12"#) == "(fraction 1 2)")
  #expect(outline(#"\frac{1}{2}"#) == "(fraction 1 2)")
}
