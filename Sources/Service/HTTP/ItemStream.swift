import Bytes
import Grading
import HTTPTypes
import HummingbirdCore
import NIOCore
import Synchronization

/// JSON lines both ways: answers go out while further lines come in.
struct ItemStream {
  /// Bytes of answers that wait for a client to read them; then its lines wait.
  private static let maximumUnread = 32 << 20

  private let responder: Responder
  private let route: ItemRoute
  private let policy: Policy
  private let client: Client

  init(_ responder: Responder, _ route: ItemRoute, _ policy: Policy, _ client: Client) {
    self.responder = responder
    self.route = route
    self.policy = policy
    self.client = client
  }

  /// Answers a stream of lines to its end.
  func answer(
    _ request: Request, _ requestHead: RequestHead, _ writer: consuming ResponseWriter,
    _ name: String,
    _ start: ContinuousClock.Instant
  ) async throws {
    try await responder.invite(requestHead, writer)
    var head = responder.responseHead(Reply(type: "application/x-ndjson", body: ByteBuffer()))
    head.headerFields[.contentLength] = nil
    var body = try await writer.writeHead(head)
    let (answers, source) = AsyncThrowingStream.makeStream(of: ByteBuffer.self)
    let waiting = Waiting()
    var sent = 0
    let received = try await withThrowingTaskGroup(of: Int.self) { group in
      group.addTask {
        do {
          let received = try await grade(request.body, source, waiting)
          source.finish()
          return received
        } catch {
          source.finish(throwing: error)
          throw error
        }
      }
      for try await answer in answers {
        try await body.write(answer)
        sent += answer.readableBytes
        waiting.bytes.subtract(answer.readableBytes, ordering: .relaxed)
      }
      return try await group.next() ?? 0
    }
    try await body.finish(nil)
    responder.note(request, name, status: 200, start, received: received, sent: sent)
  }

  /// Bytes of answers that have not been written yet.
  private final class Waiting: Sendable {
    let bytes = Atomic(0)
  }

  /// Grades lines as they come; returns the bytes that came.
  private func grade(
    _ body: RequestBody, _ answers: AsyncThrowingStream<ByteBuffer, any Error>.Continuation,
    _ waiting: Waiting
  ) async throws -> Int {
    let maximum = responder.configuration.limits.maximumBody
    var received = 0
    var lines = Body(expected: 0, responder.bodies)
    do {
      for try await buffer in body {
        received += buffer.readableBytes
        guard let end = buffer.readableBytesView.lastIndex(of: .newline) else {
          try lines.append(buffer, maximum: maximum)
          continue
        }
        let whole = end + 1 - buffer.readerIndex
        try lines.append(buffer, whole, maximum: maximum)
        try await grade(lines, answers, waiting)
        lines = Body(expected: 0, responder.bodies)
        if let rest = buffer.getSlice(at: end + 1, length: buffer.readableBytes - whole) {
          try lines.append(rest, maximum: maximum)
        }
      }
      if lines.count > 0 { try await grade(lines, answers, waiting) }
    } catch let problem as Problem {
      // The head is out: what ends the stream is its last line.
      answers.yield(route.line(problem))
    }
    return received
  }

  /// Grades whole lines, as soon as the client has read enough of the answers before.
  private func grade(
    _ lines: Body, _ answers: AsyncThrowingStream<ByteBuffer, any Error>.Continuation,
    _ waiting: Waiting
  ) async throws {
    while waiting.bytes.load(ordering: .relaxed) > ItemStream.maximumUnread {
      try await Task.sleep(for: .milliseconds(5))
    }
    let call = Call(responder, body: lines, policy: policy, client: client)
    let route = route
    let reply = try await responder.pool.runWhenThereIsRoom(
      Job(client) { _ in LinesWork(route, call) }
    ).get()
    waiting.bytes.add(reply.body.readableBytes, ordering: .relaxed)
    answers.yield(reply.body)
  }
}
