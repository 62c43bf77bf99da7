import Bytes
import CSimdJSON

/// Why a line, or another document, is not JSON.
public struct JSONError: Error, Sendable {
  /// What kind of thing is wrong.
  public enum Kind: Sendable {
    /// There is nothing but white space.
    case empty
    /// The bytes are not UTF-8.
    case notUTF8
    /// Values are nested deeper than `JSONReader.depth`.
    case tooDeep
    /// There is no memory for its index.
    case memory
    /// The grammar of JSON is broken.
    case syntax
  }

  /// What kind of thing is wrong.
  public let kind: Kind
  /// What is wrong, as the end of a sentence.
  public let message: String
  /// Where, in bytes from the start of the line.
  public let offset: Int

  init(_ kind: Kind = .syntax, message: String, offset: Int) {
    self.kind = kind
    self.message = message
    self.offset = offset
  }
}

/// Where the tokens of one JSON document begin; one per thread.
final class JSONIndex {
  // As in RowReader, one thread has the index to itself.
  @exclusivity(unchecked) private var handle: OpaquePointer?

  /// The document that was indexed last.
  @exclusivity(unchecked) private(set) var bytes = Bytes(start: nil, count: 0)
  /// Offsets of the tokens of `bytes`, and one more: `bytes.count`.
  @exclusivity(unchecked) private(set) var starts = UnsafeBufferPointer<UInt32>(
    start: nil, count: 0)
  /// Number of tokens.
  @exclusivity(unchecked) private(set) var count = 0

  init() {}

  deinit { karat_json_destroy(handle) }

  /// Indexes `bytes`, which must stay where they are until the next call.
  func index(_ bytes: Bytes) throws(JSONError) {
    // One long line must not keep its memory: an index is four times as large as its line.
    if let old = handle, bytes.count < 1 << 20, karat_json_capacity(old) > 8 << 20 {
      karat_json_destroy(old)
      handle = nil
    }
    if handle == nil { handle = karat_json_create() }
    guard let handle else { throw JSONError(.memory, message: "no memory is left", offset: 0) }
    var first: UnsafePointer<UInt32>?
    var tokens = 0
    let code = karat_json_index(handle, bytes.baseAddress, bytes.count, &first, &tokens)
    guard Int(code) == karat_json_ok else { throw JSONIndex.error(Int(code), bytes) }
    self.bytes = bytes
    count = tokens
    starts = UnsafeBufferPointer(start: first, count: tokens + 1)
  }

  /// The error that a code of the C++ side stands for.
  private static func error(_ code: Int, _ bytes: Bytes) -> JSONError {
    switch code {
    case karat_json_memory:
      JSONError(.memory, message: "no memory is left for this line", offset: 0)
    case karat_json_empty: JSONError(.empty, message: "there is no value", offset: 0)
    case karat_json_utf8:
      JSONError(.notUTF8, message: "this is not UTF-8", offset: firstInvalidUTF8(in: bytes))
    case karat_json_unclosed_string:
      JSONError(message: "a string does not end: the line is cut off", offset: bytes.count)
    case karat_json_control_character:
      JSONError(
        message: "a control character stands in a string", offset: firstControl(in: bytes))
    default: JSONError(message: "this is not JSON", offset: 0)
    }
  }

  /// Offset of the first control character that may not stand in a string.
  private static func firstControl(in bytes: Bytes) -> Int {
    bytes.firstIndex { $0 < .space && !$0.isSpace } ?? 0
  }

  /// Offset of the first byte that is not UTF-8.
  private static func firstInvalidUTF8(in bytes: Bytes) -> Int {
    var i = 0
    while i < bytes.count {
      let length = utf8Length(bytes, i)
      if length == 0 { return i }
      i += length
    }
    return 0
  }
}

/// Length of the UTF-8 sequence that starts at `i`; 0 if there is no valid one.
func utf8Length(_ bytes: Bytes, _ i: Int) -> Int {
  let first = bytes[i]
  if first < 0x80 { return 1 }
  let length: Int
  var low: UInt8 = 0x80
  var high: UInt8 = 0xBF
  switch first {
  case 0xC2...0xDF: length = 2
  case 0xE0: (length, low) = (3, 0xA0)
  case 0xED: (length, high) = (3, 0x9F)
  case 0xE1...0xEF: length = 3
  case 0xF0: (length, low) = (4, 0x90)
  case 0xF4: (length, high) = (4, 0x8F)
  case 0xF1...0xF3: length = 4
  default: return 0
  }
  guard i + length <= bytes.count, bytes[i + 1] >= low, bytes[i + 1] <= high else { return 0 }
  for j in 2..<max(length, 2) where bytes[i + j] & 0xC0 != 0x80 { return 0 }
  return length
}
