import Bytes
import Patterns

extension Strategy {
  /// "The final answer is …", "**Answer:** …", `答案是…`.
  static let finalAnswerPhrase = Strategy(
    finds: [
      Outcome(
        foundBy: .finalAnswerPhrase,
        sentence: "The last \"answer is …\", \"Answer: …\", 答案是…, or A: as the last line.",
        example: "Hence the final answer is $\\frac12$.", answer: "\\frac12")
    ], reach: .standard, stage: .statement
  ) { extractor, region throws(NoAnswer) in try extractor.finalAnswerPhrase(in: region) }
}

extension Extractor {
  /// The answer of the last phrase that states one.
  func finalAnswerPhrase(in region: Range<Int>) throws(NoAnswer) -> Candidate? {
    if let line = lastLineAnswer(in: region) { return try finish(line, .finalAnswerPhrase) }
    var found: Range<Int>?
    for language in Language.all where found == nil || language.isSpokenBesides {
      let floor = found?.lowerBound ?? region.lowerBound
      for opening in language.openings {
        guard let later = lastPhrase(opening, language, in: floor..<region.upperBound) else {
          continue
        }
        found = later
        break
      }
    }
    return try found.map { range throws(NoAnswer) in try finish(range, .finalAnswerPhrase) }
  }

  /// `A: 18` as the last line.
  private func lastLineAnswer(in region: Range<Int>) -> Range<Int>? {
    let start = text.lineStart(of: region.upperBound, in: region)
    guard text.has("A:", at: start) else { return nil }
    let line = text.trimmed(min(start &+ 2, region.upperBound)..<region.upperBound)
    let answer = text.strippedText(
      line.lowerBound..<text.phraseEnd(from: line.lowerBound, in: line))
    return answer.isEmpty ? nil : answer
  }

  /// The last place where `opening` starts a phrase that states an answer.
  private func lastPhrase(
    _ opening: Language.Opening, _ language: Language, in region: Range<Int>
  ) -> Range<Int>? {
    var end = region.upperBound
    while let place = text.last(opening.mark, in: region.lowerBound..<end) {
      end = place
      let start = place &- opening.offset
      guard start >= region.lowerBound, text.hasCaseless(opening.word, at: start),
        start == region.lowerBound || !text.at(start &- 1).isLetter,
        let after = match(language.connector, from: start, in: region)
          ?? headingEnd(at: start, in: region),
        let answer = answer(from: after, in: region)
      else { continue }
      return answer
    }
    return nil
  }

  /// The end of a heading that holds the word at `start`.
  private func headingEnd(at start: Int, in region: Range<Int>) -> Int? {
    let line = text.lineStart(
      of: start, in: max(region.lowerBound, start &- 48)..<region.upperBound)
    guard line == region.lowerBound || text.at(line &- 1) == .newline else { return nil }
    for heading in Languages.headings {
      if let end = match(heading, from: line, in: region), end > start { return end }
    }
    return nil
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
    let from = match(Languages.lead, from: start, in: region) ?? start
    guard from < region.upperBound, !isRefusal(at: from, in: region) else { return nil }
    let end = text.phraseEnd(from: from, in: region)
    // A bold answer opens with the asterisks that the lead has taken.
    let stated = afterCopula(text.strippedText(boldHead(from..<end)))
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
        return text.hasMath(rest) ? range : range.lowerBound..<index
      }
      index &+= 1
    }
    return range
  }

  /// Whether what stands at `start` shows that the phrase before it does not state an answer.
  private func isRefusal(at start: Int, in region: Range<Int>) -> Bool {
    Languages.refusals.contains { match($0, from: start, in: region) != nil }
  }

  /// "The volume is 120" → "120", `每份是 5` → `5`.
  ///
  /// Only behind a plain subject: one that holds a comma, "or", "if" or "not" is no subject, and what
  /// follows it is not all that was said.
  private func afterCopula(_ range: Range<Int>) -> Range<Int> {
    guard let copula = Languages.copulas.first(where: { startsSubject(range, $0) })
    else { return range }
    var index = range.lowerBound
    let limit = min(range.upperBound, range.lowerBound &+ 160)
    defer { text.work &+= index &- range.lowerBound }
    while index < limit {
      if copula.endsAtDigits, text.at(index).isDigit { return range }
      for hedge in copula.hedges where text.has(hedge, at: index) { return range }
      for verb in copula.verbs where text.has(verb, at: index) {
        let start = min(index &+ verb.utf8CodeUnitCount, range.upperBound)
        let tail = text.strippedText(start..<range.upperBound)
        return tail.isEmpty ? range : tail
      }
      index &+= 1
    }
    return range
  }

  /// Whether `range` starts as a subject of the copula's language does.
  private func startsSubject(_ range: Range<Int>, _ copula: Language.Copula) -> Bool {
    guard let opening = copula.opening else { return text.at(range.lowerBound) >= 0x80 }
    return text.hasCaseless(opening, at: range.lowerBound)
  }
}
