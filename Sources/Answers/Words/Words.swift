import Bytes
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
      return !syntax.text(id).contains(where: \.isDigit)
    case .symbol:
      // "a" and "I" are words among words; a single letter may be a name ("Option D").
      let scalar = syntax.scalar(id)
      return scalar < 0x80 && UInt8(scalar).isLetter
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

  /// Whether a bare word, or a sign of logic or of sets, stands anywhere in what a node holds ("max at x").
  static func occur(in id: Syntax.ID, _ syntax: Syntax) -> Bool {
    switch syntax[id].kind {
    case .letters: Text.isWord(syntax.text(id))
    case .setOperation: true
    case let kind where kind.isLeaf: false
    default:
      (0..<syntax.childCount(id)).contains { occur(in: syntax.child(id, $0), syntax) }
    }
  }

  /// The name that words before `=` are: the variable behind "so" or "the answer is", else the phrase itself, in
  /// lower case behind a blank; nil where they say more than a name ("not x", "maximum at x").
  static func name(_ id: Syntax.ID, _ syntax: Syntax) -> Name? {
    guard isProse(id, syntax) else { return nil }
    var leaves: [(word: [UInt8], isSymbol: Bool)] = []
    collect(id, syntax, &leaves)
    let words = leaves.map { $0.word.map(\.lowercased) }
    if words.contains(where: { hedges.contains($0) }) { return nil }
    if let last = leaves.last, last.isSymbol, leaves.count > 1 {
      return words.dropLast().allSatisfy({ leads.contains($0) }) ? Name(last.word) : nil
    }
    let phrase = words.filter { !["a", "an", "the"].contains(String(decoding: $0, as: UTF8.self)) }
    return Name(Array(phrase.joined(separator: [.space])), kind: .phrase)
  }

  /// Words before a name that add nothing to it.
  private static let leads: Set<[UInt8]> = Set(
    [
      "the", "a", "an", "answer", "answers", "final", "solution", "solutions", "result", "value",
      "is", "are", "so", "then", "thus", "hence", "therefore", "we", "get", "have", "find",
      "obtain", "that", "of", "now", "finally", "and", "gives", "giving", "number", "variable",
    ].map { Array($0.utf8) })

  private static func collect(
    _ id: Syntax.ID, _ syntax: Syntax, _ leaves: inout [(word: [UInt8], isSymbol: Bool)]
  ) {
    switch syntax[id].kind {
    case .symbol: leaves.append(([UInt8(truncatingIfNeeded: syntax.scalar(id))], true))
    case .letters, .text:
      for word in syntax.text(id).split(separator: .space) { leaves.append((Array(word), false)) }
    default:
      for index in 0..<syntax.childCount(id) { collect(syntax.child(id, index), syntax, &leaves) }
    }
  }

  /// Words that take an answer back, or offer it among others.
  static let hedges: Set<[UInt8]> = Set(
    [
      "maybe", "possibly", "perhaps", "probably", "likely", "unlikely", "or", "not", "but", "if",
      "unless", "except", "either", "neither", "nor", "guess", "think", "no", "never", "wrong",
      "incorrect", "false", "instead", "otherwise", "some", "any", "unsure", "cannot", "could",
      "would", "might", "may", "hardly", "nothing", "without", "isn", "doesn",
    ].map { Array($0.utf8) })

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
      if byte.isLetter {
        word.append(byte.lowercased)
      } else if byte.isBlank || byte == .minus {
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
