import Bytes

/// Writes JSON objects, one a line, into a buffer of bytes.
///
/// Whatever bytes come in, the text that goes out is valid JSON: bytes that are not UTF-8 become U+FFFD.
public struct JSONWriter: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// Bytes written so far.
  public private(set) var count = 0
  private var needsComma = false

  /// An empty buffer.
  public init(capacity: Int = 1 << 16) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// What has been written; valid until the next call that writes.
  public var bytes: Bytes { Bytes(start: base, count: count) }

  /// Forgets what was written; keeps the buffer, unless one long line made it large.
  public mutating func removeAll() {
    count = 0
    needsComma = false
    if capacity > 16 << 20 {
      base.deallocate()
      capacity = 1 << 16
      base = .allocate(capacity: capacity)
    }
  }

  /// Starts an object.
  public mutating func beginObject() {
    separate()
    put(.openBrace)
    needsComma = false
  }

  /// Ends an object.
  public mutating func endObject() {
    put(.closeBrace)
    needsComma = true
  }

  /// Starts an array.
  public mutating func beginArray() {
    separate()
    put(.openBracket)
    needsComma = false
  }

  /// Ends an array.
  public mutating func endArray() {
    put(.closeBracket)
    needsComma = true
  }

  /// Ends a line.
  public mutating func endLine() {
    put(.newline)
    needsComma = false
  }

  /// A field's name; its value must follow. The name is plain ASCII without quotes.
  public mutating func key(_ name: StaticString) {
    key(ascii: Bytes(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }

  /// A field's name in plain ASCII without quotes; its value must follow.
  @usableFromInline
  mutating func key(ascii name: Bytes) {
    guard let source = name.baseAddress else { return }
    separate()
    reserve(name.count + 3)
    let place = base + count
    place[0] = .quotationMark
    (place + 1).update(from: source, count: name.count)
    place[name.count + 1] = .quotationMark
    place[name.count + 2] = .colon
    count += name.count + 3
    needsComma = false
  }

  /// A field's name of any kind; its value must follow.
  public mutating func key(text name: String) {
    string(name)
    put(.colon)
    needsComma = false
  }

  /// A field's name that is the inside of a JSON string already; its value must follow.
  mutating func rawKey(_ name: Bytes, prefix: StaticString = "") {
    separate()
    put(.quotationMark)
    append(Bytes(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount))
    append(name)
    put(.quotationMark)
    put(.colon)
    needsComma = false
  }

  /// A string value.
  public mutating func string(_ text: Bytes) {
    separate()
    put(.quotationMark)
    escape(text)
    put(.quotationMark)
  }

  /// A string value.
  public mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string($0) }
  }

  /// A string value.
  public mutating func string(_ text: StaticString) {
    string(Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// A string value.
  public mutating func string(_ text: [UInt8]) { text.withUnsafeBufferPointer { string($0) } }

  /// An integer value.
  public mutating func integer(_ value: Int) {
    separate()
    reserve(20)
    if value < 0 { put(.minus) }
    var magnitude = value.magnitude
    if magnitude < 10 { return put(UInt8(ascii: "0") + UInt8(magnitude)) }
    var end = count + 1
    var rest = magnitude / 10
    while rest > 0 {
      rest /= 10
      end += 1
    }
    count = end
    repeat {
      end -= 1
      base[end] = UInt8(ascii: "0") + UInt8(magnitude % 10)
      magnitude /= 10
    } while magnitude > 0
  }

  /// A number, in the shortest form that reads back as it was; `null` if it is not finite.
  public mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    if let whole = Int(exactly: value), whole.magnitude < 1 << 53 { return integer(whole) }
    var text = String(describing: value)
    text.withUTF8 { raw($0) }
  }

  /// `true` or `false`.
  public mutating func boolean(_ value: Bool) { literal(value ? "true" : "false") }

  /// `null`.
  public mutating func null() { literal("null") }

  /// A value that is JSON already.
  public mutating func raw(_ json: Bytes) {
    separate()
    append(json)
  }

  private mutating func literal(_ text: StaticString) {
    separate()
    append(Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inline(__always)
  private mutating func separate() {
    if needsComma { put(.comma) }
    needsComma = true
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    if count == capacity { grow(1) }
    base[count] = byte
    count += 1
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) { if capacity - count < more { grow(more) } }

  private mutating func grow(_ more: Int) {
    let larger = max(capacity * 2, count + more)
    let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    new.update(from: base, count: count)
    base.deallocate()
    base = new
    capacity = larger
  }

  @inline(__always)
  private mutating func append(_ bytes: Bytes) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    (base + count).update(from: source, count: bytes.count)
    count += bytes.count
  }
}

extension JSONWriter {
  /// Appends `text` as the inside of a JSON string.
  private mutating func escape(_ text: Bytes) {
    guard let source = UnsafeRawPointer(text.baseAddress) else { return }
    // What grows by its escapes makes room for itself.
    reserve(text.count + 16)
    var i = 0
    while i + 8 <= text.count {
      reserve(8)
      let word = source.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      UnsafeMutableRawPointer(base).storeBytes(of: word, toByteOffset: count, as: UInt64.self)
      let special = JSONWriter.special(UInt64(littleEndian: word))
      let step = special == 0 ? 8 : special.trailingZeroBitCount / 8
      i += step
      count += step
      if special != 0 { i = escapeOne(text, i) }
    }
    while i < text.count {
      if JSONWriter.isPlain(text[i]) {
        put(text[i])
        i += 1
      } else {
        i = escapeOne(text, i)
      }
    }
  }

  /// Whether a byte stands in a string as it is.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= .space && byte < 0x80 && byte != .quotationMark && byte != .backslash
  }

  /// A bit at every byte of `word` that cannot stand in a string as it is; exact at the lowest.
  @inline(__always)
  private static func special(_ word: UInt64) -> UInt64 {
    let quote = JSONText.match(word, .quotationMark)
    let backslash = JSONText.match(word, .backslash)
    let control = (word &- 0x2020_2020_2020_2020) & ~word
    return (quote | backslash | control | word) & 0x8080_8080_8080_8080
  }

  /// Writes the byte at `i`, or the character that starts there; returns the next offset.
  private mutating func escapeOne(_ text: Bytes, _ i: Int) -> Int {
    reserve(8)
    let byte = text[i]
    if byte >= 0x80 {
      let length = utf8Length(text, i)
      guard length > 0 else {
        put(0xEF)
        put(0xBF)
        put(0xBD)
        return i + 1
      }
      for j in i..<i + length { put(text[j]) }
      return i + length
    }
    switch byte {
    case .quotationMark, .backslash: backslash(byte)
    case .newline: backslash(UInt8(ascii: "n"))
    case .carriageReturn: backslash(UInt8(ascii: "r"))
    case .tab: backslash(UInt8(ascii: "t"))
    case 0..<UInt8.space:
      for letter in "\\u00".utf8 { put(letter) }
      put(UInt8(ascii: "0") + byte >> 4)
      put(byte & 15 < 10 ? UInt8(ascii: "0") + byte & 15 : UInt8(ascii: "a") + byte & 15 - 10)
    default: put(byte)
    }
    return i + 1
  }

  /// Writes a backslash and a letter; there is room for them.
  @inline(__always)
  private mutating func backslash(_ letter: UInt8) {
    base[count] = .backslash
    base[count + 1] = letter
    count += 2
  }
}
