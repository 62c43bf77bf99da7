import Budget
import Bytes

/// Which part of a response can hold the answer.
extension Extractor {
  /// The part of a response that is searched.
  struct Region {
    /// What stands behind the prompt and the reasoning.
    var whole: Range<Int>
    /// What stands in the last complete `<answer>…</answer>` of it.
    var tagged: Range<Int>?
  }

  /// The region behind the prompt and the last `</think>`.
  ///
  /// One pass from the end: the first think tag that it meets is the last one, and decides.
  func answerRegion(_ prompt: Prompt) throws(NoAnswer) -> Region {
    let all = 0..<text.bytes.count
    let tail = max(0, all.upperBound &- max(0, limits.responseBytes))
    let (skipped, opensThink) = promptLength(prompt)
    let start = max(skipped, tail)
    var whole = start..<all.upperBound
    var tagged: Range<Int>?
    var tagClose: Int?
    var end = whole.upperBound
    var isClosed = false
    // Every tag that matters ends in `k>` or `r>`.
    while let angle = text.last(.greater, in: start..<end) {
      end = angle
      guard angle &- 6 >= start else { break }
      let before = text.at(angle &- 1).lowercased
      if before == UInt8(ascii: "k"), text.hasCaseless("think", at: angle &- 5) {
        let lead = text.at(angle &- 6)
        if lead == .less { throw .unclosedThink }
        if lead == .slash, text.at(angle &- 7) == .less, angle &- 7 >= start {
          whole = (angle &+ 1)..<whole.upperBound
          isClosed = true
          break
        }
      } else if before == UInt8(ascii: "r"), tagged == nil,
        text.hasCaseless("answer", at: angle &- 6)
      {
        let lead = text.at(angle &- 7)
        if lead == .slash, text.at(angle &- 8) == .less {
          tagClose = angle &- 8
        } else if lead == .less, angle &- 7 >= start, let close = tagClose {
          let content = text.trimmed((angle &+ 1)..<close)
          // An empty pair is a mention of the form.
          if content.isEmpty { tagClose = nil } else { tagged = content }
        }
      }
    }
    if opensThink, !isClosed { throw .unclosedThink }
    whole = text.trimmed(whole)
    if whole.isEmpty { throw .emptyResponse }
    return Region(whole: whole, tagged: tagged)
  }

  /// Bytes of prompt in front of the response, and whether the prompt leaves a `<think>` open.
  private func promptLength(_ prompt: Prompt) -> (Int, opensThink: Bool) {
    switch prompt {
    case .none: return (0, false)
    case .bytes(let count):
      let length = min(max(0, count), text.bytes.count)
      let end = text.trimmed(0..<length).upperBound
      return (length, text.hasCaseless("<think>", at: end &- 7))
    case .text(let prompt):
      var end = prompt.count
      while end > 0, prompt[end &- 1].isSpace { end &-= 1 }
      let opens = prompt[..<end].suffix(7).elementsEqual("<think>".utf8)
      guard prompt.count <= text.bytes.count else { return (0, opens) }
      text.work &+= prompt.count
      let isRepeated = text.bytes.prefix(prompt.count).elementsEqual(prompt)
      return (isRepeated ? prompt.count : 0, opens)
    }
  }

  /// The part of `region` before a next problem that the model made up, or before a chat marker.
  ///
  /// A base model that is not stopped goes on with "Problem: …" and solves that one too.
  func firstProblem(of region: Range<Int>) -> Range<Int> {
    var from = region.lowerBound
    while let newline = text.first(.newline, in: from..<region.upperBound) {
      from = newline &+ 1
      for marker in Self.nextProblem where text.has(marker, at: from) {
        return text.trimmed(region.lowerBound..<newline)
      }
    }
    if let bar = text.last(.bar, in: region), text.at(bar &- 1) == .less {
      return text.trimmed(region.lowerBound..<(bar &- 1))
    }
    return region
  }

  private static let nextProblem: [StaticString] = [
    "Problem:", "Question:", "Q:", "Human:", "User:", "### Instruction", "<|im_start|>",
  ]
}
