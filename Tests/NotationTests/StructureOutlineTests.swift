import Testing

private let delimitersRows: [(source: String, outline: String)] = [
  ("(x)", "(group.parenthesis x)"),
  ("[0,1)", "(group.bracket.parenthesis (list.comma 0 1))"),
  ("(0,1]", "(group.parenthesis.bracket (list.comma 0 1))"),
  (#"\left(x\right)"#, "(group.parenthesis x)"),
  (#"\left]0,1\right["#, "(group.parenthesis (list.comma 0 1))"),
  (#"\langle 1,2\rangle"#, "(group.angle (list.comma 1 2))"),
  ("<1,2,3>", "(group.angle (list.comma 1 2 3))"),
  ("{1,3}", "(group.brace (list.comma 1 3))"),
  ("{x+1}", "(sum x 1)"),
  (#"\{1,2\}"#, "(group.brace (list.comma 1 2))"),
  ("{}", "(group.brace _)"),
  (#"\{\}"#, "(group.brace _)"),
  ("()", "(group.parenthesis _)"),
  ("|x|", "(group.bar x)"),
  ("|x-1|+|y|", "(sum (group.bar (sum x (negate 1))) (group.bar y))"),
  ("|x||y|", "(juxtaposition (group.bar x) (group.bar y))"),
  ("2|x|", "(juxtaposition 2 (group.bar x))"),
  (#"\lvert x\rvert"#, "(group.bar x)"),
  (#"\left|\frac{x}{2}\right|"#, "(group.bar (fraction x 2))"),
  (#"\|v\|"#, "(group.doubleBar v)"),
  (#"\lfloor x\rfloor"#, "(group.floor x)"),
  (#"\lceil x\rceil"#, "(group.ceil x)"),
  (#"\left. x \right|_0^1"#, "(power (subscript (group.none.bar x) 0) 1)"),
  (#"\Bigl( x \Bigr)"#, "(group.parenthesis x)"),
  ("B) 17", "(juxtaposition (group.none.parenthesis B) 17)"),
  ("（1，2）", "(group.parenthesis (list.comma 1 2))"),
  ("【1】", "(group.bracket 1)"),
]

@Test("reads delimiters and bars", arguments: delimitersRows)
func readsDelimiters(row: (source: String, outline: String)) {
  #expect(outline(row.source) == row.outline)
  #expect(printsAsItReads(row.source))
}

private let relationsRows: [(source: String, outline: String)] = [
  ("x=5", "(relation x equal 5)"),
  ("x==5", "(relation x equal 5)"),
  (#"0<x\le1"#, "(relation 0 less x lessOrEqual 1)"),
  ("x<=1", "(relation x lessOrEqual 1)"),
  ("x>=1", "(relation x greaterOrEqual 1)"),
  ("a -> b", "(relation a to b)"),
  ("a => b", "(relation a implies b)"),
  (#"x \ne 2"#, "(relation x notEqual 2)"),
  (#"x \not= 2"#, "(relation x notEqual 2)"),
  (#"x\not\in A"#, "(relation x notElement A)"),
  (#"\approx 1.47"#, "(relation _ approximately 1.47)"),
  ("= 5", "(relation _ equal 5)"),
  ("3:2", "(relation 3 colon 2)"),
  ("a:b=2:1", "(relation (relation a colon b) equal (relation 2 colon 1))"),
  (#"f: A \to B"#, "(relation (relation f colon A) to B)"),
  (
    "-1<x<1:(-1,1)",
    "(relation (negate 1) less x less 1 colon (group.parenthesis (list.comma (negate 1) 1)))"
  ),
  ("x < 1:A ∪ B", "(relation x less 1 colon (union A B))"),
  ("radius: 5", "(relation 'radius' colon 5)"),
  (#"\{x : x>0\}"#, "(group.brace (relation x colon (relation x greater 0)))"),
  (#"\{x | x>0\}"#, "(group.brace (relation x mid (relation x greater 0)))"),
  (
    #"\{x|x=3k,k\in \mathbb{Z}\}"#,
    "(group.brace (relation x mid (list.comma (relation x equal (juxtaposition 3 k)) (relation k element ℤ))))"
  ),
  (#"\{x \mid |x|<1\}"#, "(group.brace (relation x mid (relation (group.bar x) less 1)))"),
  ("P(A|B)", "(juxtaposition P (group.parenthesis (relation A mid B)))"),
  (#"a\mid b"#, "(relation a mid b)"),
  (#"x\in[0,1)"#, "(relation x element (group.bracket.parenthesis (list.comma 0 1)))"),
  ("x in [0,1]", "(relation x element (group.bracket (list.comma 0 1)))"),
  ("5 in", "(juxtaposition 5 'in')"),
  (#"x\equiv3\pmod7"#, "(modulus (relation x equivalent 3) 7)"),
  (#"x\equiv 3 (mod 7)"#, "(modulus (relation x equivalent 3) 7)"),
  (#"n \equiv 5 \bmod 17"#, "(modulus (relation n equivalent 5) 17)"),
  (#"7 \bmod 5"#, "(modulo 7 5)"),
  ("7 mod 5", "(modulo 7 5)"),
  (#"\forall x > 0"#, "(relation _ forAll x greater 0)"),
  ("x := 2", "(relation x define 2)"),
  ("≤ 5", "(relation _ lessOrEqual 5)"),
]

@Test("reads relations, ratios, conditions of sets, congruences", arguments: relationsRows)
func readsRelations(row: (source: String, outline: String)) {
  #expect(outline(row.source) == row.outline)
  #expect(printsAsItReads(row.source))
}

private let setsRows: [(source: String, outline: String)] = [
  (#"A\cup B"#, "(union A B)"),
  (
    #"(-\infty,1)\cup(2,3)"#,
    "(union (group.parenthesis (list.comma (negate ∞) 1)) (group.parenthesis (list.comma 2 3)))"
  ),
  (
    "(-∞,1)∪(2,3)",
    "(union (group.parenthesis (list.comma (negate ∞) 1)) (group.parenthesis (list.comma 2 3)))"
  ),
  (
    #"(-\infty,1)U(2,3)"#,
    "(union (group.parenthesis (list.comma (negate ∞) 1)) (group.parenthesis (list.comma 2 3)))"
  ),
  (
    "[0,1] union [2,3]", "(union (group.bracket (list.comma 0 1)) (group.bracket (list.comma 2 3)))"
  ),
  (#"A \cap B \cup C"#, "(union (intersection A B) C)"),
  (#"\mathbb{R}\setminus\{2\}"#, "(difference ℝ (group.brace 2))"),
  (
    #"x \le -1 \cup x\geq 3"#,
    "(union (relation x lessOrEqual (negate 1)) (relation x greaterOrEqual 3))"
  ),
  (#"p \land q"#, "(and p q)"),
  (#"x<1 \lor x>2"#, "(or (relation x less 1) (relation x greater 2))"),
  (#"\lnot p"#, "(not p)"),
  (#"\emptyset"#, "∅"),
  ("∅", "∅"),
  ("-oo", "(negate ∞)"),
  ("inf", "∞"),
]

@Test("reads sets and logic", arguments: setsRows)
func readsSets(row: (source: String, outline: String)) {
  #expect(outline(row.source) == row.outline)
  #expect(printsAsItReads(row.source))
}

private let listsRows: [(source: String, outline: String)] = [
  ("1, 2", "(list.comma 1 2)"),
  ("1,2;3,4", "(list.semicolon (list.comma 1 2) (list.comma 3 4))"),
  ("1, 2 or 3", "(list.or 1 2 3)"),
  ("1, 2, and 3", "(list.and 1 2 3)"),
  ("x=1 or x=2", "(list.or (relation x equal 1) (relation x equal 2))"),
  (#"x=1 \text{ or } x=2"#, "(list.or (relation x equal 1) (relation x equal 2))"),
  (
    "x=1, y=2 or x=3, y=4",
    "(list.or (list.comma (relation x equal 1) (relation y equal 2)) (list.comma (relation x equal 3) (relation y equal 4)))"
  ),
  ("1 and 2 or 3 and 4", "(list.or (list.and 1 2) (list.and 3 4))"),
  ("1、2", "(list.comma 1 2)"),
  ("1；2", "(list.semicolon 1 2)"),
  (#"x=1\\ y=2"#, "(list.newline (relation x equal 1) (relation y equal 2))"),
  ("x=1\ny=2", "(list.newline (relation x equal 1) (relation y equal 2))"),
  ("(1,)", "(group.parenthesis (list.comma 1))"),
  (#"1, 2, \dots"#, "(list.comma 1 2 ...)"),
  ("$5$;$10$", "(list.semicolon 5 10)"),
  ("5,", "5"),
  ("5.", "5"),
  ("5。", "5"),
  ("y = x^2 for x>0", "(relation (relation y equal (power x 2)) condition (relation x greater 0))"),
  (
    #"x=k\pi, where k \in Z"#,
    "(relation (relation x equal (juxtaposition k π)) condition (relation k element Z))"
  ),
  (
    "1 if x>0, 2 if x<0",
    "(list.comma (relation 1 condition (relation x greater 0)) (relation 2 condition (relation x less 0)))"
  ),
  (
    "1, if x>0, 2, if x<0",
    "(list.comma (relation 1 condition (relation x greater 0)) (relation 2 condition (relation x less 0)))"
  ),
  (#"x^2 \text{ if } x>0"#, "(relation (power x 2) condition (relation x greater 0))"),
]

@Test("reads lists, connectives, conditions", arguments: listsRows)
func readsLists(row: (source: String, outline: String)) {
  #expect(outline(row.source) == row.outline)
  #expect(printsAsItReads(row.source))
}

private let environmentsRows: [(source: String, outline: String)] = [
  (#"\begin{pmatrix}a&b\\c&d\end{pmatrix}"#, "(matrix.parenthesized (row a b) (row c d))"),
  (#"\begin{bmatrix}1\\2\\\end{bmatrix}"#, "(matrix.bracketed (row 1) (row 2))"),
  (
    #"\left[\begin{array}{rr|r}1&2&3\end{array}\right]"#,
    "(group.bracket (matrix.array (row 1 2 3)))"
  ),
  (#"\begin{vmatrix}a&b\\c&d\end{vmatrix}"#, "(matrix.barred (row a b) (row c d))"),
  (
    #"\begin{cases} x & \text{if } x>0 \\ -x & \text{otherwise} \end{cases}"#,
    #"(matrix.cases (row x (relation _ condition (relation x greater 0))) (row (negate x) "otherwise"))"#
  ),
  (
    #"\left\{\begin{array}{rll}1 & \text { if } & x>0\end{array}\right."#,
    "(group.brace.none (matrix.array (row 1 (relation _ condition _) (relation x greater 0))))"
  ),
  (
    #"\begin{align*} x &= 1 \\ y &= 2 \end{align*}"#,
    "(matrix.aligned (row x (relation _ equal 1)) (row y (relation _ equal 2)))"
  ),
  (#"\begin{aligned} x = & 1 \end{aligned}"#, "(matrix.aligned (row (relation x equal _) 1))"),
  (#"\begin{matrix}a & \\ & b\end{matrix}"#, "(matrix.matrix (row a _) (row _ b))"),
  (#"\begin{equation} x \end{equation}"#, "x"),
  (#"\begin{array}{c}\hline 1 \\[2pt] 2\end{array}"#, "(matrix.array (row 1) (row 2))"),
]

@Test("reads environments", arguments: environmentsRows)
func readsEnvironments(row: (source: String, outline: String)) {
  #expect(outline(row.source) == row.outline)
  #expect(printsAsItReads(row.source))
}
