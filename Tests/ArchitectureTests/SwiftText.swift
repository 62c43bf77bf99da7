/// A Swift file as words and marks, without its comments and the contents of its string literals.
///
/// This is no parser: it knows what our own files contain, and that `swift format` lays them out.
struct SwiftText {
  /// A word (an identifier, keyword or number) or a single mark, with its line from 1.
  struct Token: Equatable {
    var text: String
    var line: Int
    /// Whether it is a word.
    var isWord: Bool
  }

  private(set) var tokens: [Token] = []
  /// The lines that a `///` comment stands on.
  private(set) var documented: Set<Int> = []

  init(_ text: String) {
    var scanner = Scanner(bytes: Array(text.utf8))
    while let token = scanner.next(&documented) { tokens.append(token) }
  }
}

private struct Scanner {
  let bytes: [UInt8]
  var place = 0
  var line = 1

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func next(_ documented: inout Set<Int>) -> SwiftText.Token? {
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\n") { line += 1 }
      if byte <= 0x20 {
        place += 1
      } else if starts(with: "//") {
        if starts(with: "///") { documented.insert(line) }
        while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
      } else if starts(with: "/*") {
        skipComment()
      } else if let hashes = stringStart() {
        let token = SwiftText.Token(text: "\"", line: line, isWord: false)
        skipString(hashes)
        return token
      } else if isWord(byte) || byte == UInt8(ascii: "`") {
        return word()
      } else {
        place += 1
        return SwiftText.Token(text: String(UnicodeScalar(byte)), line: line, isWord: false)
      }
    }
    return nil
  }

  private mutating func word() -> SwiftText.Token {
    let start = place
    place += 1
    while place < bytes.count, isWord(bytes[place]) || bytes[place] == UInt8(ascii: "`") {
      place += 1
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    return SwiftText.Token(text: text.filter { $0 != "`" }, line: line, isWord: true)
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        place += 2
      } else if starts(with: "*/") {
        depth -= 1
        place += 2
      } else {
        if bytes[place] == UInt8(ascii: "\n") { line += 1 }
        place += 1
      }
    } while depth > 0 && place < bytes.count
  }

  /// How many `#` stand before the string literal that starts here; nil where none starts.
  private func stringStart() -> Int? {
    var i = place
    while i < bytes.count, bytes[i] == UInt8(ascii: "#") { i += 1 }
    return i < bytes.count && bytes[i] == UInt8(ascii: "\"") ? i - place : nil
  }

  private mutating func skipString(_ hashes: Int) {
    place += hashes
    let quote = starts(with: "\"\"\"") ? "\"\"\"" : "\""
    let end = quote + String(repeating: "#", count: hashes)
    let escape = "\\" + String(repeating: "#", count: hashes)
    place += quote.utf8.count
    while place < bytes.count, !starts(with: end) {
      if starts(with: escape + "(") {
        place += escape.utf8.count + 1
        skipInterpolation()
      } else if starts(with: escape) {
        place += escape.utf8.count + 1
      } else {
        if bytes[place] == UInt8(ascii: "\n") { line += 1 }
        place += 1
      }
    }
    place += end.utf8.count
  }

  private mutating func skipInterpolation() {
    var depth = 1
    while place < bytes.count, depth > 0 {
      if let hashes = stringStart() {
        skipString(hashes)
        continue
      }
      if bytes[place] == UInt8(ascii: "(") { depth += 1 }
      if bytes[place] == UInt8(ascii: ")") { depth -= 1 }
      if bytes[place] == UInt8(ascii: "\n") { line += 1 }
      place += 1
    }
  }

  private func starts(with text: String) -> Bool {
    bytes[place...].starts(with: text.utf8)
  }

  private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
