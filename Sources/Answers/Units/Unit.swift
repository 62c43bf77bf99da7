import Numbers

/// A unit of measure: a factor to the base units of its dimension, and that dimension.
public struct Unit: Sendable, Equatable {
  /// Exponents of metre, kilogram, second, ampere, kelvin, mole, candela, radian, bit, and money by currency.
  public struct Dimension: Sendable, Equatable {
    var length: Int8 = 0
    var mass: Int8 = 0
    var time: Int8 = 0
    var current: Int8 = 0
    var temperature: Int8 = 0
    var amount: Int8 = 0
    var luminosity: Int8 = 0
    var angle: Int8 = 0
    var information: Int8 = 0
    /// A currency's place in its table, or zero.
    var currency: UInt8 = 0

    /// What a key says of it: its base units; nothing for an angle, which is a number.
    var keySuffix: [UInt8] {
      var text: [UInt8] = []
      for (name, exponent) in [
        ("m", length), ("kg", mass), ("s", time), ("A", current), ("K", temperature),
        ("mol", amount),
        ("cd", luminosity), ("bit", information), ("money", Int8(bitPattern: currency)),
      ] where exponent != 0 {
        text += Array(" \(name)\(exponent == 1 ? "" : "^\(exponent)")".utf8)
      }
      return text
    }
  }

  /// How many base units it is.
  public var factor: Rational
  /// What it measures.
  public var dimension: Dimension
  /// Degrees and minutes of arc: the factor still lacks π/180.
  public var isDegree = false
  /// What is added to a value before the factor: a temperature's zero.
  public var offset = Rational(0)

  /// `self ^ exponent`, for a small exponent.
  func power(_ exponent: Int) -> Unit? {
    guard (-6...6).contains(exponent) else { return nil }
    var result = Unit(factor: 1, dimension: Dimension())
    for _ in 0..<abs(exponent) {
      guard let next = exponent > 0 ? result.times(self) : result.over(self) else { return nil }
      result = next
    }
    return result
  }

  func times(_ other: Unit) -> Unit? { combined(other, sign: 1) }
  func over(_ other: Unit) -> Unit? { combined(other, sign: -1) }

  private func combined(_ other: Unit, sign: Int8) -> Unit? {
    guard let scale = sign > 0 ? factor * other.factor : factor.divided(by: other.factor) else {
      return nil
    }
    let a = dimension
    let b = other.dimension
    var result = Dimension(
      length: a.length &+ sign &* b.length, mass: a.mass &+ sign &* b.mass,
      time: a.time &+ sign &* b.time, current: a.current &+ sign &* b.current,
      temperature: a.temperature &+ sign &* b.temperature, amount: a.amount &+ sign &* b.amount,
      luminosity: a.luminosity &+ sign &* b.luminosity, angle: a.angle &+ sign &* b.angle,
      information: a.information &+ sign &* b.information)
    result.currency = a.currency != 0 ? a.currency : b.currency
    return Unit(factor: scale, dimension: result, isDegree: isDegree || other.isDegree)
  }
}
