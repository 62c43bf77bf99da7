import Extraction
import Grading
import Testing

@Suite struct RewardTests {
  private func reward(
    _ config: RewardConfig, _ text: String = "", status: GradeStatus = .correct,
    foundBy: FoundBy? = nil, length: Int = 0
  ) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer {
      config.reward(status: status, foundBy: foundBy, response: $0, length: length)
    }
  }

  @Test func theUsualRewardIsThatOfTheGrade() {
    for status in GradeStatus.allCases {
      #expect(reward(RewardConfig(), status: status) == status.reward)
    }
  }

  @Test func aGoldErrorHasNoRewardWhateverIsAdded() {
    var config = RewardConfig()
    config.boxed = 1
    #expect(reward(config, status: .goldError, foundBy: .boxed) == nil)
    #expect(reward(config, status: .incorrect, foundBy: .boxed) == 1)
    #expect(reward(config, status: .incorrect, foundBy: .lastMath) == 0)
    config.boxed = .infinity
    #expect(reward(config, foundBy: .boxed) == nil)
  }

  @Test(arguments: [
    ("<think>a</think> b", true), ("a</think> b", true), ("<think>a", false), ("a", false),
    ("<think>a</think><think>b</think>", false), ("</think><think>", false),
    ("<answer>1</answer></think>", false), ("<think>a</think><answer>1</answer>", true),
  ])
  func oneClosedThoughtIsRewarded(text: String, expected: Bool) {
    var config = RewardConfig()
    config.think = 0.25
    #expect(reward(config, text) == (expected ? 1.25 : 1))
  }

  @Test(arguments: [
    ("<answer>1</answer>", true), ("<answer>1", false), ("</answer><answer>", false),
    ("<answer>1</answer><answer>2</answer>", false), ("<answer></answe", false), ("<", false),
  ])
  func onePairOfAnswerTagsIsRewarded(text: String, expected: Bool) {
    var config = RewardConfig()
    config.answerTag = 0.5
    #expect(reward(config, text) == (expected ? 1.5 : 1))
  }

  @Test(arguments: [(0, 1.0), (80, 1.0), (90, 0.5), (100, 0.0), (Int.max, 0.0), (Int.min, 1.0)])
  func thePenaltyGrowsOverTheBuffer(length: Int, expected: Double) {
    var config = RewardConfig()
    config.maximumLength = 100
    config.penaltyBuffer = 20
    config.lengthPenalty = 1
    #expect(reward(config, length: length) == expected)
    config.maximumLength = 0
    #expect(reward(config, length: length) == 1)
  }
}

@Suite struct MajorityTests {
  @Test func theMarginIsAShareOfAllResponses() {
    let majority = Majority([0, 0, 1, nil])
    #expect(majority.classes == [0])
    #expect(majority.count == 2)
    #expect(majority.answered == 3)
    #expect(majority.distinct == 2)
    #expect(majority.margin == 0.25)
    #expect(!majority.isUnanimous)
    #expect(majority.rewards([0, 0, 1, nil]) == [1, 1, 0, 0])
    #expect(majority.rewards([0, 0, 1, nil], minimumMargin: 0.5) == [nil, nil, nil, nil])
  }

  @Test func aTieIsShared() {
    let votes: [Int?] = [3, 1, 1, 3, 2]
    let majority = Majority(votes)
    #expect(majority.classes == [3, 1])
    #expect(majority.margin == 0)
    #expect(majority.rewards(votes) == [0.5, 0.5, 0.5, 0.5, 0])
  }

  @Test func emptyAndSingleSetsAreDefined() {
    #expect(Majority([]).margin == 0)
    #expect(Majority([]).classes == [])
    #expect(!Majority([]).isUnanimous)
    #expect(Majority([nil, nil]).rewards([nil, nil]) == [nil, nil])
    #expect(Majority([4]).isUnanimous)
    #expect(Majority([4]).margin == 1)
    #expect(!Majority([4, nil]).isUnanimous)
  }

  @Test func equalAnswersShareAClass() {
    let texts: [String?] = ["1/2", "0.5", nil, #"\frac{1}{2}"#, "3", "2/4", "3.0", "}{", "}{"]
    let classes = Grader().classes(of: texts.map { $0.map { Array($0.utf8) } })
    #expect(classes == [0, 0, nil, 0, 1, 0, 1, 2, 2])
  }
}
