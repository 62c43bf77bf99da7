import Bytes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whole lines of one input; reused from block to block.
final class Block {
  // A block belongs to one thread at a time.
  @exclusivity(unchecked) private(set) var bytes: UnsafeMutableRawBufferPointer
  /// Bytes that are filled.
  @exclusivity(unchecked) var count = 0
  /// Number of the first line.
  var firstLine = 1
  /// The line `firstLine` was too long and has been left out; the block holds nothing else.
  var tooLong = false
  /// Place of the block in the run, from 0.
  var sequence = 0
  var file = 0
  var input = Input.none
  var plan: RowPlan?

  init() { bytes = .allocate(byteCount: 1 << 16, alignment: 64) }

  deinit { bytes.deallocate() }

  var lines: Bytes {
    Bytes(start: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// The part that is not filled.
  var room: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(rebasing: bytes[count...])
  }

  /// Makes the buffer `capacity` bytes long, and keeps what it holds.
  func resize(to capacity: Int) {
    guard capacity != bytes.count else { return }
    let new = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 64)
    count = min(count, capacity)
    new.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[0..<count]))
    bytes.deallocate()
    bytes = new
  }

  /// Number of line feeds.
  var lineFeeds: Int {
    guard var from = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
    let end = from + count
    var feeds = 0
    while from < end, let feed = memchr(from, Int32(UInt8.newline), end - from) {
      feeds += 1
      from = UnsafeRawPointer(feed) + 1
    }
    return feeds
  }

  /// Calls `body` with every line that is not blank.
  func forEachLine<Failure: Error>(
    _ body: (Bytes, Int) throws(Failure) -> Void
  ) throws(Failure) {
    guard let base = bytes.baseAddress else { return }
    let bytes = lines
    var start = 0
    var line = firstLine
    while start < count {
      var end = count
      if let feed = memchr(base + start, Int32(UInt8.newline), count - start) {
        end = UnsafeRawPointer(feed) - UnsafeRawPointer(base)
      }
      var last = end
      while last > start, bytes[last - 1].isSpace { last -= 1 }
      if last > start { try body(bytes.slice(start, last), line) }
      start = end + 1
      line += 1
    }
  }
}
