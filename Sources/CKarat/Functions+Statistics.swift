// The functions have the names that karat.h gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import CKaratABI
import Statistics

/// The figures of `count` estimates over the samples. See karat.h.
@c @implementation
public func karat_statistics(
  _ samples: UnsafePointer<karat_samples>?, _ estimates: UnsafePointer<karat_estimate>?,
  _ count: Int64, _ figures: UnsafeMutablePointer<karat_figures>?
) -> Int32 {
  code { () throws(CallError) in
    let figures = try required(figures)
    figures.pointee = karat_figures()
    let samples = try Samples(samples)
    let estimates = try buffer(estimates, count)
    for estimate in estimates where estimate.size != MemoryLayout<karat_estimate>.size {
      throw .options
    }
    for estimate in estimates where !estimate.isKnown { throw .method }
    var builder = try ResultBuilder<karat_figure>(count: estimates.count)
    let run = samples.run()
    for (index, estimate) in estimates.enumerated() {
      let figure = run.flatMap { run in
        Result { () throws(StatisticsError) in try run.figure(estimate) }
      }
      try builder.add(index, figure)
    }
    let memory = builder.finish()
    figures.pointee = karat_figures(
      figures: memory.records, count: memory.count, text: memory.text, text_length: memory.length)
  }
}

/// Frees what figures own and zeroes them. See karat.h.
@c @implementation
public func karat_figures_free(_ figures: UnsafeMutablePointer<karat_figures>?) {
  guard let figures else { return }
  release(figures.pointee.figures, figures.pointee.text)
  figures.pointee = karat_figures()
}

/// The rows of a caller, checked.
private struct Samples {
  private let problems: UnsafeBufferPointer<Int64>
  private let sets: UnsafeBufferPointer<Int64>?
  private let correct: UnsafeBufferPointer<UInt8>
  private let classes: UnsafeBufferPointer<Int64>?

  init(_ samples: UnsafePointer<karat_samples>?) throws(CallError) {
    let samples = try required(samples).pointee
    guard samples.size == MemoryLayout<karat_samples>.size else { throw .options }
    problems = try buffer(samples.problems, samples.count)
    correct = try buffer(samples.correct, samples.count)
    sets = samples.sets == nil ? nil : try buffer(samples.sets, samples.count)
    classes = samples.classes == nil ? nil : try buffer(samples.classes, samples.count)
  }

  private struct Place: Hashable {
    var problem: Int64
    var set: Int64
  }

  /// The counts of the samples, set by set; without sets the samples of a problem are independent.
  func run() -> Result<Run, StatisticsError> {
    Result { () throws(StatisticsError) in
      var counts: [Place: SetCounts] = [:]
      var order: [Place] = []
      for index in problems.indices {
        let place = Place(problem: problems[index], set: sets?[index] ?? 0)
        if counts[place] == nil { order.append(place) }
        try add(index, to: &counts[place, default: SetCounts()], problem: Int(place.problem))
      }
      let width = sets == nil ? 1 : order.first.flatMap { counts[$0]?.size } ?? 1
      var found: [Int64: ProblemCounts] = [:]
      for place in order {
        guard let set = counts[place] else { continue }
        var problem: ProblemCounts
        if let known = found[place.problem] {
          problem = known
        } else {
          problem = try ProblemCounts(index: Int(place.problem), width: width)
        }
        // A run of width 1 takes any number of samples at once; sets of one sample stay apart.
        if sets != nil, width == 1, set.size != 1 {
          throw .raggedWidth(problem: problem.index, expected: 1, found: set.size)
        }
        try problem.add(set)
        found[place.problem] = problem
      }
      return try Run(Array(found.values))
    }
  }

  private func add(_ index: Int, to set: inout SetCounts, problem: Int) throws(StatisticsError) {
    let isCorrect = correct[index] != 0
    guard let classes else { return set.add(isCorrect: isCorrect) }
    let answer = classes[index] < 0 ? nil : Int(classes[index])
    if answer == nil, isCorrect { throw .inconsistentCounts(problem: problem) }
    try set.add(answer: answer, isCorrect: isCorrect, problem: problem)
  }
}

extension karat_estimate {
  fileprivate var isKnown: Bool {
    Metric.ofLibrary.indices.contains(Int(metric))
      && (Int32(KARAT_NO_INTERVAL)...Int32(KARAT_WILSON)).contains(interval)
  }

  fileprivate func threshold() throws(StatisticsError) -> Threshold {
    guard let tau = Threshold(Int(tau_numerator), Int(tau_denominator)) else {
      throw .badParameter("a threshold is a fraction above 0 and at most 1")
    }
    return tau
  }

  fileprivate var bootstrap: Bootstrap {
    Bootstrap(resamples: Int(resamples), seed: seed, level: level)
  }

  fileprivate var uncertainty: Uncertainty {
    switch Int(interval) {
    case KARAT_CLUSTERED: .clustered(level: level)
    case KARAT_BOOTSTRAP: .bootstrap(bootstrap)
    case KARAT_WILSON: .wilson(level: level)
    default: .none
    }
  }
}

extension Run {
  /// The figure that is asked for; its metric is known.
  fileprivate func figure(_ estimate: karat_estimate) throws(StatisticsError) -> Figure {
    let metric = Metric.ofLibrary[Int(estimate.metric)]
    let tau = metric.inputs.takesTau ? try estimate.threshold() : nil
    return try figure(
      metric, k: Int(estimate.k), tau: tau, pooled: estimate.pooled != 0, estimate.uncertainty)
  }
}

extension ResultBuilder<karat_figure> {
  fileprivate mutating func add(
    _ index: Int, _ result: Result<Figure, StatisticsError>
  ) throws(CallError) {
    var record = karat_figure(
      value: .nan, low: .nan, high: .nan, k: 0, width: 0, problems: 0, sets: 0, name: .none,
      estimand: .none, method: .none, error: .none)
    switch result {
    case .failure(let error): record.error = try append(error.description)
    case .success(let figure):
      record.value = figure.value
      record.low = figure.low ?? .nan
      record.high = figure.high ?? .nan
      record.k = Int64(figure.k ?? 0)
      record.width = Int64(figure.width)
      record.problems = Int64(figure.problems)
      record.sets = Int64(figure.sets)
      record.name = try append(figure.metric)
      record.estimand = try append(figure.estimand)
      record.method = try append(figure.method)
    }
    set(index, record)
  }
}
