import Bytes

extension Strategy {
  /// The last number.
  static let lastNumber = Strategy(
    finds: [
      Outcome(
        foundBy: .lastNumber,
        sentence: "The last number, under a lenient policy only.",
        example: "She has 12 eggs left.", answer: "12")
    ], reach: .lenient, stage: .remainder
  ) { extractor, region throws(NoAnswer) in try extractor.lastNumber(in: region) }
}

extension Extractor {
  /// The last number, with its sign and a percent sign.
  func lastNumber(in region: Range<Int>) throws(NoAnswer) -> Candidate? {
    var end = region.upperBound
    while end > region.lowerBound, !text.at(end &- 1).isDigit { end &-= 1 }
    text.work &+= region.upperBound &- end
    guard end > region.lowerBound else { return nil }
    var start = end
    while start > region.lowerBound {
      let byte = text.at(start &- 1)
      let isInner =
        (byte == .point || byte == .comma || byte == .slash)
        && text.at(start).isDigit && text.at(start &- 2).isDigit && start &- 2 >= region.lowerBound
      guard byte.isDigit || isInner else { break }
      start &-= 1
    }
    text.work &+= end &- start
    if start > region.lowerBound, text.at(start &- 1) == .point { start &-= 1 }
    let before = text.at(start &- 2)
    if start > region.lowerBound, text.at(start &- 1) == .minus,
      start &- 1 == region.lowerBound || !(before.isDigit || before.isLetter)
    {
      start &-= 1
    }
    if end < region.upperBound, text.at(end) == .percent { end &+= 1 }
    return try finish(start..<end, .lastNumber)
  }
}
