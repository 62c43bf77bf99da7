/// Two runs on the same problems, b against a.
public struct PairedComparison: Sendable {
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

  /// The difference ± Student's t times its standard error. Throws as `ConfidenceInterval.clustered`.
  public func interval(level: Double) throws(StatisticsError) -> ConfidenceInterval {
    try .clustered(differences.map(\.value), level: level)
  }

  /// The interval of the difference by resampling problems. Throws as `Bootstrap.interval`.
  public func interval(_ bootstrap: Bootstrap) throws(StatisticsError) -> ConfidenceInterval {
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
  /// The two-sided p-value.
  public var p: Double
  /// How it was computed, with the seed of random signs.
  public var method: String
}
