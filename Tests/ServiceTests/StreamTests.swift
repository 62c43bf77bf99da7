import Foundation
import Service
import Testing

/// JSON lines both ways.
@Suite struct StreamTests {
  private static let head =
    "POST /v1/grade HTTP/1.1\r\nHost: t\r\nContent-Type: application/x-ndjson\r\n"
    + "Transfer-Encoding: chunked\r\n\r\n"

  private static func chunk(_ text: String) -> String {
    String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n"
  }

  private static func line(_ number: Int) -> String {
    #"{"id":\#(number),"response":"\\boxed{\#(number)}","gold":"1"}"# + "\n"
  }

  @Test func anAnswerComesBeforeTheNextLineIsSent() async throws {
    try await LiveService.with { service in
      let answers = try await service.connected { connection in
        try connection.send(Self.head)
        var answers: [String] = []
        for number in 0..<5 {
          try connection.send(Self.chunk(Self.line(number)))
          if number == 0 {
            let head = try connection.answerHead()
            #expect(head.status == 200)
            #expect(head.headers["content-type"] == "application/x-ndjson")
          }
          answers.append(String(decoding: try connection.chunk() ?? Data(), as: UTF8.self))
        }
        try connection.send("0\r\n\r\n")
        #expect(try connection.chunk() == nil)
        return answers
      }
      for (number, answer) in answers.enumerated() {
        #expect(answer.hasPrefix("{\"id\":\(number),"))
        #expect(answer.hasSuffix("}\n"))
      }
    }
  }

  @Test func aLineMayComeInPieces() async throws {
    try await LiveService.with { service in
      let answer = try await service.connected { connection in
        try connection.send(Self.head)
        for byte in Self.line(1) + Self.line(2).dropLast() {
          try connection.send(Self.chunk(String(byte)))
        }
        try connection.send("0\r\n\r\n")
        return try connection.answer()
      }
      #expect(answer.lines.map { $0["id"] as? Int } == [1, 2])
      #expect(answer.lines.map { $0["status"] as? String } == ["correct", "incorrect"])
    }
  }

  @Test func aClientThatSendsEverythingBeforeItReadsIsServed() async throws {
    let count = 30_000
    let text = (0..<count).map { Self.line($0) }.joined()
    try await LiveService.with { service in
      let answer = try await service.post("/v1/grade", text, type: "application/x-ndjson")
      #expect(answer.lines.count == count)
      let ids = answer.lines.compactMap { $0["id"] as? Int }
      #expect(ids == Array(0..<count))
    }
  }

  @Test func aLineWithoutEndEndsTheStreamWithItsProblem() async throws {
    let text = Self.line(1) + String(repeating: "x", count: 3 << 20)
    try await LiveService.with(.test { $0.limits.maximumBody = 1 << 20 }) { service in
      let answer = try await service.post("/v1/grade", text, type: "application/x-ndjson")
      #expect(answer.lines.count == 2)
      #expect(answer.lines.first?["status"] as? String == "correct")
      let problem = answer.lines.last?["problem"] as? [String: Any]
      #expect(problem?["code"] as? String == "body_too_large")
    }
  }

  @Test func aStreamThatStopsMeetsItsDeadlineAndOneThatGoesOnDoesNot() async throws {
    try await LiveService.with(.test { $0.deadlines.body = 1 }) { service in
      let (count, isClosed) = try await service.connected { connection in
        try connection.send(Self.head)
        _ = try? connection.send(Self.chunk(Self.line(0)))
        _ = try connection.answerHead()
        var count = 1
        _ = try connection.chunk()
        for number in 1..<8 {
          Thread.sleep(forTimeInterval: 0.2)
          try connection.send(Self.chunk(Self.line(number)))
          if try connection.chunk() != nil { count += 1 }
        }
        return (count, connection.isClosed())
      }
      #expect(count == 8)
      #expect(isClosed)
    }
  }
}
