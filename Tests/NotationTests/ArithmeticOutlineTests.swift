import Testing

private let fractionsRows: [(source: String, outline: String)] = [
  (#"\frac12"#, "(fraction 1 2)"),
  (#"\frac1{2}"#, "(fraction 1 2)"),
  (#"\frac 1 2"#, "(fraction 1 2)"),
  (#"\dfrac{1}{2}x"#, "(juxtaposition (fraction 1 2) x)"),
  (#"\frac ab"#, "(fraction a b)"),
  (#"\frac\pi2"#, "(fraction π 2)"),
  (#"\frac43\pi"#, "(juxtaposition (fraction 4 3) π)"),
  (#"{a \over b}"#, "(fraction a b)"),
  (#"\binom nk"#, "(binomial n k)"),
  (#"{n \choose k}"#, "(binomial n k)"),
  ("½", "(fraction 1 2)"),
  ("2½", "(mixedNumber 2 (fraction 1 2))"),
  (#"2\frac13"#, "(mixedNumber 2 (fraction 1 3))"),
  ("2 1/3", "(mixedNumber 2 (fraction 1 3))"),
  (#"2\cdot\frac13"#, "(product 2 (fraction 1 3))"),
  (#"a\frac13"#, "(juxtaposition a (fraction 1 3))"),
  (#"2\left(\frac13\right)"#, "(juxtaposition 2 (group.parenthesis (fraction 1 3)))"),
  (#"-2\frac13"#, "(negate (mixedNumber 2 (fraction 1 3)))"),
  (#"22\frac12\%"#, "(percent (mixedNumber 22 (fraction 1 2)))"),
  ("1/2x", "(slash 1 (juxtaposition 2 x))"),
  ("a/b/c", "(slash (slash a b) c)"),
  (#"a\div b"#, "(slash a b)"),
]

@Test("reads fractions, mixed numbers and slashes", arguments: fractionsRows)
func readsFractions(row: (source: String, outline: String)) {
  #expect(outline(row.source) == row.outline)
  #expect(printsAsItReads(row.source))
}

private let powersRows: [(source: String, outline: String)] = [
  ("x^10", "(power x 10)"),
  ("2^{10}", "(power 2 10)"),
  ("x^2_1", "(power (subscript x 1) 2)"),
  ("x_1^2", "(power (subscript x 1) 2)"),
  ("a_{n+1}", "(subscript a (sum n 1))"),
  ("e^x^2", "(power e (power x 2))"),
  ("2^{2^3}", "(power 2 (power 2 3))"),
  ("x^-1", "(power x (negate 1))"),
  ("x**2", "(power x 2)"),
  ("2^(1/2)", "(power 2 (group.parenthesis (slash 1 2)))"),
  ("x^2y", "(juxtaposition (power x 2) y)"),
  ("-2^2", "(negate (power 2 2))"),
  ("x²", "(power x 2)"),
  ("10⁻³", "(power 10 (negate 3))"),
  ("x₁", "(subscript x 1)"),
  ("0^+", "(power 0 +)"),
  ("x^{*}", "(power x *)"),
  ("1011_2", "(subscript 1011 2)"),
  ("{}_5C_2", "(juxtaposition (subscript _ 5) (subscript C 2))"),
  ("xy^2", "(power 'xy' 2)"),
  ("e^xcos(x)", "(juxtaposition (power e x) (cos (group.parenthesis x)))"),
  (#"A^\mathrm{T}"#, #"(power A "T")"#),
  ("5!", "(factorial 5)"),
  ("5!!", "(factorial.2 5)"),
  ("5!=120", "(relation (factorial 5) equal 120)"),
  ("x!=2", "(relation x notEqual 2)"),
  ("f'(x)", "(juxtaposition (prime f) (group.parenthesis x))"),
  ("f''", "(prime.2 f)"),
  (#"f^\prime(x)"#, "(juxtaposition (prime f) (group.parenthesis x))"),
  (#"f^{\prime\prime}"#, "(prime.2 f)"),
  (#"90^\circ"#, "(degree 90)"),
  (#"90^{\circ}C"#, "(juxtaposition (degree 90) C)"),
  ("90°", "(degree 90)"),
  (#"45\degree"#, "(degree 45)"),
  (#"50\%"#, "(percent 50)"),
  ("50%", "(percent 50)"),
]

@Test("reads powers, indices, primes, factorials, degrees, percent", arguments: powersRows)
func readsPowers(row: (source: String, outline: String)) {
  #expect(outline(row.source) == row.outline)
  #expect(printsAsItReads(row.source))
}

private let rootsRows: [(source: String, outline: String)] = [
  (#"\sqrt2"#, "(root 2)"),
  (#"\sqrt10"#, "(root 10)"),
  (#"\sqrt[3]{x}"#, "(root x 3)"),
  (#"\sqrt 2 x"#, "(juxtaposition (root 2) x)"),
  (#"\sqrt3 5"#, "(juxtaposition (root 3) 5)"),
  ("√2", "(root 2)"),
  ("∛8", "(root 8 3)"),
  ("√(x+1)", "(root (group.parenthesis (sum x 1)))"),
  ("sqrt(2)/2", "(slash (root (group.parenthesis 2)) 2)"),
  ("cbrt(8)", "(root (group.parenthesis 8) 3)"),
  (#"\sqrt{\sqrt2}"#, "(root (root 2))"),
]

@Test("reads roots", arguments: rootsRows)
func readsRoots(row: (source: String, outline: String)) {
  #expect(outline(row.source) == row.outline)
  #expect(printsAsItReads(row.source))
}

private let numbersRows: [(source: String, outline: String)] = [
  ("17", "17"),
  ("17.", "17"),
  (".5", ".5"),
  ("007", "007"),
  ("1.2e-3", "1.2e-3"),
  ("1E5", "1E5"),
  ("2e", "(juxtaposition 2 e)"),
  (#"1.2\times10^{-3}"#, "(product 1.2 (power 10 (negate 3)))"),
  ("1,234", "1234"),
  ("1, 234", "(list.comma 1 234)"),
  ("1,048,576", "1048576"),
  ("1{,}048{,}576", "1048576"),
  (#"1\,000"#, "1000"),
  (#"11,\! 111"#, "11111"),
  (#"1\!,\!000"#, "1000"),
  ("1 000 000", "1000000"),
  ("1,000.99", "1000.99"),
  ("1,23", "(list.comma 1 23)"),
  ("12,34", "(list.comma 12 34)"),
  ("1,1000", "(list.comma 1 1000)"),
  ("0,123", "(list.comma 0 123)"),
  ("(12,102)", "(group.parenthesis (list.comma 12 102))"),
  ("(1,000+3)", "(group.parenthesis (sum 1000 3))"),
  (#"0.\overline{27}"#, "0.(27)"),
  (#"0.1\dot{6}"#, "0.1(6)"),
  (#"0.\dot{1}4285\dot{7}"#, "0.(142857)"),
  ("0.(3)", "0.(3)"),
  (#"2.\overline3"#, "2.(3)"),
  ("0.33...", "(juxtaposition 0.33 ...)"),
  ("１２３", "123"),
  ("2 3", "(juxtaposition 2 3)"),
]

@Test("reads numbers: groups, points, repeating digits, exponents", arguments: numbersRows)
func readsNumbers(row: (source: String, outline: String)) {
  #expect(outline(row.source) == row.outline)
  #expect(printsAsItReads(row.source))
}
