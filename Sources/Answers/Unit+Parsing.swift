import Numbers

extension Unit {
  /// Whether a letter by itself is the symbol of a unit.
  static func isLetter(_ scalar: UInt32) -> Bool {
    guard let byte = UInt8(exactly: scalar) else { return false }
    return "mgshLlNJWVAKC".utf8.contains(byte)
  }

  /// The unit that text writes: `cm`, `cm^2`, `m/s`, `square feet`, `miles per hour`; nil if it is none.
  static func parsed(_ text: ArraySlice<UInt8>) -> Unit? {
    if text.count > 48 { return nil }
    var result = Unit(factor: 1, dimension: Dimension())
    var isBelow = false
    var pending = 1
    var hasUnit = false
    var index = text.startIndex
    func isNameByte(_ byte: UInt8) -> Bool {
      Text.isLetter(byte) || byte >= 0x80 || byte == UInt8(ascii: "$")
    }
    while index < text.endIndex {
      let byte = text[index]
      if Text.isBlank(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "*") {
        index += 1
        continue
      }
      if byte == UInt8(ascii: "/") {
        isBelow = true
        index += 1
        continue
      }
      guard isNameByte(byte) else { return nil }
      var end = index
      while end < text.endIndex, isNameByte(text[end]) { end += 1 }
      let word = text[index..<end].map(Text.lowercased)
      switch String(decoding: word, as: UTF8.self) {
      case "per":
        isBelow = true
        index = end
        continue
      case "square", "sq":
        pending = 2
        index = end
        continue
      case "cubic", "cu":
        pending = 3
        index = end
        continue
      case "squared", "cubed": return nil
      default: break
      }
      guard var unit = named(text[index..<end]) else { return nil }
      index = end
      // An exponent: `^2`, `2`, `²`.
      if index < text.endIndex, text[index] == UInt8(ascii: "^") { index += 1 }
      if index < text.endIndex, text[index] == UInt8(ascii: "2") || text[index] == UInt8(ascii: "3")
      {
        pending = Int(text[index] - 48)
        index += 1
      }
      guard let raised = unit.power(pending) else { return nil }
      unit = raised
      pending = 1
      guard let next = isBelow ? result.over(unit) : result.times(unit) else { return nil }
      result = next
      hasUnit = true
    }
    return hasUnit ? result : nil
  }
}
