import Budget
import Bytes
import Patterns

/// Finds the answer that a response commits to, by ordered strategies.
///
/// One per thread: it owns the scratch space that extraction writes into. The work is linear in the
/// response's length, whatever the response is.
public final class Extractor {
  /// The strategies that may be used.
  public var policy: ExtractionPolicy
  /// Bounds of the response and of the answer.
  public let limits: Limits
  /// Bytes that the last call looked at, one that was looked at twice counted twice.
  public var bytesScanned: Int { text.work }

  var text = Text(UnsafeBufferPointer(start: nil, count: 0), longestAnswer: 0)
  /// What stands in the answer tag, where there is one.
  var tagged: Range<Int>?
  /// Whether there are boxes, and nothing in them.
  var emptyBoxSeen = false
  /// Whether a pattern reached its limit, so that a statement may have been missed.
  var gaveUp = false
  /// The elements of a list, and the math of a line: storage that is used again.
  var elements: [Range<Int>] = []
  var spans: [Range<Int>] = []
  let scratch = MatchScratch()

  /// An extractor that follows `policy` within `limits`.
  public init(policy: ExtractionPolicy = .standard, limits: Limits = .standard) {
    self.policy = policy
    self.limits = limits
  }

  /// The answer in `response`, or why there is none.
  ///
  /// The bytes need not be valid UTF-8. Of a response longer than `Limits.responseBytes` only its
  /// last part is searched, since an answer stands at the end.
  public func extract(
    _ response: UnsafeBufferPointer<UInt8>, prompt: Prompt = .none
  ) -> ExtractionResult {
    text = Text(response, longestAnswer: limits.answerBytes)
    emptyBoxSeen = false
    gaveUp = false
    // The buffer is the caller's: nothing may point to it when the call is over.
    defer {
      let work = text.work
      text = Text(UnsafeBufferPointer(start: nil, count: 0), longestAnswer: 0)
      text.work = work
    }
    do throws(NoAnswer) {
      return .success(try search(prompt))
    } catch {
      return .failure(error)
    }
  }

  /// The answer in `response`, or why there is none.
  public func extract(_ response: [UInt8], prompt: Prompt = .none) -> ExtractionResult {
    response.withUnsafeBufferPointer { extract($0, prompt: prompt) }
  }

  /// The answer in `response`, or why there is none; offsets are those of its UTF-8.
  public func extract(_ response: String, prompt: Prompt = .none) -> ExtractionResult {
    var response = response
    return response.withUTF8 { extract($0, prompt: prompt) }
  }

  /// The candidate of the first strategy of the list that finds one.
  private func search(_ prompt: Prompt) throws(NoAnswer) -> Candidate {
    let region = try answerRegion(prompt)
    tagged = region.tagged
    let inside = region.tagged ?? region.whole
    if let found = try search(.box, in: inside) { return found }
    if policy.reach == .boxed { throw emptyBoxSeen ? .emptyBox : .noCandidate }
    let first = firstProblem(of: inside)
    if let found = try search(.statement, in: first) { return found }
    if first != inside, let found = try search(.statement, in: inside) { return found }
    // A pattern that gave up may have missed a statement: nothing weaker speaks for it.
    if gaveUp { throw .overBudget }
    // An empty box is where the answer should stand: nothing that merely lies around is taken for it.
    if emptyBoxSeen { throw .emptyBox }
    if let found = try search(.remainder, in: first) { return found }
    throw .noCandidate
  }

  /// The candidate of the first strategy of a stage that the policy allows and that finds one.
  private func search(
    _ stage: Strategy.Stage, in region: Range<Int>
  ) throws(NoAnswer) -> Candidate? {
    for strategy in Strategy.all where strategy.stage == stage && policy.allows(strategy) {
      if let found = try strategy.search(self, region) { return found }
    }
    return nil
  }

  /// The candidate that stands at `range`, trimmed, without dollar signs around all of it.
  func finish(_ range: Range<Int>, _ foundBy: FoundBy) throws(NoAnswer) -> Candidate {
    let range = text.unwrapped(range)
    guard range.count <= limits.answerBytes else { throw .overBudget }
    return Candidate(answer: Array(text.bytes[range]), span: range, foundBy: foundBy)
  }

  /// The candidate of all `elements`, in their order.
  func finishList(_ foundBy: FoundBy) throws(NoAnswer) -> Candidate {
    var answer: [UInt8] = []
    var span: Range<Int>?
    for element in elements {
      let range = text.unwrapped(element)
      if let soFar = span {
        answer.append(.comma)
        answer.append(.space)
        span = soFar.lowerBound..<max(soFar.upperBound, range.upperBound)
      } else {
        span = range
      }
      guard range.count <= limits.answerBytes &- answer.count else { throw .overBudget }
      answer.append(contentsOf: text.bytes[range])
    }
    guard let span else { throw .noCandidate }
    return Candidate(answer: answer, span: span, foundBy: foundBy)
  }
}
