import Bytes

/// Times of day and dates, read from the bytes of an answer.
enum Clock: Equatable, Sendable {
  /// Seconds since midnight, and whether it says am, pm, noon or midnight.
  case time(seconds: Int, isNamed: Bool)
  /// A date; the year may be missing.
  case date(year: Int?, month: Int, day: Int)

  /// The time or date that an answer is; nil where it is none.
  init?(_ source: [UInt8]) {
    guard source.count <= 64, Clock.isPossible(source) else { return nil }
    let words = Clock.words(source)
    if words.isEmpty || words.count > 8 { return nil }
    if let time = Clock.time(words) {
      self = time
    } else if let date = Clock.date(words) {
      self = date
    } else {
      return nil
    }
  }

  /// A first look, which most answers do not pass: a colon, a run of two letters that is no command, or two
  /// dashes, and no sign of mathematics.
  private static func isPossible(_ source: [UInt8]) -> Bool {
    var hasMark = false
    var dashes = 0
    var letters = 0
    var isCommand = false
    var last: UInt8 = 0
    for byte in source {
      defer { last = byte }
      // `\,` is a blank.
      if last == .backslash, !byte.isLetter {
        isCommand = false
        continue
      }
      if byte.isLetter {
        if isCommand { continue }
        letters += 1
        if letters > 1 { hasMark = true }
        continue
      }
      // "p.m." is one word.
      if byte != .point || letters > 1 { letters = 0 }
      isCommand = false
      switch byte {
      case .colon: hasMark = true
      case .minus: dashes += 1
      case .backslash: isCommand = true
      case .dollar, .comma, .point, .openBrace, .closeBrace: break
      default: if !byte.isDigit, !byte.isBlank { return false }
      }
    }
    return hasMark || dashes > 1
  }

  private enum Word: Equatable {
    case number(Int, digits: Int)
    case letters(String)
    case colon, dash
  }

  /// Numbers, lower-case words, colons and dashes; empty where anything else occurs.
  private static func words(_ source: [UInt8]) -> [Word] {
    var result: [Word] = []
    var index = 0
    while index < source.count {
      let byte = source[index]
      if byte.isDigit {
        var end = index
        var value = 0
        while end < source.count, source[end].isDigit, end - index < 5 {
          value = value * 10 + Int(source[end] - UInt8(ascii: "0"))
          end += 1
        }
        result.append(.number(value, digits: end - index))
        index = end
      } else if byte.isLetter {
        var end = index
        var word = ""
        // "p.m." is one word.
        while end < source.count,
          source[end].isLetter || (source[end] == .point && word.utf8.count < 3)
        {
          if source[end] != .point {
            word.unicodeScalars.append(Unicode.Scalar(source[end].lowercased))
          }
          end += 1
        }
        result.append(.letters(word))
        index = end
      } else if byte == .colon || byte == .minus {
        result.append(byte == .colon ? .colon : .dash)
        index += 1
      } else if byte == .backslash {
        var end = index + 1
        while end < source.count, source[end].isLetter { end += 1 }
        let name = String(decoding: source[(index + 1)..<end], as: UTF8.self)
        guard ["text", "mathrm", "textbf", "boxed", "mbox", "", "quad"].contains(name) else {
          return []
        }
        index = max(end, index + 2)
      } else if byte.isBlank || [.dollar, .comma, .point, .openBrace, .closeBrace].contains(byte) {
        index += 1
      } else {
        return []
      }
    }
    return result
  }

  private static func time(_ words: [Word]) -> Clock? {
    switch words {
    case [.letters("noon")]: return .time(seconds: 43_200, isNamed: true)
    case [.letters("midnight")]: return .time(seconds: 0, isNamed: true)
    default: break
    }
    var rest = words[...]
    guard case .number(var hour, _)? = rest.popFirst() else { return nil }
    var seconds = 0
    var parts = 0
    for scale in [60, 1] {
      guard case .colon? = rest.first else { break }
      rest.removeFirst()
      guard case .number(let value, digits: 2)? = rest.popFirst(), value < 60 else { return nil }
      seconds += value * scale
      parts += 1
    }
    var isNamed = false
    if case .letters(let half)? = rest.first {
      guard half == "am" || half == "pm", (1...12).contains(hour) else { return nil }
      rest.removeFirst()
      hour = hour % 12 + (half == "pm" ? 12 : 0)
      isNamed = true
    }
    guard rest.isEmpty, isNamed || parts > 0, hour < 24 else { return nil }
    return .time(seconds: hour * 3_600 + seconds, isNamed: isNamed)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october",
    "november", "december",
  ]

  private static func date(_ words: [Word]) -> Clock? {
    func month(_ name: String) -> Int? {
      guard name.utf8.count >= 3 else { return nil }
      return months.firstIndex { $0 == name || ($0.hasPrefix(name) && name.utf8.count <= 4) }.map {
        $0 + 1
      }
    }
    func date(_ year: Int?, _ month: Int?, _ day: Int) -> Clock? {
      guard let month, (1...12).contains(month), (1...31).contains(day) else { return nil }
      return .date(year: year, month: month, day: day)
    }
    let plain = words.filter { word in
      if case .letters(let suffix) = word {
        return !["st", "nd", "rd", "th", "of"].contains(suffix)
      }
      return true
    }
    // 2024-03-05
    if plain.count == 5, plain[1] == .dash, plain[3] == .dash,
      case .number(let y, digits: 4) = plain[0],
      case .number(let m, digits: 2) = plain[2], case .number(let d, digits: 2) = plain[4]
    {
      return date(y, m, d)
    }
    // March 5, 5 March, each with a year or without
    guard plain.count == 2 || plain.count == 3 else { return nil }
    var year: Int?
    if plain.count == 3 {
      guard case .number(let y, digits: 4) = plain[2] else { return nil }
      year = y
    }
    if case .letters(let name) = plain[0], case .number(let d, _) = plain[1] {
      return date(year, month(name), d)
    }
    if case .number(let d, _) = plain[0], case .letters(let name) = plain[1] {
      return date(year, month(name), d)
    }
    return nil
  }
}
