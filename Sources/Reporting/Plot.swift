import Statistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A curve over k for each model and metric, as SVG that follows the reader's light or dark theme.
enum Plot {
  private static let light = ["#0072b2", "#c04a00", "#00795a", "#a8407f", "#6b5b00", "#444444"]
  private static let dark = ["#56b4e9", "#ff9a4d", "#35d0a5", "#f0a3cc", "#e6d34a", "#cccccc"]
  private static let width = 720.0
  private static let (left, top, right, bottom) = (56.0, 16.0, 500.0, 348.0)
  /// Models that one plot tells apart.
  static let limit = light.count

  /// The plot of the first models' curves; nil where there is nothing to draw.
  static func svg(_ all: [TallyFigures]) -> String? {
    let runs = all.filter { !$0.curve.isEmpty }.prefix(limit)
    let ks = Set(runs.flatMap { $0.curve.compactMap(\.figure.k) }).sorted()
    guard let last = ks.last, last > 1 else { return nil }
    func x(_ k: Int) -> Double { left + (right - left) * log2(Double(k)) / log2(Double(last)) }
    func y(_ value: Double) -> Double { bottom - (bottom - top) * value }
    // The legend takes 68 a model.
    var text = head(height: max(400, 68 * Double(runs.count) + 24))
    for step in 0...4 {
      let place = number(y(Double(step) / 4))
      text += "<path class=\"grid\" d=\"M\(number(left)) \(place)H\(number(right))\"/>\n"
      text += label(left - 8, y(Double(step) / 4) + 4, "\(step * 25) %", anchor: "end")
    }
    var free = left - 100
    for k in ks where x(k) - free >= 26 {
      text += label(x(k), bottom + 20, "\(k)", anchor: "middle")
      free = x(k)
    }
    text += label((left + right) / 2, bottom + 42, "k, logarithmic", anchor: "middle")
    var line = top + 8
    for (color, run) in runs.enumerated() {
      let model = run.tally.model.isEmpty ? "(unnamed)" : name(run.tally.model)
      let kind = run.width > 1 ? "sets of \(run.width)" : "independent"
      text += label(right + 20, line, "\(model), \(kind)", anchor: "start")
      line += 20
      for metric in [Metric.pass, .majority] {
        let points = run.curve.filter { $0.metric == metric }
        guard !points.isEmpty else { continue }
        let dash = metric == .majority ? " dash" : ""
        let path = points.enumerated().map { place, point in
          "\(place == 0 ? "M" : "L")\(number(x(point.figure.k ?? 1))) "
            + number(y(point.figure.value))
        }.joined()
        text += "<path class=\"line c\(color)\(dash)\" d=\"\(path)\"/>\n"
        for point in points {
          let isSet = run.width > 1 && point.figure.k == run.width
          text +=
            "<circle class=\"c\(color)\" cx=\"\(number(x(point.figure.k ?? 1)))\""
            + " cy=\"\(number(y(point.figure.value)))\" r=\"\(isSet ? 5 : 2.5)\"/>\n"
        }
        let place = number(line - 4)
        text +=
          "<path class=\"line c\(color)\(dash)\" d=\"M\(number(right + 20)) \(place)h28\"/>\n"
        text += label(right + 56, line, metric.name(k: nil), anchor: "start")
        line += 20
      }
      line += 8
    }
    return text + "</svg>\n"
  }

  private static func head(height: Double) -> String {
    func colors(_ list: [String]) -> String {
      list.enumerated().map { ".c\($0){stroke:\($1)}circle.c\($0){fill:\($1)}" }.joined()
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(number(width)) \(number(height))" \
      width="\(number(width))" height="\(number(height))" role="img">
      <title>pass@k and maj@k over k</title>
      <style>
      text{font:13px sans-serif;fill:#333}.grid{stroke:#ddd}.line{fill:none;stroke-width:2}
      .dash{stroke-dasharray:6 4}\(colors(light))
      @media (prefers-color-scheme:dark){text{fill:#ccc}.grid{stroke:#444}\(colors(dark))}
      </style>

      """
  }

  private static func label(_ x: Double, _ y: Double, _ text: String, anchor: String) -> String {
    "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\">\(text)</text>\n"
  }

  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// A name as text of an SVG, shortened to what fits.
  private static func name(_ bytes: [UInt8]) -> String {
    var text = ""
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    for scalar in scalars.prefix(16) {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\u{FFFE}", "\u{FFFF}": text += " "
      default:
        let isControl = scalar.properties.generalCategory == .control
        text.unicodeScalars.append(isControl ? " " : scalar)
      }
    }
    return scalars.count > 16 ? text + "…" : text
  }
}
