import Bytes

extension Lexer {
  /// `\mathrm{cm}` is text, `\mathrm{lcm}` a function, `\mathrm{e}` the constant.
  mutating func upright(from start: Int) throws(SyntaxError) {
    let here = at
    let known = warnings.count
    guard let (first, last, _) = try content(from: start) else {
      return try emit(.wrapper, from: start, to: here)
    }
    if last == first + 1,
      source.byte(first) == UInt8(ascii: "e") || source.byte(first) == UInt8(ascii: "i")
    {
      return try emit(.symbol, from: start, to: at, value: UInt32(source.byte(first)))
    }
    if first < last, try connective(first, last, from: start) { return }
    if first < last, let entry = commands.find(source.bytes, from: first, to: last, bare: false),
      entry.isFunction, isNoUnit(entry, first, last)
    {
      return try act(entry.action, word: entry.word, from: start, flags: 0)
    }
    var isText = first < last && !source.isDigit(first) && !source.isMathematics(first, last)
    var index = first
    while index < last {
      // Only blanks and dots may be commands in a unit: `\mathrm{m\,s^{-1}}`, `\mathrm{N\cdot m}`.
      if source.byte(index) == .backslash, source.isLetter(index + 1) {
        isText = isText && source.spells("cdot", index + 1) && !source.hasCapitals(first, last)
      }
      index += 1
    }
    if isText { return try emitText(first, last, from: start) }
    warnings.removeLast(warnings.count - known)
    at = here
    try emit(.wrapper, from: start, to: here)
  }

  /// Whether a function's name is no unit's: `min`, `sec`, `lb`, `deg` are units unless an argument
  /// follows in parentheses.
  private func isNoUnit(_ entry: CommandTable.Entry, _ first: Int, _ last: Int) -> Bool {
    guard case .function(let function) = entry.action, function.isAlsoUnit else { return true }
    let next = source.skipBlanks(at)
    return source.byte(next) == .openParenthesis
      || (source.byte(next) == .backslash && source.byte(next + 1) == UInt8(ascii: "l"))
  }

  /// `\operatorname{lcm}`: a known function, or text.
  mutating func operatorName(from start: Int) throws(SyntaxError) {
    let here = at
    guard let (first, last, _) = try content(from: start), first < last else {
      throw SyntaxError(.unexpectedToken, at: UInt32(here), expected: .argument)
    }
    if try connective(first, last, from: start) { return }
    for bare in [false, true] {
      if let entry = commands.find(source.bytes, from: first, to: last, bare: bare),
        entry.isFunction
      {
        return try act(entry.action, word: entry.word, from: start, flags: 0)
      }
    }
    try emitText(first, last, from: start)
  }

  /// `{\rm cm}`: text up to the brace that closes.
  mutating func uprightSwitch(from start: Int) throws(SyntaxError) {
    var first = source.skipBlanks(at)
    while source.isTextBlank(first) { first += 1 }
    var end = first
    while source.isLetter(end) || source.byte(end) == .space { end += 1 }
    var last = end
    while last > first, source.byte(last - 1) == .space { last -= 1 }
    guard last > first, source.byte(end) == .closeBrace else {
      blank = true
      return
    }
    at = last
    if try connective(first, last, from: start) { return }
    try emitText(first, last, from: start)
  }

  /// `\mathbb{R}`: the letter of the number set.
  mutating func blackboard(from start: Int) throws(SyntaxError) {
    var index = source.skipBlanks(at)
    let inBraces = source.byte(index) == .openBrace
    if inBraces { index = source.skipBlanks(index + 1) }
    let letter = source.byte(index)
    let scalar: UInt32
    switch letter {
    case UInt8(ascii: "C"): scalar = 0x2102
    case UInt8(ascii: "H"): scalar = 0x210D
    case UInt8(ascii: "N"): scalar = 0x2115
    case UInt8(ascii: "P"): scalar = 0x2119
    case UInt8(ascii: "Q"): scalar = 0x211A
    case UInt8(ascii: "R"): scalar = 0x211D
    case UInt8(ascii: "Z"): scalar = 0x2124
    case UInt8.capitals: scalar = 0x1D538 + UInt32(letter - UInt8(ascii: "A"))
    default: throw SyntaxError(.unexpectedToken, at: UInt32(index), expected: .argument)
    }
    at = index + 1
    if inBraces {
      at = source.skipBlanks(at)
      guard source.byte(at) == .closeBrace else {
        throw SyntaxError(.unexpectedToken, at: UInt32(at), expected: .closingBrace)
      }
      at += 1
    }
    try emit(.symbol, from: start, to: at, value: scalar)
  }
}

extension CommandTable.Entry {
  var isFunction: Bool {
    switch action {
    case .function, .bigOperator: true
    default: false
    }
  }
}
