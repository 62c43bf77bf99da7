import Bytes

/// The bytes that are read. Beyond their ends every byte is 0, so that no index traps.
struct Source {
  let bytes: UnsafeBufferPointer<UInt8>
  let count: Int

  /// These bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    count = bytes.count
  }

  /// The byte at an index that is known to be inside.
  @inline(__always)
  subscript(index: Int) -> UInt8 { bytes[index] }

  /// The byte at `index`, 0 outside the source.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 {
    index >= 0 && index < count ? bytes[index] : 0
  }

  /// Whether an ASCII letter stands at `index`.
  @inline(__always)
  func isLetter(_ index: Int) -> Bool { byte(index).isLetter }

  /// Whether a digit stands at `index`.
  @inline(__always)
  func isDigit(_ index: Int) -> Bool { byte(index).isDigit }

  /// Skips blanks from `index`.
  func skipBlanks(_ index: Int) -> Int {
    var index = index
    while byte(index) == .space || byte(index) == .newline || byte(index) == .tab { index += 1 }
    return index
  }

  /// Where the digits from `index` on end.
  func skipDigits(_ index: Int) -> Int {
    var index = index
    while isDigit(index) { index += 1 }
    return index
  }

  /// Whether `name` stands at `first ..< last`.
  func spells(_ name: StaticString, _ first: Int, _ last: Int) -> Bool {
    guard last - first == name.utf8CodeUnitCount else { return false }
    for k in 0..<(last - first) where byte(first + k) != name.utf8Start[k] { return false }
    return true
  }

  /// Whether `name` stands at `index` and no letter follows.
  func spells(_ name: StaticString, _ index: Int) -> Bool {
    let length = name.utf8CodeUnitCount
    return (0..<length).allSatisfy { byte(index + $0) == name.utf8Start[$0] }
      && !isLetter(index + length)
  }

  /// Whether two capitals stand side by side, as in names of segments.
  func hasCapitals(_ first: Int, _ last: Int) -> Bool {
    func isCapital(_ index: Int) -> Bool { byte(index).isCapital }
    return (first..<max(first, last - 1)).contains { isCapital($0) && isCapital($0 + 1) }
  }

  /// `np.`, `math.`: the module before a name in Python.
  func isPythonModule(_ start: Int, _ end: Int) -> Bool {
    func spells(_ text: StaticString) -> Bool {
      guard end - start == text.utf8CodeUnitCount else { return false }
      for k in 0..<(end - start) where byte(start + k) != text.utf8Start[k] { return false }
      return true
    }
    return spells("np") || spells("math") || spells("numpy") || spells("sympy")
  }

  /// Whether the condition at `index` is one case of several: "if" and "when", not "where".
  func isCase(_ index: Int) -> Bool {
    byte(index).lowercased == UInt8(ascii: "i") || byte(index + 3).lowercased == UInt8(ascii: "n")
  }

  /// The scalar at `index`, checked: no overlong form, no surrogate, nothing cut off.
  func scalar(_ index: Int) throws(SyntaxError) -> (value: UInt32, length: Int) {
    let b = byte(index)
    if b < 0x80 { return (UInt32(b), 1) }
    func tail(_ k: Int) -> UInt32? {
      let c = byte(index + k)
      return c & 0xC0 == 0x80 ? UInt32(c & 0x3F) : nil
    }
    if b >= 0xC2, b <= 0xDF, let c = tail(1) {
      return (UInt32(b & 0x1F) << 6 | c, 2)
    }
    if b & 0xF0 == 0xE0, let c = tail(1), let d = tail(2) {
      let value = UInt32(b & 0x0F) << 12 | c << 6 | d
      if value >= 0x800, value & 0xF800 != 0xD800 { return (value, 3) }
    }
    if b >= 0xF0, b <= 0xF4, let c = tail(1), let d = tail(2), let e = tail(3) {
      let value = UInt32(b & 0x07) << 18 | c << 12 | d << 6 | e
      if value >= 0x10000, value <= 0x10FFFF { return (value, 4) }
    }
    throw SyntaxError(.invalidUTF8, at: UInt32(index))
  }
}
