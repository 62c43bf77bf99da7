public import Grading

/// How the service listens, what it grades by, and every bound that a client meets.
public struct ServiceConfiguration: Sendable {
  /// Where the service listens.
  public enum Address: Sendable, Hashable {
    case host(String, port: Int)
    /// A socket file that only its owner may open.
    case unixSocket(String)

    /// Whether only this machine can reach it.
    public var isLocal: Bool {
      switch self {
      case .unixSocket: true
      case .host(let host, _):
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
      }
    }
  }

  /// How much is logged, the most talkative first.
  public enum LogLevel: String, Sendable {
    case debug, info, warning, error
  }

  public var address = Address.host("127.0.0.1", port: 8000)
  /// Threads that grade; at least 1.
  public var threads = 1
  /// Requests that may wait for a thread; a further one is refused.
  public var queue = 256
  /// The policy of requests that name none.
  public var policy = Policy.standard
  /// What a grade is worth where a request does not say.
  public var rewards = RewardConfig()
  /// Problems with their gold answers, for the wire that sends no gold.
  public var problems: ProblemIndex?
  /// The tokens of which a request has to have one; none where anybody may ask.
  public var tokens: TokenList?
  /// Bytes of one body, and of one line of a stream.
  public var maxBody = 32 << 20
  /// Bytes of all bodies that are held at once.
  public var bodyMemory = 512 << 20
  /// Items of one request.
  public var maxItems = 16_384
  /// Connections that are served at once; one more is answered with an error.
  public var connections = 1_024
  /// Bytes of a request's head.
  public var maxHeader = 16 << 10
  /// Seconds that a new connection has for its first head.
  public var headerSeconds = 10.0
  /// Seconds that a body has to arrive; of a stream, each line.
  public var bodySeconds = 30.0
  /// Seconds after which a connection on which nothing happens is closed.
  public var idleSeconds = 60.0
  /// Seconds that accepted work has to end after a signal to stop.
  public var shutdownSeconds = 30.0
  /// Whether the log holds the bodies of requests, at level debug.
  public var logsBodies = false
  public var logLevel = LogLevel.info

  /// The usual bounds on loopback.
  public init() {}
}
