import Budget
import Foundation
import Notation
import Support
import Testing

private func error(_ source: [UInt8], limits: Limits = .standard) -> SyntaxError? {
  var syntax = Syntax()
  var fuel = Fuel(limits.fuel)
  do throws(SyntaxError) {
    try Parser.parse(source, into: &syntax, limits: limits, fuel: &fuel)
    return nil
  } catch {
    return error
  }
}

@Test("an unreadable text says where it stopped and what it missed there")
func errorsOfFixtures() {
  #expect(ErrorRow.all.count >= 80)
  for row in ErrorRow.all {
    let found = error(row.content, limits: row.bounds)
    #expect(found?.reason.rawValue == row.reason, "\(row.message)")
    #expect(found?.offset == row.offset, "\(row.message): \(row.source ?? "")")
    #expect(found?.expected?.rawValue == row.expected, "\(row.message): \(row.source ?? "")")
    #expect(found?.bound?.rawValue == row.bound, "\(row.message)")
    #expect(found?.sentence == row.message)
  }
}

@Test("every kind of error has a row")
func everyKindOfErrorHasARow() {
  let rows = ErrorRow.all
  for reason in SyntaxError.Reason.allCases {
    #expect(rows.contains { $0.reason == reason.rawValue }, "\(reason)")
  }
  for expectation in Expectation.allCases {
    #expect(rows.contains { $0.expected == expectation.rawValue }, "\(expectation)")
  }
  for bound: Exhausted.Bound in [.fuel, .nesting, .nodes, .matrixCells, .answerBytes] {
    #expect(rows.contains { $0.bound == bound.rawValue }, "\(bound)")
  }
}

@Test(
  "a byte sequence that is not UTF-8 is an error at its first byte",
  arguments: [
    [0x78, 0xFF], [0x78, 0xC3], [0x78, 0xC0, 0x80], [0x78, 0xE2, 0x88], [0x78, 0xED, 0xA0, 0x80],
    [0x78, 0xF4, 0x90, 0x80, 0x80], [0x78, 0x80],
  ] as [[UInt8]])
func invalidUTF8(source: [UInt8]) {
  #expect(error(source) == SyntaxError(.invalidUTF8, at: 1))
}

@Test("invalid UTF-8 inside text is no text")
func invalidUTF8InText() {
  #expect(error(Array(#"\text{a"#.utf8) + [0xFF, 0x7D]) == SyntaxError(.invalidUTF8, at: 7))
}

@Test(
  "a bomb of nesting ends in exhaustion",
  arguments: [
    "(", "{", "[", #"\{"#, "|", #"\sqrt "#, #"\sqrt{"#, #"\frac{"#, "^x", "x^{", "x_{", "--", "+-",
    "!", "!!", "/1", "_1", "'_2", #"\sin "#, #"\sin{"#, #"\sum "#, #"\sum_{"#, #"\int "#,
    #"\left("#,
    #"\vec "#, #"\boxed{"#, #"\lnot "#, #"\begin{matrix}"#, #"\cup B\cap C"#, "√", #"\max_"#,
    #"\log_"#, "(x^{",
  ])
func bombs(piece: String) {
  // 100 000 of each would be stopped by its length alone.
  var limits = Limits.standard
  limits.answerBytes = 4_000_000
  limits.fuel = 2_000_000
  limits.nodes = 1_000_000
  let source = Array(("x" + String(repeating: piece, count: 100_000) + "x").utf8)
  #expect(error(source, limits: limits)?.reason == .exhausted, "\(piece)")
}

@Test("the limits are met at their bound")
func limits() {
  var limits = Limits.standard
  limits.answerBytes = 4
  #expect(error(Array("12345".utf8), limits: limits)?.bound == .answerBytes)
  #expect(error(Array("1234".utf8), limits: limits) == nil)
  limits = .standard
  limits.nodes = 3
  #expect(error(Array("a+b".utf8), limits: limits) == nil)
  #expect(error(Array("a+b+c".utf8), limits: limits)?.bound == .nodes)
  limits = .standard
  limits.matrixCells = 3
  let matrix = #"\begin{matrix}1&2\\3&4\end{matrix}"#
  #expect(error(Array(matrix.utf8), limits: limits)?.bound == .matrixCells)
  limits = .standard
  limits.nesting = 2
  #expect(error(Array("((x))".utf8), limits: limits) == nil)
  #expect(error(Array("(((x)))".utf8), limits: limits)?.bound == .nesting)
}

@Test("any fuel ends in a tree or in exhaustion")
func fuel() {
  let source = Array(
    #"\frac{1}{2}x^2 + |y| \text{ or } \begin{pmatrix}1&2\end{pmatrix}, \sin^2 x"#.utf8)
  var syntax = Syntax()
  var ends = 0
  for steps in 0..<200 {
    var fuel = Fuel(steps)
    do throws(SyntaxError) {
      try Parser.parse(source, into: &syntax, fuel: &fuel)
      ends += 1
    } catch {
      #expect(error.bound == .fuel)
    }
  }
  #expect(ends > 0 && ends < 200)
}
