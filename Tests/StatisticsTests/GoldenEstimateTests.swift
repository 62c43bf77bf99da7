import Foundation
import Statistics
import Testing

/// A row of a metric's table: samples in one of five forms, parameters, and the value.
private struct GoldenRow: Decodable {
  /// Independent samples and how many of them are correct.
  var samples: Int?
  var correct: Int?
  /// Sets by their members' answers: 0 is correct, below 0 there is none.
  var sets: [[Int]]?
  /// Sets of several problems.
  var problems: [[[Int]]]?
  /// Independent samples by their answers: how many gave each, and which answers are right.
  var classes: [Int]?
  var right: [Int]?
  var abstentions: Int?
  /// Pairs of score and correctness: one list of independent samples, or several sets.
  var scored: [[[Double]]]?
  var k: Int?
  var tau: String?
  var of: String?
  var pooled: Bool?
  /// Nil where the metric is not defined for the samples.
  var value: Double?

  func run() throws -> Run {
    if let samples, let correct { return try independent((samples, correct)) }
    if let sets { return try Run([problem(sets, index: 0)]) }
    if let problems {
      return try Run(problems.enumerated().map { try problem($1, index: $0) })
    }
    if let scored { return try Run([GoldenRow.scoredProblem(scored)]) }
    let classes = try #require(classes).enumerated().map {
      VoteClass(answer: $0, count: $1, isCorrect: right?.contains($0) == true)
    }
    var counts = try ProblemCounts(index: 0, width: 1)
    try counts.add(SetCounts(classes: classes, abstentions: abstentions ?? 0))
    return try Run([counts])
  }

  private static func scoredProblem(_ sets: [[[Double]]]) throws -> ProblemCounts {
    var problem = try ProblemCounts(index: 0, width: sets.count > 1 ? sets[0].count : 1)
    for set in sets {
      let samples = set.map { ScoredSample(score: $0[0], isCorrect: $0[1] == 1) }
      let votes = samples.map {
        VoteClass(
          answer: $0.isCorrect ? 0 : 1, count: 1, isCorrect: $0.isCorrect, weight: $0.score)
      }
      try problem.add(SetCounts(classes: votes))
      try problem.add(scored: samples)
    }
    return problem
  }
}

@Suite struct GoldenEstimateTests {
  /// Errors that are allowed: relative for probabilities, absolute where sums of logarithms or squares cancel.
  private func agree(_ found: Double, _ expected: Double, _ metric: Metric) -> Bool {
    switch metric {
    case .pass, .passAll: agrees(found, expected, 1e-14)
    case .setCorrelation: agrees(found, expected, 1e-12)
    case .agreement, .entropy, .distinctAnswers: abs(found - expected) < 1e-13
    default: agrees(found, expected)
    }
  }

  @Test func everyMetricHasTheValuesOfItsTable() throws {
    for metric in Metric.all {
      let rows: [GoldenRow] = try Fixture.rows("metrics/\(metric.id)")
      #expect(rows.count >= 4, "\(metric.id)")
      for row in rows {
        let run = try row.run()
        let samples = try row.of.map { try #require(Metric.Samples(rawValue: $0)) }
        let tau = try row.tau.map { try #require(Threshold($0)) }
        func figure() throws -> Figure {
          try run.figure(
            metric, k: row.k, tau: tau, samples: samples, pooled: row.pooled == true)
        }
        guard let value = row.value else {
          #expect(throws: StatisticsError.emptyInput, "\(metric.id) \(row)") { try figure() }
          continue
        }
        let found = try figure()
        #expect(agree(found.value, value, metric), "\(metric.id) \(row) \(found.value)")
        #expect(found.metric.hasPrefix("pooled ") == (row.pooled == true))
      }
    }
  }

  @Test func everyTableIsOfAMetric() throws {
    let folder = Fixture.folder.appending(path: "metrics")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names) == Set(Metric.all.map { $0.id + ".json" }))
  }

  @Test func independentFormulasAreExactUpToTenThousandSamples() throws {
    for metric in [Metric.pass, .passAll, .gPass] {
      let rows: [GoldenRow] = try Fixture.rows("metrics/\(metric.id)")
      #expect(rows.contains { $0.samples == 10_000 })
    }
    #expect(try Fixture.rows("metrics/majority", as: GoldenRow.self).count > 100)
  }

  @Test func theGapIsThePooledValueMinusThatOfWholeSets() throws {
    for metric in [Metric.pass, .passAll, .majority] {
      let rows: [GoldenRow] = try Fixture.rows("metrics/\(metric.id)")
      let pooled = rows.filter { $0.pooled == true }
      #expect(pooled.count == 4)
      for row in pooled {
        let whole = try #require(
          rows.first { $0.sets == row.sets && $0.k == row.k && $0.pooled == nil })
        let gap = try row.run().gapFigure(metric)
        #expect(abs(gap.value - (row.value! - whole.value!)) < 1e-14)
      }
    }
  }

  @Test func theCorrelationRestsOnProblemsWithSeveralSets() throws {
    for row in try Fixture.rows("metrics/set_correlation", as: GoldenRow.self) {
      let figure = try row.run().figure(.setCorrelation)
      #expect(figure.problems == row.problems?.count { $0.count > 1 })
    }
  }
}
