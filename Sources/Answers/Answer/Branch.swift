/// One case of a function: its value, and when it holds.
public struct Branch: Sendable {
  /// When a case holds.
  public enum Condition: Sendable {
    /// Where no case before it does.
    case otherwise
    /// For values of the named variable in a union of intervals.
    case region(name: Name, [Span])
    /// For even or odd values of the named variable.
    case parity(name: Name, isOdd: Bool)
    /// As an answer of its own.
    case other(Answer)
  }

  /// What the function is worth.
  public var value: Answer
  /// When it is.
  public var condition: Condition
}
