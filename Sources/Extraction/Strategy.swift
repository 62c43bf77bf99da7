/// One way to find an answer: what it finds, which policies use it, and the function that searches.
public struct Strategy: Sendable {
  /// One way in which a strategy finds an answer, as `karat rules strategies` prints it.
  public struct Outcome: Sendable {
    /// What is written into `found_by`.
    public let foundBy: FoundBy
    /// What is found, in one sentence.
    public let sentence: StaticString
    /// A response that an answer is found in.
    public let example: StaticString
    /// The answer that is found there.
    public let answer: StaticString
  }

  /// When a strategy is tried, and where.
  public enum Stage: Sendable {
    /// First: boxes, in the whole response.
    case box
    /// Then: statements of the answer, in the first problem of the response, then in all of it.
    case statement
    /// Last, where no box is empty: what lies around in the first problem of the response.
    case remainder
  }

  /// How it finds answers.
  public let finds: [Outcome]
  /// The least reach of a policy that uses it.
  public let reach: ExtractionPolicy.Reach
  /// When it is tried, and where.
  public let stage: Stage
  /// The answer in a part of the response that the extractor holds; nil where it finds none.
  let search: @Sendable (Extractor, Range<Int>) throws(NoAnswer) -> Candidate?

  /// A strategy and the function that searches.
  init(
    finds: [Outcome], reach: ExtractionPolicy.Reach, stage: Stage,
    search: @escaping @Sendable (Extractor, Range<Int>) throws(NoAnswer) -> Candidate?
  ) {
    self.finds = finds
    self.reach = reach
    self.stage = stage
    self.search = search
  }

  /// All strategies, in the order in which they are tried.
  public static let all: [Strategy] = [
    boxes, hashMarks, finalAnswerPhrase, optionPhrase, codeOutput, answerTag, wholeResponse,
    lastMath, lastNumber,
  ]
}
