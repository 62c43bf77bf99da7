import Statistics
import Testing

@Suite struct StatisticsTests {
  @Test(arguments: [
    (Threshold.quarter, 0.961538), (.half, 0.715385), (.threeQuarters, 0.284615), (.one, 0.038462),
  ])
  func gPassOfEightInSixteenIsThePublishedValue(tau: Threshold, expected: Double) throws {
    let run = try independent((16, 8))
    #expect(abs(try run.figure(.gPass, k: 4, tau: tau).value - expected) < 5e-7)
  }

  @Test func meanGPassOfEightInSixteenIsThePublishedValue() throws {
    let run = try independent((16, 8))
    #expect(abs(try run.figure(.meanGPass, k: 4).value - 0.161538) < 5e-7)
    #expect(throws: StatisticsError.notDefined(metric: "mG-Pass@1", k: 1, width: 1)) {
      try run.figure(.meanGPass, k: 1)
    }
  }

  @Test func eightOfEightCorrectIsOneDrawInAllOfThem() throws {
    let run = try independent((16, 8))
    for metric in [Metric.passAll, .gPass] {
      let value = try run.figure(metric, k: 8, tau: .one).value
      #expect(abs(value * 12_870 - 1) < 1e-14)
    }
  }

  @Test(arguments: [
    (7, 25, 25, 7), (1, 4, 4, 1), (1, 4, 5, 2), (1, 1, 8, 8), (1, 1_000_000, 8, 1), (2, 3, 9, 6),
    (Int.max - 1, Int.max, Int.max, Int.max - 1), (1, 2, 0, 0),
  ])
  func requiredSamplesAreTheExactCeiling(top: Int, bottom: Int, k: Int, expected: Int) throws {
    let tau = try #require(Threshold(top, bottom))
    #expect(tau.required(of: k) == expected)
  }

  @Test(arguments: [
    ("7/25", "7/25"), ("0.28", "7/25"), (".5", "1/2"), ("1", "1"), ("1.0", "1"), ("0", nil),
    ("1.5", nil), ("", nil), (".", nil), ("1.", nil), ("-1/2", nil), ("1/0", nil), ("+1/2", nil),
    ("0.0000000000000001", nil), ("a", nil), ("1/2/3", nil),
  ])
  func thresholdsAreReadExactlyOrNotAtAll(text: String, expected: String?) {
    #expect(Threshold(text)?.description == expected)
  }
}

/// A run of independent samples: (samples, correct) per problem.
func independent(_ counts: (Int, Int)...) throws -> Run {
  try Run(
    counts.enumerated().map { index, pair in
      var problem = try ProblemCounts(index: index, width: 1)
      try problem.add(SetCounts(size: pair.0, correct: pair.1))
      return problem
    })
}
