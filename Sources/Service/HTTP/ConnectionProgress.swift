import Bytes
import HTTPTypes
import NIOCore

/// How far the requests of one connection and their answers have come, and since when somebody waits.
struct ConnectionProgress {
  /// Whether any head has come.
  private(set) var hasHead = false
  /// Whether a request has begun and not ended.
  private(set) var isReading = false
  /// Whether the request at hand is a stream of lines.
  private var isStream = false
  /// Pieces of a stream with whole lines that have not been answered: while there are any, it is the client
  /// who waits.
  private var owed = 0
  /// Requests whose answer has not ended.
  private(set) var open = 0
  /// Whether an answer has begun and not ended.
  private(set) var isAnswering = false
  /// Whether whoever reads requests waits for more.
  var isWanted = false
  /// When the wait began that has a deadline.
  private var since = NIODeadline.now()

  /// Seconds since the wait began.
  var waited: Double { Double((NIODeadline.now() - since).nanoseconds) / 1e9 }

  /// Whether the client keeps the service waiting: it does not where the service does not read, or owes an
  /// answer.
  var isClientLate: Bool { isWanted && owed == 0 }

  /// Whether a body is awaited for the only request at hand.
  var awaitsBody: Bool { isReading && open <= 1 }

  /// Begins the wait anew.
  mutating func restart() { since = .now() }

  /// A request's head has come.
  mutating func receiveHead(_ fields: HTTPFields) {
    hasHead = true
    isReading = true
    open += 1
    isStream = RequestHead(fields).type == .stream
    restart()
  }

  /// A piece of a body has come.
  mutating func receiveBody(_ buffer: ByteBuffer) {
    guard isStream, buffer.readableBytesView.contains(.newline) else { return }
    owed += 1
    restart()
  }

  /// A request has come to its end.
  mutating func receiveEnd() { isReading = false }

  /// An answer's head goes out.
  mutating func sendHead(_ head: HTTPResponse) {
    if head.status.kind != .informational { isAnswering = true }
  }

  /// A piece of an answer goes out.
  mutating func sendBody() {
    guard owed > 0 else { return }
    owed -= 1
    restart()
  }

  /// An answer has come to its end.
  mutating func sendEnd() {
    isAnswering = false
    owed = 0
    open -= 1
    if open == 1, isReading { restart() }
  }
}
