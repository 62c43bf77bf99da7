public import ArgumentParser

/// What `karat serve` takes: declared here, so that the command line shows, checks and completes it without
/// the HTTP server inside.
public struct ServeOptions: ParsableArguments {
  /// Where the service listens.
  @OptionGroup(title: "Address")
  public var address: ServeAddress

  /// Threads that grade; nil for one on each processor.
  @Option(help: "Threads that grade; one for each processor unless given.")
  public var threads: Int?

  /// A file with the tokens of which a request must have one.
  @Option(help: "A file with tokens, one a line; a request must have one.", completion: .file())
  public var tokenFile: String?

  /// A JSON file with the values of a reward configuration.
  @Option(help: "A JSON file that says what a grade is worth.", completion: .file())
  public var rewards: String?

  /// A file with problems and their gold answers.
  @Option(help: "JSON lines with `prompt` and `gold`, for LLaMA-Factory.", completion: .file())
  public var problems: String?

  /// The bounds of what a client may ask.
  @OptionGroup(title: "Limits")
  public var limits: ServeLimits

  /// How long is waited.
  @OptionGroup(title: "Deadlines")
  public var deadlines: ServeDeadlines

  /// How much is logged: one of `levels`.
  @Option(help: "How much is logged: \(ServeOptions.levels.joined(separator: ", ")).")
  public var logLevel = "info"

  /// Whether the bodies of requests are logged too.
  @Flag(help: "Log the bodies of requests as well, at level debug.")
  public var logBodies = false

  /// The policy of requests that name none.
  @OptionGroup(title: "Policy")
  public var policy: PolicyOptions

  /// Levels of the log, the most talkative first.
  public static let levels = ["debug", "info", "warning", "error"]

  /// The options with their defaults.
  public init() {}

  /// Throws where a value is out of its range.
  /// Refuses values that are out of their range, with a sentence that names the option.
  public func validate() throws {
    if let threads { try check("--threads", threads, 1...1_024) }
    guard ServeOptions.levels.contains(logLevel) else {
      throw ValidationError(
        "--log-level \(logLevel): there is no such level; there are "
          + ServeOptions.levels.joined(separator: ", ") + ".")
    }
  }
}

/// Where `karat serve` listens.
public struct ServeAddress: ParsableArguments {
  /// The address.
  @Option(help: "The address to listen on.")
  public var host = "127.0.0.1"

  /// The port; 0 is any free one.
  @Option(help: "The port; 0 takes any that is free.")
  public var port = 8_000

  /// The path of a socket file, which takes the place of host and port.
  @Option(help: "Listen on this socket file instead, open to its owner alone.", completion: .file())
  public var unixSocket: String?

  /// The options with their defaults.
  public init() {}

  /// Throws where a value is out of its range.
  public func validate() throws {
    try check("--port", port, 0...65_535)
    if let unixSocket, unixSocket.utf8.count > 100 || unixSocket.isEmpty {
      throw ValidationError("--unix-socket: a path of 1 to 100 bytes is needed.")
    }
  }
}

/// The bounds of what a client of `karat serve` may ask.
public struct ServeLimits: ParsableArguments {
  /// Requests that may wait for a thread.
  @Option(help: "Requests that may wait for a thread; further ones are refused.")
  public var maximumQueue = 256

  /// Bytes of one body, or of one line of a stream.
  @Option(help: "Bytes of one body, or of one line of a stream.")
  public var maximumBody = 32 << 20

  /// Items of one request.
  @Option(help: "Items of one request.")
  public var maximumItems = 16_384

  /// Connections at once.
  @Option(help: "Connections at once; further ones are answered with an error.")
  public var maximumConnections = 1_024

  // The names that these options had at first.
  @Option(name: .customLong("queue"), help: .hidden)
  var oldQueue: Int?

  @Option(name: .customLong("max-body"), help: .hidden)
  var oldBody: Int?

  @Option(name: .customLong("max-items"), help: .hidden)
  var oldItems: Int?

  @Option(name: .customLong("connections"), help: .hidden)
  var oldConnections: Int?

  /// The options with their defaults.
  public init() {}

  /// Takes values that were given by an old name; throws where a value is out of its range.
  public mutating func validate() throws {
    maximumQueue = oldQueue ?? maximumQueue
    maximumBody = oldBody ?? maximumBody
    maximumItems = oldItems ?? maximumItems
    maximumConnections = oldConnections ?? maximumConnections
    try check("--maximum-queue", maximumQueue, 0...1_000_000)
    try check("--maximum-body", maximumBody, 1_024...(1 << 30))
    try check("--maximum-items", maximumItems, 1...1_000_000)
    try check("--maximum-connections", maximumConnections, 1...100_000)
  }
}

/// How long `karat serve` waits, in seconds.
public struct ServeDeadlines: ParsableArguments {
  /// For a connection's first head.
  @Option(help: "Seconds for a connection's first head.")
  public var headerTimeout = 10.0

  /// For a body; of a stream, for each line.
  @Option(help: "Seconds for a body; of a stream, for each line.")
  public var bodyTimeout = 30.0

  /// Until an idle connection is closed.
  @Option(help: "Seconds after which an idle connection is closed.")
  public var idleTimeout = 60.0

  /// For accepted work, after a signal to stop.
  @Option(help: "Seconds that accepted work may still take after a signal to stop.")
  public var shutdownTimeout = 30.0

  /// The options with their defaults.
  public init() {}

  /// Throws where a value is out of its range.
  public func validate() throws {
    for (name, seconds) in [
      ("--header-timeout", headerTimeout), ("--body-timeout", bodyTimeout),
      ("--idle-timeout", idleTimeout), ("--shutdown-timeout", shutdownTimeout),
    ] {
      guard seconds >= 0.01, seconds <= 86_400 else {
        throw ValidationError("\(name): 0.01 to 86400 seconds are allowed.")
      }
    }
  }
}

/// Throws where the value of an option is out of its range.
private func check(_ name: String, _ value: Int, _ range: ClosedRange<Int>) throws {
  guard range.contains(value) else {
    throw ValidationError("\(name): \(range.lowerBound) to \(range.upperBound) are allowed.")
  }
}
