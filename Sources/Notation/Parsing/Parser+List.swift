extension Parser {
  /// Elements and what separates them: one element is itself.
  ///
  /// A newline is looser than a semicolon, that looser than "or", "and", and a comma. A looser list
  /// holds tighter ones where each of its parts is one: `x=1, y=2 or x=3, y=4`. Else the list is
  /// flat: `1, 2 or 3`.
  mutating func list() throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    let first = try item()
    guard kind == .separator || kind == .stop else { return first }
    if endsRow || isLastSeparator { return first }
    let base = scratch.stack.count
    let marks = scratch.separators.count
    push(first)
    var trails = false
    while kind == .separator || kind == .stop {
      if endsRow || isLastSeparator { break }
      var separator = try separatorHere()
      var isSoft = false
      advance()
      // `, and`: the looser word is what separates, and the list stays flat.
      while kind == .separator, !endsRow, !isLastSeparator {
        // Two signs without a word leave an element out: `1,,2`.
        let next = try separatorHere()
        guard next != .comma, next != .semicolon, next != separator else {
          throw failure(.operand)
        }
        separator = max(separator, next)
        isSoft = true
        advance()
      }
      if kind == .condition, token.detail == 0 {
        // `x = 1, y = 2, where …`: the condition is on the whole list.
        let list = try build(base, marks, from: start)
        return try conditions(on: list, from: start, rest: true)
      }
      if kind == .condition {
        // `1, if x > 0, 2, if x < 0`: the condition is on the element before the comma.
        let element = scratch.stack.removeLast()
        push(try conditions(on: element, from: syntax.nodes[Int(element)].span.start))
        continue
      }
      if isEndOfList {
        trails = true
        break
      }
      scratch.separators.append(separator)
      scratch.soft.append(isSoft)
      push(try item())
    }
    if trails, scratch.stack.count == base + 1 {
      return try gather(.list, detail: Separator.comma.rawValue, from: start, base: base)
    }
    return try build(base, marks, from: start)
  }

  /// The separator here; the end of a sentence separates as a new line does.
  private func separatorHere() throws(SyntaxError) -> Separator {
    if kind == .stop { return .newline }
    guard let separator = Separator(rawValue: token.detail) else { throw failure(nil) }
    return separator
  }

  /// Whether the separator here ends a row of a matrix.
  private var endsRow: Bool {
    around.inCell && kind == .separator && token.detail == Separator.newline.rawValue
  }

  /// Whether nothing but separators, stops and extra braces follows to the end of the text: a
  /// sentence's last sign.
  private var isLastSeparator: Bool {
    var ahead = 0
    while true {
      switch kind(ahead: ahead) {
      case .separator, .stop: ahead += 1
      case .rightBrace: return kind == .stop || (depth == 0 && ahead > 0)
      case .end: return true
      default: return false
      }
    }
  }

  private var isEndOfList: Bool {
    switch kind {
    case .close, .rightBrace, .end, .ampersand, .environmentEnd: true
    case .bar: around.bars > 0
    default: endsRow
    }
  }

  /// The list of the elements on the stack from `base` on, whose separators stand from `marks` on.
  private mutating func build(
    _ base: Int, _ marks: Int, from start: UInt32
  ) throws(SyntaxError) -> Syntax.ID {
    if scratch.stack.count == base + 1 { return scratch.stack.removeLast() }
    var loosest = Separator.comma
    var tightest = Separator.newline
    for mark in scratch.separators[marks...] {
      if mark.looseness > loosest.looseness { loosest = mark }
      if mark.looseness < tightest.looseness { tightest = mark }
    }
    if loosest != tightest, nests(loosest, marks) {
      try nest(loosest, base, marks, from: start)
    }
    scratch.separators.removeLast(scratch.separators.count - marks)
    scratch.soft.removeLast(scratch.soft.count - marks)
    return try gather(.list, detail: loosest.rawValue, from: start, base: base)
  }

  /// Whether the parts between the loosest separators are lists of their own.
  private func nests(_ loosest: Separator, _ marks: Int) -> Bool {
    if loosest == .newline || loosest == .semicolon { return true }
    let separators = scratch.separators
    if loosest == .or, separators[marks...].contains(.and) { return true }
    var elements = 1
    for k in marks..<separators.count {
      if separators[k] == loosest {
        if elements < 2 || scratch.soft[k] { return false }
        elements = 1
      } else {
        elements += 1
      }
    }
    return elements >= 2
  }

  /// Replaces the parts on the stack by lists.
  private mutating func nest(
    _ loosest: Separator, _ base: Int, _ marks: Int, from start: UInt32
  ) throws(SyntaxError) {
    let elements = Array(scratch.stack[base...])
    let separators = Array(scratch.separators[marks...])
    let soft = Array(scratch.soft[marks...])
    scratch.stack.removeLast(elements.count)
    var k = 0
    while k < elements.count {
      let inner = scratch.stack.count
      let innerMarks = scratch.separators.count
      push(elements[k])
      while k < separators.count, separators[k] != loosest {
        scratch.separators.append(separators[k])
        scratch.soft.append(soft[k])
        k += 1
        push(elements[k])
      }
      k += 1
      let first = syntax.nodes[Int(scratch.stack[inner])].span.start
      let last = scratch.stack[scratch.stack.count - 1]
      let end = lastEnd
      lastEnd = syntax.nodes[Int(last)].span.end
      push(try build(inner, innerMarks, from: first))
      lastEnd = end
    }
  }

  /// One element: a statement, and the conditions on it.
  mutating func item() throws(SyntaxError) -> Syntax.ID {
    let start = token.start
    let statement = kind == .condition ? try absent() : try self.statement()
    return kind == .condition ? try conditions(on: statement, from: start) : statement
  }

  /// Conditions on a statement, one behind the other.
  private mutating func conditions(
    on statement: Syntax.ID, from start: UInt32, rest: Bool = false
  ) throws(SyntaxError) -> Syntax.ID {
    let base = scratch.stack.count
    push(statement)
    while kind == .condition {
      let here = token.start
      advance()
      push(try leaf(.relationSign, detail: Relation.condition.rawValue, from: here))
      let isMissing = isEndOfList || kind == .separator || kind == .stop || kind == .condition
      push(isMissing ? try absent() : try rest ? self.list() : self.statement())
    }
    return try gather(.relation, from: start, base: base)
  }
}
