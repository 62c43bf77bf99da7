import Foundation
import NIOCore
import Testing

@testable import Service

/// Which thread grades what.
@Suite struct PoolTests {
  /// The thread on which a job's body is read, after `seconds` of processor time.
  private static func thread(
    _ pool: GradingPool, isShort: Bool, burning time: Duration = .zero
  ) async throws -> String {
    let job = Job(Client(), isShort: isShort) { _ in
      let start = SystemThread.processorTime
      while SystemThread.processorTime - start < time {}
      return Done(Reply(body: .init(string: "\(pthread_self())")))
    }
    let reply = try await pool.run(job).get()
    return String(buffer: reply.body)
  }

  @Test func aSmallItemIsGradedWhereItWasReadUntilOneIsSlow() async throws {
    let pool = GradingPool(threads: 1, queue: 4, spare: 2, metrics: Metrics())
    let own = try await Self.thread(pool, isShort: false)
    #expect(try await Self.thread(pool, isShort: true) != own)
    #expect(try await Self.thread(pool, isShort: true, burning: .milliseconds(5)) != own)
    #expect(try await Self.thread(pool, isShort: true) == own)
    #expect(pool.load == (admitted: 0, busy: 0))
    // The slow one is forgotten after a while.
    try await Task.sleep(for: .milliseconds(1_100))
    #expect(try await Self.thread(pool, isShort: true) != own)
    pool.stop()
  }

  @Test func whereThereIsNothingToSpareThePoolDoesAll() async throws {
    let pool = GradingPool(threads: 1, queue: 4, spare: 0, metrics: Metrics())
    let own = try await Self.thread(pool, isShort: false)
    #expect(try await Self.thread(pool, isShort: true) == own)
    pool.stop()
  }
}
