public import Budget

/// Reads a text as notation: LaTeX, ASCII and Unicode are one grammar.
///
/// A text is read whole or not at all. Nothing in it can trap, loop or overflow the stack: tokens and
/// nodes spend fuel, delimiters and arguments count against `Limits.nesting`.
public struct Parser {
  var syntax = Syntax()
  var scratch: Scratch
  var tokens: [Token]
  let source: UnsafeBufferPointer<UInt8>
  let limits: Limits
  var fuel: Fuel

  /// The current token, and where an integral's body ends.
  var index = 0
  var limit: Int
  var depth = 0
  /// Where the last token that was taken ends.
  var lastEnd: UInt32 = 0
  /// What surrounds the current token in the innermost delimiters.
  var around = Surroundings()

  /// Which signs mean "such that" in the delimiters here.
  enum SuchThat { case no, bar, colonOrBar }

  /// What the innermost delimiters set anew.
  struct Surroundings {
    /// Bars that are open, single and double.
    var bars = 0
    var doubleBars = 0
    /// Whether rows end here.
    var inCell = false
    /// Which signs mean "such that" here.
    var suchThat = SuchThat.no
  }

  /// Parses `source` into `syntax`, whose storage is used again, as are the buffers in `scratch`.
  ///
  /// Where this throws, `syntax` holds nothing of use. The error says where reading stopped and what
  /// was expected there; `exhausted` names the bound.
  public static func parse(
    _ source: UnsafeBufferPointer<UInt8>, into syntax: inout Syntax, with scratch: inout Scratch,
    limits: Limits = .standard, fuel: inout Fuel
  ) throws(SyntaxError) {
    syntax.removeAll()
    scratch.removeAll()
    guard source.count <= limits.answerBytes, source.count < Int(UInt32.max) else {
      throw SyntaxError(
        .exhausted, at: UInt32(clamping: limits.answerBytes), bound: .answerBytes)
    }
    var lexer = Lexer(source, fuel: fuel, scratch: &scratch)
    do throws(SyntaxError) {
      try lexer.run()
    } catch {
      swap(&scratch.tokens, &lexer.tokens)
      fuel = lexer.fuel
      throw error
    }
    var parser = Parser(
      tokens: lexer.tokens, source: source, limits: limits, fuel: lexer.fuel,
      limit: lexer.tokens.count)
    lexer.tokens = []
    swap(&parser.syntax, &syntax)
    swap(&parser.scratch, &scratch)
    parser.syntax.warnings = lexer.warnings
    defer {
      swap(&parser.syntax, &syntax)
      swap(&parser.scratch, &scratch)
      scratch.tokens = parser.tokens
      fuel = parser.fuel
    }
    try parser.whole()
  }

  /// Parses an array of bytes.
  public static func parse(
    _ source: [UInt8], into syntax: inout Syntax, limits: Limits = .standard, fuel: inout Fuel
  ) throws(SyntaxError) {
    // A closure that rethrows would lose the type of the error.
    var scratch = Scratch()
    let result = source.withUnsafeBufferPointer { bytes -> SyntaxError? in
      do throws(SyntaxError) {
        try parse(bytes, into: &syntax, with: &scratch, limits: limits, fuel: &fuel)
        return nil
      } catch {
        return error
      }
    }
    if let result { throw result }
  }

  /// A parser at the first of these tokens.
  private init(
    tokens: [Token], source: UnsafeBufferPointer<UInt8>, limits: Limits, fuel: Fuel, limit: Int
  ) {
    scratch = Scratch()
    self.tokens = tokens
    self.source = source
    self.limits = limits
    self.fuel = fuel
    self.limit = limit
  }
}

extension Parser {
  /// The current token.
  @inline(__always)
  var token: Token { tokens[index] }

  /// The kind of the current token; `end` behind the limit.
  @inline(__always)
  var kind: Token.Kind { index < limit ? tokens[index].kind : .end }

  /// The kind of the token `distance` behind the current one.
  func kind(ahead distance: Int) -> Token.Kind {
    index + distance < limit ? tokens[index + distance].kind : .end
  }

  /// Takes the current token.
  @inline(__always)
  mutating func advance() {
    lastEnd = tokens[index].end
    if tokens[index].kind != .end { index += 1 }
  }

  /// The error of a token that cannot stand here.
  func failure(_ expected: Expectation?) -> SyntaxError {
    let kind = tokens[index].kind
    let reason: SyntaxError.Reason =
      switch kind {
      case .end: .unexpectedEnd
      case .close, .rightBrace, .environmentEnd: .mismatched
      default: .unexpectedToken
      }
    return SyntaxError(reason, at: tokens[index].start, expected: expected)
  }

  /// The error of a bound that was reached here.
  func exhausted(_ bound: Exhausted.Bound) -> SyntaxError {
    SyntaxError(.exhausted, at: tokens[index].start, bound: bound)
  }

  /// A level of the grammar more, at most `Limits.nesting`.
  mutating func enter() throws(SyntaxError) {
    depth += 1
    if depth > limits.nesting { throw exhausted(.nesting) }
  }

  /// A level of the grammar less.
  mutating func leave() { depth -= 1 }

  /// What surrounds the braces or delimiters that open here; inside, nothing of it holds.
  mutating func surroundings(_ inner: SuchThat = .no) -> Surroundings {
    defer { around = Surroundings(suchThat: inner) }
    return around
  }

  /// Notes what was read with a doubt.
  mutating func warn(_ reason: SyntaxWarning.Reason, at offset: UInt32) {
    syntax.warnings.append(SyntaxWarning(reason, at: offset))
  }

  // Making nodes

  /// A new node, which costs fuel.
  mutating func append(_ node: Syntax.Node) throws(SyntaxError) -> Syntax.ID {
    guard syntax.nodes.count < limits.nodes else { throw exhausted(.nodes) }
    do { try fuel.spend() } catch { throw exhausted(error.bound) }
    syntax.nodes.append(node)
    syntax.kinds.insert(node.kind)
    return Syntax.ID(truncatingIfNeeded: syntax.nodes.count - 1)
  }

  /// A node without children.
  mutating func leaf(
    _ kind: Syntax.Kind, detail: UInt16 = 0, from start: UInt32, first: UInt32 = 0,
    count: UInt32 = 0
  ) throws(SyntaxError) -> Syntax.ID {
    try append(
      Syntax.Node(
        kind, detail: detail, span: .init(start, max(start, lastEnd)), first: first, count: count))
  }

  /// A node for an operand that is missing here.
  mutating func absent() throws(SyntaxError) -> Syntax.ID {
    let here = tokens[index].start
    return try append(Syntax.Node(.absent, span: .init(here, here)))
  }

  /// A node with one child.
  mutating func node(
    _ kind: Syntax.Kind, detail: UInt16 = 0, from start: UInt32, _ only: Syntax.ID
  ) throws(SyntaxError) -> Syntax.ID {
    scratch.stack.append(only)
    return try gather(kind, detail: detail, from: start, base: scratch.stack.count - 1)
  }

  /// A node with two children.
  mutating func node(
    _ kind: Syntax.Kind, detail: UInt16 = 0, from start: UInt32, _ first: Syntax.ID,
    _ second: Syntax.ID
  ) throws(SyntaxError) -> Syntax.ID {
    scratch.stack.append(first)
    scratch.stack.append(second)
    return try gather(kind, detail: detail, from: start, base: scratch.stack.count - 2)
  }

  /// Keeps a child for the node that is gathered next.
  @inline(__always)
  mutating func push(_ id: Syntax.ID) { scratch.stack.append(id) }

  /// A node whose children are the stack from `base` on, which are taken off it.
  mutating func gather(
    _ kind: Syntax.Kind, detail: UInt16 = 0, from start: UInt32, base: Int
  ) throws(SyntaxError) -> Syntax.ID {
    let first = syntax.children.count
    var height: UInt8 = 0
    for k in base..<scratch.stack.count {
      let id = scratch.stack[k]
      height = max(height, syntax.nodes[Int(id)].height)
      syntax.children.append(id)
    }
    guard Int(height) < Syntax.greatestHeight else { throw exhausted(.nesting) }
    let count = scratch.stack.count - base
    // One by one: a subrange would go through the generic replacement.
    for _ in 0..<count { scratch.stack.removeLast() }
    var node = Syntax.Node(
      kind, detail: detail, span: .init(start, max(start, lastEnd)),
      first: UInt32(truncatingIfNeeded: first), count: UInt32(truncatingIfNeeded: count))
    node.height = height + 1
    return try append(node)
  }
}
