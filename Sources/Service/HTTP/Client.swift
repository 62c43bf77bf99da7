import Synchronization

/// Whoever asks on one connection: work whose answer nobody will read is not done.
final class Client: Sendable {
  private let gone = Atomic(false)

  /// Whether the connection has ended.
  var isGone: Bool { gone.load(ordering: .relaxed) }

  /// Notes that the connection has ended.
  func leave() { gone.store(true, ordering: .relaxed) }
}
