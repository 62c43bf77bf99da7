import Statistics
import Testing

@Suite struct UncertaintyTests {
  private struct Value: Decodable {
    var name: String
    var x: Double
    var a: Double
    var b: Double
    var value: Double
  }

  @Test func distributionsHaveTheValuesOfHigherPrecision() throws {
    let rows: [Value] = try Fixture.rows("distributions")
    #expect(rows.count > 150)
    for row in rows {
      let found: Double =
        switch row.name {
        case "beta": SpecialFunctions.incompleteBeta(row.x, a: row.a, b: row.b)
        case "betaQuantile": SpecialFunctions.betaQuantile(row.x, a: row.a, b: row.b)
        case "normalQuantile": SpecialFunctions.normalQuantile(row.x)
        case "studentQuantile": SpecialFunctions.studentQuantile(row.x, degrees: row.a)
        case "logGamma": SpecialFunctions.logGamma(row.x)
        default: .nan
        }
      // ln Γ has zeros, the others keep their digits down to the smallest value.
      let slack = row.name == "logGamma" ? 1e-14 : 0
      #expect(abs(found - row.value) <= 1e-11 * abs(row.value) + slack, "\(row) \(found)")
    }
  }

  private struct Shares: Decodable {
    var successes: Double
    var trials: Double
    var level: Double
    var wilson: [Double]
    var beta: [Double]
  }

  @Test func wilsonAndBetaIntervalsAreTheGoldenOnes() throws {
    for row in try Fixture.rows("intervals", as: Shares.self) {
      let wilson = try ConfidenceInterval.wilson(
        successes: row.successes, trials: row.trials, level: row.level)
      let beta = try ConfidenceInterval.beta(
        successes: row.successes, trials: row.trials, level: row.level)
      for (found, expected) in zip(
        [wilson.low, wilson.high, beta.low, beta.high],
        row.wilson + row.beta)
      {
        #expect(abs(found - expected) < 1e-12, "\(row) \(found)")
      }
    }
  }

  private struct Pair: Decodable {
    var a: [Double]
    var b: [Double]
    var difference: Double
    var permutation: Double
    var interval: [Double]?
  }

  @Test func pairedDifferencesHaveTheirExactTests() throws {
    for row in try Fixture.rows("comparisons", as: Pair.self) {
      let comparison = try PairedComparison(values(row.a), values(row.b))
      #expect(abs(comparison.difference - row.difference) < 1e-15)
      #expect(try comparison.permutation().p == row.permutation)
      if let interval = row.interval {
        let found = try comparison.interval(level: 0.95)
        #expect(abs(found.low - interval[0]) < 1e-12 && abs(found.high - interval[1]) < 1e-12)
      }
    }
  }

  private struct Flips: Decodable {
    var gained: Int
    var lost: Int
    var exact: Double
    var corrected: Double
  }

  @Test func mcNemarHasTheGoldenPValues() throws {
    for row in try Fixture.rows("mcnemar", as: Flips.self) {
      let test = McNemar(gained: row.gained, lost: row.lost)
      #expect(agrees(test.exact, row.exact, 1e-12), "\(row) \(test.exact)")
      #expect(agrees(test.corrected, row.corrected, 1e-12), "\(row) \(test.corrected)")
    }
  }

  private struct Shuffle: Decodable {
    var seed: String
    var stream: UInt64
    var items: [Int]
  }

  @Test func aSeedMakesTheSameShuffleEverywhere() throws {
    for row in try Fixture.rows("shuffles", as: Shuffle.self) {
      var generator = Generator(seed: try #require(UInt64(row.seed)), stream: row.stream)
      var items = Array(row.items.indices)
      generator.shuffle(&items)
      #expect(items == row.items)
    }
  }

  private struct Resampled: Decodable {
    var values: [Double]
    var resamples: Int
    var seed: UInt64
    var level: Double
    var percentile: [Double]
    var accelerated: [Double]
  }

  @Test func theBootstrapIsTheOneThatTheScriptMakesFromTheSameSeed() throws {
    for row in try Fixture.rows("bootstrap", as: Resampled.self) {
      for (bounds, expected) in [
        (Bootstrap.Bounds.percentile, row.percentile), (.accelerated, row.accelerated),
      ] {
        let bootstrap = Bootstrap(
          bounds: bounds, resamples: row.resamples, seed: row.seed, level: row.level)
        let found = try bootstrap.interval(of: values(row.values))
        #expect(abs(found.low - expected[0]) < 1e-9, "\(found) \(expected)")
        #expect(abs(found.high - expected[1]) < 1e-9, "\(found) \(expected)")
      }
    }
  }

  @Test func setsAreResampledInsideTheirProblemAndWiden() throws {
    let values = (0..<40).map { index in
      let parts = (0..<4).map { Double((index * 7 + $0 * 3) % 5 < 2 ? 1 : 0) }
      return ProblemValue(problem: index, value: parts.reduce(0, +) / 4, parts: parts)
    }
    func width(_ levels: Bootstrap.Levels) throws -> Double {
      let bootstrap = Bootstrap(levels: levels, bounds: .percentile, resamples: 4_000, seed: 5)
      let interval = try bootstrap.interval(of: values)
      return interval.high - interval.low
    }
    let (problems, both, sets) = (
      try width(.problems), try width(.problemsThenSets), try width(.sets)
    )
    // The variances add up: within a tenth, for 4,000 resamples.
    #expect(abs((problems * problems + sets * sets) / (both * both) - 1) < 0.15)
    #expect(sets > 0)
    let fixed = values.map { ProblemValue(problem: $0.problem, value: $0.value) }
    let none = try Bootstrap(levels: .sets, resamples: 200).interval(of: fixed)
    #expect(none.low == none.high)
  }

  @Test func aBootstrapOfEqualValuesIsAPoint() throws {
    let interval = try Bootstrap(resamples: 200).interval(of: values([0.5, 0.5, 0.5]))
    #expect(interval.low == 0.5 && interval.high == 0.5)
  }

  @Test func randomSignsComeNearTheExactPermutationAndNeverGiveZero() throws {
    let strong = try PairedComparison(
      values([Double](repeating: 0, count: 30)),
      values([Double](repeating: 1, count: 30)))
    let p = try strong.permutation(draws: 1_000, seed: 1).p
    #expect(p == 1.0 / 1_001)
    // 25 flips, 17 of them gained: the sign-flip test is then McNemar's exact one.
    let a = (0..<25).map { $0 < 17 ? 0.0 : 1.0 }
    let weak = try PairedComparison(values(a), values(a.map { 1 - $0 }))
    let exact = weak.mcNemar.exact
    let error = (exact * (1 - exact) / 50_000).squareRoot()
    #expect(abs(try weak.permutation(draws: 50_000, seed: 2).p - exact) < 4 * error)
    #expect(weak.flips.gained.count == 17 && weak.flips.lost.count == 8)
  }

  @Test func holmStepsDownInTheOrderGiven() throws {
    let adjusted = try SignificanceTests.holm([0.01, 0.04, 0.03, 0.005])
    for (found, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) {
      #expect(abs(found - expected) < 1e-15)
    }
    #expect(throws: StatisticsError.self) { try SignificanceTests.holm([0.5, .nan]) }
  }

  @Test func theDetectableDifferenceIsTheUsualMultipleOfTheError() throws {
    let found = try SignificanceTests.minimumDetectableDifference(standardError: 1)
    #expect(abs(found - 2.801585218) < 1e-8)
  }
}

/// Values of problems 0, 1, 2, …
func values(_ list: [Double]) -> [ProblemValue] {
  list.enumerated().map { ProblemValue(problem: $0, value: $1) }
}
