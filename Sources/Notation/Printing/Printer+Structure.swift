extension Printer {
  /// A group in its delimiters, with `\left` and `\right` where they would not pair.
  mutating func writeGroup(_ id: Syntax.ID) {
    guard let marks = syntax.delimiters(id) else { return writeUnknown() }
    let isPlain: Bool
    switch marks.open {
    case .none, .bar, .doubleBar: isPlain = false
    default: isPlain = marks.open.matches(marks.close)
    }
    if !isPlain { write(#"\left"#) }
    write(marks.open.opening)
    let content = syntax.child(id, 0)
    if syntax[content].kind != .absent { writeContent(content, marks.open) }
    if !isPlain { write(#"\right"#) }
    write(marks.close.closing)
  }

  /// What delimiters hold: a bar, and in braces a colon, means "such that" there.
  private mutating func writeContent(_ id: Syntax.ID, _ open: Delimiters.Mark) {
    if isSuchThat(id, open) {
      let left = syntax.child(id, 0)
      if isDivided(left, open) { write(wrapped: left) } else { writeBare(left) }
      writeSign(syntax.child(id, 1))
      writeBare(syntax.child(id, 2))
    } else if isDivided(id, open) {
      write(wrapped: id)
    } else {
      writeBare(id)
    }
  }

  /// Whether a relation is what a set is written by: `x : x > 0`.
  private func isSuchThat(_ id: Syntax.ID, _ open: Delimiters.Mark) -> Bool {
    syntax[id].kind == .relation && syntax.childCount(id) == 3
      && divides(syntax.child(id, 1), open) && syntax[syntax.child(id, 0)].kind != .absent
      && syntax[syntax.child(id, 2)].kind != .absent
  }

  /// Whether a sign means "such that" in these delimiters.
  private func divides(_ sign: Syntax.ID, _ open: Delimiters.Mark) -> Bool {
    let sign = syntax.sign(sign)
    return sign == .mid || open == .brace && sign == .colon
  }

  /// Whether something written bare in `id` would be read as "such that".
  private func isDivided(_ id: Syntax.ID, _ open: Delimiters.Mark) -> Bool {
    switch syntax[id].kind {
    case .relation:
      for k in stride(from: 1, to: syntax.childCount(id), by: 2)
      where divides(syntax.child(id, k), open) { return true }
    case .list, .modulus, .setOperation: break
    default: return false
    }
    for k in 0..<syntax.childCount(id) where isDivided(syntax.child(id, k), open) { return true }
    return false
  }

  /// A list with its separators; a list in it bare where it is read as one again.
  mutating func writeList(_ id: Syntax.ID) {
    let count = syntax.childCount(id)
    guard let separator = syntax.separator(id) else { return writeUnknown() }
    let nests = self.nests(id, separator)
    for k in 0..<count {
      let element = syntax.child(id, k)
      if k > 0 {
        write(separator.latex)
      }
      if syntax[element].kind == .list, nests, isTighter(element, separator) {
        writeBare(element)
      } else {
        write(element, atLeast: .item)
      }
    }
    if count == 1 { write(",") }
  }

  /// Whether a list in a list is separated more tightly.
  private func isTighter(_ element: Syntax.ID, _ separator: Separator) -> Bool {
    guard let inner = syntax.separator(element) else { return false }
    return inner.looseness < separator.looseness && syntax.childCount(element) > 1
  }

  /// Whether bare lists inside a list are read as lists again.
  private func nests(_ id: Syntax.ID, _ separator: Separator) -> Bool {
    if separator == .semicolon || separator == .newline { return true }
    var lists = 0
    var hasAnd = false
    for k in 0..<syntax.childCount(id) {
      let element = syntax.child(id, k)
      guard syntax[element].kind == .list, isTighter(element, separator) else { continue }
      lists += 1
      if syntax.separator(element) == .and { hasAnd = true }
    }
    return separator == .or && hasAnd || lists == syntax.childCount(id)
  }

  // Relations

  /// Whether a relation is a condition: `1 \text{ for } x > 0`.
  func isCondition(_ id: Syntax.ID) -> Bool {
    syntax.childCount(id) > 1 && syntax.sign(syntax.child(id, 1)) == .condition
  }

  /// The sign of a relation.
  mutating func writeSign(_ id: Syntax.ID) {
    guard let relation = syntax.sign(id) else { return writeUnknown() }
    write(" ")
    write(relation.latex)
    write(" ")
  }

  /// A chain of operands and signs.
  mutating func writeRelation(_ id: Syntax.ID) {
    let isCondition = self.isCondition(id)
    var isInequality = false
    var isBehindColon = false
    for k in 0..<syntax.childCount(id) {
      let child = syntax.child(id, k)
      if k % 2 == 1 {
        writeSign(child)
        isBehindColon = syntax.sign(child) == .colon
        switch syntax.sign(child) {
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .notEqual: isInequality = true
        default: break
        }
      } else if syntax[child].kind == .absent, k == 0 {
        continue
      } else if isCondition {
        write(child, atLeast: .statement)
      } else if isRatio(child), !isInequality, !isRatio(id) {
        writeRelation(child)
      } else {
        write(child, atLeast: isInequality && !isBehindColon ? .integral : .sets)
      }
    }
  }

  /// Whether a relation is a ratio that may stand bare in a chain.
  private func isRatio(_ id: Syntax.ID) -> Bool {
    guard syntax[id].kind == .relation else { return false }
    for k in stride(from: 1, to: syntax.childCount(id), by: 2)
    where syntax.sign(syntax.child(id, k)) != .colon { return false }
    let first = syntax.child(id, 0)
    switch syntax[first].kind {
    case .letters, .text, .absent: return false
    case .juxtaposition:
      let last = syntax[syntax.child(first, syntax.childCount(first) - 1)].kind
      return last != .letters && last != .text
    default: return true
    }
  }

  // Sets

  /// Whether a union of comparisons is written bare, looser than they are; "and" and "or" always are.
  func isLoose(_ id: Syntax.ID) -> Bool {
    let sign = syntax.setOperator(id)
    if sign == .and || sign == .or { return true }
    for k in 0..<syntax.childCount(id) where !isInequality(syntax.child(id, k)) { return false }
    return true
  }

  /// Whether a chain compares sizes.
  private func isInequality(_ id: Syntax.ID) -> Bool {
    guard syntax[id].kind == .relation, !isCondition(id) else { return false }
    var found = false
    for k in stride(from: 1, to: syntax.childCount(id), by: 2) {
      switch syntax.sign(syntax.child(id, k)) {
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .notEqual: found = true
      case .colon: return false
      default: break
      }
    }
    return found
  }

  /// An operation on sets or statements.
  mutating func writeSetOperation(_ id: Syntax.ID) {
    guard let sign = syntax.setOperator(id) else { return writeUnknown() }
    if sign == .not {
      write(#"\lnot "#)
      return write(syntax.child(id, 0), atLeast: .postfix)
    }
    let isLoose = self.isLoose(id)
    for k in 0..<syntax.childCount(id) {
      let operand = syntax.child(id, k)
      if k > 0 {
        write(" ")
        write(sign.latex)
        write(" ")
      }
      if k == 0, !isLoose, syntax[operand].kind == .setOperation, level(operand) == .sets,
        syntax.setOperator(operand) != sign
      {
        writeBare(operand)
      } else {
        write(operand, atLeast: isLoose ? .chain : .sum)
      }
    }
  }

  // Tables

  /// An environment with its rows.
  mutating func writeMatrix(_ id: Syntax.ID) {
    guard let environment = syntax.environment(id) else { return writeUnknown() }
    write(#"\begin{"#)
    write(environment.latex)
    write("}")
    if environment.declaresColumns {
      var columns = 0
      for k in 0..<syntax.childCount(id) {
        columns = max(columns, syntax.childCount(syntax.child(id, k)))
      }
      write("{")
      for _ in 0..<columns { write("c") }
      write("}")
    }
    write(" ")
    for k in 0..<syntax.childCount(id) {
      if k > 0 { write(#" \\ "#) }
      writeRow(syntax.child(id, k))
    }
    write(#" \end{"#)
    write(environment.latex)
    write("}")
  }

  /// The cells of a row.
  mutating func writeRow(_ id: Syntax.ID) {
    for k in 0..<syntax.childCount(id) {
      let cell = syntax.child(id, k)
      if k > 0 { write(" & ") }
      if syntax[cell].kind == .absent { continue }
      if syntax.separator(cell) == .newline {
        write(wrapped: cell)
      } else {
        writeBare(cell)
      }
    }
  }
}
