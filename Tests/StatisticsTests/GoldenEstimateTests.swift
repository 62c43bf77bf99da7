import Statistics
import Testing

@Suite struct GoldenEstimateTests {
  private struct Subset: Decodable {
    struct Tau: Decodable {
      var top: Int
      var bottom: Int
      var value: Double
    }
    var n: Int
    var c: Int
    var k: Int
    var pass: Double
    var all: Double
    var gPass: [Tau]
    var mean: Double?
  }

  @Test func independentFormulasAreTheExactFractionsUpToTenThousandSamples() throws {
    let rows: [Subset] = try Fixture.rows("subsets")
    #expect(rows.contains { $0.n == 10_000 })
    for row in rows {
      let run = try independent((row.n, row.c))
      #expect(agrees(try run.figure(.pass, k: row.k).value, row.pass, 1e-14), "\(row)")
      #expect(agrees(try run.figure(.all, k: row.k).value, row.all, 1e-14), "\(row)")
      for tau in row.gPass {
        let threshold = try #require(Threshold(tau.top, tau.bottom))
        let value = try run.figure(.gPass(threshold), k: row.k).value
        #expect(agrees(value, tau.value, 1e-13), "\(row) \(tau) \(value)")
      }
      if let mean = row.mean {
        #expect(agrees(try run.figure(.meanGPass, k: row.k).value, mean), "\(row)")
      }
    }
  }

  private struct Majority: Decodable {
    var counts: [Int]
    var correct: [Int]
    var abstentions: Int
    var k: Int
    var value: Double
  }

  @Test func majorityIsTheExpectationOverEverySubset() throws {
    let rows: [Majority] = try Fixture.rows("majority")
    #expect(rows.count > 100)
    for row in rows {
      let classes = row.counts.enumerated().map {
        VoteClass(answer: $0, count: $1, isCorrect: row.correct.contains($0))
      }
      var problem = try Problem(index: 0, width: 1)
      try problem.add(SetCounts(classes: classes, abstentions: row.abstentions))
      let value = try Run([problem]).figure(.majority, k: row.k).value
      #expect(agrees(value, row.value), "\(row) \(value)")
    }
  }

  private struct Sets: Decodable {
    struct Value: Decodable {
      var k: Int
      var pass: Double
      var all: Double
      var half: Double
      var threeQuarters: Double
      var majority: Double
      var mean: Double?
    }
    var width: Int
    var sets: [[Int]]
    var values: [Value]
    var pooledPass: Double
    var pooledAll: Double
    var accuracy: Double
    var agreement: [String: Double?]
    var entropy: [String: Double?]
    var distinct: [String: Double?]
    var margin: Double
    var ties: Double
  }

  @Test func setsAreTheMeanOverEveryDrawThatTheEstimandNames() throws {
    for row in try Fixture.rows("sets", as: Sets.self) {
      let run = try Run([try problem(row.sets, index: 0)])
      for value in row.values {
        let expected: [(Metric, Double)] = [
          (.pass, value.pass), (.all, value.all), (.gPass(.half), value.half),
          (.gPass(.threeQuarters), value.threeQuarters), (.majority, value.majority),
        ]
        for (metric, golden) in expected {
          let figure = try run.figure(metric, k: value.k)
          #expect(agrees(figure.value, golden), "\(row.sets) \(figure) \(golden)")
        }
        if let mean = value.mean {
          let figure = try run.figure(.meanGPass, k: value.k)
          #expect(agrees(figure.value, mean), "\(figure) \(mean)")
        }
      }
      let pooled = try run.figure(.pass, k: row.width, pooled: true)
      #expect(agrees(pooled.value, row.pooledPass))
      #expect(pooled.metric == "pooled pass@\(row.width)")
      #expect(agrees(try run.figure(.all, k: row.width, pooled: true).value, row.pooledAll))
      #expect(agrees(try run.figure(.accuracy).value, row.accuracy))
      let whole = try #require(row.values.first { $0.k == row.width })
      #expect(abs(try run.gapFigure(.pass).value - (row.pooledPass - whole.pass)) < 1e-14)
    }
  }

  @Test func consistencyIsTheMeanOverTheSetsWhereItIsDefined() throws {
    for row in try Fixture.rows("sets", as: Sets.self) {
      let run = try Run([try problem(row.sets, index: 0)])
      for samples in Consistency.Samples.allCases {
        let expected: [(Consistency, Double?)] = [
          (.agreement(samples), row.agreement[samples.rawValue] ?? nil),
          (.entropy(samples), row.entropy[samples.rawValue] ?? nil),
          (.distinct(samples), row.distinct[samples.rawValue] ?? nil),
        ]
        for (consistency, golden) in expected {
          let value = try run.values(consistency).first?.value
          #expect((value == nil) == (golden == nil), "\(consistency)")
          if let value, let golden {
            #expect(abs(value - golden) < 1e-13, "\(consistency) \(value) \(golden)")
          }
        }
      }
      #expect(agrees(try run.figure(.margin).value, row.margin))
      #expect(agrees(try run.figure(.ties).value, row.ties))
    }
  }

  private struct Correlated: Decodable {
    var width: Int
    var problems: [[[Int]]]
    var value: Double
  }

  @Test func correlationIsTheANOVAEstimate() throws {
    for row in try Fixture.rows("correlation", as: Correlated.self) {
      // In the fixture 1 is a correct member; here answer 0 is.
      let problems = try row.problems.enumerated().map { index, sets in
        try problem(sets.map { $0.map { 1 - $0 } }, index: index)
      }
      let correlation = try Run(problems).correlation()
      #expect(agrees(correlation.value, row.value, 1e-12), "\(correlation.value) \(row.value)")
      #expect(correlation.problems == row.problems.count { $0.count > 1 })
    }
  }

  private struct Best: Decodable {
    var scores: [Double]
    var correct: [Bool]
    var k: Int
    var value: Double
  }

  @Test func bestOfIsTheExpectationOverEverySubset() throws {
    for row in try Fixture.rows("best-of", as: Best.self) {
      let samples = zip(row.scores, row.correct).map { ScoredSample(score: $0, isCorrect: $1) }
      let value = try BestOf.expected(samples, k: row.k, problem: 0)
      #expect(agrees(value, row.value), "\(row) \(value)")
    }
  }
}

/// A problem of sets given by their members' answers: 0 is correct, below 0 abstains.
func problem(_ sets: [[Int]], index: Int) throws -> Problem {
  var problem = try Problem(index: index, width: sets[0].count)
  for members in sets { try problem.add(set(members)) }
  return problem
}

/// A set given by its members' answers: 0 is correct, below 0 abstains.
func set(_ members: [Int]) throws -> SetCounts {
  var set = SetCounts()
  for answer in members {
    if answer < 0 {
      set.addAbstention()
    } else {
      try set.add(VoteClass(answer: answer, count: 1, isCorrect: answer == 0), problem: 0)
    }
  }
  return set
}
