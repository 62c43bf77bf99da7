import Bytes

/// Options of multiple choice, read from the bytes of an answer.
enum Choice {
  /// The letters that name options.
  private static let options = UInt8(ascii: "A")...UInt8(ascii: "J")

  /// Whether gold's letter is an option: a capital up to J, or any of them in parentheses.
  static func isOption(_ letter: UInt8, _ source: [UInt8]) -> Bool {
    guard options.contains(letter.uppercased) else { return false }
    return options.contains(letter) || source.contains(.openParenthesis)
  }

  /// The one option that a prediction names; nil where it names none, or more than one.
  static func letter(_ source: [UInt8]) -> UInt8? {
    let bytes = plain(source)
    var index = 0
    func skipBlanks() { while index < bytes.count, bytes[index].isBlank { index += 1 } }
    skipBlanks()
    // "option B", "choice (B)"
    var hasWord = false
    for word in ["option", "choice", "answer"] where bytes.count > index + word.utf8.count {
      if bytes[index..<(index + word.utf8.count)].map(\.lowercased).elementsEqual(word.utf8) {
        index += word.utf8.count
        hasWord = true
        while index < bytes.count, bytes[index].isBlank || bytes[index] == .colon { index += 1 }
        break
      }
    }
    let isParenthesised = index < bytes.count && bytes[index] == .openParenthesis
    if isParenthesised { index += 1 }
    guard index < bytes.count, options.contains(bytes[index].uppercased) else { return nil }
    let letter = bytes[index]
    index += 1
    if isParenthesised {
      guard index < bytes.count, bytes[index] == .closeParenthesis else { return nil }
      index += 1
    } else if letter.isSmallLetter {
      return nil
    }
    var hasMark = isParenthesised
    if index < bytes.count, [.closeParenthesis, .point, .colon].contains(bytes[index]) {
      hasMark = true
      index += 1
    }
    skipBlanks()
    if index == bytes.count { return letter.uppercased }
    // What follows is the option's text; another option, or a word that joins one, is none.
    guard hasMark || hasWord, startsText(bytes[index]), !hasHiddenSigns(bytes[index...]) else {
      return nil
    }
    return namesAnother(bytes[index...]) ? nil : letter.uppercased
  }

  /// Whether an option's text can start so: not with a relation, an operator, or a command that is none of text.
  private static func startsText(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte >= 0x80
      || [.minus, .openParenthesis, .openBracket].contains(byte)
  }

  /// Control characters, signs without a width and marks of direction.
  private static func hasHiddenSigns(_ rest: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(rest)
    return bytes.indices.contains { index in
      if bytes[index] < .space, !bytes[index].isBlank { return true }
      guard bytes[index] == 0xE2, index + 2 < bytes.count else { return false }
      switch (bytes[index + 1], bytes[index + 2]) {
      case (0x80, 0x8B...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0...0xAF): return true
      default: return false
      }
    }
  }

  private static func namesAnother(_ rest: ArraySlice<UInt8>) -> Bool {
    var words: [[UInt8]] = [[]]
    for byte in rest {
      if byte.isLetter {
        words[words.count - 1].append(byte.lowercased)
      } else if !(words.last?.isEmpty ?? true) {
        words.append([])
      }
    }
    if words.contains(where: {
      ["or", "and", "not", "but"].contains(String(decoding: $0, as: UTF8.self))
    }) {
      return true
    }
    // "(C)", "C)", or a lone capital elsewhere; "A" and "I" are words too.
    let bytes = Array(rest)
    for index in bytes.indices where options.contains(bytes[index]) {
      let isStart = index == 0 || !bytes[index - 1].isLetter
      let next = index + 1 < bytes.count ? bytes[index + 1] : .space
      if isStart, next == .closeParenthesis { return true }
      if isStart, !next.isLetter, bytes[index] > UInt8(ascii: "A"),
        bytes[index] != UInt8(ascii: "I")
      {
        return true
      }
    }
    return false
  }

  private static func isWrapper(_ name: ArraySlice<UInt8>) -> Bool {
    [
      "text", "textbf", "mathrm", "mathbf", "mbox", "boxed", "fbox", "textit", "bf", "rm", "textrm",
      "textsf", "texttt", "textnormal", "mathsf", "mathit", "mathtt", "boldsymbol", "bm", "emph",
      "underline", "operatorname", "large", "Large",
    ].contains(String(decoding: name, as: UTF8.self))
  }

  private static func isBlank(_ name: ArraySlice<UInt8>) -> Bool {
    ["", "quad", "qquad", "left", "right", "displaystyle"].contains(
      String(decoding: name, as: UTF8.self))
  }

  /// Stands for a command that starts no option's text.
  private static let command: UInt8 = .exclamationMark

  /// Commands that an option's text may start with.
  private static func isMathematics(_ name: ArraySlice<UInt8>) -> Bool {
    [
      "frac", "dfrac", "tfrac", "sqrt", "pi", "infty", "alpha", "beta", "theta", "sin", "cos",
      "tan", "log", "ln", "overline", "angle", "emptyset",
    ].contains(String(decoding: name, as: UTF8.self))
  }

  /// The bytes without commands, braces, dollar signs and asterisks; full-width parentheses made plain.
  private static func plain(_ source: [UInt8]) -> [UInt8] {
    let bytes = Text.replacingCommands(in: source) { name, _ in
      if isBlank(name) { return .space }
      return isWrapper(name) ? nil : isMathematics(name) ? .openParenthesis : Self.command
    }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBC,
        bytes[index + 2] == 0x88 || bytes[index + 2] == 0x89
      {
        result.append(bytes[index + 2] == 0x88 ? .openParenthesis : .closeParenthesis)
        index += 3
        continue
      }
      if !"{}$*".utf8.contains(bytes[index]) { result.append(bytes[index]) }
      index += 1
    }
    return result
  }
}
