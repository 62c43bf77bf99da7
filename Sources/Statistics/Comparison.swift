/// Two runs on the same problems, b against a.
public struct Comparison: Sendable {
  /// b − a for each problem, in rising order of the problems' indexes.
  public let differences: [ProblemValue]
  private let pairs: [(problem: Int, a: Double, b: Double)]

  /// Matches the problems of two estimates. Throws `emptyInput`, `duplicateProblem`, and
  /// `unmatchedProblem` for a problem that only one of them has.
  public init(_ a: [ProblemValue], _ b: [ProblemValue]) throws(StatisticsError) {
    guard !a.isEmpty || !b.isEmpty else { throw .emptyInput }
    let first = a.sorted { $0.problem < $1.problem }
    let second = b.sorted { $0.problem < $1.problem }
    var pairs: [(problem: Int, a: Double, b: Double)] = []
    for position in 0..<max(first.count, second.count) {
      guard position < first.count else {
        throw .unmatchedProblem(problem: second[position].problem)
      }
      guard position < second.count else {
        throw .unmatchedProblem(problem: first[position].problem)
      }
      let (p, q) = (first[position], second[position])
      guard p.problem == q.problem else {
        throw .unmatchedProblem(problem: min(p.problem, q.problem))
      }
      if let last = pairs.last, last.problem == p.problem {
        throw .duplicateProblem(problem: p.problem)
      }
      pairs.append((p.problem, p.value, q.value))
    }
    self.pairs = pairs
    differences = pairs.map { ProblemValue(problem: $0.problem, value: $0.b - $0.a) }
  }

  /// The mean of b − a.
  public var difference: Double { Summary.mean(differences.map(\.value)) }

  /// The standard error of the mean difference, problems paired; nil for one problem.
  public var standardError: Double? { Summary.standardError(differences.map(\.value)) }

  /// The difference ± Student's t times its standard error. Throws as `Interval.clustered`.
  public func interval(level: Double) throws(StatisticsError) -> Interval {
    try .clustered(differences.map(\.value), level: level)
  }

  /// The interval of the difference by resampling problems. Throws as `Bootstrap.interval`.
  public func interval(_ bootstrap: Bootstrap) throws(StatisticsError) -> Interval {
    try bootstrap.interval(of: differences)
  }

  /// The problems that b solves and a does not, and the reverse: solved is a value above ½, so a
  /// vote that is tied between right and wrong is not.
  public var flips: (gained: [Int], lost: [Int]) {
    (
      pairs.filter { $0.b > 0.5 && $0.a <= 0.5 }.map(\.problem),
      pairs.filter { $0.a > 0.5 && $0.b <= 0.5 }.map(\.problem)
    )
  }

  /// McNemar's test on the flips.
  public var mcNemar: McNemar {
    let flips = flips
    return McNemar(gained: flips.gained.count, lost: flips.lost.count)
  }

  /// The two-sided p-value of the hypothesis that the signs of the differences are random.
  ///
  /// Exact over all signs with up to 20 differences that are not 0; else by `draws` random signs,
  /// counting the observed one, (1 + hits) / (1 + draws) (Phipson and Smyth 2010). Throws
  /// `badParameter` unless `draws` is from 100 to 10,000,000.
  public func permutation(draws: Int = 100_000, seed: UInt64 = 0) throws(StatisticsError)
    -> PermutationTest
  {
    guard (100...10_000_000).contains(draws) else {
      throw .badParameter("random signs are drawn 100 to 10,000,000 times, not \(draws)")
    }
    let moved = differences.map(\.value).filter { $0 != 0 }
    let magnitude = moved.reduce(0) { $0 + abs($1) }
    // Sums that differ by rounding only are equal.
    let observed = abs(moved.reduce(0, +)) - 1e-12 * magnitude
    var hits = 0
    if moved.count <= 20 {
      let all = 1 << moved.count
      for signs in 0..<all {
        var sum = 0.0
        for (place, value) in moved.enumerated() { sum += signs >> place & 1 == 0 ? value : -value }
        if abs(sum) >= observed { hits += 1 }
      }
      return PermutationTest(
        p: Double(hits) / Double(all), method: "sign-flip permutation, exact over \(all) signs")
    }
    var generator = Generator(seed: seed)
    for _ in 0..<draws {
      var (sum, bits, left) = (0.0, UInt64(0), 0)
      for value in moved {
        if left == 0 { (bits, left) = (generator.next(), 64) }
        sum += bits & 1 == 0 ? value : -value
        bits >>= 1
        left -= 1
      }
      if abs(sum) >= observed { hits += 1 }
    }
    return PermutationTest(
      p: Double(hits + 1) / Double(draws + 1),
      method: "sign-flip permutation, \(draws) random signs, seed \(seed)")
  }
}

/// The outcome of a permutation test.
public struct PermutationTest: Hashable, Sendable {
  public var p: Double
  public var method: String
}

/// McNemar's test: are problems gained as often as lost? (McNemar 1947.)
public struct McNemar: Hashable, Sendable {
  public var gained: Int
  public var lost: Int

  public init(gained: Int, lost: Int) {
    self.gained = max(gained, 0)
    self.lost = max(lost, 0)
  }

  /// The exact two-sided p-value: twice the smaller binomial tail at ½, at most 1.
  public var exact: Double {
    min(
      2 * SpecialFunctions.fairBinomialCumulative(min(gained, lost), trials: gained + lost), 1)
  }

  /// The p-value of (|gained − lost| − 1)² / (gained + lost) against chi-square with one degree of
  /// freedom (Edwards 1948); 1 without a flip.
  public var corrected: Double {
    guard gained + lost > 0 else { return 1 }
    let excess = max(abs(Double(gained) - Double(lost)) - 1, 0)
    return SpecialFunctions.chiSquareTail(excess * excess / Double(gained + lost))
  }
}

/// Many tests at once, and how large an effect must be to be seen.
public enum Tests {
  /// Holm's step-down adjustment (1979): reject where the result is at most the level, and the
  /// chance of any false rejection is at most the level. In the order given. Throws `badParameter`
  /// for a p outside 0 … 1.
  public static func holm(_ p: [Double]) throws(StatisticsError) -> [Double] {
    for value in p where !(value >= 0 && value <= 1) {
      throw .badParameter("a p-value lies between 0 and 1, not at \(value)")
    }
    var adjusted = p
    var running = 0.0
    for (rank, place) in p.indices.sorted(by: { (p[$0], $0) < (p[$1], $1) }).enumerated() {
      running = max(running, min(Double(p.count - rank) * p[place], 1))
      adjusted[place] = running
    }
    return adjusted
  }

  /// The smallest true difference that a two-sided test at 1 − `level` finds with probability
  /// `power`: (z_{1−(1−level)/2} + z_power) · `standardError`. Throws `badParameter`.
  public static func minimumDetectableDifference(
    standardError: Double, level: Double = 0.95, power: Double = 0.8
  ) throws(StatisticsError) -> Double {
    try Interval.check(level: level)
    guard power > 0, power < 1, standardError >= 0, standardError.isFinite else {
      throw .badParameter("power lies between 0 and 1, a standard error at 0 or above")
    }
    return standardError
      * (SpecialFunctions.normalQuantile(1 - (1 - level) / 2)
        + SpecialFunctions.normalQuantile(power))
  }
}
