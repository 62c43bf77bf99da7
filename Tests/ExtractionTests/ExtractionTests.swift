import Extraction
import Testing

@Test(arguments: Strategy.all.map { ("\($0.example)", "\($0.answer)", $0.foundBy) })
func everyStrategyFindsItsExample(_ example: String, _ answer: String, _ foundBy: FoundBy) throws {
  let candidate = try Extractor(policy: .lenient).extract(example).get()
  #expect(String(decoding: candidate.answer, as: UTF8.self) == answer)
  #expect(candidate.foundBy == foundBy)
}
