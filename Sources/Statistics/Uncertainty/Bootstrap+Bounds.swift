extension Bootstrap {
  /// The bounds that `draws` give around `estimate`; `leftOut` are the estimates without one
  /// problem each, for the acceleration.
  func interval(
    _ draws: [Double], estimate: Double, leftOut: [Double], levels: Levels? = nil
  ) -> ConfidenceInterval {
    let sorted = draws.sorted()
    let tail = (1 - level) / 2
    var (lower, upper) = (tail, 1 - tail)
    var reading = "percentile"
    if bounds == .accelerated {
      if let corrected = Bootstrap.corrected(
        tail: tail, sorted: sorted, estimate: estimate, leftOut: leftOut)
      {
        (lower, upper) = corrected
        reading = leftOut.isEmpty ? "BC" : "BCa"
      } else {
        reading =
          "percentile (BCa is not defined where all resamples lie on one side of the estimate)"
      }
    }
    let what =
      switch levels ?? self.levels {
      case .problems: "problems"
      case .problemsThenSets: "problems, then whole sets"
      case .sets: "whole sets inside the given problems"
      }
    return ConfidenceInterval(
      low: Summary.quantile(lower, sorted: sorted), high: Summary.quantile(upper, sorted: sorted),
      level: level, method: "bootstrap of \(what), \(reading), \(resamples) resamples, seed \(seed)"
    )
  }

  /// The two shares at which BCa reads the resamples (Efron 1987; Davison and Hinkley 1997, 5.3.2);
  /// nil where the bias correction is infinite. Resamples equal to the estimate count half.
  static func corrected(tail: Double, sorted: [Double], estimate: Double, leftOut: [Double])
    -> (Double, Double)?
  {
    // Sums in another order differ in the last bits; those resamples are equal.
    let slack = 1e-12 * max(abs(estimate), 1e-300)
    var below = 0.0
    for draw in sorted {
      if draw < estimate - slack { below += 1 } else if draw <= estimate + slack { below += 0.5 }
    }
    let bias = SpecialFunctions.normalQuantile(below / Double(sorted.count))
    guard bias.isFinite else { return nil }
    let mean = Summary.mean(leftOut)
    var (squares, cubes) = (0.0, 0.0)
    for value in leftOut {
      let difference = mean - value
      squares += difference * difference
      cubes += difference * difference * difference
    }
    let acceleration = squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
    func share(_ probability: Double) -> Double {
      let shifted = bias + SpecialFunctions.normalQuantile(probability)
      return SpecialFunctions.normalCumulative(bias + shifted / (1 - acceleration * shifted))
    }
    let (lower, upper) = (share(tail), share(1 - tail))
    return lower.isNaN || upper.isNaN ? nil : (min(lower, upper), max(lower, upper))
  }
}
