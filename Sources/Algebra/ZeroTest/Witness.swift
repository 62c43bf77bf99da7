import Budget
import Numbers

/// Where two expressions that differ are apart.
public enum Witness {
  /// Where two expressions that differ are apart: a point, and both values to ten digits.
  public static func witness(_ a: Expression, _ b: Expression, in context: inout AlgebraContext)
    -> String
  {
    let symbols = Occurrence.variables(a, b, in: context)
    let isIntegral =
      Occurrence.needsIntegers(a, in: context) || Occurrence.needsIntegers(b, in: context)
    for number in 0..<(symbols.isEmpty ? 1 : 16) {
      let point =
        symbols.isEmpty ? [] : PointComparison.samplePoint(symbols, number, integral: isIntegral)
      guard let x = decimal(a, point, in: &context), let y = decimal(b, point, in: &context), x != y
      else { continue }
      if symbols.isEmpty { return "\(x) is not \(y)." }
      let place = point.map {
        String(decoding: context.symbols.text($0.symbol), as: UTF8.self) + " = \($0.value)"
      }.joined(separator: ", ")
      return "At \(place) they are \(x) and \(y)."
    }
    return "Their canonical forms differ."
  }

  /// A value at a point, to ten digits.
  private static func decimal(
    _ expression: Expression, _ point: [Assignment], in context: inout AlgebraContext
  ) -> String? {
    if let exact = Enclosure.rational(expression, at: point, in: context) {
      return String(decoding: exact.decimal(significantDigits: 10), as: UTF8.self)
    }
    var value: ComplexInterval?
    for bits in [64, 128, 256] {
      guard
        let closer = try? ComplexEnclosure.complexEnclosure(
          expression, at: point, bits: bits, in: &context)
      else { break }
      value = closer
      if isKnown(closer.real), isKnown(closer.imaginary) { break }
    }
    guard let value, let real = value.real.decimal(significantDigits: 10) else { return nil }
    let text = String(decoding: real, as: UTF8.self)
    if value.imaginary.isZero == .yes { return text }
    guard let imaginary = value.imaginary.decimal(significantDigits: 10) else { return nil }
    return text + " + " + String(decoding: imaginary, as: UTF8.self) + "i"
  }

  /// Whether ten digits of a value are known.
  private static func isKnown(_ value: Interval) -> Bool {
    value.isZero == .yes || value.relativeBits > 36
  }
}
