import Bytes
import Notation

extension Value {
  /// Takes up how many digits and places a literal with a point is written with.
  mutating func describe(literal id: Syntax.ID, _ syntax: Syntax) {
    var node = id
    if syntax[id].kind == .negate { node = syntax.child(id, 0) }
    let form = syntax.form(node)
    guard form.contains(.point), !form.contains(.repeating) else { return }
    var digits = 0
    var places = 0
    var isAfterPoint = false
    var hasLed = false
    for byte in syntax.text(node) {
      if byte == .point {
        isAfterPoint = true
        continue
      }
      guard byte.isDigit else { break }
      if byte != UInt8(ascii: "0") { hasLed = true }
      if hasLed { digits += 1 }
      if isAfterPoint { places += 1 }
    }
    var exponent = 0
    if form.contains(.exponent) {
      let text = syntax.text(node)
      if let mark = text.firstIndex(where: { $0.lowercased == UInt8(ascii: "e") }) {
        exponent = Int(String(decoding: text[(mark + 1)...], as: UTF8.self)) ?? 0
      }
    }
    let (shifted, overflow) = places.subtractingReportingOverflow(exponent)
    self.digits = digits
    self.places = overflow ? nil : shifted
  }
}
