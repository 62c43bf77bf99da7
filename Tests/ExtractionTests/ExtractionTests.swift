import Extraction
import Testing

@Test(
  arguments: Strategy.all.flatMap(\.finds).map { ("\($0.example)", "\($0.answer)", $0.foundBy) })
func everyStrategyFindsItsExample(_ example: String, _ answer: String, _ foundBy: FoundBy) throws {
  let candidate = try Extractor(policy: .lenient).extract(example).get()
  #expect(String(decoding: candidate.answer, as: UTF8.self) == answer)
  #expect(candidate.foundBy == foundBy)
}

@Test("a policy uses the strategies up to its reach, and finds its examples with them")
func policiesReachTheirStrategies() throws {
  for reach in ExtractionPolicy.Reach.allCases {
    let policy = ExtractionPolicy(reach)
    for strategy in Strategy.all {
      for outcome in strategy.finds {
        let found = try? Extractor(policy: policy).extract("\(outcome.example)").get().foundBy
        #expect((found == outcome.foundBy) == policy.allows(outcome.foundBy), "\(outcome.foundBy)")
        #expect(outcome.foundBy.isBoxed == (strategy.stage == .box))
      }
    }
  }
}

@Test("the stages of the list stand in the order in which they are searched")
func stagesAreInOrder() {
  let order: [Strategy.Stage] = [.box, .statement, .remainder]
  let stages = Strategy.all.map { strategy in order.firstIndex(of: strategy.stage) ?? -1 }
  #expect(stages == stages.sorted())
}
