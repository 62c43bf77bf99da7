public import ArgumentParser

/// What `karat serve` takes: declared here, so that the command line shows, checks and completes it without
/// the HTTP server inside.
public struct ServeOptions: ParsableArguments {
  @Option(help: "The address to listen on.")
  public var host = "127.0.0.1"

  @Option(help: "The port; 0 takes any that is free.")
  public var port = 8_000

  @Option(help: "Listen on this socket file instead, open to its owner alone.", completion: .file())
  public var unixSocket: String?

  @Option(help: "Threads that grade; all processors unless given.")
  public var threads: Int?

  @Option(help: "Requests that may wait for a thread; further ones are refused.")
  public var queue = 256

  @Option(help: "Bytes of one body, or of one line of a stream.")
  public var maxBody = 32 << 20

  @Option(help: "Items of one request.")
  public var maxItems = 16_384

  @Option(help: "Connections at once; further ones are answered with an error.")
  public var connections = 1_024

  @Option(help: "Seconds for a connection's first head.")
  public var headerTimeout = 10.0

  @Option(help: "Seconds for a body; of a stream, for each line.")
  public var bodyTimeout = 30.0

  @Option(help: "Seconds after which an idle connection is closed.")
  public var idleTimeout = 60.0

  @Option(help: "Seconds that accepted work has to end after a signal to stop.")
  public var shutdownTimeout = 30.0

  @Option(help: "A file with tokens, one a line; requests must have one.", completion: .file())
  public var tokenFile: String?

  @Option(help: "A JSON file that says what a grade is worth.", completion: .file())
  public var rewards: String?

  @Option(
    help: "JSON lines with `prompt` and `gold`, for LLaMA-Factory, which sends no gold.",
    completion: .file())
  public var problems: String?

  @Option(help: "How much is logged: \(ServeOptions.levels.joined(separator: ", ")).")
  public var logLevel = "info"

  @Flag(help: "Log the bodies of requests as well, at level debug.")
  public var logBodies = false

  @OptionGroup(title: "Policy")
  public var policy: PolicyOptions

  /// Levels of the log, the most talkative first.
  public static let levels = ["debug", "info", "warning", "error"]

  /// The options with their defaults.
  public init() {}

  public func validate() throws {
    try check("--port", port, 0...65_535)
    if let threads { try check("--threads", threads, 1...1_024) }
    try check("--queue", queue, 0...1_000_000)
    try check("--max-body", maxBody, 1_024...(1 << 30))
    try check("--max-items", maxItems, 1...1_000_000)
    try check("--connections", connections, 1...100_000)
    for (name, seconds) in [
      ("--header-timeout", headerTimeout), ("--body-timeout", bodyTimeout),
      ("--idle-timeout", idleTimeout), ("--shutdown-timeout", shutdownTimeout),
    ] {
      guard seconds >= 0.01, seconds <= 86_400 else {
        throw ValidationError("\(name): 0.01 to 86400 seconds are allowed.")
      }
    }
    guard ServeOptions.levels.contains(logLevel) else {
      throw ValidationError(
        "--log-level \(logLevel): there is no such level; there are "
          + ServeOptions.levels.joined(separator: ", ") + ".")
    }
    if let unixSocket, unixSocket.utf8.count > 100 || unixSocket.isEmpty {
      throw ValidationError("--unix-socket: a path of 1 to 100 bytes is needed.")
    }
  }

  private func check(_ name: String, _ value: Int, _ range: ClosedRange<Int>) throws {
    guard range.contains(value) else {
      throw ValidationError("\(name): \(range.lowerBound) to \(range.upperBound) are allowed.")
    }
  }
}
