extension Metric {
  /// The share of the correct answer in the majority vote of k samples, ties sharing: maj@k.
  public static let majority = Metric(
    id: "majority", code: 5,
    sentence:
      "The correct answer's share of the majority vote of k samples: tied answers share, samples without an answer do not vote.",
    formula:
      "the mean over all draws of the vote's credit: 1/t for a correct answer among t winners",
    source: "Wang et al. 2022, arXiv 2203.11171",
    inputs: Inputs(leastK: 1, data: .votes),
    appearance: Appearance(column: 2, plot: .coverage, line: 1, isPooled: true),
    estimator: .draws(
      subset: { draw throws(StatisticsError) in try draw.majority() },
      sets: { draw throws(StatisticsError) in try draw.majority() },
      steps: majoritySteps, combinations: combinations),
    name: { "maj@\($0.kText)" },
    event: {
      "the correct answer's share of the majority vote (tied answers share; samples without an answer do not vote)\($0.draw)"
    })

  /// About as many steps as `majority` takes: it carries states of draws and ties through the rivals,
  /// for each number of votes.
  @Sendable private static func majoritySteps(_ set: SetCounts, _ k: Int) -> Double {
    if k >= set.size { return 0 }
    var steps = 0.0
    for item in set.classes where item.isCorrect {
      for votes in 1...min(k, item.count) {
        let rivals = set.classes.count { $0.count >= votes } - 1
        let draws = Double(k - votes)
        let states = (draws + 1) * (draws / Double(votes) + 1)
        steps += Double(rivals) * states * (min(Double(votes), draws) + 1)
        if steps > Double(StepLimit.most) { return steps }
      }
    }
    return steps
  }

  /// The number of ways to draw `count` of `sets`; 0 where there are too few.
  @Sendable private static func combinations(_ count: Int, _ sets: Int) -> Double {
    guard count <= sets else { return 0 }
    var ways = 1.0
    for i in 0..<count { ways = ways * Double(sets - i) / Double(i + 1) }
    return ways
  }
}

extension SubsetDraw {
  /// The expected share of the correct answer in the vote of the draw, exactly.
  ///
  /// For each correct class and each number v of its votes, the other classes with at least v
  /// samples are drawn one after the other (conditional hypergeometric probabilities, so the product
  /// is the multivariate one), keeping the draws used and the ties at v. Classes with fewer than v
  /// samples can neither win nor tie and are drawn as one with the abstentions (Vandermonde).
  fileprivate func majority() throws(StatisticsError) -> Double {
    let whole = try set.vote(problem: problem)
    if k == set.size { return whole.credit }
    if set.correct == 0 { return 0 }
    let work = StepLimit(problem: problem, k: k)
    var expectation = 0.0
    for (place, item) in set.classes.enumerated() where item.isCorrect {
      for votes in 1...min(k, item.count) {
        let probability = factorials.hypergeometric(
          votes, population: set.size, marked: item.count, draws: k)
        if probability == 0 { continue }
        expectation +=
          probability
          * (try shareOfWin(
            at: votes, drawing: k - votes, from: set.size - item.count,
            rivals: set.classes, except: place, work: work))
      }
    }
    return min(expectation, 1)
  }

  /// E[1/(ties+1), no rival above `votes`] for `draws` samples drawn from `population`, which holds
  /// the classes of `rivals` except one, and the abstentions.
  private func shareOfWin(
    at votes: Int, drawing draws: Int, from population: Int, rivals: [VoteClass], except place: Int,
    work: StepLimit
  ) throws(StatisticsError) -> Double {
    let mostTies = draws / votes
    try work.allocate((draws + 1) * (mostTies + 1))
    // states[used * (mostTies + 1) + ties]
    let columns = mostTies + 1
    var states = [Double](repeating: 0, count: (draws + 1) * columns)
    states[0] = 1
    var population = population
    for (other, rival) in rivals.enumerated() where other != place && rival.count >= votes {
      var next = [Double](repeating: 0, count: states.count)
      for used in 0...draws {
        for more in 0...min(votes, draws - used) {
          let probability = factorials.hypergeometric(
            more, population: population, marked: rival.count, draws: draws - used)
          if probability == 0 { continue }
          let tie = more == votes ? 1 : 0
          for ties in 0..<(columns - tie) {
            let state = states[used * columns + ties]
            if state > 0 { next[(used + more) * columns + ties + tie] += state * probability }
          }
        }
      }
      states = next
      population -= rival.count
    }
    // What is left is drawn from the classes that cannot tie; it fits, or the state has no weight.
    var share = 0.0
    for used in 0...draws {
      for ties in 0..<columns { share += states[used * columns + ties] / Double(ties + 1) }
    }
    return share
  }
}

extension SetsDraw {
  /// The mean vote over all ways to draw the sets, one by one; `Run.checkWork` bounds them.
  fileprivate func majority() throws(StatisticsError) -> Double {
    var sets: [SetCounts] = []
    for pattern in problem.patterns {
      let (set, times) = (pattern.set, pattern.times)
      sets.append(contentsOf: repeatElement(set, count: times))
    }
    var chosen = Array(0..<count)
    var (sum, seen) = (0.0, 0.0)
    while true {
      var union = SetCounts()
      for place in chosen { try union.merge(sets[place], problem: problem.index) }
      sum += try union.vote(problem: problem.index).credit
      seen += 1
      // The next combination in lexicographic order.
      var last = count - 1
      while last >= 0, chosen[last] == sets.count - count + last { last -= 1 }
      if last < 0 { return sum / seen }
      chosen[last] += 1
      for place in (last + 1)..<max(count, last + 1) { chosen[place] = chosen[place - 1] + 1 }
    }
  }
}
