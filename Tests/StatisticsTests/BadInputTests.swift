import Statistics
import Testing

@Suite struct BadInputTests {
  @Test func aKAboveTheSamplesNamesTheProblem() throws {
    let run = try independent((8, 1), (4, 1))
    #expect(throws: StatisticsError.tooFewSamples(problem: 1, k: 5, available: 4)) {
      try run.figure(.pass, k: 5)
    }
    let sets = try Run([try problem([[0, 1], [1, 1]], index: 7)])
    #expect(throws: StatisticsError.tooFewSamples(problem: 7, k: 6, available: 4)) {
      try sets.figure(.pass, k: 6)
    }
  }

  @Test(arguments: [3, 5, 7])
  func aKThatIsNoWholeNumberOfSetsIsNotDefinedUnlessPooled(k: Int) throws {
    let run = try Run([try problem([[0, 1], [1, 1], [0, 0], [1, 0]], index: 0)])
    #expect(throws: StatisticsError.notDefined(metric: "pass@\(k)", k: k, width: 2)) {
      try run.figure(.pass, k: k)
    }
    #expect(try run.figure(.pass, k: k, pooled: true).metric == "pooled pass@\(k)")
  }

  @Test(arguments: [0, -1, nil])
  func aKBelowOneIsRefused(k: Int?) throws {
    let run = try independent((8, 1))
    #expect(throws: StatisticsError.badParameter("pass@k needs a k of at least 1")) {
      try run.figure(.pass, k: k)
    }
  }

  @Test func raggedEmptyAndDoubledInputIsNamed() throws {
    var wide = try ProblemCounts(index: 2, width: 3)
    #expect(throws: StatisticsError.raggedWidth(problem: 2, expected: 3, found: 2)) {
      try wide.add(try set([0, 1]))
    }
    #expect(throws: StatisticsError.emptyInput) { try Run([]) }
    #expect(throws: StatisticsError.emptyProblem(problem: 2)) { try Run([wide]) }
    let (a, b) = (try problem([[0, 1]], index: 0), try problem([[0]], index: 1))
    #expect(throws: StatisticsError.raggedWidth(problem: 1, expected: 2, found: 1)) {
      try Run([b, a])
    }
    #expect(throws: StatisticsError.duplicateProblem(problem: 0)) { try Run([a, a]) }
    #expect(throws: StatisticsError.self) { try ProblemCounts(index: 0, width: 0) }
  }

  @Test func countsThatDoNotAddUpAreRefused() {
    #expect(throws: StatisticsError.inconsistentCounts(problem: 4)) {
      try SetCounts(size: 3, correct: 4, problem: 4)
    }
    #expect(throws: StatisticsError.inconsistentCounts(problem: 4)) {
      try SetCounts(size: Int.max, correct: 4, problem: 4)
    }
    #expect(throws: StatisticsError.classWithTwoVerdicts(problem: 4, answer: 1)) {
      try SetCounts(
        classes: [
          VoteClass(answer: 1, count: 1, isCorrect: true),
          VoteClass(answer: 1, count: 1, isCorrect: false),
        ], problem: 4)
    }
    for count in [0, -1, Int.min, Int.max] {
      #expect(throws: StatisticsError.inconsistentCounts(problem: 4)) {
        try SetCounts(classes: [VoteClass(answer: 1, count: count, isCorrect: true)], problem: 4)
      }
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func aScoreThatIsNoNumberIsRefused(score: Double) {
    #expect(throws: StatisticsError.scoreNotFinite(problem: 6, sample: 1)) {
      var problem = try ProblemCounts(index: 6, width: 1)
      try problem.add(
        scored: [
          ScoredSample(score: 1, isCorrect: true), ScoredSample(score: score, isCorrect: true),
        ])
    }
    #expect(throws: StatisticsError.scoreNotFinite(problem: 6, sample: 0)) {
      try SetCounts(
        classes: [VoteClass(answer: 0, count: 1, isCorrect: true, weight: score)], problem: 6)
    }
  }

  @Test func aVoteNeedsClasses() throws {
    let run = try independent((8, 1))
    #expect(throws: StatisticsError.noVotes(problem: 0)) { try run.figure(.majority, k: 2) }
  }

  @Test func aChoiceByScoreNeedsScoresOfWholeSets() throws {
    let run = try independent((8, 1))
    #expect(throws: StatisticsError.noScores(problem: 0)) { try run.figure(.bestOf, k: 2) }
    var problem = try ProblemCounts(index: 3, width: 2)
    let one = ScoredSample(score: 1, isCorrect: true)
    #expect(throws: StatisticsError.raggedWidth(problem: 3, expected: 2, found: 1)) {
      try problem.add(scored: [one])
    }
    #expect(throws: StatisticsError.emptyProblem(problem: 3)) { try problem.add(scored: []) }
    for _ in 0..<2 {
      try problem.add(scored: [one, one])
      try problem.add(SetCounts(size: 2, correct: 2))
    }
    let sets = try Run([problem])
    #expect(try sets.figure(.bestOf, k: 2).value == 1)
    #expect(throws: StatisticsError.notDefined(metric: "best-of-4", k: 4, width: 2)) {
      try sets.figure(.bestOf, k: 4)
    }
  }

  @Test func weightsDecideTheWeightedVoteAtAllSamplesOnly() throws {
    var problem = try ProblemCounts(index: 0, width: 1)
    try problem.add(
      SetCounts(classes: [
        VoteClass(answer: 0, count: 1, isCorrect: true, weight: 0.9),
        VoteClass(answer: 1, count: 2, isCorrect: false, weight: 0.4),
      ]))
    let run = try Run([problem])
    #expect(try run.figure(.weightedMajority, k: 3).value == 1)
    #expect(try run.figure(.majority, k: 3).value == 0)
    #expect(throws: StatisticsError.self) { try run.figure(.weightedMajority, k: 2) }
  }

  @Test func moreWorkThanAllowedIsAnErrorAndNotAnHour() throws {
    let sets = (0..<60).map { [$0 % 3, $0 % 5] }
    let run = try Run([try problem(sets, index: 1)])
    #expect(throws: StatisticsError.tooMuchWork(problem: 1, k: 60)) {
      try run.figure(.majority, k: 60)
    }
    var wide = try ProblemCounts(index: 5, width: 1)
    try wide.add(
      SetCounts(
        classes: (0..<4).map { VoteClass(answer: $0, count: 250_000, isCorrect: $0 == 0) }))
    #expect(throws: StatisticsError.tooMuchWork(problem: 5, k: 500_000)) {
      try Run([wide]).figure(.majority, k: 500_000)
    }
  }

  @Test func theWorkOfAllProblemsIsBoundedBeforeAnyIsDone() throws {
    // One problem is allowed (half a million steps), five thousand of its kind are not (2³¹).
    let counts = (0..<6).map { VoteClass(answer: $0, count: 40, isCorrect: $0 == 0) }
    func problem(_ index: Int) throws -> ProblemCounts {
      var problem = try ProblemCounts(index: index, width: 1)
      try problem.add(SetCounts(classes: counts))
      return problem
    }
    #expect(try Run([problem(0)]).figure(.majority, k: 60).value > 0.1)
    let many = try Run((0..<5_000).map { try problem($0) })
    #expect(throws: StatisticsError.self) { try many.figure(.majority, k: 60) }
    #expect(try many.figure(.majority, k: 240).value > 0.1)
  }

  @Test func setsOfTheSameCountsCanBeAddedAtOnce() throws {
    let set = try SetCounts(
      classes: [
        VoteClass(answer: 0, count: 2, isCorrect: true),
        VoteClass(answer: 4, count: 1, isCorrect: false, weight: 0.5),
      ], abstentions: 1)
    for width in [1, 4] {
      var one = try ProblemCounts(index: 3, width: width)
      var all = try ProblemCounts(index: 3, width: width)
      for _ in 0..<5 { try one.add(set) }
      try all.add(set, times: 5)
      try all.add(set, times: 0)
      #expect(one == all)
      #expect(all.samples.size == 20)
      #expect(throws: StatisticsError.inconsistentCounts(problem: 3)) {
        try all.add(set, times: -1)
      }
      for times in [Factorials.largest, Int.max] {
        #expect(throws: StatisticsError.self) { try all.add(set, times: times) }
      }
      #expect(one == all)
    }
  }

  @Test func runsWithOtherProblemsAreNotCompared() throws {
    #expect(throws: StatisticsError.unmatchedProblem(problem: 1)) {
      try PairedComparison(values([1, 0]), values([1]))
    }
    #expect(throws: StatisticsError.unmatchedProblem(problem: 0)) {
      try PairedComparison(
        values([1]), [ProblemValue(problem: 3, value: 1)])
    }
    #expect(throws: StatisticsError.emptyInput) { try PairedComparison([], []) }
  }

  @Test func intervalsRefuseWhatTheyAreNotFor() throws {
    let run = try Run([try problem([[0, 1], [1, 1]], index: 0)])
    #expect(throws: StatisticsError.notAProportion(metric: "entropy (answered)")) {
      try run.figure(.entropy, samples: .answered, .wilson(level: 0.95))
    }
    #expect(throws: StatisticsError.self) { try run.figure(.accuracy, .wilson(level: 1)) }
    #expect(throws: StatisticsError.self) {
      try run.figure(.accuracy, .bootstrap(Bootstrap(resamples: 1)))
    }
    // One problem has no spread between problems.
    #expect(try run.figure(.accuracy, .clustered(level: 0.95)).low == nil)
  }

  @Test func aFigureSaysWhatItIs() throws {
    let run = try Run((0..<3).map { try problem([[0, 1, 0, 1], [1, 1, 0, 2]], index: $0) })
    let figure = try run.figure(
      .gPass, k: 2, tau: .threeQuarters, .bootstrap(Bootstrap(resamples: 100, seed: 4)))
    #expect(figure.metric == "G-Pass@2(τ=3/4)")
    #expect(
      figure.estimand
        == "The mean over problems of the probability that at least 2 (⌈3/4·2⌉) are correct in a "
        + "random subset of 2 from one set of width 4 (not a set of width 2).")
    #expect(figure.k == 2 && figure.tau == .threeQuarters && figure.width == 4)
    #expect(figure.problems == 3 && figure.sets == 6 && figure.level == 0.95)
    #expect(figure.method.contains("seed 4"))
  }
}
