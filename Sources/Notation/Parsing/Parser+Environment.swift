import Budget

extension Parser {
  /// Rows and cells between `\begin` and `\end`.
  mutating func environment() throws(SyntaxError) -> Syntax.ID {
    let opening = token
    try enter()
    advance()
    let outer = surroundings()
    around.inCell = true
    let rows = scratch.stack.count
    var cells = 0
    while kind != .environmentEnd {
      if kind == .end {
        throw SyntaxError(.unexpectedEnd, at: token.start, expected: .environmentEnd)
      }
      let start = token.start
      let base = scratch.stack.count
      while true {
        push(try cell())
        cells += 1
        if cells > limits.matrixCells { throw exhausted(.matrixCells) }
        guard kind == .ampersand else { break }
        advance()
      }
      push(try gather(.row, from: start, base: base))
      if kind == .separator {
        advance()
      } else if kind != .environmentEnd {
        throw failure(.environmentEnd)
      }
    }
    guard token.detail == opening.detail else {
      throw SyntaxError(.mismatched, at: token.start, expected: .environmentEnd)
    }
    advance()
    around = outer
    leave()
    return try gather(.matrix, detail: opening.detail, from: opening.start, base: rows)
  }

  /// A cell: a list, or nothing.
  private mutating func cell() throws(SyntaxError) -> Syntax.ID {
    if isEndOfCell { return try absent() }
    let list = try self.list()
    while kind == .stop { advance() }
    return list
  }
}
