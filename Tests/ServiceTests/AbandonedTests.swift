import Foundation
import Service
import Testing

/// A client that goes away: what it asked for and nobody reads is not done.
@Suite struct AbandonedTests {
  private static let count = 2_000

  private static func head(_ path: String, _ type: String, _ body: String) -> String {
    "POST \(path) HTTP/1.1\r\nHost: t\r\nContent-Type: \(type)\r\n"
      + "Content-Length: \(body.utf8.count)\r\n\r\n"
  }

  /// A field with a list of texts, a number in each.
  private static func list(_ name: String, _ text: String) -> String {
    let texts = (0..<count).map { "\"" + text.replacingOccurrences(of: "N", with: "\($0)") + "\"" }
    return "\"\(name)\":[" + texts.joined(separator: ",") + "]"
  }

  private static let responses = #"\\boxed{\\sqrt{2}+\\sqrt{3}+N}"#

  static let requests: [(path: String, type: String, body: String)] = [
    (
      "/v1/grade", "application/json",
      #"{"items":["# + (0..<count).map(slowItem).joined(separator: ",") + "]}"
    ),
    (
      "/v1/grade", "application/x-ndjson",
      (0..<count).map(slowItem).joined(separator: "\n")
    ),
    (
      "/openrlhf", "application/json",
      "{" + list("query", responses) + "," + list("labels", #"\\sqrt{5+2\\sqrt{6}}+N"#) + "}"
    ),
    (
      "/v1/group", "application/json",
      #"{"gold":"\\sqrt{5+2\\sqrt{6}}","# + list("responses", responses) + "}"
    ),
  ]

  /// A counter of `/metrics`, over all labels.
  private static func counted(_ name: String, _ service: LiveService) async throws -> Int {
    try await service.get("/metrics").text.split(separator: "\n").reduce(0) { sum, line in
      guard line.hasPrefix(name) else { return sum }
      return sum + (line.split(separator: " ").last.flatMap { Int($0) } ?? 0)
    }
  }

  /// Sends a request, waits until it is taken in, and closes without a word.
  private static func abandon(_ number: Int, _ service: LiveService) async throws -> Bool {
    let (path, type, body) = requests[number]
    return try await service.connected { connection in
      try connection.send(head(path, type, body) + body)
      let other = try Connection(port: service.port)
      for _ in 0..<2_000 {
        try other.send("GET /metrics HTTP/1.1\r\nHost: t\r\n\r\n")
        if try !other.answer().text.contains("karat_requests_admitted 0") { return true }
      }
      return false
    }
  }

  @Test(arguments: 0..<4) func workThatNobodyWaitsForIsNotDone(number: Int) async throws {
    try await LiveService.with(.test { $0.threads = 1 }) { service in
      #expect(try await Self.abandon(number, service))
      let clock = ContinuousClock()
      let start = clock.now
      while try await Self.counted("karat_requests_admitted", service) > 0 {
        guard clock.now - start < .seconds(60) else { break }
        try await Task.sleep(for: .milliseconds(2))
      }
      let done = try await Self.counted("karat_items_total", service)
      #expect(done < Self.count / 2, "\(done) of \(Self.count)")
    }
  }

  @Test func aRequestWhoseClientIsGoneIsCountedAsSuch() async throws {
    try await LiveService.with(.test { $0.threads = 1 }) { service in
      #expect(try await Self.abandon(0, service))
      let line = #"karat_requests_total{route="grade",status="499"} 1"#
      var page = ""
      for _ in 0..<2_000 where !page.contains(line) {
        page = try await service.get("/metrics").text
      }
      #expect(page.contains(line))
    }
  }

  @Test func aClientThatOnlyStoppedSendingGetsItsWholeAnswer() async throws {
    let items = (0..<100).map(slowItem).joined(separator: ",")
    let body = "[" + items + "]"
    try await LiveService.with { service in
      let answer = try await service.connected { connection in
        try connection.send(Self.head("/v1/grade", "application/json", body) + body)
        connection.endSending()
        return try connection.answer()
      }
      #expect(answer.status == 200)
      #expect(answer.list.count == 100)
      #expect(answer.list.allSatisfy { $0["status"] as? String == "correct" })
    }
  }
}
