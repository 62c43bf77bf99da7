import Bytes
import Patterns

/// "The final answer is …", "**Answer:** …", `答案是…`, "option (B)".
extension Extractor {
  /// From "answer" to where the answer starts: "answer is", "answers to both parts are:", "Answer:".
  private static let connector = Pattern(
    #"answers?(?: (?:choice|option))?[*_"')]{0,4}(?: (?:to|for|of|in|as|from|we|that|rounded|"#
      + #"expressed|here|then|therefore|thus|must|should|would|will|can|indeed)\b[^.\n:=?!]{0,80}?)?"#
      + #"[ \t*_]{0,4}(?:\b(?:is|are|was|were|be|becomes|equals?|comes out to)\b|:|=|：)"#,
    [.anchored, .caseless])

  /// A line that is a heading for the answer, up to its end or to math: "## Final Answer".
  private static let heading = Pattern(
    #"[#*_> \t\d.]{0,12}(?:(?:the|my|our|final|correct) ){0,3}answers?[*_ \t]{0,6}"#
      + #"(?:\r?\n|(?=\$|\\\[|\\\())"#,
    [.anchored, .caseless])

  /// `答案` and what leads from it to the answer.
  private static let chineseConnector = Pattern(
    #"答案(?:应该|应|就|选)?[*_ ]{0,4}(?:是|为|選|选|：|:|=)"#, .anchored)

  /// "réponse est", "respuesta:", "resposta é", "risposta è" and what leads from them to the answer.
  private static let romanceConnector = Pattern(
    #"(?:réponse|respuesta|resposta|risposta)(?: (?:finale?|correct[ae]))?[*_ \t]{0,4}"#
      + #"(?:(?:est|es)\b|é |è |:|=|：)"#,
    [.anchored, .caseless])

  /// "Antwort ist", "Antwort:" and what leads from it to the answer.
  private static let germanConnector = Pattern(
    #"antwort[*_ \t]{0,4}(?:(?:ist|lautet)\b|:|=)"#, [.anchored, .caseless])

  /// Words and marks between the connector and the answer that say nothing.
  private static let lead = Pattern(
    #"(?:[ \t\r\n*:"'`]|：|“|‘|(?:is|are|therefore|thus|simply|just|clearly|definitely|certainly|"#
      + #"indeed|hence|approximately|about|roughly|for sure|equal to|given by|option|choice|"#
      + #"letter)\b)*+"#,
    [.anchored, .caseless])

  /// What shows that "the answer is …" does not state it: "is not 5", "is correct".
  private static let refusal = Pattern(
    #"(?:not|correct|incorrect|wrong|right|reasonable|in the form|as follows|obtained|still|"#
      + #"unknown|yet)\b(?! (?:answer|option|choice))|n['’]t\b"#,
    [.anchored, .caseless])

  /// The answer of the last phrase that states one.
  func finalAnswerPhrase(in region: Range<Int>) throws(NoAnswer) -> Candidate? {
    if let line = lastLineAnswer(in: region) { return try finish(line, .finalAnswerPhrase) }
    let chinese = lastPhrase(in: region, mark: 0xAD, offset: 1, "答案", Self.chineseConnector)
    let floor = chinese?.lowerBound ?? region.lowerBound
    let english =
      lastPhrase(
        in: floor..<region.upperBound, mark: UInt8(ascii: "w"), offset: 3, "answer", Self.connector)
      ?? lastPhrase(
        in: floor..<region.upperBound, mark: UInt8(ascii: "W"), offset: 3, "answer",
        Self.connector)
    guard let found = english ?? chinese ?? europeanPhrase(in: region) else { return nil }
    return try finish(found, .finalAnswerPhrase)
  }

  /// The phrase that states an answer in French, Spanish, Portuguese, Italian or German.
  private func europeanPhrase(in region: Range<Int>) -> Range<Int>? {
    lastPhrase(in: region, mark: UInt8(ascii: "p"), offset: 3, "r", Self.romanceConnector)
      ?? lastPhrase(in: region, mark: UInt8(ascii: "w"), offset: 3, "antw", Self.germanConnector)
  }

  /// `A: 18` as the last line.
  private func lastLineAnswer(in region: Range<Int>) -> Range<Int>? {
    let start = lineStart(of: region.upperBound, in: region)
    guard text.has("A:", at: start) else { return nil }
    let line = text.trimmed(min(start &+ 2, region.upperBound)..<region.upperBound)
    let answer = strippedText(line.lowerBound..<phraseEnd(from: line.lowerBound, in: line))
    return answer.isEmpty ? nil : answer
  }

  /// The last place where `word` starts a phrase that states an answer; `mark` is a byte of the word
  /// that is rare, `offset` its place in it.
  private func lastPhrase(
    in region: Range<Int>, mark: UInt8, offset: Int, _ word: StaticString, _ pattern: Pattern
  ) -> Range<Int>? {
    var end = region.upperBound
    while let place = text.last(mark, in: region.lowerBound..<end) {
      end = place
      let start = place &- offset
      guard start >= region.lowerBound, text.hasCaseless(word, at: start),
        start == region.lowerBound || !text.at(start &- 1).isLetter,
        let after = match(pattern, from: start, in: region) ?? headingEnd(at: start, in: region),
        let answer = answer(from: after, in: region)
      else { continue }
      return answer
    }
    return nil
  }

  /// The end of a heading that holds the word at `start`.
  private func headingEnd(at start: Int, in region: Range<Int>) -> Int? {
    let line = lineStart(of: start, in: max(region.lowerBound, start &- 48)..<region.upperBound)
    guard line == region.lowerBound || text.at(line &- 1) == .newline,
      let end = match(Self.heading, from: line, in: region), end > start
    else { return nil }
    return end
  }

  /// The end of an anchored match at `start` that reads at most 256 bytes, or nil.
  private func match(_ pattern: Pattern, from start: Int, in region: Range<Int>) -> Int? {
    let end = min(region.upperBound, start &+ 256)
    guard start < end else { return nil }
    do throws(GaveUp) {
      let found = try pattern.firstMatch(in: text.bytes, start..<end, scratch)
      text.work &+= found?.count ?? 96
      return found?.upperBound
    } catch {
      gaveUp = true
      return nil
    }
  }

  /// The answer that starts at or behind `start`, nil where nothing is stated.
  private func answer(from start: Int, in region: Range<Int>) -> Range<Int>? {
    let from = match(Self.lead, from: start, in: region) ?? start
    guard from < region.upperBound, match(Self.refusal, from: from, in: region) == nil else {
      return nil
    }
    let end = phraseEnd(from: from, in: region)
    // A bold answer opens with the asterisks that the lead has taken.
    let stated = afterCopula(strippedText(boldHead(from..<end)))
    return stated.isEmpty ? nil : stated
  }

  /// The bold part where `range` starts inside bold type and only a few plain words follow it
  /// (`**5** apples`).
  private func boldHead(_ range: Range<Int>) -> Range<Int> {
    guard text.has("**", at: range.lowerBound &- 2) else { return range }
    var index = range.lowerBound
    defer { text.work &+= index &- range.lowerBound }
    while index &+ 1 < range.upperBound {
      if text.has("**", at: index) {
        let rest = (index &+ 2)..<range.upperBound
        return hasMath(rest) ? range : range.lowerBound..<index
      }
      index &+= 1
    }
    return range
  }

  /// Whether a digit, a dollar sign or a backslash stands in `range`.
  func hasMath(_ range: Range<Int>) -> Bool {
    for index in range {
      let byte = text.at(index)
      if byte.isDigit || byte == .dollar || byte == .backslash { return true }
    }
    return false
  }

  /// "The volume is 120" → "120", `每份是 5` → `5`.
  ///
  /// Only behind a plain subject: one that holds a comma, "or", "if" or "not" is no subject, and what
  /// follows it is not all that was said.
  private func afterCopula(_ range: Range<Int>) -> Range<Int> {
    let isEnglish = text.hasCaseless("the ", at: range.lowerBound)
    guard isEnglish || text.at(range.lowerBound) >= 0x80 else { return range }
    var index = range.lowerBound
    let limit = min(range.upperBound, range.lowerBound &+ 160)
    defer { text.work &+= index &- range.lowerBound }
    while index < limit {
      if isEnglish {
        if text.at(index) == .comma || text.has(" or ", at: index)
          || text.has(" if ", at: index) || text.has(" not ", at: index)
        {
          return range
        }
        let length = text.has(" is ", at: index) ? 4 : text.has(" are ", at: index) ? 5 : 0
        if length > 0 {
          let start = min(index &+ length, range.upperBound)
          let tail = strippedText(start..<range.upperBound)
          return tail.isEmpty ? range : tail
        }
      } else if text.at(index).isDigit || text.has("或", at: index) || text.has("，", at: index) {
        return range
      } else if text.has("是", at: index) {
        let tail = strippedText(min(index &+ 3, range.upperBound)..<range.upperBound)
        return tail.isEmpty ? range : tail
      }
      index &+= 1
    }
    return range
  }
}
