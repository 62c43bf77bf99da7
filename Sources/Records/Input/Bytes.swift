import Bytes

/// Bytes that somebody else owns.
public typealias Bytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer where Element == UInt8 {
  /// The bytes from offset `start` up to `end`; the caller has checked both.
  @inline(__always)
  func slice(_ start: Int, _ end: Int) -> Bytes { Bytes(rebasing: self[start..<end]) }

  /// Whether the bytes are those of `other`.
  @inline(__always)
  public func equals(_ other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    return other.withUnsafeBufferPointer { equals($0) }
  }

  /// Whether the bytes are those of `text`.
  @inline(__always)
  public func equals(_ text: StaticString) -> Bool {
    equals(Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Whether the bytes are those of `other`.
  @inline(__always)
  public func equals(_ other: Bytes) -> Bool {
    guard count == other.count, let a = UnsafeRawPointer(baseAddress),
      let b = UnsafeRawPointer(other.baseAddress)
    else { return count == other.count }
    var i = 0
    while i + 8 <= count {
      let x = a.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      if x != b.loadUnaligned(fromByteOffset: i, as: UInt64.self) { return false }
      i += 8
    }
    while i < count {
      if self[i] != other[i] { return false }
      i += 1
    }
    return true
  }

  /// The bytes as text, for messages: shortened to `limit` bytes, and without control characters, with
  /// which a row could write to a terminal.
  public func text(limit: Int = 80) -> String {
    let whole = count <= limit ? self : slice(0, limit)
    var text = String.UnicodeScalarView()
    for scalar in String(decoding: whole, as: UTF8.self).unicodeScalars {
      text.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return String(text) + (count <= limit ? "" : "…")
  }

  /// The bytes without the white space around them.
  func trimmed() -> Bytes {
    var start = 0
    var end = count
    while start < end, self[start].isSpace { start += 1 }
    while end > start, self[end - 1].isSpace { end -= 1 }
    return slice(start, end)
  }
}

/// Bytes that live until the next `reset`, in chunks that never move.
struct Arena: ~Copyable {
  private var chunks: [UnsafeMutableBufferPointer<UInt8>] = []
  private var chunk = 0
  private var used = 0

  init() {}

  deinit { for chunk in chunks { chunk.deallocate() } }

  /// A place in the arena, to return to.
  struct Mark {
    fileprivate let chunk: Int
    fileprivate let used: Int
  }

  var mark: Mark { Mark(chunk: chunk, used: used) }

  /// Gives back everything that was taken since `mark`.
  mutating func reset(to mark: Mark) {
    chunk = mark.chunk
    used = mark.used
  }

  /// Gives back everything, and the memory of chunks that only one long line needed.
  mutating func reset() {
    while let last = chunks.last, chunks.count > 1, last.count > 4 << 20 {
      last.deallocate()
      chunks.removeLast()
    }
    chunk = 0
    used = 0
  }

  /// `count` bytes that are not initialised.
  mutating func take(_ count: Int) -> UnsafeMutableBufferPointer<UInt8> {
    while chunk < chunks.count {
      if chunks[chunk].count - used >= count {
        defer { used += count }
        return UnsafeMutableBufferPointer(rebasing: chunks[chunk][used..<used + count])
      }
      chunk += 1
      used = 0
    }
    chunks.append(.allocate(capacity: max(count, 1 << 16)))
    used = count
    return UnsafeMutableBufferPointer(rebasing: chunks[chunk][0..<count])
  }

  /// The last bytes that were taken, cut to `count`: what `take` gave too much is given back.
  mutating func trim(_ bytes: UnsafeMutableBufferPointer<UInt8>, to count: Int) -> Bytes {
    used -= bytes.count - count
    return Bytes(rebasing: bytes[0..<count])
  }

  /// The bytes of `text`, copied.
  mutating func copy(_ text: some Collection<UInt8>) -> Bytes {
    let bytes = take(text.count)
    _ = bytes.initialize(from: text)
    return Bytes(bytes)
  }
}
