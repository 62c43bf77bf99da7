/// What is tried where there is no box, in order.
extension Extractor {
  /// The candidate of the first strategy that finds one.
  func weakerCandidate(in region: Range<Int>, isTagged: Bool) throws(NoAnswer) -> Candidate? {
    if isTagged { return try finish(region, .answerTag) }
    return nil
  }
}
