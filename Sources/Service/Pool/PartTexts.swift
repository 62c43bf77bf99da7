import NIOCore
import Records

/// What the parts of a work have written, each at a place of its own.
final class PartTexts: @unchecked Sendable {
  private let texts: UnsafeMutableBufferPointer<[UInt8]>

  /// Room for the texts of so many parts.
  init(_ parts: Int) {
    texts = .allocate(capacity: parts)
    texts.initialize(repeating: [])
  }

  deinit {
    texts.deinitialize()
    texts.deallocate()
  }

  /// Keeps what a part has written; to be called once for each part.
  func set(_ part: Int, _ text: Bytes) { texts[part] = Array(text) }

  /// All texts one after the other, with `separator` between them, between `open` and `close`.
  func joined(_ open: String = "", _ separator: String = "", _ close: String = "") -> ByteBuffer {
    let size = texts.reduce(0) { $0 + $1.count + separator.utf8.count }
    var buffer = ByteBuffer()
    buffer.reserveCapacity(size + open.utf8.count + close.utf8.count)
    buffer.writeString(open)
    for (part, text) in texts.enumerated() {
      if part > 0 { buffer.writeString(separator) }
      buffer.writeBytes(text)
    }
    buffer.writeString(close)
    return buffer
  }
}
