import Bytes
import Notation

/// A permutation in cycle notation, read from the bytes of an answer: `(1 2 3)(4 5)`.
struct Permutation: Sendable {
  /// The cycles as they stand.
  var cycles: [[Int]]
  /// Whether it can be nothing else: blanks between its elements. `(1,2,3)` is a tuple too, `(12)(34)` a product.
  var isCertain: Bool

  private static let most = 64

  /// Nil where the answer is no product of cycles.
  init?(_ source: [UInt8]) {
    // Most answers are out at the first look.
    guard source.count <= 256, source.contains(.openParenthesis),
      source.allSatisfy({ Self.canHold($0) })
    else { return nil }
    let bytes = Self.plain(source)
    cycles = []
    isCertain = false
    var index = 0
    func skip() { while index < bytes.count, bytes[index].isBlank { index += 1 } }
    skip()
    while index < bytes.count {
      guard bytes[index] == .openParenthesis else { return nil }
      index += 1
      var numbers: [[UInt8]] = []
      var hasBlanks = false
      var hasCommas = false
      while index < bytes.count, bytes[index] != .closeParenthesis {
        let byte = bytes[index]
        if byte.isDigit {
          let isNew = index == 0 || !bytes[index - 1].isDigit
          if isNew { numbers.append([byte]) } else { numbers[numbers.count - 1].append(byte) }
        } else if byte.isBlank {
          if !numbers.isEmpty { hasBlanks = true }
        } else if byte == .comma {
          hasCommas = true
        } else {
          return nil
        }
        index += 1
      }
      guard index < bytes.count, let cycle = Self.cycle(numbers) else { return nil }
      index += 1
      cycles.append(cycle)
      if hasBlanks, !hasCommas, numbers.count > 1 { isCertain = true }
      skip()
    }
    if cycles.isEmpty { return nil }
    if cycles.count > 1, cycles.contains(where: { $0.count > 1 }),
      source.contains(.comma)
    {
      isCertain = true
    }
  }

  /// Whether cycles can have this byte among them: a digit, a blank, a mark, or part of a command.
  private static func canHold(_ byte: UInt8) -> Bool {
    switch byte {
    case .openParenthesis, .closeParenthesis, .comma, .dollar, .tilde, .backslash, .exclamationMark,
      .colon, .semicolon:
      true
    default: byte.isDigit || byte.isBlank || byte.isLetter
    }
  }

  /// The elements of a cycle; digits without blanks are elements each.
  private static func cycle(_ numbers: [[UInt8]]) -> [Int]? {
    var result: [Int] = []
    if numbers.count == 1, numbers[0].count > 1 {
      result = numbers[0].map { Int($0 - UInt8(ascii: "0")) }
    } else {
      for digits in numbers {
        guard digits.count <= 2, digits[0] != UInt8(ascii: "0") else { return nil }
        result.append(digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
      }
    }
    guard !result.isEmpty, Set(result).count == result.count,
      result.allSatisfy({ (1...most).contains($0) })
    else { return nil }
    return result
  }

  /// The bytes without dollars, sizes and spacing commands.
  private static func plain(_ source: [UInt8]) -> [UInt8] {
    let bytes = Text.replacingCommands(in: source) { name, sign in
      switch String(decoding: name, as: UTF8.self) {
      case "left", "right", "big", "bigl", "bigr", "cdot", "circ": nil
      case "quad", "enspace": .space
      case "" where ",;: ~!".utf8.contains(sign): .space
      default: .backslash
      }
    }
    return bytes.filter { $0 != .dollar }.map { $0 == .tilde ? .space : $0 }
  }

  /// Where every element goes, the cycles being applied from the right or from the left.
  func map(fromRight: Bool) -> [Int] {
    (0...Self.most).map { start in
      var value = start
      for cycle in fromRight ? cycles.reversed() : cycles {
        guard let place = cycle.firstIndex(of: value) else { continue }
        value = cycle[(place + 1) % cycle.count]
      }
      return value
    }
  }

  /// The permutation whose values stand one after the other; nil where they are not 1, …, n.
  static func map(ofValues values: [Int]) -> [Int]? {
    guard values.count <= most, Set(values) == Set(1...max(values.count, 1)) else { return nil }
    var map = Array(0...most)
    for (place, value) in values.enumerated() { map[place + 1] = value }
    return map
  }
}
