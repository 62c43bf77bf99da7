import ArgumentParser
import CommandOptions
import Service

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `karat-serve`: the program that `karat serve` turns into.
@main
struct KaratServe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "karat-serve",
    abstract: "Grades over HTTP; see `karat help serve`.",
    version: karatVersion)

  @OptionGroup
  var options: ServeOptions

  @Flag(
    help: ArgumentHelp("Print the table of endpoints for Docs/service.md.", visibility: .hidden))
  var endpoints = false

  func run() async throws {
    if endpoints {
      print(RouteTable.markdown, terminator: "")
      return
    }
    // A client that goes away is an error of the next write, not a death by signal.
    signal(SIGPIPE, SIG_IGN)
    let service: ServiceConfiguration
    do {
      service = try configured()
    } catch let error as StartError {
      throw error.exit
    }
    do {
      try await KaratService(service, version: KaratServe.configuration.version).run()
    } catch {
      throw StartError("cannot listen on \(service.address): \(error)", code: 74).exit
    }
  }

  /// The configuration that the options describe; reads the files that they name.
  private func configured() throws -> ServiceConfiguration {
    var service = ServiceConfiguration()
    service.address =
      if let path = options.address.unixSocket { .unixSocket(path) } else {
        .host(options.address.host, port: options.address.port)
      }
    service.threads = options.threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    service.limits.maximumQueue = options.limits.maximumQueue
    service.limits.maximumBody = options.limits.maximumBody
    service.limits.maximumHeldBodies = max(
      service.limits.maximumHeldBodies, 4 * options.limits.maximumBody)
    service.limits.maximumItems = options.limits.maximumItems
    service.limits.maximumConnections = options.limits.maximumConnections
    service.deadlines.header = options.deadlines.headerTimeout
    service.deadlines.body = options.deadlines.bodyTimeout
    service.deadlines.idle = options.deadlines.idleTimeout
    service.deadlines.shutdown = options.deadlines.shutdownTimeout
    service.policy = options.policy.resolved
    service.logLevel = .init(rawValue: options.logLevel) ?? .info
    service.logsBodies = options.logBodies
    if let path = options.tokenFile {
      service.tokens = try StartError.naming(path) { try TokenList(path: path) }
    }
    if let path = options.rewards {
      service.rewards = try StartError.naming(path) { try .init(path: path) }
    }
    if let path = options.problems {
      service.problems = try StartError.naming(path) { try ProblemIndex(path: path) }
    }
    return service
  }
}

/// Why the service does not start.
struct StartError: Error {
  let message: String
  let code: Int32

  init(_ message: String, code: Int32) {
    self.message = message
    self.code = code
  }

  /// Says what is wrong, and gives the code to end with.
  var exit: ExitCode {
    var text = "karat: \(message)\n"
    text.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
    return ExitCode(code)
  }

  /// What `body` gives; where it throws, the error names the file.
  static func naming<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch {
      throw StartError("\(path): \(error)", code: 66)
    }
  }
}
