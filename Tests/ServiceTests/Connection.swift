import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An answer as it came over the wire.
struct Answer: Sendable {
  var status: Int
  var headers: [String: String]
  var body: Data

  var text: String { String(decoding: body, as: UTF8.self) }

  /// The body as JSON; nil where it is none.
  var json: Any? { try? JSONSerialization.jsonObject(with: body, options: .fragmentsAllowed) }

  var object: [String: Any] { json as? [String: Any] ?? [:] }

  var list: [[String: Any]] { json as? [[String: Any]] ?? [] }

  /// The body's lines as JSON objects.
  var lines: [[String: Any]] {
    text.split(separator: "\n").map { line in
      (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any] ?? [:]
    }
  }

  /// The code of a problem document.
  var code: String? {
    headers["content-type"] == "application/problem+json" ? object["code"] as? String : nil
  }
}

/// A connection of which the test decides every byte. It blocks: to be used off Swift's own threads.
final class Connection {
  struct Failure: Error { let message: String }

  private let socket: Int32
  private var buffer = Data()

  init(port: Int) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let code = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else { throw Failure(message: "cannot connect: \(errno)") }
    limit(seconds: 20)
  }

  init(path: String) throws {
    socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let code = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard code == 0 else { throw Failure(message: "cannot connect: \(errno)") }
    limit(seconds: 20)
  }

  deinit { close(socket) }

  private func limit(seconds: Int) {
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(socket, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  func send(_ text: String) throws { try send(Data(text.utf8)) }

  /// Sends bytes; throws where the other side has closed.
  func send(_ data: Data) throws {
    try data.withUnsafeBytes { bytes in
      var sent = 0
      while sent < bytes.count {
        let count = Glibc.send(
          socket, bytes.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
        guard count > 0 else { throw Failure(message: "cannot send: \(errno)") }
        sent += count
      }
    }
  }

  /// Says that nothing more is sent; answers can still be read.
  func endSending() { shutdown(socket, Int32(SHUT_WR)) }

  /// The next bytes; empty at the end.
  private func more() throws -> Data {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(socket, &bytes, bytes.count, 0)
    guard count >= 0 else { throw Failure(message: "cannot receive: \(errno)") }
    return Data(bytes[..<count])
  }

  /// Whether the other side closes without a further byte.
  func isClosed() -> Bool { (try? more())?.isEmpty ?? true }

  /// One line without its end.
  func line() throws -> String {
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        var line = buffer[..<end]
        buffer = Data(buffer[(end + 1)...])
        if line.last == 0x0D { line = line.dropLast() }
        return String(decoding: line, as: UTF8.self)
      }
      let bytes = try more()
      guard !bytes.isEmpty else { throw Failure(message: "closed within a line") }
      buffer += bytes
    }
  }

  private func take(_ count: Int) throws -> Data {
    while buffer.count < count {
      let bytes = try more()
      guard !bytes.isEmpty else { throw Failure(message: "closed within a body") }
      buffer += bytes
    }
    defer { buffer = Data(buffer.dropFirst(count)) }
    return Data(buffer.prefix(count))
  }

  /// The next answer, without those that only inform; without a body where the request was a HEAD.
  func answer(head: Bool = false) throws -> Answer {
    var answer = try answerHead()
    while answer.status < 200 { answer = try answerHead() }
    if head { return answer }
    if answer.headers["transfer-encoding"] == "chunked" {
      while let chunk = try self.chunk() { answer.body += chunk }
    } else {
      answer.body = try take(Int(answer.headers["content-length"] ?? "") ?? 0)
    }
    return answer
  }

  /// The next head alone.
  func answerHead() throws -> Answer {
    let first = try line().split(separator: " ")
    guard first.count > 1, let status = Int(first[1]) else {
      throw Failure(message: "no status: \(first)")
    }
    var headers: [String: String] = [:]
    while case let line = try line(), !line.isEmpty {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] =
        parts.count > 1
        ? parts[1].trimmingCharacters(in: .whitespaces) : ""
    }
    return Answer(status: status, headers: headers, body: Data())
  }

  /// The next chunk of a chunked body; nil at its end.
  func chunk() throws -> Data? {
    guard let size = Int(try line(), radix: 16) else { throw Failure(message: "no chunk") }
    let data = try take(size)
    _ = try line()
    return size == 0 ? nil : data
  }
}
