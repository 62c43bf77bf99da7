import Budget
import Bytes
import Notation
import Support
import Testing

private let pieces: [String] =
  #"""
  \frac \sqrt { } ( ) [ ] \left( \right) \left\{ \right. \{ \} | \| \mid \text{or} \text{cm} and or if
  where , ; : \\ & \begin{pmatrix} \end{pmatrix} \begin{cases} \end{cases} ^ _ ' ! !! % ^\circ ^{ _{ 1
  2 12 234 1,234 .5 \overline{3} 0.\overline{27} x y xy e i dx \pi \alpha sin \sin \cos \log \ln max
  \max min(1,2) \sum_{k=1}^n \int \lim_{x\to0} + - \pm +- * ** / \cdot \times \div \bmod \pmod{7} (mod
  = \ne != < > \le -> \in \cup \cap \setminus \land \lor \lnot \forall \equiv := ~ \, $ $$ \$ . ... \dots
  ° √ ² ₁ ½ × − ， 。 （ ） words can't p.m. "a U \vec \bar{x} \mathbf{v} \mathbb{R} \mathrm{m} \boxed{
  \operatorname{lcm} \binom n k \choose \over \not \infty {} () 1e5 \hline \middle| \lfloor
  \rfloor \langle \rangle 和 平行 {+} \mathord{ <1,2> \text{
  """#.split(whereSeparator: \.isWhitespace).map(String.init)

/// Reads bytes; where they read, what is printed must read as the same tree.
private func check(_ source: [UInt8], _ read: inout Int) {
  guard let first = canonical(source) else { return }
  read += 1
  let second = canonical(first.latex)
  let shown = String(decoding: source, as: UTF8.self)
  #expect(second?.outline == first.outline, "\(shown)")
  #expect(second?.latex == first.latex, "\(shown)")
}

@Test("soups of tokens never crash, and print as they read", arguments: Seeds.from(1...4))
func tokenSoup(seed: UInt64) {
  var random = SplitMix64(seed: seed)
  var read = 0
  for _ in 0..<3000 {
    var source: [UInt8] = []
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      source += Array((pieces.randomElement(using: &random) ?? "x").utf8)
      if Bool.random(using: &random) { source.append(0x20) }
    }
    check(source, &read)
  }
  #expect(read > 100)
}

@Test("random bytes never crash", arguments: Seeds.from(5...6))
func randomBytes(seed: UInt64) {
  var random = SplitMix64(seed: seed)
  var read = 0
  for _ in 0..<3000 {
    let count = Int.random(in: 0...24, using: &random)
    check((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }, &read)
    check((0..<count).map { _ in UInt8.random(in: 0x20...0x7E, using: &random) }, &read)
  }
  #expect(read > 0)
}

/// A random expression, as LaTeX that reads.
private func expression(_ depth: Int, _ random: inout SplitMix64) -> String {
  func next() -> String { expression(depth - 1, &random) }
  if depth == 0 {
    return ["x", "y", "2", "17", #"\pi"#, "0.5", "a_1", "n", "12"].randomElement(using: &random)
      ?? "x"
  }
  switch Int.random(in: 0..<18, using: &random) {
  case 0: return #"\frac{"# + next() + "}{" + next() + "}"
  case 1: return "(" + next() + " + " + next() + ")"
  case 2: return "{" + next() + "}^{" + next() + "}"
  case 3: return #"\sqrt["# + next() + "]{" + next() + "}"
  case 4: return #"\sin{"# + next() + "}"
  case 5: return "-" + next()
  case 6: return next() + #" \cdot "# + next()
  case 7: return next() + " / " + next()
  case 8: return next() + " " + next()
  case 9: return #"\left|"# + next() + #"\right|"#
  case 10: return "{" + next() + "}!"
  case 11: return #"\sum_{k=1}^{"# + next() + "} " + next()
  case 12: return #"\{"# + next() + ", " + next() + #"\}"#
  case 13: return #"\log_{"# + next() + "}{" + next() + "}"
  case 14: return #"\begin{pmatrix} "# + next() + " & " + next() + #" \end{pmatrix}"#
  case 15: return "(" + next() + " = " + next() + ")"
  case 16: return "[" + next() + ", " + next() + ")"
  default: return next() + " - " + next()
  }
}

@Test("random trees print as they read", arguments: Seeds.from(7...9))
func randomTrees(seed: UInt64) {
  var random = SplitMix64(seed: seed)
  var read = 0
  for _ in 0..<600 {
    check(Array(expression(Int.random(in: 1...4, using: &random), &random).utf8), &read)
  }
  #expect(read == 600)
}

@Test("no prefix of a text is taken for the whole")
func wholeOnly() {
  for junk in ["?", "`", "@", #"\unknown"#, ")", "]", #"\}"#, "&", "}x", #"\end{cases}"#] {
    #expect(canonical(Array(("5 " + junk).utf8)) == nil, "\(junk)")
  }
}
