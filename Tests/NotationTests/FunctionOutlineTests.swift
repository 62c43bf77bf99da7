import Testing

private let functionsRows: [(source: String, outline: String)] = [
  (#"\sin x\cos x"#, "(juxtaposition (sin x) (cos x))"),
  (#"\sin 2x"#, "(sin (juxtaposition 2 x))"),
  (#"\sin x^2"#, "(sin (power x 2))"),
  (#"\sin^2 x"#, "(power (sin x) 2)"),
  (#"\sin^{-1}x"#, "(arcsin x)"),
  (#"\sin(x)y"#, "(juxtaposition (sin (group.parenthesis x)) y)"),
  (#"\sin(x)^2"#, "(power (sin (group.parenthesis x)) 2)"),
  (#"\sin\frac{x}{2}"#, "(sin (fraction x 2))"),
  (#"\sin a \cdot b"#, "(product (sin a) b)"),
  (#"\sin x/2"#, "(slash (sin x) 2)"),
  (#"\cos x(1+y)"#, "(juxtaposition (cos x) (group.parenthesis (sum 1 y)))"),
  (#"\cos\pi(x+1)"#, "(cos (juxtaposition π (group.parenthesis (sum x 1))))"),
  (#"\cos t \mathrm{ft}"#, #"(juxtaposition (cos t) "ft")"#),
  (#"\ln|x|"#, "(ln (group.bar x))"),
  (#"\ln x \ln y"#, "(juxtaposition (ln x) (ln y))"),
  (#"\log_2 8"#, "(log 8 2)"),
  (#"\log_{2}{8}"#, "(log 8 2)"),
  (#"\log 2x"#, "(log (juxtaposition 2 x))"),
  ("sinx", "(sin x)"),
  ("sin(x)", "(sin (group.parenthesis x))"),
  ("2cos(3x)", "(juxtaposition 2 (cos (group.parenthesis (juxtaposition 3 x))))"),
  ("asin(x)", "(arcsin (group.parenthesis x))"),
  ("exp(x)", "(exp (group.parenthesis x))"),
  ("abs(x)", "(abs (group.parenthesis x))"),
  ("max(1, 2)", "(max (group.parenthesis (list.comma 1 2)))"),
  ("5 max", "(juxtaposition 5 'max')"),
  (#"\gcd(12,18)"#, "(gcd (group.parenthesis (list.comma 12 18)))"),
  (#"\operatorname{lcm}(4,6)"#, "(lcm (group.parenthesis (list.comma 4 6)))"),
  (#"\operatorname{foo}(x)"#, #"(juxtaposition "foo" (group.parenthesis x))"#),
  (#"\mathrm{gcd}(a,b)"#, "(gcd (group.parenthesis (list.comma a b)))"),
  (#"\max\{a,b\}"#, "(max (group.brace (list.comma a b)))"),
  (#"\max_{x} f(x)"#, "(big.maximum x _ (juxtaposition f (group.parenthesis x)))"),
  ("np.arcsin(10/13)", "(arcsin (group.parenthesis (slash 10 13)))"),
  (#"\sin"#, "(sin _)"),
  (#"\max at 2"#, "(juxtaposition (max _) 'at' 2)"),
]

@Test("reads functions and what they take", arguments: functionsRows)
func readsFunctions(row: (source: String, outline: String)) {
  #expect(outline(row.source) == row.outline)
  #expect(printsAsItReads(row.source))
}

private let bigOperatorsRows: [(source: String, outline: String)] = [
  (#"\sum_{i=1}^{n} i^2 + 1"#, "(sum (big.sum (relation i equal 1) n (power i 2)) 1)"),
  (#"\prod_{k=1}^n k"#, "(big.product (relation k equal 1) n k)"),
  (
    #"\int_0^1 x^2+1 dx + C"#, "(sum (big.integral 0 1 (sum (power x 2) (juxtaposition 1 'dx'))) C)"
  ),
  (#"\int x\,\mathrm{d}x"#, #"(big.integral _ _ (juxtaposition x "d" x))"#),
  (
    #"\int_0^\pi \sin t d t"#,
    "(big.integral 0 π (juxtaposition (sin t) d t))"
  ),
  (#"\int f"#, "(big.integral _ _ f)"),
  (#"\lim_{x\to0} \frac{\sin x}{x}"#, "(big.limit (relation x to 0) _ (fraction (sin x) x))"),
  (#"\bigcup_{k} A_k"#, "(big.union k _ (subscript A k))"),
  (#"\sum -x"#, "(big.sum _ _ (negate x))"),
  ("∑_{k} k", "(big.sum k _ k)"),
]

@Test("reads big operators", arguments: bigOperatorsRows)
func readsBigOperators(row: (source: String, outline: String)) {
  #expect(outline(row.source) == row.outline)
  #expect(printsAsItReads(row.source))
}

private let accentsRows: [(source: String, outline: String)] = [
  (#"\overline{AB}"#, "(accent.bar 'AB')"),
  (#"\vec{v}"#, "(accent.vector v)"),
  (#"\overrightarrow{AB}"#, "(accent.vector 'AB')"),
  (#"\hat p"#, "(accent.hat p)"),
  (#"\bar{x}"#, "(accent.bar x)"),
  (#"\widehat{ABC}"#, "(accent.hat 'ABC')"),
  (#"\mathbf{v}"#, "v"),
  (#"\mathbb{R}^2"#, "(power ℝ 2)"),
  (#"\mathcal{C}"#, "C"),
  (#"\boxed{5}"#, "5"),
  (#"\fbox{1,2}"#, "(list.comma 1 2)"),
]

@Test("reads accents, alphabets and boxes", arguments: accentsRows)
func readsAccents(row: (source: String, outline: String)) {
  #expect(outline(row.source) == row.outline)
  #expect(printsAsItReads(row.source))
}
