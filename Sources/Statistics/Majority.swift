extension Run {
  /// The largest number of combinations of sets that `majorityOfSets` goes through, over all
  /// problems.
  private static let mostCombinations = 2_000_000.0

  /// Throws `tooMuchWork` for a vote whose exact value would take more than `Work.most` steps over
  /// all problems, before any of them is done.
  func checkWork(of estimand: Estimand) throws(StatisticsError) {
    guard estimand.metric == .majority, let k = estimand.k else { return }
    var (steps, ways) = (0.0, 0.0)
    for problem in entries {
      if case .severalSets = estimand.drawing {
        ways += Run.combinations(k / width, of: problem.sets)
      } else {
        steps += Run.steps(of: estimand, k, for: problem)
      }
      guard steps <= Double(Work.most), ways <= Run.mostCombinations else {
        throw .tooMuchWork(problem: problem.index, k: k)
      }
    }
  }

  /// About how many steps, of a few nanoseconds each, the exact value takes over all problems where it is a
  /// vote of fewer samples than there are; 0 where it is a formula. Whoever has less time than `values`
  /// allows itself asks first.
  public func steps(of estimand: Estimand) -> Double {
    guard estimand.metric == .majority, let k = estimand.k else { return 0 }
    return entries.reduce(0) { $0 + Run.steps(of: estimand, k, for: $1) }
  }

  private static func steps(of estimand: Estimand, _ k: Int, for problem: Entry) -> Double {
    switch estimand.drawing {
    case .independentSubset, .pooled: steps(problem.samples, k)
    case .subsetOfSet: problem.patterns.reduce(0) { $0 + steps($1.set, k) }
    case .wholeSet, .everySample, .severalSets: 0
    }
  }

  /// About as many steps as `majority` takes: it carries states of draws and ties through the rivals,
  /// for each number of votes.
  private static func steps(_ set: SetCounts, _ k: Int) -> Double {
    if k >= set.size { return 0 }
    var steps = 0.0
    for item in set.classes where item.isCorrect {
      for votes in 1...min(k, item.count) {
        let rivals = set.classes.count { $0.count >= votes } - 1
        let draws = Double(k - votes)
        let states = (draws + 1) * (draws / Double(votes) + 1)
        steps += Double(rivals) * states * (min(Double(votes), draws) + 1)
        if steps > Double(Work.most) { return steps }
      }
    }
    return steps
  }

  private static func combinations(_ count: Int, of sets: Int) -> Double {
    guard count <= sets else { return 0 }
    var ways = 1.0
    for i in 0..<count { ways = ways * Double(sets - i) / Double(i + 1) }
    return ways
  }

  /// maj@k: the expected share of the correct answer in the vote of a random k-subset, exactly.
  ///
  /// For each correct class and each number v of its votes, the other classes with at least v
  /// samples are drawn one after the other (conditional hypergeometric probabilities, so the product
  /// is the multivariate one), keeping the draws used and the ties at v. Classes with fewer than v
  /// samples can neither win nor tie and are drawn as one with the abstentions (Vandermonde).
  func majority(of set: SetCounts, k: Int, problem: Int) throws(StatisticsError) -> Double {
    let whole = try set.vote(problem: problem)
    if k == set.size { return whole.credit }
    if set.correct == 0 { return 0 }
    let work = Work(problem: problem, k: k)
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
    work: Work
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

  /// The mean vote over all ways to draw `count` whole sets, one by one; `checkWork` bounds them.
  func majorityOfSets(_ count: Int, of problem: Entry) throws(StatisticsError) -> Double {
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
