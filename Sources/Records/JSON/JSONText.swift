import Bytes

/// Reading of what stands between the quotes of a JSON string.
enum JSONText {
  /// Eight bytes that have the top bit set where a byte of `word` is `byte` (and sometimes above such
  /// a byte, never below): the lowest set bit is exact.
  @inline(__always)
  static func match(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let x = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return (x &- 0x0101_0101_0101_0101) & ~x & 0x8080_8080_8080_8080
  }

  /// Offset of the first backslash at or behind `start`, or the count.
  @inline(__always)
  static func firstBackslash(_ text: Bytes, from start: Int = 0) -> Int {
    guard let base = UnsafeRawPointer(text.baseAddress) else { return 0 }
    var i = start
    while i + 8 <= text.count {
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      let hits = match(word, .backslash)
      if hits != 0 { return i + hits.trailingZeroBitCount / 8 }
      i += 8
    }
    while i < text.count, text[i] != .backslash { i += 1 }
    return i
  }

  /// The text that `contents` stands for: `contents` itself where nothing is escaped, else a copy in
  /// the arena. Nil if an escape is broken.
  static func decode(_ contents: Bytes, _ arena: inout Arena) -> Bytes? {
    let first = firstBackslash(contents)
    if first == contents.count { return contents }
    // Eight bytes more, so that a word can always be stored whole.
    let room = arena.take(contents.count + 8)
    guard let count = unescape(contents, from: first, into: room) else { return nil }
    return arena.trim(room, to: count)
  }

  /// Whether every escape in `contents` is one of JSON's, and no surrogate stands alone: then every
  /// reader takes the string as it is.
  static func isValid(_ contents: Bytes) -> Bool {
    var i = firstBackslash(contents)
    while i < contents.count {
      guard i + 1 < contents.count else { return false }
      if contents[i + 1] == UInt8(ascii: "u") {
        guard let unit = hex4(contents, i + 2) else { return false }
        i += 6
        if unit & 0xF800 == 0xD800, scalar(unit, contents, &i) == 0xFFFD { return false }
      } else {
        guard simpleEscapes[Int(contents[i + 1])] != 0 else { return false }
        i += 2
      }
      i = firstBackslash(contents, from: i)
    }
    return true
  }

  /// Writes what `text` stands for to `room`, which is eight bytes longer than `text`; the first
  /// `clean` bytes have no escape. Returns the count, or nil if an escape is broken.
  private static func unescape(
    _ text: Bytes, from clean: Int, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    guard let source = UnsafeRawPointer(text.baseAddress),
      let target = UnsafeMutableRawPointer(room.baseAddress)
    else { return 0 }
    target.copyMemory(from: source, byteCount: clean)
    let count = text.count
    var i = clean
    var out = clean
    return simpleEscapes.withUnsafeBufferPointer { escapes in
      while i < count {
        if i + 8 <= count {
          let word = source.loadUnaligned(fromByteOffset: i, as: UInt64.self)
          // The output never runs ahead of the input, so that eight bytes fit.
          target.storeBytes(of: word, toByteOffset: out, as: UInt64.self)
          let hits = match(UInt64(littleEndian: word), .backslash)
          let step = hits == 0 ? 8 : hits.trailingZeroBitCount / 8
          i += step
          out += step
          if hits == 0 { continue }
        } else if text[i] != .backslash {
          room[out] = text[i]
          i += 1
          out += 1
          continue
        }
        guard i + 1 < count else { return nil }
        let plain = escapes[Int(text[i + 1])]
        if plain != 0 {
          room[out] = plain
          i += 2
          out += 1
        } else {
          guard text[i + 1] == UInt8(ascii: "u"), let unit = hex4(text, i + 2) else { return nil }
          i += 6
          out += write(scalar(unit, text, &i), room, out)
        }
      }
      return out
    }
  }

  /// The scalar that the UTF-16 unit `unit` begins; takes its second half from `text` at `i`. A lone
  /// surrogate, which Python writes, is U+FFFD.
  private static func scalar(_ unit: UInt32, _ text: Bytes, _ i: inout Int) -> UInt32 {
    guard unit & 0xF800 == 0xD800 else { return unit }
    guard unit < 0xDC00, i + 6 <= text.count, text[i] == .backslash,
      text[i + 1] == UInt8(ascii: "u"), let low = hex4(text, i + 2), low & 0xFC00 == 0xDC00
    else { return 0xFFFD }
    i += 6
    return 0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF)
  }

  /// Writes a scalar as UTF-8; never longer than the escape that it stood for.
  private static func write(
    _ scalar: UInt32, _ room: UnsafeMutableBufferPointer<UInt8>, _ out: Int
  ) -> Int {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | (scalar >> shift) & 0x3F) }
    if scalar < 0x80 {
      room[out] = UInt8(scalar)
      return 1
    }
    if scalar < 0x800 {
      room[out] = UInt8(0xC0 | scalar >> 6)
      room[out + 1] = tail(0)
      return 2
    }
    if scalar < 0x10000 {
      room[out] = UInt8(0xE0 | scalar >> 12)
      room[out + 1] = tail(6)
      room[out + 2] = tail(0)
      return 3
    }
    room[out] = UInt8(0xF0 | scalar >> 18)
    room[out + 1] = tail(12)
    room[out + 2] = tail(6)
    room[out + 3] = tail(0)
    return 4
  }

  /// The number that four hexadecimal digits at `i` say; nil where there are none.
  private static func hex4(_ text: Bytes, _ i: Int) -> UInt32? {
    guard i + 4 <= text.count else { return nil }
    var unit: UInt32 = 0
    for j in i..<i + 4 {
      let byte = text[j]
      let digit: UInt8
      switch byte {
      case UInt8.digits: digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  /// What stands behind a backslash, for the escapes of one letter; 0 elsewhere.
  private static let simpleEscapes: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    for (letter, byte) in [
      ("\"", .quotationMark), ("\\", .backslash), ("/", .slash), ("b", .backspace),
      ("f", .formFeed), ("n", .newline),
      ("r", .carriageReturn), ("t", .tab),
    ] as [(Character, UInt8)] {
      if let index = letter.asciiValue { table[Int(index)] = byte }
    }
    return table
  }()
}
