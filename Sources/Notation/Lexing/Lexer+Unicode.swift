import Bytes

extension Lexer {
  /// A character of more than one byte: a sign, a letter, a raised or a full-width digit.
  mutating func beyondASCII() throws(SyntaxError) {
    let start = at
    let (value, length) = try source.scalar(at)
    if value >= 0xFF10, value <= 0xFF19 { return try fullWidthNumber() }
    if Characters.superscript(value) != nil || value == 0x207B || value == 0x207A {
      return try raised(.superscript, Characters.superscript, minus: 0x207B, plus: 0x207A)
    }
    if Characters.subscripted(value) != nil || value == 0x208B {
      return try raised(.subscripted, Characters.subscripted, minus: 0x208B, plus: 0x208A)
    }
    if let fraction = Characters.vulgar(value) {
      at += length
      return try emit(.vulgar, detail: fraction, from: start, to: at)
    }
    if let action = SignTable.standard.find(value) {
      at += length
      return try act(action, word: .and, from: start, flags: 0)
    }
    if value == 0x3002 || value == 0xFF0E {
      if value == 0xFF0E, source.isDigit(at + length) {
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
    if let letter = Characters.mathematicalLetter(value) {
      return try symbol(letter, length: length)
    }
    if (value >= 0x391 && value <= 0x3C9) || (value >= 0x3D0 && value <= 0x3F6) {
      return try symbol(value, length: length)
    }
    guard Characters.isProseLetter(value) else {
      throw SyntaxError(.unexpectedCharacter, at: UInt32(start))
    }
    // 且, 和, 或 between mathematics are words; inside a run they are part of it.
    let next = source.byte(at + length) < 0x80 ? UInt32(0) : try source.scalar(at + length).value
    if !Characters.isProseLetter(next), value == 0x4E14 || value == 0x548C || value == 0x6216 {
      at += length
      hasWords = true
      let word: Word = value == 0x6216 ? .or : .and
      return try emit(.word, detail: word.rawValue, from: start, to: at)
    }
    try word(from: start, to: at + length)
  }

  /// A run of raised or lowered characters.
  private mutating func raised(
    _ kind: Token.Kind, _ digit: (UInt32) -> UInt32?, minus: UInt32, plus: UInt32
  ) throws(SyntaxError) {
    let start = at
    var characters = 0
    while source.byte(at) >= 0x80 {
      let (value, length) = try source.scalar(at)
      let isSign = value == minus || value == plus
      guard digit(value) != nil || (isSign && characters == 0) else { break }
      at += length
      characters += 1
      if let digit = digit(value), digit > UInt32(ascii: "9") { break }
    }
    try emit(kind, from: start, to: at)
  }

  /// Digits of full width, with their point.
  private mutating func fullWidthNumber() throws(SyntaxError) {
    let start = at
    var form: NumberForm = []
    while source.byte(at) == 0xEF {
      let (value, length) = try source.scalar(at)
      if value >= 0xFF10, value <= 0xFF19 {
        at += length
      } else if value == 0xFF0E, !form.contains(.point), source.byte(at + 3) == 0xEF,
        source.byte(at + 4) == 0xBC, source.byte(at + 5) >= 0x90, source.byte(at + 5) <= 0x99
      {
        form.insert(.point)
        at += length
      } else {
        break
      }
    }
    try emit(.number, detail: form.rawValue, flags: Token.fullWidth, from: start, to: at)
  }
}
