import Budget
import Bytes
import Extraction
import Support
import Testing

private func repeated(_ text: String, _ bytes: Int) -> [UInt8] {
  let unit = Array(text.utf8)
  var result: [UInt8] = []
  while result.count < bytes { result += unit }
  return result
}

/// Texts that a search with a second loop inside the first would take minutes for.
private let attacks = [
  "\\boxed{", "\\boxed{}", "\\boxed{\\boxed{}}", "\\boxed{1}, ", "\\boxed{1} and ", "\\boxed ",
  "\\boxed 1",
  "\\boxed{x}}", "{\\boxed{x}", "}", "{", "\\{", "\\", "$", "$ ", "$1", "$a ", "$$", "$$ $", "\\(",
  "\\[", "\\)",
  "\\]", "\\(\n", "\\]\n", "$$\n", "$\n", "<answer>", "</answer>", "<answer></answer>",
  "<answer> </answer> ",
  "</think", "think>", "r>", "k>", ">", "#", "####", "#### \n", "#### Step 1\n", "#### 1. a\n",
  "answer",
  "answer:", "answer: \n", "the answer is not ", "answer is correct. ", "answer to ", "Answer\n",
  "答案", "答案是",
  "option ", "option A is not ", "(A) ", "A:\n", "```", "```output\n", "\nProblem:", "\nQ:", "<|",
  "1", "1,",
  "-", "a", " ", "\n", "\0", "xo", "ox", "box", "fbox{", "\\fbox{\\", "The answer is \\begin{",
  "the answer is the a is ", "**", "answer: **", "，", "。", "é", "\\boxed{1}\n\\text{ or } ",
  "answer \\( ",
  "The answer is \\(",
]

@Test(arguments: attacks)
func theWorkIsLinear(_ attack: String) {
  for policy in [ExtractionPolicy.standard, .lenient, .boxed] {
    let extractor = Extractor(policy: policy)
    for tail in ["", "\n\\boxed{7}", "\n}}}}", "$"] {
      for head in ["", "The answer is "] {
        let response = Array(head.utf8) + repeated(attack, 40_000) + Array(tail.utf8)
        _ = extractor.extract(response)
        #expect(
          extractor.bytesScanned <= 40 * response.count, "\(head)\(attack)…\(tail) \(policy.reach)")
      }
    }
  }
}

@Test(arguments: Seeds.from(7...7))
func anyBytesAreAResponse(seed: UInt64) {
  var random = SplitMix64(seed: seed)
  let pieces =
    attacks.map { Array($0.utf8) } + [[0xFF], [0x00], [0xE7, 0xAD], [0xC3, 0x28], [0x5C], [0x37]]
  let extractor = Extractor(policy: .lenient)
  for _ in 0..<5_000 {
    var response: [UInt8] = []
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      response += pieces[Int.random(in: 0..<pieces.count, using: &random)]
    }
    switch extractor.extract(response) {
    case .failure: break
    case .success(let candidate):
      #expect(candidate.span.lowerBound >= 0 && candidate.span.upperBound <= response.count)
      #expect(!candidate.answer.isEmpty)
      let spanned = Array(response[candidate.span])
      #expect(candidate.answer == spanned || candidate.answer.contains(UInt8(ascii: ",")))
    }
  }
}

@Test func anAnswerNearTheEndCostsLittleMoreThanTheScanForThinkTags() {
  let extractor = Extractor()
  let response =
    repeated("Some reasoning about the next step. ", 100_000) + Array("So $\\boxed{7}$.".utf8)
  #expect((try? extractor.extract(response).get().answer) == Array("7".utf8))
  #expect(extractor.bytesScanned < response.count + 1_000)
}

@Test func onlyTheLastPartOfALongResponseIsSearched() {
  var limits = Limits.standard
  limits.responseBytes = 1_000
  let extractor = Extractor(policy: .standard, limits: limits)
  let early = Array("\\boxed{1}".utf8) + repeated(" and so on", 2_000)
  #expect(extractor.extract(early) == .failure(.noCandidate))
  let late = repeated("and so on ", 2_000) + Array("\\boxed{1}".utf8)
  let found = try? extractor.extract(late).get()
  #expect(found?.answer == Array("1".utf8))
  #expect(found?.span == 2_007..<2_008)
}

@Test func anAnswerBeyondTheBoundIsOverBudget() {
  let essay = Array("\\boxed{".utf8) + repeated("1+", 20_000) + Array("1}".utf8)
  #expect(Extractor().extract(essay) == .failure(.overBudget))
  let list = repeated("\\boxed{123456789}, ", 60_000) + Array("\\boxed{1}".utf8)
  #expect((try? Extractor().extract(list).get()) == nil)
}

@Test func aPromptIsSkippedByItsLength() {
  let extractor = Extractor()
  let response = Array("\\boxed{1} is no answer.".utf8)
  #expect(extractor.extract(response, prompt: .bytes(10)) == .failure(.noCandidate))
  #expect(extractor.extract(response, prompt: .bytes(999)) == .failure(.emptyResponse))
  #expect((try? extractor.extract(response, prompt: .bytes(-5)).get().span) == 7..<8)
}

@Test func everyReasonAndEveryStrategyHasAName() {
  #expect(Set(FoundBy.allCases.map { "\($0.name)" }).count == FoundBy.allCases.count)
  #expect(Set(NoAnswer.allCases.map { "\($0.name)" }).count == NoAnswer.allCases.count)
  #expect(Strategy.all.flatMap { $0.finds.map(\.foundBy) }.count == FoundBy.allCases.count)
  #expect(Set(Strategy.all.flatMap { $0.finds.map(\.foundBy) }) == Set(FoundBy.allCases))
}
