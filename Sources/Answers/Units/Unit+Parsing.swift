import Bytes
import Numbers

extension Unit {
  /// Whether a letter by itself is the symbol of a unit.
  static func isLetter(_ scalar: UInt32) -> Bool {
    guard let byte = UInt8(exactly: scalar) else { return false }
    return "mgshLlNJWVAKC".utf8.contains(byte)
  }

  /// The unit that text writes: `cm`, `cm^2`, `m/s`, `kg·m²/s²`, `square feet`, `miles per hour`; nil if it is
  /// none.
  static func parsed(_ text: ArraySlice<UInt8>) -> Unit? {
    if text.count > 64 { return nil }
    var reader = UnitReader(text)
    return reader.read()
  }

  /// Whether a word says that degrees follow, and whether one names a scale of temperature.
  static func isDegreeWord(_ word: some Collection<UInt8>) -> Bool {
    let lower = word.map(\.lowercased)
    return ["degree", "degrees", "deg", "°"].contains { lower.elementsEqual($0.utf8) }
  }

  /// The scale of temperature that a word names.
  static func scale(_ word: some Collection<UInt8>) -> Unit? {
    switch String(decoding: word.map(\.lowercased), as: UTF8.self) {
    case "c", "celsius", "centigrade": named("°C".utf8)
    case "f", "fahrenheit": named("°F".utf8)
    default: nil
    }
  }
}

/// Reads units from text.
private struct UnitReader {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var result = Unit(factor: 1, dimension: Unit.Dimension())
  private var last: Unit?
  private var isBelow = false

  init(_ text: ArraySlice<UInt8>) {
    scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
  }

  mutating func read() -> Unit? {
    var pending = 1
    while index < scalars.count {
      switch scalars[index] {
      case " ", "\u{A0}", "\t", ".", "*", "·", "⋅", "∙", "×", "-":
        index += 1
      case "\\":
        // \cdot
        index += 1
        guard let name = word(), name.elementsEqual("cdot".utf8) else { return nil }
      case "/":
        isBelow = true
        index += 1
      default:
        guard let word = word() else { return nil }
        switch String(decoding: word.map(\.lowercased), as: UTF8.self) {
        case "per": isBelow = true
        case "square", "sq": pending = 2
        case "cubic", "cu": pending = 3
        case "squared": if !raiseLast(to: 2) { return nil }
        case "cubed": if !raiseLast(to: 3) { return nil }
        default:
          guard let unit = unit(word), add(unit, power: pending) else { return nil }
          pending = 1
        }
      }
    }
    return last == nil || pending != 1 ? nil : result
  }

  private mutating func word() -> [UInt8]? {
    var bytes: [UInt8] = []
    while index < scalars.count, isNamePart(scalars[index]) {
      bytes += Array(String(scalars[index]).utf8)
      index += 1
    }
    return bytes.isEmpty ? nil : bytes
  }

  private func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return UInt8(scalar.value).isLetter || scalar == "$" }
    return !"·⋅∙×²³⁻¹\u{A0}".unicodeScalars.contains(scalar)
  }

  /// A unit by its name; "degrees Celsius" are two words.
  private mutating func unit(_ word: [UInt8]) -> Unit? {
    if Unit.isDegreeWord(word) {
      let here = index
      while index < scalars.count, scalars[index] == " " { index += 1 }
      if let next = self.word(), let scale = Unit.scale(next) { return scale }
      index = here
    }
    return Unit.named(word)
  }

  private mutating func add(_ unit: Unit, power: Int) -> Bool {
    guard let exponent = exponent(), let raised = unit.power(power * exponent),
      let next = isBelow ? result.over(raised) : result.times(raised)
    else { return false }
    // The only unit keeps where its scale begins.
    result = last == nil && power * exponent == 1 && !isBelow ? unit : next
    last = unit
    return true
  }

  private mutating func raiseLast(to power: Int) -> Bool {
    guard let last, let more = last.power(power - 1),
      let next = isBelow ? result.over(more) : result.times(more)
    else { return false }
    result = next
    return true
  }

  /// `^2`, `^{-1}`, `2`, `²`, `⁻¹`: one where there is none; nil where it cannot be read.
  private mutating func exponent() -> Int? {
    var digits = ""
    let hasCaret = index < scalars.count && scalars[index] == "^"
    if hasCaret { index += 1 }
    let isBraced = hasCaret && index < scalars.count && scalars[index] == "{"
    if isBraced { index += 1 }
    loop: while index < scalars.count, digits.utf8.count < 3 {
      switch scalars[index] {
      case "0"..."9": digits.unicodeScalars.append(scalars[index])
      case "-" where hasCaret && digits.isEmpty, "⁻": digits += "-"
      case "¹": digits += "1"
      case "²": digits += "2"
      case "³": digits += "3"
      default: break loop
      }
      index += 1
    }
    if isBraced {
      guard index < scalars.count, scalars[index] == "}" else { return nil }
      index += 1
    }
    if digits.isEmpty { return hasCaret ? nil : 1 }
    return Int(digits)
  }
}
