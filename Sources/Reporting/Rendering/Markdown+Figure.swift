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

  /// A figure with its interval: a share in percent, anything else as a number. On request with its
  /// standard error in between.
  static func figure(_ figure: Figure, withError: Bool = false) -> String {
    var text = number(figure, figure.value) + (figure.isProportion ? " %" : "")
    if withError, let error = figure.standardError { text += " ± \(number(figure, error))" }
    if let low = figure.low, let high = figure.high {
      text += " [\(number(figure, low)), \(number(figure, high))]"
    }
    return text
  }

  private static func number(_ figure: Figure, _ value: Double) -> String {
    figure.isProportion ? fixed(value * 100, 1) : fixed(value, 3)
  }
}
