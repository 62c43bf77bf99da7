import Bytes

/// Words as text: what is compared when an answer is no mathematics.
enum Text {
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var slice = bytes
    while let first = slice.first, first.isBlank { slice.removeFirst() }
    while let last = slice.last, last.isBlank { slice.removeLast() }
    return slice
  }

  /// The bytes with every command replaced by what `replacement` makes of its name, or dropped where that is nil. A
  /// sign behind a backslash is a command without a name.
  static func replacingCommands(
    in source: [UInt8], _ replacement: (_ name: ArraySlice<UInt8>, _ sign: UInt8) -> UInt8?
  ) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < source.count {
      guard source[index] == .backslash else {
        result.append(source[index])
        index += 1
        continue
      }
      var end = index + 1
      while end < source.count, source[end].isLetter { end += 1 }
      let sign = index + 1 < source.count ? source[index + 1] : 0
      if let byte = replacement(source[(index + 1)..<end], sign) { result.append(byte) }
      index = end == index + 1 ? index + 2 : end
    }
    return result
  }

  /// Trimmed, and without the dollar signs around all of it.
  static func bare(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let slice = trimmed(bytes)
    let dollar = UInt8.dollar
    guard slice.count > 2, slice.first == dollar, slice.last == dollar else { return slice }
    let inner = slice.dropFirst().dropLast()
    return inner.contains(dollar) || inner.last == .backslash ? slice : trimmed(inner)
  }

  /// The text normalised, where the source reads as prose: mostly letters, at least one word, and no
  /// commands but those of text.
  static func prose(_ source: [UInt8]) -> [UInt8]? {
    var letters = 0
    var others = 0
    var run = 0
    var longest = 0
    for byte in source {
      if byte < .space, !byte.isBlank { return nil }
      if byte.isLetter || byte >= 0x80 {
        letters += 1
        run += 1
        longest = max(longest, run)
      } else {
        run = 0
        if !byte.isBlank { others += 1 }
      }
    }
    guard longest >= 3, letters >= others * 3, String(validating: source, as: UTF8.self) != nil
    else {
      return nil
    }
    let text = normalised(source[...])
    return text.isEmpty ? nil : text
  }

  /// Lower case, without articles, punctuation, wrappers and spacing. Digits, signs and operators stay, so
  /// that "x = -5" and "x = 5" are not the same.
  static func normalised(_ source: ArraySlice<UInt8>) -> [UInt8] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    func isArticle(_ word: [UInt8]) -> Bool {
      word == [UInt8(ascii: "a")] || word == [UInt8(ascii: "a"), UInt8(ascii: "n")]
        || word == [UInt8(ascii: "t"), UInt8(ascii: "h"), UInt8(ascii: "e")]
    }
    let bytes = Array(source)
    // "a circle" has an article, "A, B" has a letter: a blank and a longer word follow an article.
    func isBeforeWord(_ index: Int) -> Bool {
      var next = index
      while next < bytes.count, bytes[next].isBlank { next += 1 }
      return next > index && next + 1 < bytes.count && bytes[next].isLetter
        && (bytes[next + 1].isLetter || bytes[next + 1] >= 0x80)
    }
    func flush(_ index: Int) {
      if !word.isEmpty, !isArticle(word) || !isBeforeWord(index) { words.append(word) }
      word.removeAll(keepingCapacity: true)
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == .backslash {
        // A command: the wrappers of text go, others stay as words.
        var end = index + 1
        while end < bytes.count, bytes[end].isLetter { end += 1 }
        let name = bytes[(index + 1)..<end]
        flush(index)
        if !isWrapper(name) { words.append(Array(name)) }
        index = max(end, index + 2)
        continue
      }
      if byte.isLetter || byte.isDigit {
        word.append(byte.lowercased)
      } else if byte >= 0x80 {
        if let length = punctuationLength(bytes, index) {
          flush(index)
          index += length
          continue
        }
        word.append(byte)
      } else if isKept(byte, bytes, index) {
        word.append(byte)
      } else if !(byte == .minus || byte == .apostrophe) {
        flush(index)
      }
      index += 1
    }
    flush(bytes.count)
    if words.isEmpty, source.count == 1, let only = source.first, only.isLetter {
      return [only.lowercased]
    }
    return Array(words.joined())
  }

  private static func isWrapper(_ name: ArraySlice<UInt8>) -> Bool {
    if name.count <= 1 { return true }
    let known: [StaticString] = [
      "text", "textbf", "textit", "textrm", "textsf", "mathrm", "mathbf", "mathit", "mathsf",
      "mbox", "boxed",
      "fbox", "operatorname", "quad", "qquad", "emph", "displaystyle", "left", "right", "bf", "rm",
      "it",
    ]
    return known.contains { entry in
      entry.utf8CodeUnitCount == name.count
        && entry.withUTF8Buffer { $0.elementsEqual(name) }
    }
  }

  /// Operators, a sign before a digit, a point between digits.
  private static func isKept(_ byte: UInt8, _ bytes: [UInt8], _ index: Int) -> Bool {
    let next = index + 1 < bytes.count ? bytes[index + 1] : .space
    let last = index > 0 ? bytes[index - 1] : .space
    switch byte {
    case .plus, .equals, .less, .greater,
      .caret, .slash, .asterisk, .percent:
      return true
    case .minus: return next.isDigit || (last.isBlank && next.isLetter)
    case .point: return next.isDigit && last.isDigit
    default: return false
    }
  }

  /// The length of a quotation mark, a dash or a full-width mark at `index`; nil for other characters.
  private static func punctuationLength(_ bytes: [UInt8], _ index: Int) -> Int? {
    guard index + 2 < bytes.count else { return nil }
    switch (bytes[index], bytes[index + 1]) {
    case (0xE2, 0x80): return 3
    case (0xE3, 0x80) where bytes[index + 2] < 0xA0: return 3
    case (0xEF, 0xBC) where bytes[index + 2] < 0x90 || bytes[index + 2] > 0x99: return 3
    default: return nil
    }
  }

  /// Whether a run of bare letters is a word rather than a product of variables.
  static func isWord(_ letters: ArraySlice<UInt8>) -> Bool {
    guard letters.count >= 3 else { return isShortWord(letters) }
    // No word is made of these alone, or of one letter: `xxy`, `yxz`, `eeee`.
    if letters.allSatisfy("xyztvw".utf8.contains) { return false }
    if letters.allSatisfy({ $0 == letters.first }) { return false }
    var vowels = 0
    var capitalsInside = 0
    for (place, byte) in letters.enumerated() {
      switch byte.lowercased {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
        UInt8(ascii: "u"), UInt8(ascii: "y"):
        vowels += 1
      default: break
      }
      if place > 0, byte.isCapital { capitalsInside += 1 }
      if byte >= 0x80 { return true }
    }
    // `abc`, `xyz`, `ABC` are products or names of figures; `cats`, `inches` are words.
    if letters.count == 3 {
      let isRun = zip(letters, letters.dropFirst()).allSatisfy { $1 == $0 &+ 1 }
      return !isRun && vowels >= 1 && capitalsInside == 0
    }
    return vowels >= 1 && capitalsInside <= 1
  }

  private static func isShortWord(_ letters: ArraySlice<UInt8>) -> Bool {
    let known: [StaticString] = [
      "no", "is", "it", "of", "to", "in", "on", "at", "by", "be", "or", "if", "we", "an", "as",
      "so", "do", "up",
    ]
    return known.contains { entry in
      entry.utf8CodeUnitCount == letters.count
        && letters.indices.allSatisfy {
          entry.utf8Start[$0 - letters.startIndex] == letters[$0].lowercased
        }
    }
  }
}
