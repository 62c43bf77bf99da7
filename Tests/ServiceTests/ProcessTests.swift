import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The built programs: `karat serve` turns into `karat-serve`, listens, and ends at a signal.
@Suite struct ProcessTests {
  struct NotBuilt: Error {}

  /// The folder of the built programs: that of the test bundle.
  private static func folder() throws -> URL {
    for start in [CommandLine.arguments[0], Bundle.main.bundlePath]
      + Bundle.allBundles.map(\.bundlePath)
    {
      var folder = URL(fileURLWithPath: start).resolvingSymlinksInPath()
      for _ in 0..<5 {
        folder.deleteLastPathComponent()
        let path = folder.appending(path: "karat-serve").path
        if FileManager.default.isExecutableFile(atPath: path) { return folder }
      }
    }
    throw NotBuilt()
  }

  private static func start(_ name: String, _ arguments: [String]) throws -> (Process, Pipe) {
    let process = Process()
    process.executableURL = try folder().appending(path: name)
    process.arguments = arguments
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = Pipe()
    try process.run()
    return (process, errors)
  }

  /// Waits for a process on a thread of its own; what it wrote to standard error comes along.
  private static func end(_ process: Process, _ errors: Pipe) -> (code: Int32, errors: String) {
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationReason == .exit ? process.terminationStatus : -1, text)
  }

  @Test func aSocketFileIsServedAndGoneAtTheEnd() async throws {
    let path = NSTemporaryDirectory() + "karat-\(UUID().uuidString.prefix(8)).sock"
    let found = try await LiveService.blocking {
      let (process, errors) = try Self.start("karat", ["serve", "--unix-socket", path])
      var connection: Connection?
      for _ in 0..<400 where connection == nil {
        connection = try? Connection(path: path)
        if connection == nil { Thread.sleep(forTimeInterval: 0.05) }
      }
      guard let connection else {
        process.terminate()
        throw NotBuilt()
      }
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      let item = #"{"response":"secret \\boxed{1}","gold":"1"}"#
      try connection.send(
        "POST /v1/grade HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\n"
          + "Content-Length: \(item.utf8.count)\r\n\r\n" + item)
      let answer = try connection.answer()
      kill(process.processIdentifier, SIGTERM)
      let (code, log) = Self.end(process, errors)
      let isThere = FileManager.default.fileExists(atPath: path)
      return (mode, answer, code, log, isThere)
    }
    #expect(found.0 == 0o600)
    #expect(found.1.object["status"] as? String == "correct")
    #expect(found.2 == 0)
    #expect(!found.4)
    // The log is JSON lines, without texts.
    for line in found.3.split(separator: "\n") {
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["level"] is String, "\(line)")
    }
    #expect(!found.3.contains("secret"))
  }

  private static func socketPath() -> String {
    NSTemporaryDirectory() + "karat-\(UUID().uuidString.prefix(8)).sock"
  }

  /// A connection to a socket, as soon as somebody listens there.
  private static func connected(_ path: String) throws -> Connection {
    for _ in 0..<400 {
      if let connection = try? Connection(path: path) { return connection }
      Thread.sleep(forTimeInterval: 0.05)
    }
    throw NotBuilt()
  }

  @Test func aSocketOnWhichAServerListensIsLeftToIt() async throws {
    let path = Self.socketPath()
    let (code, errors, answer) = try await LiveService.blocking {
      let (first, log) = try Self.start("karat", ["serve", "--unix-socket", path])
      defer { first.terminate() }
      let connection = try Self.connected(path)
      let (second, secondErrors) = try Self.start("karat", ["serve", "--unix-socket", path])
      let (code, errors) = Self.end(second, secondErrors)
      try connection.send("GET /healthz HTTP/1.1\r\nHost: t\r\n\r\n")
      _ = try connection.answer()
      // The first is still reached by the path, by those who come later too.
      let later = try Connection(path: path)
      try later.send("GET /healthz HTTP/1.1\r\nHost: t\r\n\r\n")
      let answer = try later.answer()
      first.terminate()
      _ = Self.end(first, log)
      return (code, errors, answer)
    }
    #expect(code == 74, "\(errors)")
    #expect(errors.contains("cannot listen on \(path): another server listens there"))
    #expect(answer.status == 200)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aStaleSocketIsReplacedAndAFileIsNot() async throws {
    let path = Self.socketPath()
    let file = Self.socketPath()
    defer { try? FileManager.default.removeItem(atPath: file) }
    try Data("kept".utf8).write(to: URL(fileURLWithPath: file))
    let (status, code, errors) = try await LiveService.blocking {
      let (killed, log) = try Self.start("karat", ["serve", "--unix-socket", path])
      _ = try Self.connected(path)
      kill(killed.processIdentifier, SIGKILL)
      _ = Self.end(killed, log)
      let (next, nextLog) = try Self.start("karat", ["serve", "--unix-socket", path])
      let connection = try Self.connected(path)
      try connection.send("GET /healthz HTTP/1.1\r\nHost: t\r\n\r\n")
      let status = try connection.answer().status
      next.terminate()
      _ = Self.end(next, nextLog)
      let (refused, refusedErrors) = try Self.start("karat", ["serve", "--unix-socket", file])
      let (code, errors) = Self.end(refused, refusedErrors)
      return (status, code, errors)
    }
    #expect(status == 200)
    #expect(code == 74)
    #expect(errors.contains("not a socket"), "\(errors)")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "kept")
  }

  @Test(arguments: [
    (["--port", "70000"], 64, "--port"), (["--policy", "none"], 64, "--policy"),
    (["--threads", "0"], 64, "--threads"), (["--log-level", "loud"], 64, "--log-level"),
    (["--nonsense"], 64, "--nonsense"), (["--maximum-body", "5"], 64, "--maximum-body"),
    (["--max-body", "5"], 64, "--maximum-body"), (["--queue", "2000000"], 64, "--maximum-queue"),
    (["--max-items", "0"], 64, "--maximum-items"),
    (["--connections", "0"], 64, "--maximum-connections"),
    (["--token-file", "/nowhere"], 66, "/nowhere"),
    (["--rewards", "/nowhere"], 66, "/nowhere"), (["--problems", "/nowhere"], 66, "/nowhere"),
    (["--unix-socket", "/nowhere/s"], 74, "cannot listen"),
  ])
  func aWrongStartIsNamed(arguments: [String], code: Int32, words: String) async throws {
    let (found, errors) = try await LiveService.blocking {
      let (process, errors) = try Self.start("karat", ["serve"] + arguments)
      return Self.end(process, errors)
    }
    #expect(found == code, "\(errors)")
    #expect(errors.contains(words), "\(errors)")
  }
}
