import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization
public import UnixSignals

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The HTTP service: listens until it is told to stop, then finishes what it has taken in.
public struct KaratService: Sendable {
  private let configuration: ServiceConfiguration
  private let version: String

  /// A service that listens as `configuration` says.
  public init(_ configuration: ServiceConfiguration, version: String) {
    self.configuration = configuration
    self.version = version
  }

  /// Serves until one of `signals` comes or the task is cancelled; calls `onRunning` once it listens, with
  /// its port where it has one.
  public func run(
    signals: [UnixSignal] = [.sigterm, .sigint],
    onRunning:
      @escaping @Sendable (_ port: Int?, _ stop: @escaping @Sendable () async -> Void) async
      -> Void = { _, _ in }
  ) async throws {
    let level = Logger.Level(rawValue: configuration.logLevel.rawValue) ?? .info
    var logger = Logger(label: "karat") { JSONLogHandler(label: $0, level: level) }
    logger.logLevel = level
    let configuration = KaratService.fitted(configuration, logger)
    let metrics = Metrics()
    let responder = Responder(
      configuration, version: version, metrics: metrics, logger: logger)
    if case .unixSocket(let path) = configuration.address {
      do {
        try SocketFile.makeRoom(at: path)
      } catch {
        responder.pool.stop()
        throw error
      }
    }
    let mask = umask(0)
    umask(configuration.address.isSocketFile ? 0o177 : mask)
    let stopper = Stopper()
    if !configuration.address.isLocal, configuration.tokens == nil {
      logger.warning(
        "anyone who can reach this address may use the service: there is no token file")
    }
    let server = Server(
      childChannelSetup: ConnectionChannel(responder: responder),
      configuration: KaratService.server(configuration, logger),
      onServerRunning: { channel in
        umask(mask)
        if case .unixSocket(let path) = configuration.address {
          stopper.file = SocketFile(boundTo: path)
        }
        await onRunning(channel.localAddress?.port) { await stopper.stop() }
      }, eventLoopGroup: KaratService.loops, logger: logger)
    var group = ServiceGroupConfiguration(
      services: [server], gracefulShutdownSignals: signals, logger: logger)
    group.maximumGracefulShutdownDuration = .seconds(configuration.deadlines.shutdown)
    let services = ServiceGroup(configuration: group)
    stopper.set(services)
    let result: Result<Void, any Error>
    do {
      result = .success(try await services.run())
    } catch {
      result = .failure(error)
    }
    umask(mask)
    responder.pool.stop()
    stopper.file?.remove()
    try result.get()
    logger.info("stopped")
  }

  /// How the server listens.
  private static func server(
    _ configuration: ServiceConfiguration, _ logger: Logger
  ) -> HummingbirdCore.ServerConfiguration {
    let address: BindAddress =
      switch configuration.address {
      case .host(let host, let port): .hostname(host, port: port)
      case .unixSocket(let path): .unixDomainSocket(path: path)
      }
    // Connections above the maximum are told so; only far above it they have to wait to be told.
    let maximum = configuration.limits.maximumConnections + KaratService.spare
    return HummingbirdCore.ServerConfiguration(
      address: address, backlog: 1_024,
      availableConnectionsDelegate: .maximum(maximum, logger: logger)
    )
  }

  /// The threads that read and write. They end with the process: what a connection leaves behind may still be
  /// cleared away on them when the service has ended.
  private static let loops = MultiThreadedEventLoopGroup(
    numberOfThreads: max(1, min(4, System.coreCount)))

  /// Connections above the maximum that are answered with an error, at once.
  private static let spare = 64
  /// Files that the process has open besides its connections.
  private static let files = 64

  /// The configuration with a maximum of connections that the system's limit on open files allows: a server that
  /// runs out of them cannot go on.
  private static func fitted(
    _ configuration: ServiceConfiguration, _ logger: Logger
  ) -> ServiceConfiguration {
    var limits = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    guard getrlimit(resource, &limits) == 0 else { return configuration }
    let wanted = rlim_t(configuration.limits.maximumConnections + spare + files)
    if limits.rlim_cur < wanted, limits.rlim_cur < limits.rlim_max {
      limits.rlim_cur = min(wanted, limits.rlim_max)
      setrlimit(resource, &limits)
      getrlimit(resource, &limits)
    }
    guard limits.rlim_cur < wanted else { return configuration }
    var configuration = configuration
    configuration.limits.maximumConnections = max(1, Int(limits.rlim_cur) - spare - files)
    logger.warning(
      "fewer connections are served than configured, because of the system's limit on open files",
      metadata: ["connections": "\(configuration.limits.maximumConnections)"])
    return configuration
  }
}

/// Holds the running services, so that they can be told to stop, and what they leave behind.
private final class Stopper: Sendable {
  private let services = Mutex<ServiceGroup?>(nil)
  private let socket = Mutex<SocketFile?>(nil)

  /// The socket file at which the service listens, if it does.
  var file: SocketFile? {
    get { socket.withLock { $0 } }
    set { socket.withLock { $0 = newValue } }
  }

  /// Notes the services that run.
  func set(_ group: ServiceGroup) { services.withLock { $0 = group } }

  /// Tells the services to stop.
  func stop() async { await services.withLock { $0 }?.triggerGracefulShutdown() }
}

extension ServiceConfiguration.Address: CustomStringConvertible {
  /// The address as messages write it.
  public var description: String {
    switch self {
    case .host(let host, let port): "\(host):\(port)"
    case .unixSocket(let path): path
    }
  }

  var isSocketFile: Bool {
    if case .unixSocket = self { true } else { false }
  }
}
