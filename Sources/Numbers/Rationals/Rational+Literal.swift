public import Budget
import Bytes

extension Rational {
  /// The rational that a decimal literal writes: digits with or without a point, a repeating part in
  /// parentheses after the point, an exponent: `1048576`, `1.2e-3`, `.5`, `17.`, `0.(27)`. Nil for
  /// other bytes; no sign is read. Throws before it is made if the value is wider than the limits.
  @inlinable
  public init?(decimal literal: some Collection<UInt8>, limits: Limits) throws(Exhausted) {
    var value = 0
    var scale = 0
    var count = 0
    for byte in literal {
      if byte == .point, scale == 0 {
        scale = 1
        continue
      }
      guard byte.isDigit, count < 18 else {
        try self.init(decimalText: Array(literal), limits: limits)
        return
      }
      value = value &* 10 &+ Int(byte &- UInt8(ascii: "0"))
      scale = scale &* 10
      count += 1
    }
    guard count > 0 else { return nil }
    if scale > 1, let fraction = Rational(value, scale) {
      self = fraction
    } else {
      self.init(value)
    }
  }

  @usableFromInline
  init?(decimalText text: [UInt8], limits: Limits) throws(Exhausted) {
    guard let parts = DecimalParts(text) else { return nil }
    let count = parts.digits.count + parts.repeating.count
    // A decimal digit takes less than 10/3 bits.
    guard count <= limits.integerBits / 10 * 3 &+ 20 else { throw Exhausted(.integerBits) }
    guard let whole = Integer(digits: parts.digits) else { return nil }
    var value = Rational(whole)
    if !parts.repeating.isEmpty {
      guard let period = Integer(digits: parts.repeating) else { return nil }
      let nines = Integer.powerOfTen(parts.repeating.count) - 1
      guard let tail = Rational(period, nines) else { return nil }
      value += tail
    }
    if value.isZero {
      self = 0
      return
    }
    guard let written = parts.exponent else { throw Exhausted(.exponent) }
    let (exponent, overflow) = written.subtractingReportingOverflow(parts.places)
    guard !overflow, exponent.magnitude <= UInt(max(0, limits.integerBits)),
      let scale = Rational.powerOfTen(exponent)
    else { throw Exhausted(.exponent) }
    self = try (value * scale).within(limits)
  }
}

/// A decimal literal taken apart.
private struct DecimalParts {
  /// The digits before the repeating part, without the point; `0` if there are none.
  var digits: [UInt8] = []
  /// How many of `digits` stand after the point.
  var places = 0
  var repeating: [UInt8] = []
  /// What is written after `e`; 0 without it, nil if it is no `Int`.
  var exponent: Int? = 0

  init?(_ text: [UInt8]) {
    var rest = text[...]
    digits = DecimalParts.takeDigits(&rest)
    if rest.first == .point {
      rest = rest.dropFirst()
      let fraction = DecimalParts.takeDigits(&rest)
      places = fraction.count
      digits += fraction
      if rest.first == .openParenthesis {
        rest = rest.dropFirst()
        repeating = DecimalParts.takeDigits(&rest)
        guard !repeating.isEmpty, rest.first == .closeParenthesis else { return nil }
        rest = rest.dropFirst()
      }
    }
    guard !digits.isEmpty || !repeating.isEmpty else { return nil }
    if digits.isEmpty { digits = [UInt8(ascii: "0")] }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      let isNegative = rest.first == .minus
      if isNegative || rest.first == .plus { rest = rest.dropFirst() }
      let written = DecimalParts.takeDigits(&rest)
      guard let value = Integer(digits: written.prefix(24)) else { return nil }
      exponent = written.count > 24 ? nil : (isNegative ? -value : value).int
    }
    guard rest.isEmpty else { return nil }
  }

  private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    let run = rest.prefix { $0.isDigit }
    rest = rest[run.endIndex...]
    return Array(run)
  }
}
