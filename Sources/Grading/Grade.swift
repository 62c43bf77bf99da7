public import Answers
public import Extraction

/// What a grade says; every grade has exactly one.
public enum GradeStatus: String, Sendable, CaseIterable {
  case correct, incorrect
  /// No answer was found in the response.
  case noAnswer = "no_answer"
  /// The prediction does not parse, and is not identical to gold.
  case unreadable
  /// Over budget, or beyond the rules.
  case undecided
  /// Equal in value, but it only repeats the question.
  case unevaluated
  /// Gold does not parse: nobody's wrong answer.
  case goldError = "gold_error"

  /// What it is worth: 1 for correct, nil for a gold error, 0 for the others.
  public var reward: Double? {
    switch self {
    case .correct: 1
    case .goldError: nil
    default: 0
    }
  }
}

/// The grade of one response: its answer, the verdict on it, and its status.
public struct Grade: Sendable {
  /// What the grade says.
  public var status: GradeStatus
  /// The answer's bytes; nil where none was found.
  public var answer: [UInt8]?
  /// Byte offsets of the answer in the response.
  public var span: Range<Int>?
  /// The strategy that found it; nil where none did.
  public var foundBy: FoundBy?
  /// Why no answer was found.
  public var noAnswer: NoAnswer?
  /// The verdict; nil where there is nothing to compare.
  public var verdict: Verdict?
  /// The canonical key of the answer; nil where it has none.
  public var key: [UInt8]?

  /// A grade with its parts.
  public init(
    status: GradeStatus, answer: [UInt8]? = nil, span: Range<Int>? = nil, foundBy: FoundBy? = nil,
    noAnswer: NoAnswer? = nil, verdict: Verdict? = nil, key: [UInt8]? = nil
  ) {
    self.status = status
    self.answer = answer
    self.span = span
    self.foundBy = foundBy
    self.noAnswer = noAnswer
    self.verdict = verdict
    self.key = key
  }

  /// 1 for correct, nil for a gold error, 0 for the others.
  public var reward: Double? { status.reward }
}
