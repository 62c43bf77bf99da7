import Testing

private let textRows: [(source: String, outline: String)] = [
  (#"5\text{ cm}^2"#, #"(juxtaposition 5 (power "cm" 2))"#),
  (#"5\,\mathrm{m}"#, #"(juxtaposition 5 "m")"#),
  (#"\mathrm{~m} / \mathrm{s}"#, #"(slash "m" "s")"#),
  (#"\mathrm{m/s^2}"#, #""m/s^2""#),
  (#"\text{(B) }17"#, #"(juxtaposition "(B)" 17)"#),
  (#"\textbf{(B)}"#, #""(B)""#),
  (#"\text{17}"#, "17"),
  (#"\text{$x$}"#, "x"),
  (#"\text{a\ b~c}"#, #""a b c""#),
  (#"{\rm cm}"#, #""cm""#),
  (#"\mathrm{e}^{x}"#, "(power e x)"),
  (#"\mathrm{min}"#, #""min""#),
  (#"\mathrm{min}(1,2)"#, "(min (group.parenthesis (list.comma 1 2)))"),
  ("9 (apples)", "(juxtaposition 9 (group.parenthesis 'apples'))"),
  ("5 cm", "(juxtaposition 5 'cm')"),
  ("all real numbers", "(juxtaposition 'all' 'real' 'numbers')"),
  ("No. They can't be.", "(list.newline 'No' (juxtaposition 'They' 'can't' 'be'))"),
  ("3:45 p.m.", "(relation 3 colon (juxtaposition 45 'p.m.'))"),
  ("5 sq. ft", "(juxtaposition 5 'sq' 'ft')"),
  ("Yes or No", "(juxtaposition 'Yes' 'or' 'No')"),
  ("salt and 5", "(list.and 'salt' 5)"),
  (#""west""#, #""west""#),
  (#"5'8""#, "(juxtaposition (prime 5) 8 ″)"),
  ("第三象限", "'第三象限'"),
  (#"\$5"#, "(juxtaposition $ 5)"),
  ("$5", "(juxtaposition $ 5)"),
  (#"5\$"#, "(juxtaposition 5 $)"),
  ("5€", "(juxtaposition 5 €)"),
  ("**5**", "5"),
  ("**5** apples", "(juxtaposition 5 'apples')"),
  ("$$x$$", "x"),
  (#"\(x\)"#, "x"),
  (#"\[x\]"#, "x"),
  ("x\u{200B}+\u{A0}y", "(sum x y)"),
  (#"\hspace{2em} x"#, "x"),
  (#"y=\\frac{4}{3}"#, "(relation y equal (fraction 4 3))"),
  (#"\angle ABC"#, "(juxtaposition ∠ 'ABC')"),
]

@Test("reads text, units, prose, money, wrappers", arguments: textRows)
func readsText(row: (source: String, outline: String)) {
  #expect(outline(row.source) == row.outline)
  #expect(printsAsItReads(row.source))
}

private let repairsRows: [(source: String, outline: String)] = [
  (#"\frac{1}{2"#, "(fraction 1 2)"),
  ("5}", "5"),
  (#"\boxed{5"#, "5"),
  (#"\text{cm"#, #""cm""#),
  (#"45^{\circ"#, "(degree 45)"),
  ("{1,2", "(group.brace (list.comma 1 2))"),
]

@Test("reads braces repaired at the end", arguments: repairsRows)
func readsRepairs(row: (source: String, outline: String)) {
  #expect(outline(row.source) == row.outline)
  #expect(printsAsItReads(row.source))
}
