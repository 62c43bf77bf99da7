import Records

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A line on the terminal that says how far a run has come; silent where standard error is no terminal.
///
/// The pipeline calls it from one thread at a time.
final class ProgressLine: @unchecked Sendable {
  private let isTerminal = isatty(2) == 1
  private var next = 0.5
  private var isShown = false

  /// Shows where the run is, five times a second at most.
  func show(_ progress: Progress) {
    guard isTerminal, progress.seconds >= next else { return }
    next = progress.seconds + 0.2
    isShown = true
    put("\r\u{1B}[K" + ProgressLine.text(progress))
  }

  /// Takes the line away.
  func clear() {
    if isShown { put("\r\u{1B}[K") }
    isShown = false
  }

  /// The line for a state of the run.
  static func text(_ progress: Progress) -> String {
    let rate = Double(progress.bytes) / max(progress.seconds, 0.001)
    var text = "\(progress.bytes / 1_000_000) MB"
    if let total = progress.totalBytes, total > 0 {
      let left = max(0, Double(total - progress.bytes) / max(rate, 1))
      text += " of \(total / 1_000_000) MB, \(min(100, progress.bytes * 100 / total)) %"
      text += ", \(Int(rate / 1e6)) MB/s, \(clock(left)) left"
    } else {
      text += ", \(Int(rate / 1e6)) MB/s"
    }
    return text
  }

  /// A time as minutes and seconds, with hours where there are any.
  private static func clock(_ seconds: Double) -> String {
    let whole = Int(min(seconds.rounded(.up), 1e6))
    let parts = [whole / 3_600, whole / 60 % 60, whole % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return (whole >= 3_600 ? parts : Array(parts[1...])).joined(separator: ":")
  }

  /// Writes to standard error; a line that is lost does no harm.
  private func put(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
  }
}
