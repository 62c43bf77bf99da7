#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How far the samples of a set give the same answer.
public enum Consistency: Hashable, Sendable {
  /// Which samples are looked at. Those that abstain are in none.
  public enum Samples: String, Hashable, Sendable, CaseIterable {
    case answered, correct, wrong
  }

  /// The share of pairs of samples that gave the same answer. Defined for two samples or more.
  case agreement(Samples)
  /// The Shannon entropy of the answers' shares, in bits. Defined for one sample or more. It is the
  /// plug-in value, which is too low for few samples.
  case entropy(Samples)
  /// How many different answers there are. Always defined.
  case distinct(Samples)
  /// The lead of the vote's winner over the next answer, as a share of the set.
  case margin
  /// Whether the vote is tied.
  case ties

  /// The name as a table prints it.
  public var name: String {
    switch self {
    case .agreement(let samples): "agreement (\(samples))"
    case .entropy(let samples): "entropy (\(samples))"
    case .distinct(let samples): "distinct answers (\(samples))"
    case .margin: "vote margin"
    case .ties: "tied votes"
    }
  }

  /// Whether every set has the value between 0 and 1.
  public var isProportion: Bool {
    switch self {
    case .agreement, .margin, .ties: true
    case .entropy, .distinct: false
    }
  }

  /// One sentence that says what is estimated, for sets of `width`.
  public func sentence(width: Int) -> String {
    let place =
      width == 1 ? "among all independent samples of a problem" : "in a whole set of width \(width)"
    let what =
      switch self {
      case .agreement(let samples):
        "the share of pairs of \(samples) samples that give the same answer \(place), where there is"
          + " a pair"
      case .entropy(let samples):
        "the entropy in bits of the answers of the \(samples) samples \(place), where there is one"
      case .distinct(let samples):
        "the number of different answers of the \(samples) samples \(place)"
      case .margin: "the lead of the vote's winner over the next answer \(place), as a share of it"
      case .ties: "the share of tied votes \(place)"
      }
    return "The mean over problems of \(what)."
  }

  /// The value of one set; nil where it has none. Throws `noVotes`.
  func value(of set: SetCounts, problem: Int) throws(StatisticsError) -> Double? {
    let vote = try set.vote(problem: problem)
    switch self {
    case .agreement(let samples):
      let (counts, total) = Consistency.counts(samples, of: set)
      guard total > 1 else { return nil }
      let equal = counts.reduce(0.0) { $0 + Double($1) * Double($1 - 1) }
      return equal / (Double(total) * Double(total - 1))
    case .entropy(let samples):
      let (counts, total) = Consistency.counts(samples, of: set)
      guard total > 0 else { return nil }
      // log(total / count) is never negative, so a single answer has entropy 0, not -0.
      return counts.reduce(0.0) {
        $0 + Double($1) / Double(total) * log2(Double(total) / Double($1))
      }
    case .distinct(let samples):
      return Double(Consistency.counts(samples, of: set).counts.count)
    case .margin: return vote.margin
    case .ties: return vote.isTied ? 1 : 0
    }
  }

  private static func counts(_ samples: Samples, of set: SetCounts) -> (counts: [Int], total: Int) {
    let kept = set.classes.filter {
      switch samples {
      case .answered: true
      case .correct: $0.isCorrect
      case .wrong: !$0.isCorrect
      }
    }
    let counts = kept.map(\.count)
    return (counts, counts.reduce(0, +))
  }
}

extension Run {
  /// The mean over each problem's sets where the value is defined; a problem without such a set is
  /// left out. For width 1 all samples of a problem are one set. Throws `noVotes`.
  public func values(_ consistency: Consistency) throws(StatisticsError) -> [ProblemValue] {
    var values: [ProblemValue] = []
    for problem in entries {
      var parts: [Double] = []
      for pattern in problem.patterns {
        let (set, times) = (pattern.set, pattern.times)
        guard let value = try consistency.value(of: set, problem: problem.index) else { continue }
        parts.append(contentsOf: repeatElement(value, count: times))
      }
      guard !parts.isEmpty else { continue }
      values.append(
        ProblemValue(
          problem: problem.index, value: Summary.mean(parts), parts: width > 1 ? parts : []))
    }
    return values
  }

  /// The pooled estimate minus the estimate from whole sets, per problem, at k = w: how much the
  /// independent formula is off. Throws as `values`, and `notDefined` for width 1.
  public func gap(_ metric: Metric) throws(StatisticsError) -> [ProblemValue] {
    guard width > 1 else {
      throw .notDefined(metric: "pooled-minus-set gap of \(metric.name(k: 1))", k: 1, width: 1)
    }
    let sets = try values(try Estimand(metric, k: width, width: width))
    let pooled = try values(try Estimand(metric, k: width, width: width, pooled: true))
    return zip(pooled, sets).map { pair in
      ProblemValue(problem: pair.0.problem, value: pair.0.value - pair.1.value)
    }
  }
}
