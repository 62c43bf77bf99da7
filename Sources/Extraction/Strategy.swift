/// One way to find an answer, as `karat rules` prints it.
public struct Strategy: Sendable {
  /// What it writes into `found_by`.
  public let foundBy: FoundBy
  /// What it does, in one sentence.
  public let sentence: StaticString
  /// A response that it finds an answer in.
  public let example: StaticString
  /// The answer that it finds there.
  public let answer: StaticString
  /// The least reach of a policy that uses it.
  public let reach: ExtractionPolicy.Reach

  /// All strategies, in the order in which they are tried.
  public static let all: [Strategy] = [
    Strategy(
      foundBy: .boxed, sentence: "The last complete \\boxed{…}, or \\boxed 7.",
      example: "So $x=\\boxed{7}$.", answer: "7", reach: .boxed),
    Strategy(
      foundBy: .boxedList,
      sentence: "Boxes in one sentence that a comma, \"and\" or \"or\" joins are a list.",
      example: "$\\boxed{1}$ or $\\boxed{2}$", answer: "1, 2", reach: .boxed),
    Strategy(
      foundBy: .fbox, sentence: "The last complete \\fbox{…}.", example: "Thus \\fbox{7}.",
      answer: "7", reach: .boxed),
  ]
}
