import Statistics

extension Markdown {
  /// A number with `digits` decimals, rounded half away from zero; never a negative zero.
  static func fixed(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "–" }
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let units = Int((value * Double(scale)).rounded())
    let rest = String(units.magnitude % scale.magnitude)
    let zeros = String(repeating: "0", count: max(digits - rest.count, 0))
    let sign = units < 0 ? "−" : ""
    let whole = "\(sign)\(units.magnitude / scale.magnitude)"
    return digits > 0 ? "\(whole).\(zeros)\(rest)" : whole
  }

  /// A figure with its interval: a share in percent, anything else as a number.
  static func figure(_ figure: Figure) -> String {
    let isShare = Markdown.isShare(figure)
    func number(_ value: Double) -> String {
      isShare ? fixed(value * 100, 1) : fixed(value, 3)
    }
    let value = number(figure.value) + (isShare ? " %" : "")
    guard let low = figure.low, let high = figure.high else { return value }
    return "\(value) [\(number(low)), \(number(high))]"
  }

  private static func isShare(_ figure: Figure) -> Bool {
    let numbers = ["entropy", "distinct", "within-set", "pooled-minus-set"]
    return !numbers.contains { figure.metric.hasPrefix($0) }
  }
}
