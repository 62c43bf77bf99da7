import Budget
import Bytes
import Notation

/// The bytes of an answer and their syntax tree.
struct ParsedAnswer: Sendable {
  var source: [UInt8] = []
  var syntax = Syntax()
  /// Whether `syntax` is the tree of `source`.
  var isParsed = false

  mutating func parse(
    with scratch: inout Scratch, limits: Limits, fuel: inout Fuel
  ) throws(SyntaxError) {
    isParsed = false
    try source.withUnsafeBufferPointer { (bytes) throws(SyntaxError) in
      try Parser.parse(bytes, into: &syntax, with: &scratch, limits: limits, fuel: &fuel)
    }
    isParsed = true
  }

  /// The bytes that a node was read from.
  func bytes(_ id: Syntax.ID) -> ArraySlice<UInt8> {
    let span = syntax[id].span
    let end = min(Int(span.end), source.count)
    return source[min(Int(span.start), end)..<end]
  }

  /// `\text{5 cm}`: the content of a text that is the whole answer and has digits in it; nil for other answers.
  var textWithNumber: [UInt8]? {
    let root = syntax.root
    guard syntax[root].kind == .text else { return nil }
    let text = Array(syntax.text(root))
    return text.contains(where: \.isDigit) && text.count < source.count ? text : nil
  }

  /// Whether both trees are the same but for wrappers and spacing.
  func hasSameNotation(as other: ParsedAnswer) -> Bool {
    guard isParsed, other.isParsed else { return false }
    let (a, b) = (syntax, other.syntax)
    guard a.nodes.count == b.nodes.count else { return false }
    var open = [(a.root, b.root)]
    while let (x, y) = open.popLast() {
      let (p, q) = (a[x], b[y])
      guard p.kind == q.kind, p.detail == q.detail, a.childCount(x) == b.childCount(y) else {
        return false
      }
      if p.kind.isLeaf {
        if p.kind == .symbol, p.count != q.count { return false }
        if [.number, .letters, .text].contains(p.kind), a.text(x) != b.text(y) { return false }
        continue
      }
      for index in 0..<a.childCount(x) { open.append((a.child(x, index), b.child(y, index))) }
    }
    return true
  }
}
