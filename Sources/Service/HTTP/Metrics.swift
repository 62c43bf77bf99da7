import Grading
import NIOCore
import Records
import Synchronization

/// What the service has counted since its start, as Prometheus reads it.
final class Metrics: Sendable {
  /// Upper ends of the histograms' buckets, in seconds.
  static let buckets: [Double] = [
    0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]

  private struct Histogram {
    var counts = [Int](repeating: 0, count: Metrics.buckets.count + 1)
    var sum = 0.0

    /// Counts a duration.
    mutating func add(_ duration: Duration) {
      let parts = duration.components
      let seconds = Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
      counts[Metrics.buckets.firstIndex { seconds <= $0 } ?? Metrics.buckets.count] += 1
      sum += seconds
    }
  }

  private struct State {
    /// Requests by route and status.
    var requests: [Answered: Int] = [:]
    var durations: [String: Histogram] = [:]
    var waits = Histogram()
    var tally = Tally()
    var bytesIn = 0
    var bytesOut = 0
    var connections = 0
  }

  /// A route's name and the status of its answer.
  private struct Answered: Hashable, Comparable {
    let route: String
    let status: Int

    static func < (a: Answered, b: Answered) -> Bool {
      (a.route, a.status) < (b.route, b.status)
    }
  }

  private let state = Mutex(State())

  /// Counts a request that was answered.
  func answered(
    _ route: String, status: Int, duration: Duration, bytesIn: Int, bytesOut: Int
  ) {
    state.withLock { state in
      state.requests[Answered(route: route, status: status), default: 0] += 1
      state.durations[route, default: Histogram()].add(duration)
      state.bytesIn += bytesIn
      state.bytesOut += bytesOut
    }
  }

  /// Counts how long a request waited for a thread.
  func waited(_ duration: Duration) { state.withLock { $0.waits.add(duration) } }

  /// Counts items.
  func add(_ tally: Tally) { state.withLock { $0.tally.merge(tally) } }

  /// Counts a connection, unless there are `maximum` already.
  func open(maximum: Int) -> Bool {
    state.withLock { state in
      guard state.connections < maximum else { return false }
      state.connections += 1
      return true
    }
  }

  /// Counts a connection off.
  func close() { state.withLock { $0.connections -= 1 } }

  /// Everything in the text format of Prometheus, version 0.0.4.
  func text(load: (admitted: Int, busy: Int), maximum: Int, threads: Int) -> String {
    let state = state.withLock { $0 }
    var page = Page()
    page.family("karat_requests_total", "counter", "Requests by route and status.")
    for (key, count) in state.requests.sorted(by: { $0.key < $1.key }) {
      page.line("karat_requests_total", "route=\"\(key.route)\",status=\"\(key.status)\"", count)
    }
    let seconds = "karat_request_duration_seconds"
    page.family(seconds, "histogram", "Time from a request's head to its answer.")
    for (route, histogram) in state.durations.sorted(by: { $0.key < $1.key }) {
      page.histogram(seconds, "route=\"\(route)\",", histogram.counts, histogram.sum)
    }
    page.family("karat_queue_wait_seconds", "histogram", "Time that requests waited for a thread.")
    page.histogram("karat_queue_wait_seconds", "", state.waits.counts, state.waits.sum)
    page.family("karat_items_total", "counter", "Items by what became of them.")
    for (status, count) in zip(GradeStatus.allCases, state.tally.grades) {
      page.line("karat_items_total", "status=\"\(status.rawValue)\"", count)
    }
    page.line("karat_items_total", "status=\"\(RowProblem.status)\"", state.tally.broken)
    page.line("karat_items_total", "status=\"ungraded\"", state.tally.others)
    for (name, help, value) in [
      ("karat_received_bytes_total", "Bytes of bodies received.", state.bytesIn),
      ("karat_sent_bytes_total", "Bytes of bodies sent.", state.bytesOut),
    ] {
      page.family(name, "counter", help)
      page.line(name, "", value)
    }
    for (name, help, value) in [
      ("karat_connections", "Open connections.", state.connections),
      ("karat_requests_admitted", "Requests that are graded or wait.", load.admitted),
      ("karat_requests_limit", "Requests that can be graded or wait.", maximum),
      ("karat_threads_busy", "Threads at work.", load.busy),
      ("karat_threads", "Threads that grade.", threads),
    ] {
      page.family(name, "gauge", help)
      page.line(name, "", value)
    }
    return page.text
  }

  private struct Page {
    var text = ""

    /// Announces a metric with its type and a sentence.
    mutating func family(_ name: String, _ type: String, _ help: String) {
      text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    /// Writes one value with its labels.
    mutating func line(_ name: String, _ labels: String, _ value: some CustomStringConvertible) {
      text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
    }

    /// Writes a histogram: its buckets, which count up, its sum and its count.
    mutating func histogram(_ name: String, _ labels: String, _ counts: [Int], _ sum: Double) {
      var total = 0
      for (place, count) in counts.enumerated() {
        total += count
        let end = place < Metrics.buckets.count ? "\(Metrics.buckets[place])" : "+Inf"
        line(name + "_bucket", labels + "le=\"\(end)\"", total)
      }
      let own = String(labels.dropLast(labels.isEmpty ? 0 : 1))
      line(name + "_sum", own, sum)
      line(name + "_count", own, total)
    }
  }
}
