import Patterns

extension Strategy {
  /// Multiple choice: "option (B)", "(D) is correct", "I think it's B".
  static let optionPhrase = Strategy(
    finds: [
      Outcome(
        foundBy: .optionPhrase,
        sentence: "The last option that the end of the response names as its choice.",
        example: "Hence (D) is correct.", answer: "D")
    ], reach: .standard, stage: .statement
  ) { extractor, region throws(NoAnswer) in try extractor.optionPhrase(in: region) }
}

extension Extractor {
  /// Bytes at the end of a response that are searched for an option: a choice that was made stands
  /// there, and options that were weighed stand before.
  private static let optionTail = 1_024

  private static let option = Pattern(
    #"(?<![A-Za-z])(?:(?i:options?|choices?)(?: (?i:is))?[ :*]{0,4}\(?([A-J])\)?(?![A-Za-z0-9'_^=+])"#
      + #"(?!\*{0,2} (?:is|are|was|seems|can) ?(?:not|n't|in|wrong|false|too|im|also not))"#
      + #"|\(?([A-J])\)?\*{0,2} is (?:the )?(?:only )?(?:correct|right|best)"#
      + #"|(?i:select|choose|pick|go with|correct is)[ :*]{1,4}\(?([A-J])\)?(?=\*{0,2}\s*(?:[.!\n]|$))"#
      + #"|(?i:it's|it is|must be|therefore|thus|so|hence),?[ *]{1,3}\(?([A-J])\)?(?=\*{0,2}\.?\s*$))"#
  )

  /// The last option that is named as the choice.
  func optionPhrase(in region: Range<Int>) throws(NoAnswer) -> Candidate? {
    let tail = max(region.lowerBound, region.upperBound &- Self.optionTail)..<region.upperBound
    do throws(GaveUp) {
      text.work &+= 2 &* tail.count
      guard try Self.option.lastMatch(in: text.bytes, tail, scratch) != nil else { return nil }
    } catch {
      gaveUp = true
      return nil
    }
    for group in 1...4 {
      if let letter = scratch.range(group) { return try finish(letter, .optionPhrase) }
    }
    return nil
  }
}
