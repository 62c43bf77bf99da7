import Budget
import Bytes

/// Cuts a source into tokens, once, before it is parsed.
///
/// Every read goes through `byte(_:)`, which answers 0 beyond the end: no index traps, and a NUL in
/// the source is an error before it can be taken for the end.
struct Lexer {
  let source: Source
  let commands = CommandTable.standard
  var fuel: Fuel
  var tokens: [Token]
  var warnings: [SyntaxWarning]
  var at = 0

  // What stands between the last token and the next.
  var blank = false
  var lineBreak = false
  var negates = false
  var nesting = Nesting()
  var pairs = Pairs()
  /// Whether there are connectives, which are decided about at the end.
  var hasWords = false

  /// A lexer at the start of `source` that fills the buffer of `scratch`.
  init(_ source: UnsafeBufferPointer<UInt8>, fuel: Fuel, scratch: inout Scratch) {
    self.source = Source(source)
    self.fuel = fuel
    tokens = []
    warnings = []
    swap(&tokens, &scratch.tokens)
  }

  /// Cuts all of the source, and ends with a token `end`.
  mutating func run() throws(SyntaxError) {
    while at < source.count { try step() }
    if negates { throw SyntaxError(.unexpectedEnd, at: UInt32(source.count), expected: .operand) }
    try emit(.end, from: source.count, to: source.count)
    if hasWords { resolveWords() }
  }

  /// Appends a token, which costs fuel; a line break before it may become a separator.
  mutating func emit(
    _ kind: Token.Kind, detail: UInt16 = 0, flags: UInt8 = 0, from start: Int, to end: Int,
    value: UInt32 = 0
  ) throws(SyntaxError) {
    do { try fuel.spend() } catch {
      throw SyntaxError(.exhausted, at: UInt32(start), bound: error.bound)
    }
    if lineBreak {
      lineBreak = false
      breakLine(before: kind, at: start)
    }
    if negates, kind != .relation, kind != .bar {
      throw SyntaxError(.unexpectedToken, at: UInt32(start), expected: .operand)
    }
    tokens.append(
      Token(
        kind: kind, flags: blank ? flags | Token.blankBefore : flags, detail: detail,
        start: UInt32(start), end: UInt32(end), value: value))
    blank = false
  }

  /// A line break separates where a statement ends before it and another begins after it; in prose
  /// and inside delimiters it is a blank.
  private mutating func breakLine(before kind: Token.Kind, at start: Int) {
    guard let last = tokens.last, last.kind.endsOperand, kind.startsOperand,
      last.kind != .letters, last.kind != .word, kind != .letters, kind != .word
    else { return }
    tokens.append(
      Token(
        kind: .separator, flags: 0, detail: Separator.newline.rawValue, start: UInt32(start),
        end: UInt32(start), value: 0))
  }

  /// A token of one byte.
  mutating func single(_ kind: Token.Kind, detail: UInt16 = 0) throws(SyntaxError) {
    let start = at
    at += 1
    try emit(kind, detail: detail, from: start, to: at)
  }

  /// A relation of that many bytes.
  mutating func relation(_ relation: Relation, length: Int) throws(SyntaxError) {
    let start = at
    at += length
    try emitRelation(relation, from: start)
  }

  /// A relation that ends here, negated where `\not` stands before it.
  mutating func emitRelation(_ relation: Relation, from start: Int) throws(SyntaxError) {
    var relation = relation
    if negates {
      guard let negated = relation.negated else {
        throw SyntaxError(.unexpectedToken, at: UInt32(start))
      }
      relation = negated
    }
    try emit(.relation, detail: relation.rawValue, from: start, to: at)
    negates = false
  }

  /// Notes what was read with a doubt.
  mutating func warn(_ reason: SyntaxWarning.Reason, at offset: Int) {
    warnings.append(SyntaxWarning(reason, at: UInt32(offset)))
  }
}

extension Lexer {
  /// How deep the delimiters and braces are.
  struct Nesting {
    var depth = 0
    /// Which of the innermost are delimiters, as bits.
    private var bits: UInt64 = 0

    /// Whether the innermost are delimiters, not plain braces.
    var isInDelimiters: Bool { bits & 1 == 1 }

    /// Delimiters or braces open.
    mutating func enter(isDelimiter: Bool) {
      depth += 1
      bits = bits << 1 | (isDelimiter ? 1 : 0)
    }

    /// Delimiters or braces close.
    mutating func leave() {
      if depth > 0 { depth -= 1 }
      bits >>= 1
    }
  }

  /// Marks that open and close alike: dollars and bold.
  struct Pairs {
    var inDollars = false
    var dollarIsMoney = false
    /// Whether the dollars were counted.
    var dollarsSeen = false
    var inBold = false
  }
}
