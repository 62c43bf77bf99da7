import Bytes

/// Characters beyond ASCII that stand for others, by their scalars.
enum Characters {
  /// The ASCII character of a superscript: a digit, `n` or `i`.
  static func superscript(_ value: UInt32) -> UInt32? {
    switch value {
    case 0xB2: UInt32(ascii: "2")
    case 0xB3: UInt32(ascii: "3")
    case 0xB9: UInt32(ascii: "1")
    case 0x2070, 0x2074...0x2079: value - 0x2070 + UInt32(ascii: "0")
    case 0x207F: UInt32(ascii: "n")
    case 0x2071: UInt32(ascii: "i")
    default: nil
    }
  }

  /// The ASCII character of a subscript: a digit, or a letter.
  static func subscripted(_ value: UInt32) -> UInt32? {
    switch value {
    case 0x2080...0x2089: value - 0x2080 + UInt32(ascii: "0")
    case 0x2090: UInt32(ascii: "a")
    case 0x2091: UInt32(ascii: "e")
    case 0x2093: UInt32(ascii: "x")
    case 0x2099: UInt32(ascii: "n")
    case 0x2098: UInt32(ascii: "m")
    case 0x2096: UInt32(ascii: "k")
    case 0x1D62: UInt32(ascii: "i")
    case 0x2C7C: UInt32(ascii: "j")
    default: nil
    }
  }

  /// Numerator * 256 + denominator of a vulgar fraction.
  static func vulgar(_ value: UInt32) -> UInt16? {
    switch value {
    case 0xBC: 0x104
    case 0xBD: 0x102
    case 0xBE: 0x304
    case 0x2150: 0x107
    case 0x2151: 0x109
    case 0x2152: 0x10A
    case 0x2153: 0x103
    case 0x2154: 0x203
    case 0x2155...0x2158: UInt16(truncatingIfNeeded: value - 0x2154) << 8 | 5
    case 0x2159: 0x106
    case 0x215A: 0x506
    case 0x215B: 0x108
    case 0x215C: 0x308
    case 0x215D: 0x508
    case 0x215E: 0x708
    default: nil
    }
  }

  /// The plain letter of one in bold, italic, script or another alphabet for mathematics.
  static func mathematicalLetter(_ value: UInt32) -> UInt32? {
    guard value >= 0x1D400, value <= 0x1D6A3, !(0x1D538...0x1D56B).contains(value) else {
      return nil
    }
    let letter = (value - 0x1D400) % 52
    return letter < 26 ? UInt32(ascii: "A") + letter : UInt32(ascii: "a") + letter - 26
  }

  /// Whether a scalar is a letter of a script that prose is written in.
  static func isProseLetter(_ value: UInt32) -> Bool {
    switch value {
    case 0xD7, 0xF7: false
    case 0xC0...0x24F, 0x300...0x36F, 0x400...0x52F, 0x590...0x7FF, 0x900...0xDFF, 0xE00...0xEFF:
      true
    case 0x1E00...0x1FFF, 0x3041...0x30FF, 0x3105...0x312F, 0x3400...0x4DBF, 0x4E00...0x9FFF:
      true
    case 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x2FA1F: true
    default: false
    }
  }
}
