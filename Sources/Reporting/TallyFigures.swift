import Records
import Statistics

/// The figures of one benchmark and model.
struct TallyFigures {
  /// One point of a curve over k.
  struct Point {
    let metric: Metric
    let figure: Figure
  }

  let tally: Tally
  let settings: ReportSettings
  /// Nil where no sample is scored; then there are no figures.
  let run: AssembledRun?
  /// The k that the summary shows: the set's width, or all samples that every problem has.
  let k: Int
  /// Mean accuracy and the metrics at their k, with their intervals.
  private(set) var headline: [Figure] = []
  /// How far the samples agree; for sets also their correlation and what pooling would do.
  private(set) var consistency: [Figure] = []
  /// pass@k, maj@k and G-Pass@k over k.
  private(set) var curve: [Point] = []
  /// For few problems: the headline's means with the intervals that hold for them.
  private(set) var few: [Figure] = []
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
  init(_ tally: Tally, _ settings: ReportSettings, _ fields: ReportFields = ReportFields()) throws {
    self.tally = tally
    self.settings = settings
    run = try tally.samples.run(TallyFigures.name(tally), settings)
    k = run.map { $0.run.width > 1 ? $0.run.width : $0.samples.lowerBound } ?? 0
    guard let run, k > 0 else { return }
    try addHeadline(run)
    try addScored(run)
    if settings.pooled { try addPooled(run) }
    if k > 1 { try addConsistency(run.run) }
    try addCurve(run)
    if run.run.problems.count <= TallyFigures.fewProblems { try addFew(run.run) }
    breakdowns = try Breakdown.all(self, run, fields.breakdowns)
  }

  /// The metrics of the summary at its k, which for one sample is the accuracy alone.
  var summary: [(metric: Metric, k: Int?)] {
    k > 1 ? [(.accuracy, nil), (.pass, k), (.majority, k), (.all, k)] : [(.accuracy, nil)]
  }

  private mutating func addHeadline(_ run: AssembledRun) throws {
    try add(.accuracy, nil, run.run)
    let usual = width > 1 ? [width] : TallyFigures.doubled(upTo: k)
    for k in settings.passAt.isEmpty ? usual : Set(settings.passAt).sorted() {
      try add(.pass, k, run.run)
      guard k > 1 else { continue }
      // pass^k is G-Pass@k at τ = 1.
      let thresholds = settings.thresholds.filter { $0 != .one }.map { Metric.gPass($0) }
      for metric in [.all, .majority] + thresholds + [.meanGPass] { try add(metric, k, run.run) }
    }
    guard run.samples.upperBound > 1 else { return }
    for tau in settings.thresholds { try add(.cover(tau), nil, run.run) }
  }

  private mutating func add(_ metric: Metric, _ k: Int?, _ run: Run, pooled: Bool = false) throws {
    let settings = settings
    try keep((pooled ? "pooled " : "") + metric.name(k: k)) { () throws(StatisticsError) in
      try TallyFigures.figure(run, metric, k, settings, pooled: pooled)
    }.map { headline.append($0) }
  }

  /// A figure with the interval of the settings.
  static func figure(
    _ run: Run, _ metric: Metric, _ k: Int?, _ settings: ReportSettings, pooled: Bool = false
  ) throws(StatisticsError) -> Figure {
    let figure = try run.figure(metric, k: k, pooled: pooled, settings.uncertainty())
    // Where all problems agree there is nothing to resample, and yet something to doubt.
    guard figure.low == figure.high, figure.value == 0 || figure.value == 1 else { return figure }
    return try run.figure(metric, k: k, pooled: pooled, .wilson(level: settings.level))
  }

  /// The vote that scores weigh and the best by score, where every sample has one.
  private mutating func addScored(_ run: AssembledRun) throws {
    let samples = tally.samples.scores.samples.count
    guard samples > 0, k > 1 else { return }
    let names = "\(Metric.weightedMajority.name(k: k)) and \(BestOf.name(k: k))"
    guard run.leftOver == nil else {
      return note("\(names): scores are not kept where samples are regrouped")
    }
    guard samples == tally.scored, run.leftOut.isEmpty else {
      return note("\(names): \(samples) of \(tally.scored) responses carry a score")
    }
    let (width, k, settings) = (width, k, settings)
    let sets = try tally.samples.scores.sets(width: width, rank: run.rank)
    // Where problems have different numbers of samples there is no vote of all at one k.
    if width > 1 || run.samples.lowerBound == run.samples.upperBound {
      try keep(Metric.weightedMajority.name(k: k)) { () throws(StatisticsError) in
        var problems: [Problem] = []
        for (index, _, votes) in sets {
          var problem = try Problem(index: index, width: width)
          for set in votes { try problem.add(set) }
          problems.append(problem)
        }
        return try TallyFigures.figure(try Run(problems), .weightedMajority, k, settings)
      }.map { headline.append($0) }
    }
    let uncertainty = settings.uncertainty()
    for k in width > 1 ? [width] : TallyFigures.doubled(upTo: k).filter({ $0 > 1 }) {
      try keep(BestOf.name(k: k)) { () throws(StatisticsError) in
        try BestOf.figure(
          of: sets.map { ($0.index, $0.sets) }, width: width, k: k, uncertainty)
      }.map { headline.append($0) }
    }
  }

  /// What the independent formulas say of the samples of sets.
  private mutating func addPooled(_ run: AssembledRun) throws {
    guard width > 1 else { return }
    for metric in [Metric.pass, .all, .majority] { try add(metric, k, run.run, pooled: true) }
  }

  private mutating func addCurve(_ run: AssembledRun) throws {
    let settings = settings
    var steps = TallyFigures.doubled(upTo: k)
    if width > 1 {
      let sets = run.samples.lowerBound / width
      steps += TallyFigures.doubled(upTo: sets).dropFirst().map { $0 * width }
    }
    let known = Dictionary(headline.map { ($0.metric, $0) }) { first, _ in first }
    for metric in [Metric.pass, .majority] + Curves.consistency {
      for k in steps {
        if let figure = known[metric.name(k: k)] {
          curve.append(Point(metric: metric, figure: figure))
          continue
        }
        try keep(metric.name(k: k)) { () throws(StatisticsError) in
          try run.run.figure(metric, k: k, .clustered(level: settings.level))
        }.map { curve.append(Point(metric: metric, figure: $0)) }
      }
    }
  }

  private mutating func addFew(_ run: Run) throws {
    let settings = settings
    for (metric, k) in summary {
      for uncertainty in [
        Uncertainty.wilson(level: settings.level), .beta(level: settings.level, prior: 1),
      ] {
        try keep(metric.name(k: k)) { () throws(StatisticsError) in
          try run.figure(metric, k: k, uncertainty)
        }.map { few.append($0) }
      }
    }
  }

  private mutating func addConsistency(_ run: Run) throws {
    let settings = settings
    let kinds =
      Consistency.Samples.allCases.flatMap { samples in
        [Consistency.agreement(samples), .distinct(samples), .entropy(samples)]
      } + [.margin, .ties]
    for kind in kinds {
      try keep(kind.name) { () throws(StatisticsError) in
        try run.figure(kind, settings.uncertainty(isProportion: kind.isProportion))
      }.map { consistency.append($0) }
    }
    guard run.width > 1 else { return }
    try keep("within-set correlation") { () throws(StatisticsError) in
      try run.correlationFigure(settings.bootstrap)
    }.map { consistency.append($0) }
    for metric in [Metric.pass, .all, .majority] {
      try keep("pooled-minus-set gap of \(metric.name(k: run.width))") {
        () throws(StatisticsError) in
        try run.gapFigure(metric, settings.uncertainty(isProportion: false))
      }.map { consistency.append($0) }
    }
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

  static func name(_ tally: Tally) -> String {
    func text(_ name: [UInt8]) -> String {
      name.isEmpty ? "(unnamed)" : name.withUnsafeBufferPointer { $0.text(limit: 60) }
    }
    return "\(text(tally.benchmark)) · \(text(tally.model))"
  }

  /// The figure, or nil and a note where it is not defined for these samples or too much work.
  private mutating func keep(
    _ name: String, _ figure: () throws(StatisticsError) -> Figure
  ) throws -> Figure? {
    do throws(StatisticsError) {
      return try figure()
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
