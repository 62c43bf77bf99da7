import Bytes

extension Strategy {
  /// A response that is nothing but an answer.
  static let wholeResponse = Strategy(
    finds: [
      Outcome(
        foundBy: .wholeResponse,
        sentence: "The whole response, where it is one short line without a sentence in it.",
        example: "x = 3", answer: "x = 3")
    ], reach: .standard, stage: .remainder
  ) { extractor, region throws(NoAnswer) in try extractor.wholeResponse(region) }
}

extension Extractor {
  /// A response that is nothing but an answer: one short line without a sentence in it.
  func wholeResponse(_ region: Range<Int>) throws(NoAnswer) -> Candidate? {
    guard region.count <= 256, text.first(.newline, in: region) == nil else { return nil }
    let answer = text.strippedText(region)
    guard !answer.isEmpty, text.phraseEnd(from: answer.lowerBound, in: answer) == answer.upperBound,
      !text.hasWords(answer), text.hasSubstance(answer)
    else { return nil }
    return try finish(answer, .wholeResponse)
  }
}
