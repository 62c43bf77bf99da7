import Bytes

extension Lexer {
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

  mutating func beyondASCII() throws(SyntaxError) {
    let start = at
    let (value, length) = try scalar(at)
    if value >= 0xFF10, value <= 0xFF19 { return try fullWidthNumber() }
    if Self.superscript(value) != nil || value == 0x207B || value == 0x207A {
      return try raised(.superscript, Self.superscript, minus: 0x207B, plus: 0x207A)
    }
    if Self.subscripted(value) != nil || value == 0x208B {
      return try raised(.subscripted, Self.subscripted, minus: 0x208B, plus: 0x208A)
    }
    if let fraction = Self.vulgar(value) {
      at += length
      return try emit(.vulgar, detail: fraction, from: start, to: at)
    }
    if let action = SignTable.standard.find(value) {
      at += length
      return try act(action, word: .and, from: start, flags: 0)
    }
    if value == 0x3002 || value == 0xFF0E {
      if value == 0xFF0E, isDigit(at + length) {
        throw SyntaxError(.unexpectedCharacter, at: UInt32(start))
      }
      at += length
      return try emit(.stop, from: start, to: at)
    }
    if value >= 0xFF21, value <= 0xFF3A || (value >= 0xFF41 && value <= 0xFF5A) {
      return try symbol(value - 0xFEE0, length: length)
    }
    // Circled numbers and letters are signs of their own.
    if (0x2460...0x2473).contains(value) || (0x24B6...0x24E9).contains(value) {
      return try symbol(value, length: length)
    }
    if (0x1D538...0x1D550).contains(value) { return try symbol(value, length: length) }
    if let letter = Self.mathematicalLetter(value) { return try symbol(letter, length: length) }
    if (value >= 0x391 && value <= 0x3C9) || (value >= 0x3D0 && value <= 0x3F6) {
      return try symbol(value, length: length)
    }
    guard Self.isProseLetter(value) else {
      throw SyntaxError(.unexpectedCharacter, at: UInt32(start))
    }
    // 且, 和, 或 between mathematics are words; inside a run they are part of it.
    let next = byte(at + length) < 0x80 ? UInt32(0) : try scalar(at + length).value
    if !Self.isProseLetter(next), value == 0x4E14 || value == 0x548C || value == 0x6216 {
      at += length
      hasWords = true
      let word: Word = value == 0x6216 ? .or : .and
      return try emit(.word, detail: word.rawValue, from: start, to: at)
    }
    try word(from: start, to: at + length)
  }

  private mutating func raised(
    _ kind: Token.Kind, _ digit: (UInt32) -> UInt32?, minus: UInt32, plus: UInt32
  ) throws(SyntaxError) {
    let start = at
    var characters = 0
    while byte(at) >= 0x80 {
      let (value, length) = try scalar(at)
      let isSign = value == minus || value == plus
      guard digit(value) != nil || (isSign && characters == 0) else { break }
      at += length
      characters += 1
      if let digit = digit(value), digit > UInt32(ascii: "9") { break }
    }
    try emit(kind, from: start, to: at)
  }

  private mutating func fullWidthNumber() throws(SyntaxError) {
    let start = at
    var form: NumberForm = []
    while byte(at) == 0xEF {
      let (value, length) = try scalar(at)
      if value >= 0xFF10, value <= 0xFF19 {
        at += length
      } else if value == 0xFF0E, !form.contains(.point), byte(at + 3) == 0xEF,
        byte(at + 4) == 0xBC, byte(at + 5) >= 0x90, byte(at + 5) <= 0x99
      {
        form.insert(.point)
        at += length
      } else {
        break
      }
    }
    try emit(.number, detail: form.rawValue, flags: Token.fullWidth, from: start, to: at)
  }

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
