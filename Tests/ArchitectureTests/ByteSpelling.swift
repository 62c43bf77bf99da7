/// Finds bytes of ASCII that stand as numbers where `Sources/Bytes` has a name for them.
///
/// Whether a number is a byte, no reader of text can know. The forms are those in which bytes used to
/// stand: two hexadecimal digits, ranges of digits and letters, and a decimal number that a byte is
/// compared with, or that is appended, joined or sought.
struct ByteSpelling {
  /// A line that may hold such a number, and why.
  struct Exception {
    var file: String
    var text: String
    var reason: String
  }

  static let exceptions = [
    Exception(
      file: "CanonicalKey.swift", text: "byte ^ 0x5A", reason: "The salt of the second hash.")
  ]

  /// The forms, each with the number as its first capture.
  private nonisolated(unsafe) static let forms: [Regex<(Substring, Substring)>] = [
    // White space, and what can be printed; after `&` and `|` a number is a mask.
    /(?:^|[^&|\s]|[^&|] )\s*\b(0x(?:08|09|0A|0C|0D|1F|[2-7][0-9A-F]))\b/,
    /\b(48\.\.\.57|65\.\.\.90|97\.\.\.122)\b/,
    /(?:\b(?:byte|letter|character|mark|first|last|next|follower)|\$0|\])\??\ [=!]=\ (9|10|13|3[2-9]|[4-9][0-9]|1[01][0-9]|12[0-7])\b(?![.%\/*])/,
    /(?:\b(?:byte|letter|character|mark|first|last|next|follower)|\$0|\])\ (?:&?-|\|)\ (32|48|65|97)\b/,
    /\b(?:append|put|contains|(?:of|repeating|separator):)\ ?\(?\[?(9|10|13|3[2-9]|[4-9][0-9]|1[01][0-9]|12[0-7])[\])]/,
  ].map { $0.wordBoundaryKind(.simple) }

  /// What is wrong with a file, one line each.
  static func violations(in file: SourceFile) -> [String] {
    if file.path.hasPrefix("Sources/Bytes/") { return [] }
    return file.lines.enumerated().compactMap { index, line in
      guard let number = number(in: line), !isExcepted(line, file.path) else { return nil }
      return "\(file.path):\(index + 1): \(number) is a byte of ASCII; Sources/Bytes has its name"
    }
  }

  private static func isExcepted(_ line: Substring, _ path: String) -> Bool {
    exceptions.contains { path.hasSuffix("/" + $0.file) && line.contains($0.text) }
  }

  /// The first such number of a line of code.
  private static func number(in line: Substring) -> Substring? {
    let code = line.drop { $0 == " " }
    if code.hasPrefix("//") { return nil }
    return forms.lazy.compactMap { (try? $0.firstMatch(in: code))?.1 }.first
  }
}
