import Records
import Statistics

/// The figures of one benchmark and model.
struct RunFigures {
  /// One point of a curve over k.
  struct Point {
    let metric: Metric
    /// The metric's threshold, where it takes one.
    let tau: Threshold?
    let figure: Figure
  }

  let tally: RunCounts
  let settings: ReportSettings
  /// Nil where no sample is scored; then there are no figures.
  let run: AssembledRun?
  /// The k that the summary shows: the set's width, or all samples that every problem has.
  let k: Int
  /// Mean accuracy and the metrics at their k, with their intervals.
  var headline: [Figure] = []
  /// How far the samples agree; for sets also their correlation and what pooling would do.
  var consistency: [Figure] = []
  /// The lines of the plots over k, point by point.
  var curve: [Point] = []
  /// For few problems: the headline's means with the intervals that hold for them.
  var few: [Figure] = []
  /// By what rows say of their problems: the accuracy and the summary's metrics of each group.
  private(set) var breakdowns: [Breakdown] = []
  /// Figures that could not be computed, with the reason.
  private(set) var missing: [String] = []

  /// Up to as many problems the intervals for few problems stand beside the others.
  static let fewProblems = 100

  var width: Int { run?.run.width ?? 1 }

  /// The kind of the samples, for headings.
  var kind: String {
    if run?.leftOver != nil { return "regrouped into sets of \(width)" }
    return width > 1 ? "sets of \(width)" : "independent"
  }

  /// Every figure once, in the order in which they are printed; those of breakdowns follow apart.
  var all: [Figure] {
    let shown = Set(headline.map(\.metric))
    return headline + consistency + few
      + curve.map(\.figure).filter { !shown.contains($0.metric) }
  }

  /// The figures of `tally`; those of `fields` name its breakdowns. Throws where sets are ragged and for
  /// a k that was asked for and that the samples do not give.
  init(_ tally: RunCounts, _ settings: ReportSettings, _ fields: ReportFields = ReportFields())
    throws
  {
    self.tally = tally
    self.settings = settings
    run = try tally.samples.run(RunFigures.name(tally), settings)
    k = run.map { $0.run.width > 1 ? $0.run.width : $0.samples.lowerBound } ?? 0
    guard let run, k > 0 else { return }
    try addHeadline(run)
    try addScored(run)
    if settings.pooled { try addPooled(run.run) }
    if k > 1 { try addAgreement(run.run) }
    try addCurves(run)
    if run.run.problems.count <= RunFigures.fewProblems { try addFew(run.run) }
    breakdowns = try Breakdown.all(self, run, fields.breakdowns)
  }

  /// The few metrics of the summary, of breakdowns and of comparisons, all at `k`; for one sample the accuracy
  /// alone.
  var columns: [Metric] { Metric.columns.filter { k > 1 || !$0.takesK } }

  /// A figure with the interval of the settings.
  static func figure(
    _ run: Run, _ metric: Metric, _ parameters: MetricParameters, _ settings: ReportSettings,
    pooled: Bool = false
  ) throws(StatisticsError) -> Figure {
    let estimand = try Estimand(metric, parameters, width: run.width, pooled: pooled)
    let figure = try run.figure(estimand, settings.uncertainty())
    // Where all problems agree there is nothing to resample, and yet something to doubt.
    let low = figure.interval?.low
    let high = figure.interval?.high
    let isCertain = figure.value == 0 || figure.value == 1
    guard low == high, isCertain else { return figure }
    return try run.figure(estimand, .wilson(level: settings.level))
  }

  /// 1, 2, 4, … and `last`.
  static func doubled(upTo last: Int) -> [Int] {
    var steps: [Int] = []
    var k = 1
    while k < last {
      steps.append(k)
      k *= 2
    }
    return steps + [last]
  }

  static func name(_ tally: RunCounts) -> String {
    func text(_ name: [UInt8]) -> String {
      name.isEmpty ? "(unnamed)" : name.withUnsafeBufferPointer { $0.text(limit: 60) }
    }
    return "\(text(tally.benchmark)) · \(text(tally.model))"
  }

  /// The figure, or nil and a note where it is not defined for these samples or too much work.
  mutating func keep(
    _ name: String, _ figure: () throws(StatisticsError) -> Figure
  ) throws -> Figure? {
    do throws(StatisticsError) {
      return try figure()
    } catch {
      let place = RunFigures.name(tally)
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
  mutating func note(_ reason: String) {
    if !missing.contains(reason) { missing.append(reason) }
  }
}
