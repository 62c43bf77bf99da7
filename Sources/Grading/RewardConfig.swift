import Bytes
import Extraction

/// What a grade is worth in training: a value for each status, and additions for form and length.
public struct RewardConfig: Sendable, Hashable {
  /// Value of `correct`.
  public var correct = 1.0
  /// Value of `incorrect`.
  public var incorrect = 0.0
  /// Value of `no_answer`.
  public var noAnswer = 0.0
  /// Value of `unreadable`.
  public var unreadable = 0.0
  /// Value of `undecided`.
  public var undecided = 0.0
  /// Value of `unevaluated`.
  public var unevaluated = 0.0
  /// Added where the answer was found in a box.
  public var boxed = 0.0
  /// Added where the response has one `<think>…</think>`, closed, before the answer. A response that
  /// only closes it counts: the prompt may have opened it.
  public var think = 0.0
  /// Added where the response has exactly one `<answer>…</answer>`.
  public var answerTag = 0.0
  /// Length from which on the whole penalty is due, in the unit that the caller counts in; 0 is none.
  public var maximumLength = 0
  /// Length before `maximumLength` over which the penalty grows from 0. Yu et al. 2025 (DAPO), eq. 13.
  public var penaltyBuffer = 0
  /// The whole penalty, subtracted.
  public var lengthPenalty = 0.0

  /// 1 for correct and 0 for all others.
  public init() {}

  /// The value of a status; nil for a gold error, which is nobody's wrong answer.
  public func value(of status: GradeStatus) -> Double? {
    switch status {
    case .correct: correct
    case .incorrect: incorrect
    case .noAnswer: noAnswer
    case .unreadable: unreadable
    case .undecided: undecided
    case .unevaluated: unevaluated
    case .goldError: nil
    }
  }

  /// The reward of a response; nil for a gold error, and where the sum is not finite.
  public func reward(
    status: GradeStatus, foundBy: FoundBy?, response: UnsafeBufferPointer<UInt8>, length: Int
  ) -> Double? {
    guard var sum = value(of: status) else { return nil }
    if boxed != 0, let foundBy, foundBy.isBoxed { sum += boxed }
    if think != 0 || answerTag != 0 {
      let tags = Tags(response)
      if tags.hasThought { sum += think }
      if tags.hasAnswer { sum += answerTag }
    }
    sum -= lengthPenalty * overLength(length)
    return sum.isFinite ? sum : nil
  }

  /// The share of the length penalty that is due, from 0 to 1.
  public func overLength(_ length: Int) -> Double {
    guard maximumLength > 0 else { return 0 }
    let buffer = min(max(0, penaltyBuffer), maximumLength)
    let start = maximumLength - buffer
    if length <= start { return 0 }
    if length >= maximumLength || buffer == 0 { return 1 }
    return Double(length - start) / Double(buffer)
  }
}

/// How often the tags of a response stand in it, and where the last of each begins.
private struct Tags {
  private var counts = (open: 0, close: 0, answer: 0, end: 0)
  private var places = (open: -1, close: -1, answer: -1, end: -1)

  init(_ text: UnsafeBufferPointer<UInt8>) {
    for index in text.indices where text[index] == .less {
      let rest = UnsafeBufferPointer(rebasing: text[index...].prefix(9))
      if rest.starts(with: "<think>".utf8) {
        counts.open += 1
        places.open = index
      } else if rest.starts(with: "</think>".utf8) {
        counts.close += 1
        places.close = index
      } else if rest.starts(with: "<answer>".utf8) {
        counts.answer += 1
        places.answer = index
      } else if rest.starts(with: "</answer>".utf8) {
        counts.end += 1
        places.end = index
      }
    }
  }

  var hasThought: Bool {
    counts.close == 1 && counts.open <= 1 && places.open < places.close
      && (places.answer < 0 || places.close < places.answer)
  }

  var hasAnswer: Bool {
    counts.answer == 1 && counts.end == 1 && places.answer < places.end
  }
}
