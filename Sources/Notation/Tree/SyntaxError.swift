public import Budget

/// Something that the parser read, but with a doubt.
public struct SyntaxWarning: Hashable, Sendable {
  /// Why there is a doubt.
  public enum Reason: String, Sendable, CaseIterable {
    case missingClosing, extraClosing, ambiguousReading, ignoredCommand
  }
  /// Why there is a doubt.
  public var reason: Reason
  /// The byte offset where it is.
  public var offset: UInt32

  /// A warning at a byte offset.
  public init(_ reason: Reason, at offset: UInt32) {
    self.reason = reason
    self.offset = offset
  }
}

/// Why a text is not notation: the byte offset where reading stopped, and what was expected there.
public struct SyntaxError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: String, Sendable, CaseIterable {
    /// There is nothing to read.
    case empty
    /// A byte sequence that is not UTF-8.
    case invalidUTF8
    /// A control character, a NUL, or a character that no grammar of ours has.
    case unexpectedCharacter
    /// A command that is not in the registry.
    case unknownCommand
    /// A token that cannot stand here.
    case unexpectedToken
    /// The text ends where something had to follow.
    case unexpectedEnd
    /// A delimiter or an environment that does not match.
    case mismatched
    /// A bound of `Limits`, or fuel.
    case exhausted
  }
  /// What is wrong.
  public var reason: Reason
  /// The byte offset where it is.
  public var offset: UInt32
  /// What was expected at `offset`.
  public var expected: Expectation?
  /// The bound that was reached, where `reason` is `exhausted`.
  public var bound: Exhausted.Bound?

  /// An error at a byte offset.
  public init(
    _ reason: Reason, at offset: UInt32, expected: Expectation? = nil, bound: Exhausted.Bound? = nil
  ) {
    self.reason = reason
    self.offset = offset
    self.expected = expected
    self.bound = bound
  }
}

extension SyntaxError {
  /// What is wrong, where, and what was expected.
  public var sentence: String {
    let what: String
    switch reason {
    case .empty: what = "there is nothing to read"
    case .invalidUTF8: what = "bytes that are not UTF-8"
    case .unexpectedCharacter: what = "an unknown character"
    case .unknownCommand: what = "an unknown command"
    case .unexpectedToken: what = "something that cannot stand here"
    case .unexpectedEnd: what = "the text ends"
    case .mismatched: what = "a delimiter that does not match"
    case .exhausted: what = "the limit \(bound.map(\.rawValue) ?? "fuel") is reached"
    }
    let hope = expected.map { ", expected \($0.rawValue)" } ?? ""
    return "\(what) at byte \(offset)\(hope)"
  }
}

/// What a parser can miss; its raw value reads on in a sentence: "expected an operand".
public enum Expectation: String, Hashable, Sendable, CaseIterable {
  case operand = "an operand"
  case argument = "an argument"
  case closingBrace = "}"
  case closingDelimiter = "a closing delimiter"
  case environmentEnd = "\\end of the environment"
  case end = "the end"
}
