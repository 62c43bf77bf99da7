extension Run {
  /// The estimate of `estimand` for every problem, in the order of `problems`.
  ///
  /// Throws `tooFewSamples`, `noVotes`, `tooMuchWork`, and `badParameter` for an estimand of
  /// another width.
  public func values(_ estimand: Estimand) throws(StatisticsError) -> [ProblemValue] {
    guard estimand.width == width else {
      throw .badParameter(
        "an estimand for sets of width \(estimand.width) does not fit a run of width \(width)")
    }
    try checkWork(of: estimand)
    var values: [ProblemValue] = []
    values.reserveCapacity(problems.count)
    for problem in entries { values.append(try value(of: estimand, for: problem)) }
    return values
  }

  private func value(of estimand: Estimand, for problem: Entry) throws(StatisticsError)
    -> ProblemValue
  {
    let k = estimand.k ?? problem.samples.size
    switch estimand.drawing {
    case .everySample:
      if case .accuracy = estimand.metric { return accuracy(of: problem) }
      let (metric, size) = (estimand.metric, problem.samples.size)
      let isCovered = problem.samples.correct >= (metric.tau?.required(of: size) ?? 0)
      return ProblemValue(problem: problem.index, value: isCovered ? 1 : 0)
    case .independentSubset, .pooled:
      let value = try subset(estimand.metric, k, of: problem.samples, problem: problem.index)
      return ProblemValue(problem: problem.index, value: value)
    case .wholeSet, .subsetOfSet:
      return try meanOverSets(of: problem) { set throws(StatisticsError) in
        try subset(estimand.metric, k, of: set, problem: problem.index)
      }
    case .severalSets:
      let value = try severalSets(estimand.metric, k / width, of: problem)
      return ProblemValue(problem: problem.index, value: value)
    }
  }

  private func accuracy(of problem: Entry) -> ProblemValue {
    let value = Double(problem.samples.correct) / Double(problem.samples.size)
    guard width > 1 else { return ProblemValue(problem: problem.index, value: value) }
    var parts: [Double] = []
    for pattern in problem.patterns {
      let (set, times) = (pattern.set, pattern.times)
      parts.append(contentsOf: repeatElement(Double(set.correct) / Double(width), count: times))
    }
    return ProblemValue(problem: problem.index, value: value, parts: parts)
  }

  /// The mean of `functional` over the sets of `problem`.
  func meanOverSets(
    of problem: Entry, _ functional: (SetCounts) throws(StatisticsError) -> Double
  ) throws(StatisticsError) -> ProblemValue {
    var parts: [Double] = []
    parts.reserveCapacity(problem.sets)
    var sum = 0.0
    for pattern in problem.patterns {
      let (set, times) = (pattern.set, pattern.times)
      let value = try functional(set)
      parts.append(contentsOf: repeatElement(value, count: times))
      sum += value * Double(times)
    }
    return ProblemValue(problem: problem.index, value: sum / Double(parts.count), parts: parts)
  }

  /// The expectation of `metric` over the random k-subsets of the samples in `set`.
  private func subset(_ metric: Metric, _ k: Int, of set: SetCounts, problem: Int)
    throws(StatisticsError) -> Double
  {
    guard k <= set.size else {
      throw .tooFewSamples(problem: problem, k: k, available: set.size)
    }
    switch metric {
    case .accuracy, .cover: return Double(set.correct) / Double(set.size)
    case .pass: return tail(1, k, of: set)
    case .all: return tail(k, k, of: set)
    case .gPass(let tau): return tail(tau.required(of: k), k, of: set)
    case .meanGPass:
      return meanGPass(k) {
        factorials.hypergeometric($0, population: set.size, marked: set.correct, draws: k)
      }
    case .majority: return try majority(of: set, k: k, problem: problem)
    case .weightedMajority:
      guard k == set.size else {
        throw .notDefined(metric: metric.name(k: k), k: k, width: width)
      }
      return try set.vote(by: .weights, problem: problem).credit
    }
  }

  private func tail(_ hits: Int, _ k: Int, of set: SetCounts) -> Double {
    factorials.upperTail(hits, population: set.size, marked: set.correct, draws: k)
  }

  /// (2/k) Σ_{i = ⌈k/2⌉+1}^{k} P(J ≥ i) = (2/k) Σ_j (j − ⌈k/2⌉)⁺ P(J = j), for J correct samples:
  /// Liu et al. 2024, arXiv 2412.13147.
  private func meanGPass(_ k: Int, _ probability: (Int) -> Double) -> Double {
    let half = (k + 1) / 2
    var sum = 0.0
    for hits in stride(from: half + 1, through: k, by: 1) {
      sum += Double(hits - half) * probability(hits)
    }
    return 2 * sum / Double(k)
  }

  /// The expectation of `metric` over `count` whole sets drawn without replacement.
  private func severalSets(_ metric: Metric, _ count: Int, of problem: Entry)
    throws(StatisticsError) -> Double
  {
    let groups = problem.sets
    let k = count * width
    guard count <= groups else {
      throw .tooFewSamples(problem: problem.index, k: k, available: groups * width)
    }
    func marked(_ isMarked: (SetCounts) -> Bool) -> Int {
      problem.patterns.reduce(0) { isMarked($1.set) ? $0 + $1.times : $0 }
    }
    switch metric {
    case .accuracy, .cover:
      return Double(problem.samples.correct) / Double(problem.samples.size)
    case .pass:
      let some = marked { $0.correct > 0 }
      return factorials.upperTail(1, population: groups, marked: some, draws: count)
    case .all:
      let full = marked { $0.correct == width }
      return factorials.upperTail(count, population: groups, marked: full, draws: count)
    case .gPass(let tau):
      let distribution = try correctDistribution(count, of: problem)
      return distribution[min(tau.required(of: k), k)...].reduce(0, +)
    case .meanGPass:
      let distribution = try correctDistribution(count, of: problem)
      return meanGPass(k) { distribution[$0] }
    case .majority:
      return try majorityOfSets(count, of: problem)
    case .weightedMajority:
      throw .notDefined(metric: metric.name(k: k), k: k, width: width)
    }
  }

  /// The distribution of the correct samples in `count` whole sets, 0 … count·w: the sets are
  /// grouped by how many of their members are correct, and one group after the other is drawn from.
  private func correctDistribution(_ count: Int, of problem: Entry) throws(StatisticsError)
    -> [Double]
  {
    var groups: [Int: Int] = [:]
    for pattern in problem.patterns {
      groups[pattern.set.correct, default: 0] += pattern.times
    }
    let k = count * width
    var work = Work(problem: problem.index, k: k)
    try work.allocate((count + 1) * (k + 1))
    // states[drawn][correct]
    var states = [[Double]](
      repeating: [Double](repeating: 0, count: k + 1), count: count + 1)
    states[0][0] = 1
    var population = problem.sets
    for (correct, size) in groups.sorted(by: { $0.key < $1.key }) {
      var next = [[Double]](
        repeating: [Double](repeating: 0, count: k + 1), count: count + 1)
      for drawn in 0...count {
        try work.spend((k + 1) * (min(size, count - drawn) + 1))
        for more in 0...min(size, count - drawn) {
          let probability = factorials.hypergeometric(
            more, population: population, marked: size, draws: count - drawn)
          if probability == 0 { continue }
          let shift = more * correct
          for sum in 0...(drawn * width) where states[drawn][sum] > 0 {
            next[drawn + more][sum + shift] += states[drawn][sum] * probability
          }
        }
      }
      population -= size
      states = next
    }
    return states[count]
  }
}

/// A bound on the steps of one exact expectation, so that no input makes it run for hours.
struct Work {
  /// About ten seconds in release.
  static let most = 1 << 31

  let problem: Int
  let k: Int
  private var left = Work.most

  init(problem: Int, k: Int) {
    self.problem = problem
    self.k = k
  }

  /// Throws `tooMuchWork` where a table of `cells` numbers would be larger than 256 MB.
  func allocate(_ cells: Int) throws(StatisticsError) {
    if cells > 1 << 25 { throw .tooMuchWork(problem: problem, k: k) }
  }

  /// Throws `tooMuchWork` when the bound is reached.
  mutating func spend(_ steps: Int) throws(StatisticsError) {
    left -= steps
    if left < 0 { throw .tooMuchWork(problem: problem, k: k) }
  }
}
