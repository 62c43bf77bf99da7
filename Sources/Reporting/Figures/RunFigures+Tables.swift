import Statistics

extension RunFigures {
  /// Adds the metrics of the table of figures: those without parameters, those of k samples by k, and those
  /// of all samples with a threshold.
  mutating func addHeadline(_ run: AssembledRun) throws {
    let metrics = Metric.all.filter {
      $0.appearance.table == .figures && $0.inputs.data != .scores
    }
    for metric in metrics where !metric.takesK && !metric.inputs.takesTau {
      try add(metric, MetricParameters(), run.run)
    }
    let usual = width > 1 ? [width] : RunFigures.doubled(upTo: k)
    for k in settings.passAt.isEmpty ? usual : Set(settings.passAt).sorted() {
      for metric in metrics where metric.takesK && k >= metric.appearance.leastK {
        // At τ = 1 all samples have to be correct, which is a metric of its own.
        let taus: [Threshold?] =
          metric.inputs.takesTau ? settings.thresholds.filter { $0 != .one } : [nil]
        for tau in taus { try add(metric, MetricParameters(k: k, tau: tau), run.run) }
      }
    }
    guard run.samples.upperBound > 1 else { return }
    for metric in metrics where !metric.takesK && metric.inputs.takesTau {
      for tau in settings.thresholds { try add(metric, MetricParameters(tau: tau), run.run) }
    }
  }

  private mutating func add(
    _ metric: Metric, _ parameters: MetricParameters, _ run: Run, pooled: Bool = false
  ) throws {
    let settings = settings
    try keep((pooled ? "pooled " : "") + metric.name(parameters)) { () throws(StatisticsError) in
      try RunFigures.figure(run, metric, parameters, settings, pooled: pooled)
    }.map { headline.append($0) }
  }

  /// Adds the metrics that choose or weigh by score, where every sample has one.
  mutating func addScored(_ run: AssembledRun) throws {
    let samples = tally.samples.scores.samples.count
    guard samples > 0, k > 1 else { return }
    let metrics = Metric.all.filter { $0.inputs.data == .scores }
    let names = metrics.map { $0.name(k: k) }.joined(separator: " and ")
    guard run.leftOver == nil else {
      return note("\(names): scores are not kept where samples are regrouped")
    }
    guard samples == tally.scored, run.leftOut.isEmpty else {
      return note("\(names): only \(samples) of \(tally.scored) responses have a score")
    }
    let scored = try tally.samples.scores.run(width: width, rank: run.rank)
    for metric in metrics {
      if metric.isOfWholeSets {
        // Where problems have different numbers of samples there is no vote of all at one k.
        guard width > 1 || run.samples.lowerBound == run.samples.upperBound else { continue }
        try add(metric, MetricParameters(k: k), scored)
        continue
      }
      let ks = width > 1 ? [width] : RunFigures.doubled(upTo: k)
      for k in ks where k >= metric.appearance.leastK {
        try add(metric, MetricParameters(k: k), scored)
      }
    }
  }

  /// Adds what the independent formulas say of the samples of sets.
  mutating func addPooled(_ run: Run) throws {
    guard width > 1 else { return }
    for metric in Metric.all where metric.appearance.isPooled {
      try add(metric, MetricParameters(k: k), run, pooled: true)
    }
  }

  /// Adds how far answers agree: of the answered, the correct and the wrong samples, then of all; for sets
  /// also what pooling them would do.
  mutating func addAgreement(_ run: Run) throws {
    let metrics = Metric.all.filter { $0.appearance.table == .agreement }
    for samples in Metric.Samples.allCases {
      for metric in metrics where metric.inputs.takesSamples {
        try addAgreement(metric, MetricParameters(samples: samples), run)
      }
    }
    for metric in metrics where !metric.inputs.takesSamples && (metric.isMean || run.width > 1) {
      try addAgreement(metric, MetricParameters(), run)
    }
    guard run.width > 1 else { return }
    let settings = settings
    for metric in Metric.all where metric.appearance.isPooled {
      try keep(Run.gapName(metric, k: run.width)) { () throws(StatisticsError) in
        try run.gapFigure(metric, settings.uncertainty(isProportion: false))
      }.map { consistency.append($0) }
    }
  }

  private mutating func addAgreement(
    _ metric: Metric, _ parameters: MetricParameters, _ run: Run
  ) throws {
    let uncertainty =
      metric.isMean
      ? settings.uncertainty(isProportion: metric.isProportion) : .bootstrap(settings.bootstrap)
    try keep(metric.name(parameters)) { () throws(StatisticsError) in
      try run.figure(Estimand(metric, parameters, width: run.width), uncertainty)
    }.map { consistency.append($0) }
  }

  /// Adds the intervals that hold for few problems.
  mutating func addFew(_ run: Run) throws {
    let k = k
    for metric in columns {
      for uncertainty in [
        Uncertainty.wilson(level: settings.level), .beta(level: settings.level, prior: 1),
      ] {
        try keep(metric.name(k: k)) { () throws(StatisticsError) in
          try run.figure(metric, k: k, uncertainty)
        }.map { few.append($0) }
      }
    }
  }

  /// Adds the points of the plots over k.
  mutating func addCurves(_ run: AssembledRun) throws {
    let settings = settings
    var steps = RunFigures.doubled(upTo: k)
    if width > 1 {
      let sets = run.samples.lowerBound / width
      steps += RunFigures.doubled(upTo: sets).dropFirst().map { $0 * width }
    }
    let known = Dictionary(headline.map { ($0.metric, $0) }) { first, _ in first }
    for (metric, tau) in Metric.Appearance.Plot.allCases.flatMap(Metric.lines) {
      for k in steps {
        let name = metric.name(MetricParameters(k: k, tau: tau))
        if let figure = known[name] {
          curve.append(Point(metric: metric, tau: tau, figure: figure))
          continue
        }
        try keep(name) { () throws(StatisticsError) in
          try run.run.figure(metric, k: k, tau: tau, .clustered(level: settings.level))
        }.map { curve.append(Point(metric: metric, tau: tau, figure: $0)) }
      }
    }
  }
}
