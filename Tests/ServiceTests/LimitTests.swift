import Foundation
import Service
import Testing

/// Deadlines, caps and the bounded queue.
@Suite struct LimitTests {
  private static let head =
    "POST /v1/grade HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\n"
  private static let item = #"{"response":"\\boxed{1}","gold":"1"}"#

  /// A list of this many items that takes a while.
  private static func batch(_ count: Int) -> String {
    "[" + (0..<count).map(slowItem).joined(separator: ",") + "]"
  }

  @Test func aBodyOf100MBIsRefusedByItsLength() async throws {
    try await LiveService.with { service in
      let answer = try await service.connected { connection in
        try connection.send(Self.head + "Content-Length: 100000000\r\n\r\n")
        return try connection.answer()
      }
      #expect(answer.status == 413)
      #expect(answer.code == "body_too_large")
      #expect(try await service.get("/healthz").status == 200)
    }
  }

  @Test func aBodyOfMoreBytesThanAllowedIsRefusedHoweverItComes() async throws {
    let large = Data(repeating: 0x20, count: 3 << 20)
    try await LiveService.with(.test { $0.limits.maximumBody = 1 << 20 }) { service in
      let whole = try await service.post("/v1/grade", large)
      #expect(whole.code == "body_too_large")
      let chunked = try await service.connected { connection in
        try connection.send(Self.head + "Transfer-Encoding: chunked\r\n\r\n")
        for _ in 0..<48 {
          try? connection.send(
            Data("10000\r\n".utf8) + Data(repeating: 0x20, count: 1 << 16) + Data("\r\n".utf8))
        }
        try? connection.send("0\r\n\r\n")
        let first = try connection.answer()
        // The connection goes on.
        try connection.send("GET /healthz HTTP/1.1\r\nHost: t\r\n\r\n")
        return (first, try connection.answer())
      }
      #expect(chunked.0.code == "body_too_large")
      #expect(chunked.1.status == 200)
    }
  }

  @Test func aBodyInChunksIsRead() async throws {
    try await LiveService.with { service in
      let answer = try await service.connected { connection in
        try connection.send(Self.head + "Transfer-Encoding: chunked\r\n\r\n")
        for byte in Self.item { try connection.send("1\r\n\(byte)\r\n") }
        try connection.send("0\r\n\r\n")
        return try connection.answer()
      }
      #expect(answer.object["status"] as? String == "correct")
    }
  }

  @Test func aClientThatWaitsToBeInvitedIsInvited() async throws {
    try await LiveService.with { service in
      let (first, second) = try await service.connected { connection in
        try connection.send(
          Self.head + "Expect: 100-continue\r\nContent-Length: \(Self.item.utf8.count)\r\n\r\n")
        let first = try connection.answerHead()
        try connection.send(Self.item)
        return (first, try connection.answer())
      }
      #expect(first.status == 100)
      #expect(second.object["status"] as? String == "correct")
    }
  }

  @Test func aSlowBodyMeetsItsDeadlineHoweverItDrips() async throws {
    try await LiveService.with(.test { $0.deadlines.body = 0.3 }) { service in
      for drips in [false, true] {
        let (answer, isClosed) = try await service.connected { connection in
          try connection.send(Self.head + "Content-Length: 1000\r\n\r\n{")
          for _ in 0..<(drips ? 10 : 0) {
            Thread.sleep(forTimeInterval: 0.1)
            try? connection.send(" ")
          }
          return (try connection.answer(), connection.isClosed())
        }
        #expect(answer.status == 408)
        #expect(answer.code == "timeout")
        #expect(answer.headers["connection"] == "close")
        #expect(isClosed)
      }
      #expect(try await service.get("/healthz").status == 200)
    }
  }

  @Test func aSlowHeadMeetsItsDeadline() async throws {
    try await LiveService.with(.test { $0.deadlines.header = 0.3 }) { service in
      for start in ["", "POST /v1/grade HTTP/1.1\r\nHos"] {
        let (answer, isClosed) = try await service.connected { connection in
          try connection.send(start)
          return (try connection.answer(), connection.isClosed())
        }
        #expect(answer.status == 408)
        #expect(answer.code == "timeout")
        #expect(isClosed)
      }
    }
  }

  @Test func aConnectionOnWhichNothingHappensIsClosed() async throws {
    try await LiveService.with(.test { $0.deadlines.idle = 0.3 }) { service in
      let isClosed = try await service.connected { connection in
        try connection.send("GET /healthz HTTP/1.1\r\nHost: t\r\n\r\n")
        _ = try connection.answer()
        return connection.isClosed()
      }
      #expect(isClosed)
    }
  }

  @Test func aHalfClosedConnectionGetsItsAnswer() async throws {
    try await LiveService.with { service in
      let whole = try await service.connected { connection in
        try connection.send(
          Self.head + "Content-Length: \(Self.item.utf8.count)\r\n\r\n" + Self.item)
        connection.endSending()
        return (try connection.answer(), connection.isClosed())
      }
      #expect(whole.0.object["status"] as? String == "correct")
      #expect(whole.1)
      for framing in ["Content-Length: 500", "Transfer-Encoding: chunked"] {
        let cut = try await service.connected { connection in
          try connection.send(
            Self.head + framing + "\r\n\r\n" + (framing.hasPrefix("T") ? "5\r\n{" : "{"))
          connection.endSending()
          return (try connection.answer(), connection.isClosed())
        }
        #expect(cut.0.status == 400)
        #expect(cut.0.code == "truncated_body", "\(framing)")
        #expect(cut.1)
      }
      let gone = try await service.connected { connection in
        try connection.send(Self.head + "Content-Length: 500\r\n\r\n{")
        return true
      }
      #expect(gone)
      #expect(try await service.get("/healthz").status == 200)
    }
  }

  @Test func requestsThatComeTogetherAreAnsweredInOrder() async throws {
    try await LiveService.with { service in
      let answers = try await service.connected { connection in
        var text = ""
        for number in 0..<20 {
          let item = #"{"id":\#(number),"response":"\\boxed{1}","gold":"1"}"#
          text += Self.head + "Content-Length: \(item.utf8.count)\r\n\r\n" + item
        }
        try connection.send(text)
        return try (0..<20).map { _ in try connection.answer() }
      }
      #expect(answers.map { $0.object["id"] as? Int } == Array(0..<20))
    }
  }

  @Test func tooManyItemsAreRefused() async throws {
    let list = "[" + [String](repeating: "0", count: 101).joined(separator: ",") + "]"
    try await LiveService.with(.test { $0.limits.maximumItems = 100 }) { service in
      for (path, body) in [
        ("/v1/grade", list), ("/v1/grade", #"{"items":"# + list + "}"), ("/v1/group", list),
        ("/v1/group", #"{"answers":"# + list + "}"),
        ("/openrlhf", #"{"query":"# + list + #","labels":"# + list + "}"),
        ("/aggregate_metrics", #"{"verify_responses":"# + list + "}"),
      ] {
        let answer = try await service.post(path, body)
        #expect(answer.status == 413, "\(path)")
        #expect(answer.code == "too_many_items")
      }
    }
  }

  @Test func aFullQueueRefusesAtOnceAndSaysWhenToComeAgain() async throws {
    let batch = LimitTests.batch(4_000)
    try await LiveService.with(
      .test {
        $0.threads = 1
        $0.limits.maximumQueue = 0
      }
    ) { service in
      // Three clients that always have a batch here, of which one at a time is taken in.
      let clients = (0..<3).map { _ in
        Task {
          var whole = 0
          while !Task.isCancelled {
            let answer = try await service.post("/v1/grade", batch)
            if answer.status == 200, answer.list.count == 4_000,
              answer.list.allSatisfy({ $0["status"] as? String == "correct" })
            {
              whole += 1
            } else {
              #expect(answer.code == "queue_full")
            }
          }
          return whole
        }
      }
      func firstRefusal(_ ask: () async throws -> Answer) async throws -> Answer? {
        for _ in 0..<5_000 {
          let answer = try await ask()
          if answer.status != 200 { return answer }
        }
        return nil
      }
      let refused = try await firstRefusal { try await service.post("/v1/grade", Self.item) }
      #expect(refused?.status == 503)
      #expect(refused?.code == "queue_full")
      #expect(refused?.headers["retry-after"] == "1")
      #expect(try await firstRefusal { try await service.get("/readyz") }?.status == 503)
      #expect(try await service.get("/healthz").status == 200)
      let stream = try await firstRefusal {
        try await service.post("/v1/grade", Self.item, type: "application/x-ndjson")
      }
      #expect(stream?.code == "queue_full")
      for client in clients { client.cancel() }
      var whole = 0
      for client in clients { whole += try await client.value }
      #expect(whole > 0)
      #expect(try await service.get("/readyz").status == 200)
      #expect(try await service.post("/v1/grade", Self.item).status == 200)
    }
  }

  @Test func aSmallRequestDoesNotWaitForALargeOne() async throws {
    let batch = LimitTests.batch(4_000)
    try await LiveService.with(.test { $0.threads = 1 }) { service in
      let long = Task {
        let answer = try await service.post("/v1/grade", batch)
        return (answer.list.count, ContinuousClock.now)
      }
      try await service.untilBusy()
      let small = try await service.post("/v1/grade", Self.item)
      let end = ContinuousClock.now
      #expect(small.object["status"] as? String == "correct")
      let (count, longEnd) = try await long.value
      #expect(count == 4_000)
      #expect(end < longEnd)
    }
  }

  @Test func bodiesAreHeldWithinTheirMemory() async throws {
    try await LiveService.with(.test { $0.limits.maximumHeldBodies = 1_000 }) { service in
      let answer = try await service.post("/v1/grade", LimitTests.batch(100))
      #expect(answer.status == 503)
      #expect(answer.code == "memory_full")
      for _ in 0..<100 {
        #expect(try await service.post("/v1/grade", Self.item).status == 200)
      }
    }
  }

  @Test func oneConnectionTooManyIsToldSo() async throws {
    try await LiveService.with(.test { $0.limits.maximumConnections = 3 }) { service in
      let answers = try await service.connected { _ in
        var held: [Connection] = []
        var answers: [Answer] = []
        // The connection of `connected` itself is one of them.
        for _ in 0..<3 {
          let connection = try Connection(port: service.port)
          try connection.send("GET /healthz HTTP/1.1\r\nHost: t\r\n\r\n")
          answers.append(try connection.answer())
          held.append(connection)
        }
        return answers
      }
      #expect(answers.map(\.status) == [200, 200, 503])
      #expect(answers.last?.code == "too_many_connections")
      #expect(answers.last?.headers["retry-after"] == "1")
      var answer = try await service.get("/healthz")
      // The connections above are counted off when the service has seen their end.
      for _ in 0..<100 where answer.status != 200 { answer = try await service.get("/healthz") }
      #expect(answer.status == 200)
    }
  }
}
