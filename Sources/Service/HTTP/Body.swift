import NIOCore
import Synchronization

/// How many bytes of bodies the service may hold at once.
final class BodyMemory: Sendable {
  private let maximum: Int
  private let held = Atomic(0)

  /// Room for `maximum` bytes.
  init(maximum: Int) { self.maximum = maximum }

  /// Takes `count` bytes; false where fewer are left.
  func take(_ count: Int) -> Bool {
    let now = held.add(count, ordering: .relaxed).newValue
    if now <= maximum { return true }
    give(count)
    return false
  }

  /// Gives `count` bytes back.
  func give(_ count: Int) { held.subtract(count, ordering: .relaxed) }
}

/// The bytes of a request, at one place in memory until the last who holds them lets go.
final class Body: @unchecked Sendable {
  // Written by the task that reads the request; read by others only after that.
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0
  private let held: BodyMemory

  /// Bytes that are allocated at first, whatever a client announces.
  private static let maximumTrusted = 1 << 20

  /// Room for `expected` bytes; it grows where there are more.
  init(expected: Int, _ held: BodyMemory) {
    capacity = max(min(expected, Body.maximumTrusted), 1_024)
    memory = .allocate(capacity: capacity)
    self.held = held
  }

  deinit {
    held.give(count)
    memory.deallocate()
  }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: memory, count: count) }

  /// Appends bytes; throws where a body may not be so long, or too many bodies are held.
  func append(_ more: UnsafeRawBufferPointer, maximum: Int) throws(Problem) {
    guard let source = more.baseAddress else { return }
    guard more.count <= maximum - count else {
      throw Problem(.bodyTooLarge, "The body has more than \(maximum) bytes.")
    }
    guard held.take(more.count) else {
      throw Problem(.memoryFull, "The service holds too many bodies now; try again later.")
    }
    if count + more.count > capacity { grow(to: count + more.count) }
    UnsafeMutableRawPointer(memory + count).copyMemory(from: source, byteCount: more.count)
    count += more.count
  }

  /// Appends the next `length` readable bytes of a buffer.
  func append(_ buffer: ByteBuffer, _ length: Int? = nil, maximum: Int) throws(Problem) {
    let result = buffer.withUnsafeReadableBytes { bytes in
      let part = UnsafeRawBufferPointer(rebasing: bytes[..<(length ?? bytes.count)])
      return Result { () throws(Problem) in try append(part, maximum: maximum) }
    }
    try result.get()
  }

  /// Moves the bytes to a place that has room for `wanted` of them.
  private func grow(to wanted: Int) {
    capacity = max(wanted, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: memory, count: count)
    memory.deallocate()
    memory = larger
  }
}
