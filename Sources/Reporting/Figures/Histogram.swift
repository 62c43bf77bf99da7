import Statistics

/// How many problems a model solves never, sometimes and always.
struct Histogram {
  /// The bins' names: the exact ends apart, because a problem that is always solved is another thing
  /// than one that is nearly always.
  static let names = ["0 %", "to 20", "to 40", "to 60", "to 80", "below 100", "100 %"]

  /// Problems in each bin.
  let counts: [Int]
  let problems: Int

  /// The histogram of the problems' accuracies; nil where a problem has one sample or none is scored.
  init?(_ run: AssembledRun?) {
    guard let run, run.samples.upperBound > 1 else { return nil }
    var counts = [Int](repeating: 0, count: Histogram.names.count)
    for problem in run.run.problems {
      counts[Histogram.bin(problem.samples.correct, of: problem.samples.size)] += 1
    }
    self.counts = counts
    problems = run.run.problems.count
  }

  /// The bin of a share, exactly: (0, 20 %], (20, 40 %], … (80, 100 %).
  private static func bin(_ correct: Int, of size: Int) -> Int {
    if correct == 0 { return 0 }
    if correct >= size { return 6 }
    return (5 * correct + size - 1) / size
  }

  private var shares: [Double] { counts.map { Double($0) / Double(problems) } }

  /// The histograms of the first models; nil where there is nothing to draw.
  static func svg(_ all: [RunFigures]) -> String? {
    let runs = all.compactMap { run in
      Histogram(run.run).map { (run: run, histogram: $0) }
    }.prefix(Chart.limit)
    guard let highest = runs.flatMap({ $0.histogram.shares }).max() else { return nil }
    var chart = Chart(title: "Problems by accuracy", highest: highest)
    let room = (Chart.right - Chart.left) / Double(names.count)
    let width = room * 0.8 / Double(runs.count)
    for (bin, name) in names.enumerated() {
      let start = Chart.left + room * (Double(bin) + 0.1)
      for (color, run) in runs.enumerated() where run.histogram.counts[bin] > 0 {
        let share = run.histogram.shares[bin]
        let x = start + width * Double(color)
        chart.addBar(x, width: width * 0.92, share: share, color: color)
        if width >= 18 {
          let y = max(chart.y(share) - 4, Chart.top - 4)
          chart.add("\(run.histogram.counts[bin])", x + width * 0.46, y, "middle")
        }
      }
      chart.add(name, Chart.left + room * (Double(bin) + 0.5), Chart.bottom + 20, "middle")
    }
    chart.addAxis("accuracy on a problem; height: share of problems, number: problems")
    for (color, run) in runs.enumerated() {
      chart.addLegend(run.run, swatch: color)
    }
    return chart.svg
  }
}
