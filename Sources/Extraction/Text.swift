import Bytes

/// Untrusted bytes that count how many of them were looked at.
///
/// Every index is checked: outside the text `at` reads as 0, so that no input can reach beyond it.
struct Text {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Bytes of the longest answer that is looked for.
  let longestAnswer: Int
  /// Bytes looked at so far; the tests bound it by a small multiple of the length.
  var work = 0

  /// These bytes, none of them looked at yet.
  init(_ bytes: UnsafeBufferPointer<UInt8>, longestAnswer: Int) {
    self.bytes = bytes
    self.longestAnswer = longestAnswer
  }

  /// The byte at `index`, 0 outside the text.
  @inline(__always)
  func at(_ index: Int) -> UInt8 {
    index >= 0 && index < bytes.count ? bytes[index] : 0
  }

  /// The range cut to the text.
  @inline(__always)
  func clamp(_ range: Range<Int>) -> Range<Int> { range.clamped(to: 0..<bytes.count) }

  /// The last place of `byte` in `range`.
  @inline(__always)
  mutating func last(_ byte: UInt8, in range: Range<Int>) -> Int? {
    let range = clamp(range)
    guard !range.isEmpty, let base = bytes.baseAddress else { return nil }
    let index = lastIndex(of: byte, base, range)
    work &+= range.upperBound &- (index ?? range.lowerBound)
    return index
  }

  /// The first place of `byte` in `range`.
  @inline(__always)
  mutating func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    let range = clamp(range)
    guard !range.isEmpty, let base = bytes.baseAddress else { return nil }
    let index = firstIndex(of: byte, base, range)
    work &+= (index ?? range.upperBound) &- range.lowerBound
    return index
  }

  /// Whether `word` stands at `start`, inside the text.
  @inline(__always)
  func has(_ word: StaticString, at start: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard start >= 0, start <= bytes.count &- count else { return false }
    let wanted = word.utf8Start
    for offset in 0..<count where bytes[start &+ offset] != wanted[offset] { return false }
    return true
  }

  /// Whether `word`, given in lower case, stands at `start` in any case of its ASCII letters.
  func hasCaseless(_ word: StaticString, at start: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard start >= 0, start <= bytes.count &- count else { return false }
    let wanted = word.utf8Start
    for offset in 0..<count where bytes[start &+ offset].lowercased != wanted[offset] {
      return false
    }
    return true
  }

  /// Whether an odd run of backslashes stands right before `index`, so that its byte is escaped.
  mutating func isEscaped(_ index: Int, from floor: Int) -> Bool {
    var start = index
    while start > floor, at(start &- 1) == .backslash { start &-= 1 }
    work &+= index &- start
    return (index &- start) & 1 == 1
  }

  /// The range without white space at its ends.
  mutating func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, at(start).isSpace { start &+= 1 }
    while start < end, at(end &- 1).isSpace { end &-= 1 }
    work &+= range.count &- (end &- start)
    return start..<end
  }
}

/// The 64 bytes at `offset`, as 8 lanes whose bytes are all ones where they equal `wanted`.
@inline(__always)
private func hits(
  _ base: UnsafePointer<UInt8>, at offset: Int, _ wanted: SIMD64<UInt8>
) -> SIMD8<UInt64> {
  let block = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: offset, as: SIMD64<UInt8>.self)
  return unsafeBitCast(block .== wanted, to: SIMD8<UInt64>.self)
}

/// Whether a lane has a hit.
@inline(__always)
private func isAny(_ hits: SIMD8<UInt64>) -> Bool {
  let halves = hits.lowHalf | hits.highHalf
  let quarters = halves.lowHalf | halves.highHalf
  return quarters[0] | quarters[1] != 0
}

/// The last place of `byte` in `range` of `base`, 64 bytes at a time; no load leaves the range.
private func lastIndex(
  of byte: UInt8, _ base: UnsafePointer<UInt8>, _ range: Range<Int>
) -> Int? {
  let wanted = SIMD64<UInt8>(repeating: byte)
  var end = range.upperBound
  while end &- range.lowerBound >= 64 {
    let found = hits(base, at: end &- 64, wanted)
    if isAny(found) {
      var lane = 7
      while lane > 0, found[lane] == 0 { lane &-= 1 }
      let byteInLane = 7 &- UInt64(littleEndian: found[lane]).leadingZeroBitCount / 8
      return end &- 64 &+ 8 &* lane &+ byteInLane
    }
    end &-= 64
  }
  while end > range.lowerBound {
    end &-= 1
    if base[end] == byte { return end }
  }
  return nil
}

/// The first place of `byte` in `range` of `base`, 64 bytes at a time; no load leaves the range.
private func firstIndex(
  of byte: UInt8, _ base: UnsafePointer<UInt8>, _ range: Range<Int>
) -> Int? {
  let wanted = SIMD64<UInt8>(repeating: byte)
  var start = range.lowerBound
  while range.upperBound &- start >= 64 {
    let found = hits(base, at: start, wanted)
    if isAny(found) {
      var lane = 0
      while lane < 7, found[lane] == 0 { lane &+= 1 }
      return start &+ 8 &* lane &+ UInt64(littleEndian: found[lane]).trailingZeroBitCount / 8
    }
    start &+= 64
  }
  while start < range.upperBound {
    if base[start] == byte { return start }
    start &+= 1
  }
  return nil
}

extension UInt8 {
  /// Whether it is a full stop, a comma or a semicolon.
  @inline(__always)
  var isStop: Bool { self == .point || self == .comma || self == .semicolon }
}
