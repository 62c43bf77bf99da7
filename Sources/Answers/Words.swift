import Notation
import Numbers

/// Words in answers: prose, and numbers in words.
enum Words {
  /// Whether a node holds nothing but words (and the signs that prose has), at least one of them.
  static func isProse(_ id: Syntax.ID, _ syntax: Syntax) -> Bool {
    var hasWord = false
    return isWords(id, syntax, &hasWord, depth: 0) && hasWord
  }

  private static func isWords(
    _ id: Syntax.ID, _ syntax: Syntax, _ hasWord: inout Bool, depth: Int
  ) -> Bool {
    if depth > 16 { return false }
    let node = syntax[id]
    switch node.kind {
    case .letters:
      if !Text.isWord(syntax.text(id)) { return false }
      hasWord = true
      return true
    case .text:
      hasWord = true
      return !syntax.text(id).contains(where: Text.isDigit)
    case .symbol:
      // "a" and "I" are words among words; a single letter may be a name ("Option D").
      let scalar = syntax.scalar(id)
      return scalar < 0x80 && Text.isLetter(UInt8(scalar))
    case .juxtaposition, .list, .sum, .slash:
      for index in 0..<syntax.childCount(id)
      where !isWords(syntax.child(id, index), syntax, &hasWord, depth: depth + 1) {
        return false
      }
      return true
    case .negate, .group:
      return syntax.childCount(id) == 1
        && isWords(syntax.child(id, 0), syntax, &hasWord, depth: depth + 1)
    default: return false
    }
  }

  private static let small: [[UInt8]: Int] = Dictionary(
    uniqueKeysWithValues: [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven",
      "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ].enumerated().map { (Array($1.utf8), $0) })
  private static let tens: [[UInt8]: Int] = Dictionary(
    uniqueKeysWithValues: [
      "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ].enumerated().map { (Array($1.utf8), ($0 + 2) * 10) })
  private static let scales: [[UInt8]: Int] = [
    Array("thousand".utf8): 1_000, Array("million".utf8): 1_000_000,
    Array("billion".utf8): 1_000_000_000,
  ]

  /// The number that words say: "seventeen", "twenty-five", "one hundred and seven"; nil for other words.
  static func number(_ text: ArraySlice<UInt8>) -> Rational? {
    if text.count < 3 || text.count > 120 { return nil }
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    for byte in text {
      if Text.isLetter(byte) {
        word.append(Text.lowercased(byte))
      } else if Text.isBlank(byte) || byte == UInt8(ascii: "-") {
        if !word.isEmpty { words.append(word) }
        word = []
      } else {
        return nil
      }
    }
    if !word.isEmpty { words.append(word) }
    var isNegative = false
    if let first = words.first, first == Array("negative".utf8) || first == Array("minus".utf8) {
      isNegative = true
      words.removeFirst()
    }
    guard let value = value(words) else { return nil }
    return Rational(isNegative ? -value : value)
  }

  private static func value(_ words: [[UInt8]]) -> Int? {
    if words.isEmpty { return nil }
    var total = 0
    var group = 0
    var lastScale = Int.max
    // What may follow within a group: after tens a digit, after a hundred anything below it.
    var room = 1_000
    for (index, word) in words.enumerated() {
      if word == Array("and".utf8) {
        if index == 0 || index == words.count - 1 || group % 100 != 0 { return nil }
        continue
      }
      if let digit = small[word] {
        if digit >= room || (digit == 0 && words.count > 1) { return nil }
        group += digit
        room = 0
      } else if let ten = tens[word] {
        if ten >= room { return nil }
        group += ten
        room = 10
      } else if word == Array("hundred".utf8) {
        if group == 0 || group > 9 { return nil }
        group *= 100
        room = 100
      } else if let scale = scales[word] {
        if group == 0 || scale >= lastScale { return nil }
        total += group * scale
        group = 0
        lastScale = scale
        room = 1_000
      } else {
        return nil
      }
    }
    return total + group
  }
}
