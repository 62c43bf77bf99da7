import NIOCore

/// The work of one request, in parts that any thread may do in any order.
///
/// A part writes to a place of its own, and `finish` reads them all when they are done: the pool's lock
/// stands between them. Items are left out once the client is gone: nobody reads the answer.
protocol Work: AnyObject {
  /// Parts to be done; 0 where nothing is left to do.
  var parts: Int { get }
  /// Does a part.
  func run(_ part: Int, _ worker: Worker)
  /// The answer, when every part is done.
  func finish() -> Reply
}

/// Work that was done while it was read.
final class Done: Work {
  let parts = 0
  private let reply: Reply

  init(_ reply: Reply) { self.reply = reply }

  func run(_ part: Int, _ worker: Worker) {}
  func finish() -> Reply { reply }
}

/// A request on its way through the pool.
final class Job: @unchecked Sendable {
  /// Who waits for the answer.
  let client: Client
  /// Reads the body; runs on one of the pool's threads.
  let prepare: @Sendable (Worker) throws(Problem) -> any Work
  /// Whether it may be a single small item.
  let isShort: Bool
  // What follows is the pool's: guarded by its lock.
  var work: (any Work)?
  var next = 0
  var left = 0
  var continuation: CheckedContinuation<Result<Reply, Problem>, Never>?
  let queued = ContinuousClock.now

  init(
    _ client: Client, isShort: Bool = false,
    _ prepare: @escaping @Sendable (Worker) throws(Problem) -> any Work
  ) {
    self.client = client
    self.isShort = isShort
    self.prepare = prepare
  }
}
