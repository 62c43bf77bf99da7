public import Grading

/// How the service listens, what it grades by, and every bound that a client meets.
public struct ServiceConfiguration: Sendable {
  /// Where the service listens.
  public enum Address: Sendable, Hashable {
    /// A host's name or number, and a port; port 0 is any free one.
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

  /// Bounds of what a client may ask.
  public struct Limits: Sendable {
    /// Requests that may wait for a thread; a further one is refused.
    public var maximumQueue = 256
    /// Bytes of one body, and of one line of a stream.
    public var maximumBody = 32 << 20
    /// Bytes of all bodies that are held at once.
    public var maximumHeldBodies = 512 << 20
    /// Items of one request.
    public var maximumItems = 16_384
    /// Connections that are served at once; one more is answered with an error.
    public var maximumConnections = 1_024
    /// Bytes of a request's head.
    public var maximumHeader = 16 << 10
  }

  /// How long the service waits, in seconds.
  public struct Deadlines: Sendable {
    /// For the first head of a new connection.
    public var header = 10.0
    /// For a body; of a stream, for each line.
    public var body = 30.0
    /// Until a connection on which nothing happens is closed.
    public var idle = 60.0
    /// For accepted work, after a signal to stop.
    public var shutdown = 30.0
  }

  /// Where it listens.
  public var address = Address.host("127.0.0.1", port: 8000)
  /// Threads that grade; at least 1.
  public var threads = 1
  /// The policy of requests that name none.
  public var policy = Policy.standard
  /// What a grade is worth where a request does not say.
  public var rewards = RewardConfig()
  /// Problems with their gold answers, for the wire that sends no gold.
  public var problems: ProblemIndex?
  /// The tokens of which a request must have one; nil where anybody may ask.
  public var tokens: TokenList?
  /// Bounds of what a client may ask.
  public var limits = Limits()
  /// How long it waits.
  public var deadlines = Deadlines()
  /// How much is logged.
  public var logLevel = LogLevel.info
  /// Whether the log holds the bodies of requests, at level debug.
  public var logsBodies = false

  /// The usual bounds on loopback.
  public init() {}
}
