/// How an answer was found in a response.
public enum FoundBy: UInt8, Sendable, Hashable, CaseIterable {
  case boxed, boxedList, fbox, answerTag, hashMarks, finalAnswerPhrase, optionPhrase, codeOutput
  case wholeResponse, lastMath, lastNumber

  /// The name in output rows.
  public var name: StaticString {
    switch self {
    case .boxed: "boxed"
    case .boxedList: "boxed_list"
    case .fbox: "fbox"
    case .answerTag: "answer_tag"
    case .hashMarks: "hash_marks"
    case .finalAnswerPhrase: "final_answer_phrase"
    case .optionPhrase: "option_phrase"
    case .codeOutput: "code_output"
    case .wholeResponse: "whole_response"
    case .lastMath: "last_math"
    case .lastNumber: "last_number"
    }
  }
}

extension FoundBy {
  /// The strategy that finds answers in this way.
  public var strategy: Strategy? {
    Strategy.all.first { strategy in strategy.finds.contains { $0.foundBy == self } }
  }

  /// Whether the answer stood in a box.
  public var isBoxed: Bool { strategy?.stage == .box }
}

/// Why a response has no answer.
public enum NoAnswer: UInt8, Error, Sendable, Hashable, CaseIterable {
  /// No strategy of the policy found anything.
  case noCandidate
  /// The reasoning was cut before its `</think>`.
  case unclosedThink
  /// The last box is cut off by the end of the text.
  case truncatedBox
  /// There are only boxes with nothing in them.
  case emptyBox
  /// Nothing but white space stands behind the prompt and the reasoning.
  case emptyResponse
  /// The answer is longer than `Limits.answerBytes`, or a pattern gave up.
  case overBudget

  /// The name in output rows.
  public var name: StaticString {
    switch self {
    case .noCandidate: "no_candidate"
    case .unclosedThink: "unclosed_think"
    case .truncatedBox: "truncated_box"
    case .emptyBox: "empty_box"
    case .emptyResponse: "empty_response"
    case .overBudget: "over_budget"
    }
  }
}
