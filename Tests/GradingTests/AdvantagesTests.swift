import Bytes
import Grading
import Support
import Testing

@Suite struct AdvantagesTests {
  private func near(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-12 }
  }

  /// The advantage of a right response among right, wrong, right, wrong; a wrong one has its negative.
  private static let halves: [(AdvantageMethod, Double)] = [
    // Mean 1/2, sample deviation 1/√3.
    (.grpo, 0.8660254037844386), (.multiGroup, 0.8660254037844386), (.drGRPO, 0.5),
    (.rloo, 0.6666666666666666), (.leaveOneSetOut, 0.6666666666666666),
    // One of two drawn is right: 1 − 1/6; deviation √5/6; a wrong one is saved by 2 of 3 others.
    (.passAtK(2), 0.4472135954999579),
  ]

  @Test(arguments: halves)
  func oneGroupFollowsTheFormula(method: AdvantageMethod, right: Double) {
    let found = Advantages(method, rewards: [1, 0, 1, 0], epsilon: 0)
    #expect(near(found.values, [right, -right, right, -right]), "\(found.values)")
    #expect(found.isFlat == [false, false, false, false])
  }

  @Test func setsOfOnePromptAreMeasuredByEachOther() {
    let rewards: [Double] = [1, 1, 0, 1, 0, 0]
    let sets: [Int64] = [7, 7, 7, 9, 9, 9]
    let leave = Advantages(.leaveOneSetOut, rewards: rewards, sets: sets)
    let third = 1.0 / 3
    #expect(near(leave.values, [2 * third, 2 * third, -third, third, -2 * third, -2 * third]))
    // Within a set, and over both sets.
    let inside = Advantages(.drGRPO, rewards: rewards, sets: sets)
    #expect(near(inside.values, [third, third, -2 * third, 2 * third, -third, -third]))
    let over = Advantages(.multiGroup, rewards: rewards, sets: sets, epsilon: 0)
    let unit = 0.5 / 0.3.squareRoot()
    #expect(near(over.values, [unit, unit, -unit, unit, -unit, -unit]))
  }

  @Test func aSetOfEqualRewardsStillHasSignalAcrossSets() {
    let rewards: [Double] = [1, 1, 0, 0]
    let sets: [Int64] = [0, 0, 1, 1]
    #expect(Advantages(.grpo, rewards: rewards, sets: sets).values == [0, 0, 0, 0])
    #expect(Advantages(.grpo, rewards: rewards, sets: sets).isFlat == [true, true, true, true])
    #expect(Advantages(.leaveOneSetOut, rewards: rewards, sets: sets).values == [1, 1, -1, -1])
    let over = Advantages(.multiGroup, rewards: rewards, sets: sets)
    #expect(over.isFlat == [false, false, false, false])
  }

  @Test func groupsDoNotTouchEachOther() {
    let found = Advantages(
      .drGRPO, rewards: [1, 5, 0, 9], groups: [1, 2, 1, 2], sets: [0, 0, 0, 0])
    #expect(found.values == [0.5, -2, -0.5, 2])
  }

  @Test func anAbsentRewardHasNoPartInTheMean() {
    let found = Advantages(.rloo, rewards: [1, nil, 0, .nan, .infinity])
    #expect(found.values == [1, 0, -1, 0, 0])
    #expect(found.isFlat == [false, true, false, true, true])
  }

  private static let methods = AdvantageMethod.names.compactMap {
    AdvantageMethod.named($0, k: 3)
  }

  @Test(arguments: methods)
  func singletonsAndEqualRewardsAreExactlyZero(method: AdvantageMethod) {
    #expect(Advantages(method, rewards: []).values == [])
    #expect(Advantages(method, rewards: [0.1]).values == [0])
    // Three times a tenth does not sum to 0.3; equal is equal all the same.
    let equal = Advantages(method, rewards: [0.1, 0.1, 0.1], epsilon: 0)
    #expect(equal.values == [0, 0, 0])
    #expect(equal.isFlat == [true, true, true])
    #expect(Advantages(method, rewards: [nil, nil]).values == [0, 0])
  }

  @Test(arguments: methods)
  func everyValueIsFiniteWhateverTheRewardsAre(method: AdvantageMethod) {
    var random = SplitMix64(seed: 6)
    let pool: [Double?] = [
      0, 1, -1, nil, .nan, .infinity, -.infinity, .greatestFiniteMagnitude,
      -.greatestFiniteMagnitude, .leastNonzeroMagnitude, 1e-300, 1e300, 0.1,
    ]
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...9, using: &random)
      let rewards = (0..<count).map { _ in pool.randomElement(using: &random) ?? nil }
      let sets = (0..<count).map { _ in Int64.random(in: -1...1, using: &random) }
      let epsilon = [0, 1e-4, -1, .nan, .infinity].randomElement(using: &random) ?? 0
      let found = Advantages(
        method, rewards: rewards, groups: sets.map { $0 / 2 },
        sets: Bool.random(using: &random) ? sets : nil, epsilon: epsilon)
      #expect(found.values.count == count)
      let areFinite = found.values.allSatisfy(\.isFinite)
      #expect(areFinite, "\(rewards) \(sets) \(epsilon)")
    }
  }

  @Test func advantagesOfASetSumToZero() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<200 {
      let rewards: [Double] = (0..<8).map { _ in Double.random(in: -1...1, using: &random) }
      for method in [AdvantageMethod.grpo, .drGRPO, .rloo] {
        let sum = Advantages(method, rewards: rewards).values.reduce(0, +)
        #expect(abs(sum) < 1e-9)
      }
    }
  }

  @Test func aNameIsItsMethod() {
    #expect(AdvantageMethod.named("grpo") == .grpo)
    #expect(AdvantageMethod.named("pass_at_k", k: 4) == .passAtK(4))
    #expect(AdvantageMethod.named("pass_at_k", k: -4) == .passAtK(1))
    #expect(AdvantageMethod.named("ppo") == nil)
    #expect(AdvantageMethodTests.codes == Array(0..<AdvantageMethod.names.count))
  }
}

private enum AdvantageMethodTests {
  static let codes = (-2...9).filter { AdvantageMethod(code: $0) != nil }
}
