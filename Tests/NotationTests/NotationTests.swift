import Budget
import Testing

@testable import Notation

/// The outline of a source, or its error as `reason@offset`.
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

/// The canonical LaTeX of bytes, and the outline that it was printed from; nothing if they do not
/// read.
func canonical(_ source: [UInt8]) -> (latex: [UInt8], outline: String)? {
  var syntax = Syntax()
  var fuel = Fuel(Limits.standard.fuel)
  do throws(SyntaxError) {
    try Parser.parse(source, into: &syntax, fuel: &fuel)
  } catch {
    return nil
  }
  return (Printer.print(syntax), syntax.outline)
}

/// Whether what is printed reads as the same tree, and prints the same again.
func printsAsItReads(_ source: String) -> Bool {
  guard let first = canonical(Array(source.utf8)), let second = canonical(first.latex) else {
    return false
  }
  return first.latex == second.latex && first.outline == second.outline
}

private let doubts: [(source: String, warning: String)] = [
  (#"(-\infty,1)U(2,3)"#, "ambiguousReading@11"),
  ("5 sq. ft", "ambiguousReading@4"),
  (#"y=\\frac{4}{3}"#, "ambiguousReading@2"),
  (#"\frac{1}{2"#, "missingClosing@10"),
  ("5}", "extraClosing@1"),
  (#"\boxed{5"#, "missingClosing@8"),
  (#"\text{cm"#, "missingClosing@8"),
  (#"45^{\circ"#, "missingClosing@9"),
  ("{1,2", "missingClosing@4"),
  (#"\therefore x"#, "ignoredCommand@0"),
]

@Test("a reading with a doubt says where and why", arguments: doubts)
func warnsOfDoubts(row: (source: String, warning: String)) throws {
  var syntax = Syntax()
  var fuel = Fuel(1000)
  try Parser.parse(Array(row.source.utf8), into: &syntax, fuel: &fuel)
  #expect(syntax.warnings.map { "\($0.reason)@\($0.offset)" } == [row.warning])
}

@Test(
  "the form of a number is kept",
  arguments: [
    ("1,234", [.grouped, .commaOnce]), ("1,234,567", [.grouped]), ("1.5", [.point]),
    ("1e5", [.exponent]), (#"0.\overline{3}"#, [.point, .repeating]), ("17", []), ("17.", []),
    (#"1{,}234"#, [.grouped]), ("1 234", [.grouped]),
  ] as [(String, NumberForm)])
func keepsNumberForm(source: String, form: NumberForm) throws {
  var syntax = Syntax()
  var fuel = Fuel(1000)
  try Parser.parse(Array(source.utf8), into: &syntax, fuel: &fuel)
  #expect(syntax.form(syntax.root) == form)
}

@Test("the span of a node is the bytes that it was read from")
func spans() throws {
  var syntax = Syntax()
  var fuel = Fuel(1000)
  try Parser.parse(Array(#"x + \frac{1}{2}"#.utf8), into: &syntax, fuel: &fuel)
  #expect(syntax[syntax.root].span == Syntax.Span(0, 15))
  #expect(syntax[syntax.child(syntax.root, 1)].span == Syntax.Span(4, 15))
}

@Test("a tree is used again without what it held")
func reusesTrees() throws {
  var syntax = Syntax()
  var fuel = Fuel(1000)
  try Parser.parse(Array("1, 2, 3}".utf8), into: &syntax, fuel: &fuel)
  try Parser.parse(Array("x".utf8), into: &syntax, fuel: &fuel)
  #expect(syntax.outline == "x")
  #expect(syntax.nodes.count == 1)
  #expect(syntax.warnings.isEmpty)
}

@Test("a detail that means nothing is nil, never a sign that was not written")
func unknownDetails() throws {
  var fuel = Fuel(1000)
  var checked = 0
  for source in ["\\sin x", "\\sum x", "\\vec x", "(x)", "1, 2", "x = 1", "A \\cup B"] {
    var syntax = Syntax()
    try Parser.parse(Array(source.utf8), into: &syntax, fuel: &fuel)
    let known = details(syntax)
    for index in syntax.nodes.indices { syntax.nodes[index].detail = .max }
    #expect(known != [] && details(syntax) == [])
    #expect(!syntax.outline.contains("sin") && !syntax.outline.contains("equal"))
    checked += known.count
  }
  #expect(checked == 7)
}

/// What the details of a tree say, those that say something.
private func details(_ syntax: Syntax) -> [String] {
  syntax.nodes.indices.compactMap { index in
    let id = Syntax.ID(index)
    let details: [Any?] = [
      syntax.function(id), syntax.bigOperator(id), syntax.accent(id), syntax.delimiters(id),
      syntax.separator(id), syntax.sign(id), syntax.setOperator(id), syntax.environment(id),
    ]
    return details.compactMap { $0 }.first.map { "\($0)" }
  }
}
