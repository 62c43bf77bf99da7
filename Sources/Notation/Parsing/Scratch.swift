/// Buffers that the lexer and the parser fill while they work, kept for the next text.
public struct Scratch: Sendable {
  var tokens: [Token] = []
  var stack: [Syntax.ID] = []
  var separators: [Separator] = []
  var soft: [Bool] = []

  /// Empty buffers.
  public init() {}

  /// Empties the buffers and keeps their storage.
  mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    stack.removeAll(keepingCapacity: true)
    separators.removeAll(keepingCapacity: true)
    soft.removeAll(keepingCapacity: true)
  }
}
