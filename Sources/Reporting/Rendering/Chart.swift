/// An SVG chart that follows the reader's light or dark theme: percentages upwards, a legend to the
/// right.
struct Chart {
  private static let light = ["#0072b2", "#c04a00", "#00795a", "#a8407f", "#6b5b00", "#444444"]
  private static let dark = ["#56b4e9", "#ff9a4d", "#35d0a5", "#f0a3cc", "#e6d34a", "#cccccc"]
  /// Models that one chart tells apart.
  static let limit = light.count

  static let width = 760.0
  static let (left, top, right, bottom) = (56.0, 16.0, 520.0, 348.0)
  /// Where the legend begins.
  static let legend = right + 20

  private let title: String
  private let lowest: Double
  private let highest: Double
  private var body = ""
  private var line = Chart.top + 8

  /// A chart from the share `lowest` up to `highest`, both moved outwards to a fifth.
  init(title: String, lowest: Double = 0, highest: Double = 1) {
    self.title = title
    let low = min(max((lowest * 5).rounded(.down), 0), 4)
    self.lowest = low / 5
    self.highest = min(max((highest * 5).rounded(.up), low + 1), 5) / 5
    for step in 0...4 {
      let share = self.lowest + (self.highest - self.lowest) * Double(step) / 4
      let place = Chart.number(y(share))
      body += "<path class=\"grid\" d=\"M\(Chart.number(Chart.left)) \(place)H"
      body += "\(Chart.number(Chart.right))\"/>\n"
      add(Markdown.fixed(share * 100, 0) + " %", Chart.left - 8, y(share) + 4, "end")
    }
  }

  func y(_ share: Double) -> Double {
    let place = (min(max(share, lowest), highest) - lowest) / (highest - lowest)
    return Chart.bottom - (Chart.bottom - Chart.top) * place
  }

  /// Text with its anchor: `start`, `middle` or `end`.
  mutating func add(_ text: String, _ x: Double, _ y: Double, _ anchor: String) {
    body += "<text x=\"\(Chart.number(x))\" y=\"\(Chart.number(y))\" "
    body += "text-anchor=\"\(anchor)\">\(text)</text>\n"
  }

  /// The text below the axis.
  mutating func addAxis(_ text: String) {
    add(text, (Chart.left + Chart.right) / 2, Chart.bottom + 42, "middle")
  }

  /// A line through points in a colour and a style, `solid`, `dash` or `dot`.
  mutating func addLine(_ points: [(x: Double, y: Double)], color: Int, style: String) {
    let path = points.enumerated().map { place, point in
      "\(place == 0 ? "M" : "L")\(Chart.number(point.x)) \(Chart.number(point.y))"
    }.joined()
    body += "<path class=\"line c\(color) \(style)\" d=\"\(path)\"/>\n"
  }

  mutating func addDot(_ x: Double, _ y: Double, radius: Double, color: Int) {
    body += "<circle class=\"c\(color)\" cx=\"\(Chart.number(x))\" cy=\"\(Chart.number(y))\""
    body += " r=\"\(Chart.number(radius))\"/>\n"
  }

  /// A bar from the axis up to a share.
  mutating func addBar(_ x: Double, width: Double, share: Double, color: Int) {
    body += "<rect class=\"f\(color)\" x=\"\(Chart.number(x))\" y=\"\(Chart.number(y(share)))\""
    body += " width=\"\(Chart.number(width))\""
    body += " height=\"\(Chart.number(Chart.bottom - y(share)))\"/>\n"
  }

  /// A heading of the legend: the name of a run and what its samples are.
  mutating func addLegend(_ run: RunFigures, swatch color: Int? = nil) {
    let model = run.tally.model.isEmpty ? "(unnamed)" : Chart.name(run.tally.model)
    if let color {
      body += "<rect class=\"f\(color)\" x=\"\(Chart.number(Chart.legend))\""
      body += " y=\"\(Chart.number(line - 10))\" width=\"10\" height=\"10\"/>\n"
    }
    add(model, Chart.legend + (color == nil ? 0 : 16), line, "start")
    line += 17
    add(run.kind, Chart.legend + (color == nil ? 0 : 16), line, "start")
    line += 20
  }

  /// A line of the legend with a sample of its style.
  mutating func addLegend(_ text: String, color: Int, style: String) {
    addLine([(Chart.legend, line - 4), (Chart.legend + 28, line - 4)], color: color, style: style)
    add(text, Chart.legend + 36, line, "start")
    line += 20
  }

  /// Space before the next run of the legend.
  mutating func endLegend() { line += 8 }

  /// The whole picture.
  var svg: String {
    func rules(_ list: [String]) -> String {
      list.enumerated().map {
        ".c\($0){stroke:\($1)}circle.c\($0){fill:\($1)}.f\($0){fill:\($1)}"
      }.joined()
    }
    let (width, height) = (Chart.number(Chart.width), Chart.number(max(400, line)))
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" \
      width="\(width)" height="\(height)" role="img">
      <title>\(title)</title>
      <style>
      text{font:13px sans-serif;fill:#333}.grid{stroke:#ddd}.line{fill:none;stroke-width:2}
      .dash{stroke-dasharray:7 4}.dot{stroke-dasharray:2 3}\(rules(Chart.light))
      @media (prefers-color-scheme:dark){text{fill:#ccc}.grid{stroke:#444}\(rules(Chart.dark))}
      </style>

      """ + body + "</svg>\n"
  }

  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// A name as text of an SVG, shortened to what fits.
  private static func name(_ bytes: [UInt8]) -> String {
    var text = ""
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    for scalar in scalars.prefix(26) {
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
    return scalars.count > 26 ? text + "…" : text
  }
}
