import CAllocations
import Grading

/// What one pair costs.
struct Measurement {
  /// Median over the passes, in microseconds.
  var microseconds = 0.0
  /// Calls of malloc, calloc and realloc of one verdict, in a grader that is warm.
  var allocations = 0
  /// The fuel that the verdict spends.
  var fuel = 0
  var verdict = ""
  var basis: String?

  /// Measures every pair: `passes` times all of them in their order, so that no pair has the caches
  /// and the branch predictor for itself.
  static func all(_ pairs: [Pair], passes: Int) -> [Measurement] {
    let grader = Grader()
    var times = [[Double]](repeating: [], count: pairs.count)
    let clock = ContinuousClock()
    // The first pass only warms up: it makes buffers, caches and pages.
    for pass in 0...passes {
      for (i, pair) in pairs.enumerated() {
        let time = clock.measure {
          _ = grader.verdict(gold: pair.gold, prediction: pair.prediction)
        }
        if pass > 0 { times[i].append(time / .microseconds(1)) }
      }
    }
    return pairs.enumerated().map { i, pair in
      var measurement = Measurement()
      measurement.microseconds = times[i].sorted()[passes / 2]
      let before = karat_allocations()
      let verdict = grader.verdict(gold: pair.gold, prediction: pair.prediction)
      measurement.allocations = Int(karat_allocations() - before)
      measurement.verdict = verdict.outcome.rawValue
      measurement.basis = verdict.basis?.rawValue
      measurement.fuel = grader.lastFuel
      return measurement
    }
  }
}
