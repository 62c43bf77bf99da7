import Bytes

extension Printer {
  /// Writes a node without braces around it.
  mutating func writeBare(_ id: Syntax.ID) {
    let node = syntax[id]
    switch node.kind {
    case .number: writeNumber(id)
    case .symbol: writeSymbol(node.count)
    case .letters: writeLetters(id)
    case .text: writeText(id)
    case .ellipsis: writeName("dots")
    case .absent: write(#"\mathord{}"#)
    case .relationSign: break
    case .sum: writeSum(id)
    case .negate, .positive, .plusMinus, .minusPlus: writeSigned(id)
    case .product: writeProduct(id)
    case .juxtaposition: writeJuxtaposition(id)
    case .fraction, .binomial:
      write(node.kind == .fraction ? #"\frac"# : #"\binom"#)
      writeArgument(syntax.child(id, 0))
      writeArgument(syntax.child(id, 1))
    case .slash:
      write(syntax.child(id, 0), atLeast: .product)
      if syntax.isDivisionSign(id) { write(#" \div "#) } else { write(" / ") }
      write(syntax.child(id, 1), atLeast: .signed)
    case .modulo:
      let left = syntax.child(id, 0)
      write(left, atLeast: .product)
      write(#" \bmod "#)
      write(syntax.child(id, 1), atLeast: .signed)
    case .mixedNumber:
      writeBare(syntax.child(id, 0))
      writeBare(syntax.child(id, 1))
    case .power, .subscript, .prime, .factorial, .percent, .degree: writePostfix(id)
    case .root: writeRoot(id)
    case .apply: writeApplication(id)
    case .modulus:
      write(syntax.child(id, 0), atLeast: .chain)
      write(#" \pmod"#)
      writeArgument(syntax.child(id, 1))
    case .bigOperator: writeBigOperator(id)
    case .accent:
      guard let accent = syntax.accent(id) else { return writeUnknown() }
      write(accent.latex)
      writeArgument(syntax.child(id, 0))
    case .group: writeGroup(id)
    case .list: writeList(id)
    case .relation: writeRelation(id)
    case .setOperation: writeSetOperation(id)
    case .matrix: writeMatrix(id)
    case .row: writeRow(id)
    }
  }

  /// Terms, each with the sign that it has.
  private mutating func writeSum(_ id: Syntax.ID) {
    for k in 0..<syntax.childCount(id) {
      let term = syntax.child(id, k)
      switch syntax[term].kind {
      case .negate where k > 0, .plusMinus where k > 0, .minusPlus where k > 0:
        write(" ")
        writeSigned(term)
      default:
        if k > 0 { write(" + ") }
        write(term, atLeast: .term)
      }
    }
  }

  /// A sign and its operand.
  private mutating func writeSigned(_ id: Syntax.ID) {
    let operand = syntax.child(id, 0)
    switch syntax[id].kind {
    case .negate: write("-")
    case .positive: write("+ ")
    case .plusMinus: write(#"\pm "#)
    default: write(#"\mp "#)
    }
    write(operand, atLeast: .term)
  }

  /// Factors with their sign between them.
  private mutating func writeProduct(_ id: Syntax.ID) {
    guard let sign = syntax.productSign(id) else { return writeUnknown() }
    for k in 0..<syntax.childCount(id) {
      let factor = syntax.child(id, k)
      if k > 0 {
        write(" ")
        write(sign.latex)
        write(" ")
        write(factor, atLeast: .signed)
      } else if syntax[factor].kind == .slash {
        writeBare(factor)
      } else {
        write(factor, atLeast: .juxtaposition)
      }
    }
  }

  /// Factors side by side; one in braces where it would run into the one before it.
  private mutating func writeJuxtaposition(_ id: Syntax.ID) {
    let blanks = syntax.isSpaced(id)
    for k in 0..<syntax.childCount(id) {
      let factor = syntax.child(id, k)
      if k > 0, blanks, output.last != .space { write(" ") }
      let start = output.count
      write(factor, atLeast: .postfix)
      if k > 0, runsTogether(syntax.child(id, k - 1), factor, at: start) {
        output.insert(.openBrace, at: start)
        write("}")
      }
    }
  }

  /// Whether what was written at `start` would be read as part of what stands before it.
  private func runsTogether(_ last: Syntax.ID, _ next: Syntax.ID, at start: Int) -> Bool {
    guard start < output.count else { return false }
    var before = start - 1
    while before >= 0, output[before] == .space { before -= 1 }
    guard before >= 0 else { return false }
    let adjacent = before == start - 1
    let b = output[before]
    let c = output[start]
    let isDigit = b.isDigit
    let isLetter = b.isLetter || b >= 0x80
    let startsLetter = c.isLetter || c >= 0x80
    if isDigit, c.isDigit || c == .point { return true }
    switch syntax[next].kind {
    case .fraction: return syntax[last].kind == .number
    case .accent: return isDigit
    case .symbol where [UInt32(ascii: "u"), UInt32(ascii: "U")].contains(syntax[next].count):
      return true
    default: break
    }
    if !adjacent { return false }
    return startsLetter
      && (isLetter || b == .apostrophe || b == .point
        || isDigit && c.lowercased == UInt8(ascii: "e"))
  }

  /// A base and what follows it: exponent, index, primes, `!`, `%`, degrees.
  private mutating func writePostfix(_ id: Syntax.ID) {
    let node = syntax[id]
    let base = syntax.child(id, 0)
    let kind = syntax[base].kind
    let clashes =
      switch node.kind {
      case .power, .subscript, .degree: kind == .power
      case .prime, .factorial: kind == node.kind
      default: false
      }
    if kind == .absent {
      write("{}")
    } else if clashes {
      write(wrapped: base)
    } else {
      write(base, atLeast: .postfix)
    }
    switch node.kind {
    case .power:
      write("^")
      writeArgument(syntax.child(id, 1))
    case .subscript:
      write("_")
      writeArgument(syntax.child(id, 1))
    case .prime: for _ in 0..<syntax.primes(id) { write("'") }
    case .factorial: write(syntax.isDoubleFactorial(id) ? "!!" : "!")
    case .percent: write(#"\%"#)
    default: write(#"^{\circ}"#)
    }
  }

  /// `\sqrt[3]{x}`.
  private mutating func writeRoot(_ id: Syntax.ID) {
    write(#"\sqrt"#)
    if syntax.childCount(id) == 2 {
      write("[")
      writeBare(syntax.child(id, 1))
      write("]")
    }
    writeArgument(syntax.child(id, 0))
  }

  /// A function, its base and its argument.
  private mutating func writeApplication(_ id: Syntax.ID) {
    guard let function = syntax.function(id) else { return writeUnknown() }
    write(function.latex)
    if syntax.childCount(id) == 2 {
      write("_")
      writeArgument(syntax.child(id, 1))
    }
    let argument = syntax.child(id, 0)
    if syntax[argument].kind == .group { return writeBare(argument) }
    writeArgument(argument)
  }

  /// A big operator, its bounds and what it runs over.
  private mutating func writeBigOperator(_ id: Syntax.ID) {
    guard let bigOperator = syntax.bigOperator(id) else { return writeUnknown() }
    write(bigOperator.latex)
    for (k, sign) in [(0, UInt8.underscore), (1, UInt8.caret)] {
      let bound = syntax.child(id, k)
      if syntax[bound].kind == .absent { continue }
      output.append(sign)
      writeArgument(bound)
    }
    let body = syntax.child(id, 2)
    write(" ")
    switch syntax[body].kind {
    case .absent: return
    case .negate, .plusMinus:
      write(syntax[body].kind == .negate ? "-" : #"\pm "#)
      write(syntax.child(body, 0), atLeast: .product)
    default:
      // An integrand stands in braces, so that no `dx` behind it is taken for its own.
      if bigOperator.isIntegral { write(wrapped: body) } else { write(body, atLeast: .product) }
    }
  }
}
