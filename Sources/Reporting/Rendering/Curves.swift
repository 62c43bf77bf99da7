import Statistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A plot of metrics over k: a line for each model and metric.
enum Curves {
  private static let styles = ["solid", "dash", "dot"]

  /// The plot of the first models' curves, of those with several samples; nil where there is none.
  static func svg(_ all: [RunFigures], _ plot: Metric.Appearance.Plot, title: String) -> String? {
    let runs = all.filter { $0.k > 1 && !$0.curve.isEmpty }.prefix(Chart.limit)
    let ks = Set(runs.flatMap { $0.curve.compactMap(\.figure.k) }).sorted()
    guard let last = ks.last, last > 1 else { return nil }
    func x(_ k: Int) -> Double {
      Chart.left + (Chart.right - Chart.left) * log2(Double(k)) / log2(Double(last))
    }
    let lines = Metric.lines(of: plot)
    let shown = runs.flatMap(\.curve).filter { $0.metric.appearance.plot == plot }
      .map(\.figure.value)
    var chart = Chart(title: title, lowest: shown.min() ?? 0)
    var free = Chart.left - 100
    for k in ks where x(k) - free >= 26 {
      chart.add("\(k)", x(k), Chart.bottom + 20, "middle")
      free = x(k)
    }
    chart.addAxis("k, logarithmic")
    for (color, run) in runs.enumerated() {
      chart.addLegend(run)
      for (place, line) in lines.enumerated() {
        let style = styles[place % styles.count]
        let points = run.curve.filter { $0.metric == line.metric && $0.tau == line.tau }.map {
          point in
          (k: point.figure.k ?? 1, x: x(point.figure.k ?? 1), y: chart.y(point.figure.value))
        }
        guard !points.isEmpty else { continue }
        chart.addLine(points.map { ($0.x, $0.y) }, color: color, style: style)
        for point in points {
          let isSet = run.width > 1 && point.k == run.width
          chart.addDot(point.x, point.y, radius: isSet ? 5 : 2.5, color: color)
        }
        chart.addLegend(
          line.metric.name(MetricParameters(tau: line.tau)), color: color, style: style)
      }
      chart.endLegend()
    }
    return chart.svg
  }
}
