import Records
import Statistics

/// The figures of one benchmark and model.
struct TallyFigures {
  /// One point of the curve over k.
  struct Point {
    let metric: Metric
    let figure: Figure
  }

  let tally: Tally
  /// Nil where no sample is scored; then there are no figures.
  let run: AssembledRun?
  /// The k that the summary shows: the set's width, or all samples that every problem has.
  let k: Int
  /// Mean accuracy with the error clustered by problem, then the metrics at their k, with a bootstrap.
  private(set) var headline: [Figure] = []
  /// How far the samples agree; for sets also their correlation and what pooling would do.
  private(set) var consistency: [Figure] = []
  /// pass@k and maj@k over k.
  private(set) var curve: [Point] = []
  /// Figures that could not be computed, with the reason.
  private(set) var missing: [String] = []

  var width: Int { run?.run.width ?? 1 }

  /// Every figure once, in the order in which they are printed.
  var all: [Figure] {
    let shown = Set(headline.map(\.metric))
    return headline + consistency + curve.map(\.figure).filter { !shown.contains($0.metric) }
  }

  /// The figures of `tally`. Throws where sets are ragged and for a k that was asked for and that
  /// the samples do not give.
  init(_ tally: Tally, _ settings: ReportSettings) throws {
    self.tally = tally
    let name = TallyFigures.name(tally)
    run = try tally.samples.run(name, allowRagged: settings.allowRagged)
    k = run.map { $0.run.width > 1 ? $0.run.width : $0.samples.lowerBound } ?? 0
    guard k > 0 else { return }
    try addHeadline(settings)
    if k > 1 { try addConsistency(TallyFigures.bootstrap(settings)) }
    try addCurve(settings)
  }

  private static func bootstrap(_ settings: ReportSettings) -> Bootstrap {
    Bootstrap(resamples: settings.resamples, seed: settings.seed, level: settings.level)
  }

  private mutating func addHeadline(_ settings: ReportSettings) throws {
    let bootstrap = Uncertainty.bootstrap(TallyFigures.bootstrap(settings))
    try add(.accuracy, nil, .clustered(level: settings.level))
    try add(.accuracy, nil, bootstrap)
    let isAsked = !settings.passAt.isEmpty
    let usual = width > 1 ? [width] : TallyFigures.doubled(upTo: k)
    for k in isAsked ? Set(settings.passAt).sorted() : usual {
      try add(.pass, k, bootstrap)
      guard k > 1 else { continue }
      let thresholds = Threshold.table.dropLast().map { Metric.gPass($0) }
      for metric in [.all, .majority] + thresholds + [.meanGPass] { try add(metric, k, bootstrap) }
    }
  }

  private mutating func addCurve(_ settings: ReportSettings) throws {
    guard let run else { return }
    let least = run.samples.lowerBound
    var steps = TallyFigures.doubled(upTo: k)
    if width > 1 {
      steps += TallyFigures.doubled(upTo: least / width).dropFirst().map { $0 * width }
    }
    for metric in [Metric.pass, .majority] {
      for k in steps {
        try keep(metric.name(k: k), .clustered(level: settings.level)) {
          (interval) throws(StatisticsError) in try run.run.figure(metric, k: k, interval)
        }.map { curve.append(Point(metric: metric, figure: $0)) }
      }
    }
  }

  /// 1, 2, 4, … and `last`.
  private static func doubled(upTo last: Int) -> [Int] {
    var steps: [Int] = []
    var k = 1
    while k < last {
      steps.append(k)
      k *= 2
    }
    return steps + [last]
  }

  static func name(_ tally: Tally) -> String {
    func text(_ name: [UInt8]) -> String {
      name.isEmpty ? "(unnamed)" : name.withUnsafeBufferPointer { $0.text(limit: 60) }
    }
    return "\(text(tally.benchmark)) · \(text(tally.model))"
  }

  private mutating func add(_ metric: Metric, _ k: Int?, _ uncertainty: Uncertainty) throws {
    guard let run = run?.run else { return }
    try keep(metric.name(k: k), uncertainty) { (interval) throws(StatisticsError) in
      try run.figure(metric, k: k, interval)
    }.map { figure in
      // Where all problems agree there is nothing to resample, and yet something to doubt.
      let isFlat = figure.low == figure.high && (figure.value == 0 || figure.value == 1)
      let wilson = Uncertainty.wilson(level: figure.level ?? 0.95)
      headline.append(isFlat ? try run.figure(metric, k: k, wilson) : figure)
    }
  }

  private mutating func addConsistency(_ bootstrap: Bootstrap) throws {
    guard let run = run?.run else { return }
    let kinds: [Consistency] = [
      .agreement(.answered), .agreement(.wrong), .distinct(.answered), .distinct(.wrong),
      .entropy(.answered), .margin, .ties,
    ]
    for kind in kinds {
      try keep(kind.name, .bootstrap(bootstrap)) { (interval) throws(StatisticsError) in
        try run.figure(kind, interval)
      }.map { consistency.append($0) }
    }
    guard run.width > 1 else { return }
    try keep("within-set correlation", .none) { (_) throws(StatisticsError) in
      try run.correlationFigure(bootstrap)
    }.map { consistency.append($0) }
    for metric in [Metric.pass, .all, .majority] {
      let name = "pooled-minus-set gap of \(metric.name(k: run.width))"
      try keep(name, .bootstrap(bootstrap)) { (interval) throws(StatisticsError) in
        try run.gapFigure(metric, interval)
      }.map { consistency.append($0) }
    }
  }

  /// The figure, or nil and a note where it is not defined for these samples or too much work.
  private mutating func keep(
    _ name: String, _ uncertainty: Uncertainty,
    _ figure: (Uncertainty) throws(StatisticsError) -> Figure
  ) throws -> Figure? {
    do throws(StatisticsError) {
      return try figure(uncertainty)
    } catch {
      let place = TallyFigures.name(tally)
      switch error {
      case .emptyInput:
        note("\(name): not defined for these samples")
      case .tooMuchWork:
        note("\(name): the exact value takes more work than is allowed")
      case .tooFewSamples(let problem, let k, let available):
        let id = run?.ids[problem].withUnsafeBufferPointer { $0.text(limit: 60) } ?? ""
        throw RecordError(
          .option, "\(place): k = \(k) is more than the \(available) samples of problem \(id)")
      case .notDefined:
        throw RecordError(.option, "\(place): \(error)")
      default:
        throw RecordError(.format, "\(place): \(error)")
      }
      return nil
    }
  }

  /// Notes a reason once: the headline and the curve may miss the same figure.
  private mutating func note(_ reason: String) {
    if !missing.contains(reason) { missing.append(reason) }
  }
}
