import Bytes

extension Strategy {
  /// `\boxed{…}`, `\fbox{…}`, `\boxed 7`.
  static let boxes = Strategy(
    finds: [
      Outcome(
        foundBy: .boxed, sentence: "The last complete \\boxed{…}, or \\boxed 7.",
        example: "So $x=\\boxed{7}$.", answer: "7"),
      Outcome(
        foundBy: .boxedList,
        sentence: "Boxes in one sentence that a comma, \"and\" or \"or\" joins are a list.",
        example: "$\\boxed{1}$ or $\\boxed{2}$", answer: "1, 2"),
      Outcome(
        foundBy: .fbox, sentence: "The last complete \\fbox{…}.", example: "Thus \\fbox{7}.",
        answer: "7"),
    ], reach: .boxed, stage: .box
  ) { extractor, region throws(NoAnswer) in try extractor.lastBox(in: region) }
}

/// Boxes, found from the end.
extension Extractor {
  /// A box: where its command starts and what stands in it.
  struct Box {
    var start: Int
    /// One past its closing brace.
    var end: Int
    var content: Range<Int>
    var isFrame: Bool
  }

  /// What stands at a place that looks like a box.
  private enum Sighting {
    case box(Box)
    case truncated
    case mention
  }

  /// The last box of `region`, unwrapped and joined with the boxes that are in a list with it; nil
  /// where there is none.
  ///
  /// A box that the end of the text cuts off ends the search: the response was cut while it gave its
  /// answer, and what stands before is not what it meant to give.
  func lastBox(in region: Range<Int>) throws(NoAnswer) -> Candidate? {
    var end = region.upperBound
    var sawEmpty = false
    // `ox` stands in both names and is rare elsewhere.
    while let x = text.last(UInt8(ascii: "x"), in: region.lowerBound..<end) {
      end = x
      guard x > region.lowerBound, text.at(x &- 1) == UInt8(ascii: "o") else { continue }
      switch sighting(at: x, in: region) {
      case .mention: continue
      case .truncated: throw .truncatedBox
      case .box(let box):
        if text.trimmed(box.content).isEmpty {
          sawEmpty = true
          continue
        }
        return try candidate(endingWith: enclosing(box, in: region), in: region)
      }
    }
    emptyBoxSeen = sawEmpty
    return nil
  }

  /// What stands at the `x` of a possible `\boxed` or `\fbox`.
  private func sighting(at x: Int, in region: Range<Int>) -> Sighting {
    let isFrame: Bool
    var start: Int
    var next: Int
    if text.has("boxed", at: x &- 2) || text.has("\u{8}oxed", at: x &- 2) {
      // `\b` in a string that was unescaped once too often is a backspace: the box was meant.
      (isFrame, start, next) = (false, x &- 2, x &+ 3)
    } else if text.has("fbox", at: x &- 3) || text.has("\u{C}box", at: x &- 3) {
      (isFrame, start, next) = (true, x &- 3, x &+ 1)
    } else {
      return .mention
    }
    guard start >= region.lowerBound, next <= region.upperBound else { return .mention }
    let hasBackslash = start > region.lowerBound && text.at(start &- 1) == .backslash
    let isDamaged = text.at(start) < .space
    if hasBackslash {
      start &-= 1
    } else if text.at(start &- 1).isLetter, start > region.lowerBound {
      return .mention
    }
    while next < region.upperBound, text.at(next).isSpace { next &+= 1 }
    text.work &+= next &- x
    guard next < region.upperBound else {
      return hasBackslash || isDamaged ? .truncated : .mention
    }
    if text.at(next) == .openBrace {
      guard let close = text.closingBrace(from: next, in: region) else { return .truncated }
      let content = (next &+ 1)..<close
      return .box(Box(start: start, end: close &+ 1, content: content, isFrame: isFrame))
    }
    guard hasBackslash, let content = bareContent(at: next, in: region) else { return .mention }
    return .box(Box(start: start, end: content.upperBound, content: content, isFrame: isFrame))
  }

  /// What `\boxed` without braces holds: a number, a command with its arguments, or one letter.
  private func bareContent(at start: Int, in region: Range<Int>) -> Range<Int>? {
    let first = text.at(start)
    let second = start &+ 1 < region.upperBound ? text.at(start &+ 1) : 0
    let isSigned = first == .minus && (second.isDigit || second == .backslash)
    let isCommand = first == .backslash && second.isLetter
    let isLoneLetter = first.isLetter && !second.isLetter
    guard first.isDigit || isSigned || isCommand || isLoneLetter else { return nil }
    var end = start
    var depth = 0
    while end < region.upperBound {
      let byte = text.at(end)
      if byte == .openBrace { depth &+= 1 }
      if byte == .closeBrace {
        if depth == 0 { break }
        depth &-= 1
      }
      if depth == 0 {
        let next = text.at(end &+ 1)
        if byte.isSpace || byte == .dollar { break }
        if byte == .backslash, next == .closeParenthesis || next == .closeBracket { break }
      }
      end &+= 1
    }
    text.work &+= end &- start
    while end > start, text.at(end &- 1).isStop { end &-= 1 }
    return end > start ? start..<end : nil
  }
}
