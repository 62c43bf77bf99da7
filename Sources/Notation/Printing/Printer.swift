import Bytes

/// Writes a tree as canonical LaTeX, which reads back as the same tree.
///
/// Braces group without meaning anything; what braces would make a set, a list or a ratio, stands
/// under `\mathord`, whose argument is itself. Groups of digits are not written.
public struct Printer {
  let syntax: Syntax
  var output: [UInt8] = []

  /// A printer of this tree.
  init(_ syntax: Syntax) { self.syntax = syntax }

  /// The canonical LaTeX of a whole tree.
  public static func print(_ syntax: Syntax) -> [UInt8] {
    guard !syntax.nodes.isEmpty else { return [] }
    return print(syntax, from: syntax.root)
  }

  /// The canonical LaTeX of the tree below a node.
  public static func print(_ syntax: Syntax, from id: Syntax.ID) -> [UInt8] {
    var printer = Printer(syntax)
    printer.write(id, atLeast: .list)
    return printer.output
  }

  /// How tightly what is written holds together, loosest first.
  enum Level: Int, Comparable {
    case list, item, statement, chain, modulo, sets, integral, sum, term, product, signed
    case juxtaposition, prefixed, postfix, operand

    static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  /// Where a node is written: only in a cell may an operand be missing at an end.
  mutating func write(_ id: Syntax.ID, atLeast level: Level) {
    if self.level(id) >= level { return writeBare(id) }
    write(wrapped: id)
  }

  /// A node in braces.
  mutating func write(wrapped id: Syntax.ID) {
    switch syntax[id].kind {
    case .list, .relation, .absent, .modulus, .setOperation: write(#"\mathord{"#)
    default: write("{")
    }
    if syntax[id].kind != .absent { writeBare(id) }
    write("}")
  }

  /// How tightly a node holds together.
  func level(_ id: Syntax.ID) -> Level {
    let node = syntax[id]
    switch node.kind {
    case .list: return .list
    case .relation: return isCondition(id) ? .item : .chain
    case .modulus: return .statement
    case .setOperation:
      if syntax.setOperator(id) == .not { return .prefixed }
      return isLoose(id) ? .statement : .sets
    case .modulo: return .modulo
    case .bigOperator: return syntax.bigOperator(id)?.isIntegral == true ? .integral : .product
    case .sum: return .sum
    case .negate, .positive, .plusMinus, .minusPlus:
      return level(syntax.child(id, 0)) >= .signed ? .signed : .term
    case .product, .slash: return .product
    case .juxtaposition: return .juxtaposition
    case .mixedNumber: return .prefixed
    case .power, .subscript, .prime, .factorial, .percent, .degree: return .postfix
    case .absent: return .list
    default: return .operand
    }
  }

  // Bytes

  /// The bytes of a text.
  mutating func write(_ text: StaticString) {
    output.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// The bytes of a text.
  mutating func write(_ text: String) { output.append(contentsOf: text.utf8) }

  /// A sign that the tree holds but notation does not know: what is written does not read back.
  mutating func writeUnknown() { write("?") }

  /// A name behind a backslash.
  mutating func writeName(_ name: String) {
    output.append(.backslash)
    output.append(contentsOf: name.utf8)
  }

  /// A node as an argument, in braces.
  mutating func writeArgument(_ id: Syntax.ID) {
    write("{")
    if syntax[id].kind != .absent { writeBare(id) }
    write("}")
  }
}
