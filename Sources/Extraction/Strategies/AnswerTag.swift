extension Strategy {
  /// `<answer>7</answer>`.
  static let answerTag = Strategy(
    finds: [
      Outcome(
        foundBy: .answerTag,
        sentence: "All of the last complete <answer>…</answer>.",
        example: "<answer>7</answer>", answer: "7")
    ], reach: .standard, stage: .remainder
  ) { extractor, _ throws(NoAnswer) in try extractor.answerTag() }
}

extension Extractor {
  /// All that stands in the answer tag; where it is prose around math, the last math of it.
  func answerTag() throws(NoAnswer) -> Candidate? {
    guard let tagged else { return nil }
    if text.hasWords(tagged), let found = try lastMath(in: tagged) { return found }
    return try finish(text.strippedText(tagged), .answerTag)
  }
}
