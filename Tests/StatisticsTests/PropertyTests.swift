import Bytes
import Statistics
import Support
import Testing

@Suite struct PropertyTests {
  @Test func passRisesAndAllFallsWithK() throws {
    for c in 0...24 {
      let run = try independent((24, c))
      var (pass, all) = (0.0, 1.0)
      for k in 1...24 {
        let (nextPass, nextAll) = (
          try run.figure(.pass, k: k).value, try run.figure(.passAll, k: k).value
        )
        #expect(nextPass >= pass - 1e-15 && nextAll <= all + 1e-15, "c \(c) k \(k)")
        (pass, all) = (nextPass, nextAll)
      }
      #expect(pass == (c > 0 ? 1 : 0) && all == (c == 24 ? 1 : 0))
    }
  }

  @Test func gPassFallsFromPassToAllAsItsShareRises() throws {
    let run = try independent((40, 13), (40, 0), (40, 39))
    for k in [1, 2, 7, 16, 40] {
      var last = try run.figure(.pass, k: k).value
      let tiny = try #require(Threshold(1, 1_000_000))
      #expect(try run.figure(.gPass, k: k, tau: tiny).value == last)
      for top in 1...20 {
        let tau = try #require(Threshold(top, 20))
        let value = try run.figure(.gPass, k: k, tau: tau).value
        #expect(value <= last + 1e-15)
        last = value
      }
      #expect(last == (try run.figure(.passAll, k: k).value))
    }
  }

  @Test func accuracyIsPassAndAllAndMajorityAtOne() throws {
    let run = try Run([try problem([[0], [0], [1], [2], [-1]], index: 0)])
    for metric in [Metric.pass, .passAll, .majority, .gPass] {
      #expect(abs(try run.figure(metric, k: 1, tau: .half).value - 0.4) < 1e-15)
    }
    #expect(try run.figure(.accuracy).value == 0.4)
  }

  @Test func oneSetThatHoldsAllSamplesHasTheIndependentValues() throws {
    var generator = SplitMix64(seed: 4)
    for _ in 0..<40 {
      let size = Int.random(in: 2...14, using: &generator)
      let members = (0..<size).map { _ in Int.random(in: -1...3, using: &generator) }
      let wide = try Run([try problem([members], index: 0)])
      let single = try Run([try problem(members.map { [$0] }, index: 0)])
      for k in 1...size {
        for metric in [Metric.pass, .passAll, .gPass, .majority] {
          let (a, b) = (
            try wide.figure(metric, k: k, tau: .threeQuarters),
            try single.figure(metric, k: k, tau: .threeQuarters)
          )
          #expect(abs(a.value - b.value) < 1e-14, "\(members) \(a.metric)")
        }
      }
    }
  }

  /// Truth from the beta-binomial distribution: pass@8 = 1 − Π (β+i)/(α+β+i), all = Π
  /// (α+i)/(α+β+i), with α = .7 and β = 49/30. Pooling is 4 sets taken as 32 independent samples.
  @Test func correlatedSetsHaveTheTruthAndPoolingHasNot() throws {
    let (alpha, beta) = (0.7, 49.0 / 30)
    var generator = SplitMix64(seed: 99)
    var problems: [ProblemCounts] = []
    for index in 0..<5_000 {
      var problem = try ProblemCounts(index: index, width: 8)
      for _ in 0..<4 {
        // Pólya's urn draws a beta-binomial set.
        var correct = 0
        for i in 0..<8 {
          let share = (alpha + Double(correct)) / (alpha + beta + Double(i))
          if Double.random(in: 0..<1, using: &generator) < share { correct += 1 }
        }
        try problem.add(SetCounts(size: 8, correct: correct))
      }
      problems.append(problem)
    }
    let run = try Run(problems)
    func check(_ metric: Metric, pooled: Bool, _ truth: Double) throws {
      let values = try run.values(Estimand(metric, k: 8, width: 8, pooled: pooled)).map(\.value)
      let error = try #require(Summary.standardError(values))
      #expect(abs(Summary.mean(values) - truth) < 4 * error, "\(metric) pooled \(pooled)")
      #expect(error < 0.004)
    }
    try check(.pass, pooled: false, 0.7253979341171451)
    try check(.passAll, pooled: false, 0.025303758388485587)
    try check(.pass, pooled: true, 0.8912452657123933)
    try check(.passAll, pooled: true, 0.0010166412169547152)
    let figure = try run.figure(.setCorrelation, .bootstrap(Bootstrap(resamples: 500, seed: 1)))
    #expect(abs(figure.value - 0.3) < 0.02)
    #expect(try #require(figure.low) < 0.3 && 0.3 < #require(figure.high))
  }

  @Test func regroupedSamplesAreTheSameSamplesInSetsThatTheSeedFixes() throws {
    let members = (0..<50).map { [$0 % 4 == 3 ? -1 : $0 % 4] }
    let source = try problem(members, index: 9)
    let run = try Run([source])
    let a = try run.regrouped(width: 8, seed: 1)
    let again = try Run([try problem(members.reversed(), index: 9)]).regrouped(width: 8, seed: 1)
    let other = try run.regrouped(width: 8, seed: 2)
    #expect(a.leftOver == 2 && a.run.width == 8 && a.run.problems[0].sets == 6)
    #expect(a.run.problems[0].patterns == again.run.problems[0].patterns)
    #expect(a.run.problems[0].patterns != other.run.problems[0].patterns)
    let full = try run.regrouped(width: 5, seed: 1).run
    #expect(full.problems[0].samples == run.problems[0].samples)
  }

  @Test func regroupedIndependentSamplesKeepTheirPassAndHaveNoCorrelation() throws {
    let run = try independent((4_000, 1_200))
    let sets = try run.regrouped(width: 8, seed: 3).run
    let whole = try sets.values(Estimand(.pass, k: 8, width: 8))[0]
    let error = try #require(Summary.standardError(whole.parts))
    #expect(abs(whole.value - (try run.figure(.pass, k: 8).value)) < 4 * error)
    #expect(abs(try sets.setCorrelation().value) < 0.05)
  }
}
