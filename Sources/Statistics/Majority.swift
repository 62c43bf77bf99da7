extension Run {
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
    var work = Work(problem: problem, k: k)
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
            rivals: set.classes, except: place, work: &work))
      }
    }
    return min(expectation, 1)
  }

  /// E[1/(ties+1), no rival above `votes`] for `draws` samples drawn from `population`, which holds
  /// the classes of `rivals` except one, and the abstentions.
  private func shareOfWin(
    at votes: Int, drawing draws: Int, from population: Int, rivals: [VoteClass], except place: Int,
    work: inout Work
  ) throws(StatisticsError) -> Double {
    let mostTies = draws / votes
    try work.allocate((draws + 1) * (mostTies + 1))
    // states[used * (mostTies + 1) + ties]
    let columns = mostTies + 1
    var states = [Double](repeating: 0, count: (draws + 1) * columns)
    states[0] = 1
    var population = population
    for (other, rival) in rivals.enumerated() where other != place && rival.count >= votes {
      try work.spend((draws + 1) * columns * (min(votes, draws) + 1))
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

  /// The largest number of combinations of sets that `majorityOfSets` goes through.
  private static let mostCombinations = 200_000.0

  /// The mean vote over all ways to draw `count` whole sets, one by one. Throws `tooMuchWork` above
  /// 200,000 ways.
  func majorityOfSets(_ count: Int, of problem: Entry) throws(StatisticsError) -> Double {
    var sets: [SetCounts] = []
    for pattern in problem.patterns {
      let (set, times) = (pattern.set, pattern.times)
      sets.append(contentsOf: repeatElement(set, count: times))
    }
    var ways = 1.0
    for i in 0..<count { ways = ways * Double(sets.count - i) / Double(i + 1) }
    guard ways <= Run.mostCombinations else {
      throw .tooMuchWork(problem: problem.index, k: count * width)
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
