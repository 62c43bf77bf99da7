/// One way to find an answer, as `karat rules strategies` prints it.
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
    Strategy(
      foundBy: .hashMarks, sentence: "The line behind the last #### that is no heading.",
      example: "5 + 4 = 9\n#### 9", answer: "9", reach: .standard),
    Strategy(
      foundBy: .finalAnswerPhrase,
      sentence: "The last \"answer is …\", \"Answer: …\", 答案是…, or A: as the last line.",
      example: "Hence the final answer is $\\frac12$.", answer: "\\frac12", reach: .standard),
    Strategy(
      foundBy: .optionPhrase,
      sentence: "The last option that the end of the response names as its choice.",
      example: "Hence (D) is correct.", answer: "D", reach: .standard),
    Strategy(
      foundBy: .codeOutput,
      sentence: "The last line of a ```output block that ends the response, unless it is an error.",
      example: "```python\nprint(6 * 7)\n```\n```output\n42\n```", answer: "42", reach: .standard),
    Strategy(
      foundBy: .answerTag, sentence: "All of the last complete <answer>…</answer>.",
      example: "<answer>7</answer>", answer: "7", reach: .standard),
    Strategy(
      foundBy: .wholeResponse,
      sentence: "The whole response, where it is one short line without a sentence in it.",
      example: "x = 3", answer: "x = 3", reach: .standard),
    Strategy(
      foundBy: .lastMath,
      sentence: "The last $…$, \\(…\\) or \\[…\\] of the last line that has one.",
      example: "So we get $x=4$ here.", answer: "x=4", reach: .standard),
    Strategy(
      foundBy: .lastNumber, sentence: "The last number, under a lenient policy only.",
      example: "She has 12 eggs left.", answer: "12", reach: .lenient),
  ]
}
