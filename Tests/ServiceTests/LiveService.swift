import Foundation
import Service

/// A running service on a free port of loopback.
final class LiveService: Sendable {
  let port: Int
  private let stop: @Sendable () async -> Void
  private let task: Task<Void, any Error>

  private init(
    port: Int, stop: @escaping @Sendable () async -> Void, task: Task<Void, any Error>
  ) {
    self.port = port
    self.stop = stop
    self.task = task
  }

  struct NotRunning: Error {}

  /// Runs `body` with a service, and stops it.
  static func with(
    _ configuration: ServiceConfiguration = .test { _ in },
    _ body: @escaping @Sendable (LiveService) async throws -> Void
  ) async throws {
    let service = try await start(configuration)
    do {
      try await body(service)
    } catch {
      try? await service.end()
      throw error
    }
    try await service.end()
  }

  static func start(_ configuration: ServiceConfiguration) async throws -> LiveService {
    let service = KaratService(configuration, version: "test")
    let (running, source) = AsyncStream.makeStream(
      of: (port: Int?, stop: @Sendable () async -> Void).self)
    let task = Task {
      defer { source.finish() }
      try await service.run(signals: []) { port, stop in source.yield((port, stop)) }
    }
    for await (port, stop) in running {
      return LiveService(port: port ?? 0, stop: stop, task: task)
    }
    try await task.value
    throw NotRunning()
  }

  /// Waits until a request has been taken in.
  func untilBusy() async throws {
    for _ in 0..<5_000 {
      if try await !get("/metrics").text.contains("karat_requests_admitted 0") { return }
    }
    throw NotRunning()
  }

  /// Tells the service to stop, as a signal would.
  func tellToStop() async { await stop() }

  /// Stops the service and waits until it has ended.
  func end() async throws {
    await stop()
    try await task.value
  }

  /// Does what blocks on a thread of its own, so that the service has Swift's threads.
  static func blocking<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
  }

  /// A connection on a thread of its own.
  func connected<Value: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> Value
  ) async throws -> Value {
    let port = port
    return try await LiveService.blocking { try body(try Connection(port: port)) }
  }

  /// Posts a body and gives the answer.
  func post(
    _ path: String, _ body: Data, type: String? = "application/json", headers: [String] = []
  ) async throws -> Answer {
    var head = "POST \(path) HTTP/1.1\r\nHost: test\r\nContent-Length: \(body.count)\r\n"
    if let type { head += "Content-Type: \(type)\r\n" }
    for header in headers { head += header + "\r\n" }
    let request = Data((head + "\r\n").utf8) + body
    return try await connected { connection in
      // What is refused early may be answered, and the connection closed, before all of it is sent.
      try? connection.send(request)
      return try connection.answer()
    }
  }

  func post(
    _ path: String, _ body: String, type: String? = "application/json", headers: [String] = []
  ) async throws -> Answer {
    try await post(path, Data(body.utf8), type: type, headers: headers)
  }

  func get(
    _ path: String, method: String = "GET", headers: [String] = []
  ) async throws -> Answer {
    let head = (["\(method) \(path) HTTP/1.1", "Host: test"] + headers).joined(separator: "\r\n")
    return try await connected { connection in
      try connection.send(head + "\r\n\r\n")
      return try connection.answer(head: method == "HEAD")
    }
  }
}

extension ServiceConfiguration {
  /// What the tests run with, changed.
  static func test(_ change: (inout ServiceConfiguration) -> Void) -> ServiceConfiguration {
    var configuration = ServiceConfiguration()
    configuration.address = .host("127.0.0.1", port: 0)
    configuration.threads = 2
    configuration.logLevel = .error
    change(&configuration)
    return configuration
  }
}

/// A value as JSON text.
func json(_ value: Any) -> String {
  let data = try? JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed)
  return String(decoding: data ?? Data(), as: UTF8.self)
}

/// An item that takes a while: no two numbers give the same.
func slowItem(_ number: Int) -> String {
  #"{"response":"\\boxed{\\sqrt{2}+\\sqrt{3}+\#(number)}","gold":"\\sqrt{5+2\\sqrt{6}}+\#(number)"}"#
}
