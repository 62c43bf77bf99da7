import Budget
import Bytes

/// Cuts a source into tokens, once, before it is parsed.
///
/// Every read goes through `byte(_:)`, which answers 0 beyond the end: no index traps, and a NUL in
/// the source is an error before it can be taken for the end.
struct Lexer {
  let source: UnsafeBufferPointer<UInt8>
  let count: Int
  let commands = CommandTable.standard
  var fuel: Fuel
  var tokens: [Token]
  var warnings: [SyntaxWarning]
  var at = 0

  // What stands between the last token and the next.
  var blank = false
  var lineBreak = false
  var negates = false
  // How deep the delimiters are, and which of the innermost are not plain braces, as bits.
  var depth = 0
  var nestingBits: UInt64 = 0
  var inDollars = false
  var dollarIsMoney = false
  var dollarsSeen = false
  var inBold = false
  var hasWords = false

  init(_ source: UnsafeBufferPointer<UInt8>, fuel: Fuel, scratch: inout Scratch) {
    self.source = source
    count = source.count
    self.fuel = fuel
    tokens = []
    warnings = []
    swap(&tokens, &scratch.tokens)
  }

  @inline(__always)
  func byte(_ index: Int) -> UInt8 {
    index >= 0 && index < count ? source[index] : 0
  }

  mutating func run() throws(SyntaxError) {
    while at < count { try step() }
    if negates { throw SyntaxError(.unexpectedEnd, at: UInt32(count), expected: .operand) }
    try emit(.end, from: count, to: count)
    if hasWords { resolveWords() }
  }

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

  mutating func single(_ kind: Token.Kind, detail: UInt16 = 0) throws(SyntaxError) {
    let start = at
    at += 1
    try emit(kind, detail: detail, from: start, to: at)
  }

  mutating func relation(_ relation: Relation, length: Int) throws(SyntaxError) {
    let start = at
    at += length
    try emitRelation(relation, from: start)
  }

  mutating func emitRelation(_ relation: Relation, from start: Int) throws(SyntaxError) {
    var relation = relation
    if negates {
      switch relation {
      case .equal: relation = .notEqual
      case .element: relation = .notElement
      case .subset, .subsetOrEqual: relation = .notSubset
      case .mid: relation = .notMid
      case .equivalent: relation = .notEquivalent
      default: throw SyntaxError(.unexpectedToken, at: UInt32(start))
      }
    }
    try emit(.relation, detail: relation.rawValue, from: start, to: at)
    negates = false
  }

  mutating func enter(_ isDelimiter: Bool) {
    depth += 1
    nestingBits = nestingBits << 1 | (isDelimiter ? 1 : 0)
  }

  mutating func leave() {
    if depth > 0 { depth -= 1 }
    nestingBits >>= 1
  }

  mutating func warn(_ reason: SyntaxWarning.Reason, at offset: Int) {
    warnings.append(SyntaxWarning(reason, at: UInt32(offset)))
  }

  /// Skips blanks from `index`.
  func skipBlanks(_ index: Int) -> Int {
    var index = index
    while byte(index) == .space || byte(index) == .newline || byte(index) == .tab { index += 1 }
    return index
  }
}
