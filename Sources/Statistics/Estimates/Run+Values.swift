extension Run {
  /// The estimate of `estimand` for every problem, in the order of `problems`. A problem of which no set has
  /// a value is left out.
  ///
  /// Throws `tooFewSamples`, `noVotes`, `noScores`, `tooMuchWork`, and `badParameter` for an estimand of
  /// another width and for one that is no mean over problems.
  public func values(_ estimand: Estimand) throws(StatisticsError) -> [ProblemValue] {
    guard estimand.width == width else {
      throw .badParameter(
        "an estimand for sets of width \(estimand.width) does not fit a run of width \(width)")
    }
    try checkWork(of: estimand)
    var values: [ProblemValue] = []
    values.reserveCapacity(problems.count)
    for problem in sorted {
      if let value = try value(of: estimand, for: problem) { values.append(value) }
    }
    return values
  }

  private func value(of estimand: Estimand, for problem: SortedProblem) throws(StatisticsError)
    -> ProblemValue?
  {
    switch estimand.metric.estimator {
    case .everySample(let isMeanOverSets, let share):
      let value = share(problem.samples, estimand.parameters)
      guard isMeanOverSets, width > 1 else {
        return ProblemValue(problem: problem.index, value: value)
      }
      let parts = problem.patterns.flatMap {
        repeatElement(share($0.set, estimand.parameters), count: $0.times)
      }
      return ProblemValue(problem: problem.index, value: value, parts: parts)
    case .draws(let draws):
      return try expectation(draws, estimand, problem)
    case .wholeSets(let vote):
      return try overSubsets(of: problem, estimand) { set throws(StatisticsError) in
        guard estimand.k == set.size else {
          throw .notDefined(metric: estimand.metric.name(estimand.parameters), estimand)
        }
        return try vote(set, problem.index)
      }
    case .scores(let choice):
      return try expectation(of: problem, estimand, choice)
    case .everySet(let measure):
      return try everySet(of: problem, estimand, measure)
    case .ratio:
      throw .badParameter("\(estimand.name) is a figure of all problems, not of each of them")
    }
  }

  /// The expectation over samples that are drawn at random.
  private func expectation(
    _ draws: Estimator.Draws, _ estimand: Estimand, _ problem: SortedProblem
  ) throws(StatisticsError) -> ProblemValue {
    let k = estimand.k ?? 0
    guard estimand.drawing == .severalSets else {
      return try overSubsets(of: problem, estimand) { set throws(StatisticsError) in
        try draws.subset(
          SubsetDraw(
            set: set, k: k, tau: estimand.tau, problem: problem.index, factorials: factorials))
      }
    }
    let count = k / width
    guard count <= problem.sets else {
      throw .tooFewSamples(problem: problem.index, k: k, available: problem.sets * width)
    }
    let value = try draws.sets(
      SetsDraw(
        problem: problem, count: count, width: width, tau: estimand.tau, factorials: factorials))
    return ProblemValue(problem: problem.index, value: value)
  }

  /// `value` of all samples of a problem where they are, or are taken to be, independent; else its mean over
  /// the sets.
  private func overSubsets(
    of problem: SortedProblem, _ estimand: Estimand,
    _ value: (SetCounts) throws(StatisticsError) -> Double
  ) throws(StatisticsError) -> ProblemValue {
    let k = estimand.k ?? 0
    func checked(_ set: SetCounts) throws(StatisticsError) -> Double {
      guard k <= set.size else {
        throw .tooFewSamples(problem: problem.index, k: k, available: set.size)
      }
      return try value(set)
    }
    switch estimand.drawing {
    case .independentSubset, .pooled:
      return ProblemValue(problem: problem.index, value: try checked(problem.samples))
    case .everySample, .everySet, .wholeSet, .subsetOfSet, .severalSets:
      var parts: [Double] = []
      parts.reserveCapacity(problem.sets)
      var sum = 0.0
      for pattern in problem.patterns {
        let value = try checked(pattern.set)
        parts.append(contentsOf: repeatElement(value, count: pattern.times))
        sum += value * Double(pattern.times)
      }
      return ProblemValue(problem: problem.index, value: sum / Double(parts.count), parts: parts)
    }
  }

  /// The expectation of what is chosen by score among k samples.
  private func expectation(
    of problem: SortedProblem, _ estimand: Estimand, _ choice: ([ScoredSample], Int) -> Double
  ) throws(StatisticsError) -> ProblemValue {
    let k = estimand.k ?? 0
    guard !problem.scored.isEmpty else { throw .noScores(problem: problem.index) }
    let isIndependent = estimand.drawing == .independentSubset || estimand.drawing == .pooled
    var parts: [Double] = []
    for samples in isIndependent ? [problem.scored.flatMap { $0 }] : problem.scored {
      guard k <= samples.count else {
        throw .tooFewSamples(problem: problem.index, k: k, available: samples.count)
      }
      parts.append(choice(samples, k))
    }
    return ProblemValue(
      problem: problem.index, value: Summary.mean(parts), parts: isIndependent ? [] : parts)
  }

  /// The mean over the sets that have the value; nil where none has it.
  private func everySet(
    of problem: SortedProblem, _ estimand: Estimand,
    _ measure: (SetCounts, Metric.Samples) -> Double?
  ) throws(StatisticsError) -> ProblemValue? {
    var parts: [Double] = []
    for pattern in problem.patterns {
      guard pattern.set.hasVotes else { throw .noVotes(problem: problem.index) }
      guard let value = measure(pattern.set, estimand.samples) else { continue }
      parts.append(contentsOf: repeatElement(value, count: pattern.times))
    }
    guard !parts.isEmpty else { return nil }
    return ProblemValue(
      problem: problem.index, value: Summary.mean(parts), parts: width > 1 ? parts : [])
  }
}

extension StatisticsError {
  fileprivate static func notDefined(metric: String, _ estimand: Estimand) -> StatisticsError {
    .notDefined(metric: metric, k: estimand.k ?? 0, width: estimand.width)
  }
}
