/// The answer that a response commits to, as it is written there.
public struct Candidate: Sendable, Hashable {
  /// The answer's bytes, trimmed; the elements of a list are joined by `, `.
  public let answer: [UInt8]
  /// Where it stands: byte offsets in the whole response, from the first element to the last.
  public let span: Range<Int>
  /// The strategy that found it.
  public let foundBy: FoundBy

  /// A candidate as a strategy found it.
  public init(answer: [UInt8], span: Range<Int>, foundBy: FoundBy) {
    self.answer = answer
    self.span = span
    self.foundBy = foundBy
  }
}

/// The outcome of one extraction.
public typealias ExtractionResult = Result<Candidate, NoAnswer>

/// Which strategies may be used.
public struct ExtractionPolicy: Sendable, Hashable {
  /// The last strategy that may be used.
  public enum Reach: UInt8, Sendable, Hashable, CaseIterable {
    /// Boxes only.
    case boxed
    /// Everything but the last number.
    case standard
    /// The last number as well.
    case lenient
  }

  /// The last strategy that may be used.
  public var reach: Reach

  /// A policy that stops after `reach`.
  public init(_ reach: Reach = .standard) { self.reach = reach }

  /// Whether it may use a strategy.
  public func allows(_ strategy: Strategy) -> Bool { strategy.reach.rawValue <= reach.rawValue }

  /// Whether an answer that was found in this way counts under it.
  public func allows(_ foundBy: FoundBy) -> Bool { foundBy.strategy.map(allows) ?? false }

  /// Everything but the last number.
  public static let standard = ExtractionPolicy()
  /// Boxes only.
  public static let boxed = ExtractionPolicy(.boxed)
  /// The last number as well.
  public static let lenient = ExtractionPolicy(.lenient)
}

/// What stands in front of a response and is not searched.
public enum Prompt: Sendable, Hashable {
  /// Nothing.
  case none
  /// That many bytes of the response.
  case bytes(Int)
  /// This text, skipped where the response starts with it. A text that ends with `<think>` opens
  /// the reasoning, whether the response repeats it or not.
  case text([UInt8])
}
