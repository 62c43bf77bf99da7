import Bytes
import Numbers

/// A row of the table of units: names, the factor to base units as a fraction, the dimension.
struct UnitEntry: Sendable {
  var names: [String]
  var numerator: Int
  var denominator: Int
  var dimension: Unit.Dimension
  var isDegree = false
  /// What is added before the factor, in hundredths: where its scale begins.
  var offset = 0

  var unit: Unit {
    Unit(
      factor: Rational(numerator, denominator) ?? 1, dimension: dimension, isDegree: isDegree,
      offset: Rational(offset, 100) ?? 0)
  }
}

extension Unit {
  private static let length = Dimension(length: 1)
  private static let area = Dimension(length: 2)
  private static let volume = Dimension(length: 3)
  private static let mass = Dimension(mass: 1)
  private static let time = Dimension(time: 1)
  private static let speed = Dimension(length: 1, time: -1)
  private static let force = Dimension(length: 1, mass: 1, time: -2)
  private static let energy = Dimension(length: 2, mass: 1, time: -2)
  private static let power = Dimension(length: 2, mass: 1, time: -3)
  private static let pressure = Dimension(length: -1, mass: 1, time: -2)
  private static let charge = Dimension(time: 1, current: 1)
  private static let voltage = Dimension(length: 2, mass: 1, time: -3, current: -1)
  private static let resistance = Dimension(length: 2, mass: 1, time: -3, current: -2)

  /// The units, with exact factors. To add one is one line.
  static let all: [UnitEntry] = [
    // Length, in metres
    .init(
      names: ["m", "meter", "meters", "metre", "metres"], numerator: 1, denominator: 1,
      dimension: length),
    .init(
      names: ["km", "kilometer", "kilometers", "kilometre", "kilometres"], numerator: 1000,
      denominator: 1, dimension: length),
    .init(
      names: ["dm", "decimeter", "decimeters"], numerator: 1, denominator: 10, dimension: length),
    .init(
      names: ["cm", "centimeter", "centimeters", "centimetre", "centimetres"], numerator: 1,
      denominator: 100, dimension: length),
    .init(
      names: ["mm", "millimeter", "millimeters", "millimetre", "millimetres"], numerator: 1,
      denominator: 1000, dimension: length),
    .init(
      names: ["μm", "um", "micrometer", "micrometers", "micron", "microns"], numerator: 1,
      denominator: 1_000_000, dimension: length),
    .init(
      names: ["nm", "nanometer", "nanometers"], numerator: 1, denominator: 1_000_000_000,
      dimension: length),
    .init(names: ["in", "inch", "inches"], numerator: 127, denominator: 5000, dimension: length),
    .init(names: ["ft", "foot", "feet"], numerator: 381, denominator: 1250, dimension: length),
    .init(names: ["yd", "yard", "yards"], numerator: 1143, denominator: 1250, dimension: length),
    .init(names: ["mi", "mile", "miles"], numerator: 201168, denominator: 125, dimension: length),
    .init(names: ["furlong", "furlongs"], numerator: 25_146, denominator: 125, dimension: length),
    .init(names: ["fathom", "fathoms"], numerator: 1143, denominator: 625, dimension: length),
    .init(names: ["nmi"], numerator: 1852, denominator: 1, dimension: length),
    // Area and volume
    .init(
      names: ["ha", "hectare", "hectares"], numerator: 10_000, denominator: 1, dimension: area),
    .init(names: ["acre", "acres"], numerator: 316_160_658, denominator: 78125, dimension: area),
    .init(
      names: ["L", "l", "liter", "liters", "litre", "litres"], numerator: 1, denominator: 1000,
      dimension: volume),
    .init(
      names: ["mL", "ml", "milliliter", "milliliters", "millilitre", "millilitres", "cc"],
      numerator: 1, denominator: 1_000_000, dimension: volume),
    .init(
      names: ["gallon", "gallons", "gal"], numerator: 473_176_473, denominator: 125_000_000_000,
      dimension: volume),
    .init(
      names: ["quart", "quarts", "qt"], numerator: 473_176_473, denominator: 500_000_000_000,
      dimension: volume),
    .init(
      names: ["pint", "pints", "pt"], numerator: 473_176_473, denominator: 1_000_000_000_000,
      dimension: volume),
    .init(
      names: ["cup", "cups"], numerator: 473_176_473, denominator: 2_000_000_000_000,
      dimension: volume),
    .init(
      names: ["tbsp", "tablespoon", "tablespoons"], numerator: 473_176_473,
      denominator: 32_000_000_000_000, dimension: volume),
    .init(
      names: ["tsp", "teaspoon", "teaspoons"], numerator: 157_725_491,
      denominator: 32_000_000_000_000, dimension: volume),
    // Mass, in kilograms
    .init(
      names: ["kg", "kilogram", "kilograms", "kilo", "kilos"], numerator: 1, denominator: 1,
      dimension: mass),
    .init(names: ["g", "gram", "grams"], numerator: 1, denominator: 1000, dimension: mass),
    .init(
      names: ["mg", "milligram", "milligrams"], numerator: 1, denominator: 1_000_000,
      dimension: mass),
    .init(names: ["tonne", "tonnes"], numerator: 1000, denominator: 1, dimension: mass),
    .init(
      names: ["lb", "lbs", "pound", "pounds"], numerator: 45_359_237, denominator: 100_000_000,
      dimension: mass),
    .init(
      names: ["oz", "ounce", "ounces"], numerator: 45_359_237, denominator: 1_600_000_000,
      dimension: mass),
    .init(
      names: ["stone", "stones"], numerator: 317_514_659, denominator: 50_000_000, dimension: mass),
    // Time, in seconds
    .init(
      names: ["s", "sec", "secs", "second", "seconds"], numerator: 1, denominator: 1,
      dimension: time),
    .init(
      names: ["ms", "millisecond", "milliseconds"], numerator: 1, denominator: 1000, dimension: time
    ),
    .init(
      names: ["min", "mins", "minute", "minutes"], numerator: 60, denominator: 1, dimension: time),
    .init(
      names: ["h", "hr", "hrs", "hour", "hours"], numerator: 3600, denominator: 1, dimension: time),
    .init(names: ["day", "days"], numerator: 86_400, denominator: 1, dimension: time),
    .init(names: ["week", "weeks"], numerator: 604_800, denominator: 1, dimension: time),
    .init(names: ["month", "months"], numerator: 2_629_746, denominator: 1, dimension: time),
    .init(
      names: ["year", "years", "yr", "yrs"], numerator: 31_556_952, denominator: 1, dimension: time),
    .init(
      names: ["decade", "decades"], numerator: 315_569_520, denominator: 1, dimension: time),
    .init(
      names: ["century", "centuries"], numerator: 3_155_695_200, denominator: 1, dimension: time),
    // Speed
    .init(
      names: ["mpg"], numerator: 201_168_000_000_000, denominator: 473_176_473,
      dimension: Dimension(length: -2)),
    .init(names: ["mph"], numerator: 1397, denominator: 3125, dimension: speed),
    .init(names: ["kph", "kmh"], numerator: 5, denominator: 18, dimension: speed),
    .init(names: ["knot", "knots"], numerator: 463, denominator: 900, dimension: speed),
    // Force, energy, power, pressure, electricity
    .init(names: ["N", "newton", "newtons"], numerator: 1, denominator: 1, dimension: force),
    .init(names: ["kN"], numerator: 1000, denominator: 1, dimension: force),
    .init(names: ["J", "joule", "joules"], numerator: 1, denominator: 1, dimension: energy),
    .init(names: ["kJ"], numerator: 1000, denominator: 1, dimension: energy),
    .init(
      names: ["cal", "calorie", "calories"], numerator: 523, denominator: 125, dimension: energy),
    .init(names: ["kcal"], numerator: 4184, denominator: 1, dimension: energy),
    .init(names: ["W", "watt", "watts"], numerator: 1, denominator: 1, dimension: power),
    .init(names: ["kW"], numerator: 1000, denominator: 1, dimension: power),
    .init(names: ["Pa", "pascal", "pascals"], numerator: 1, denominator: 1, dimension: pressure),
    .init(names: ["kPa"], numerator: 1000, denominator: 1, dimension: pressure),
    .init(names: ["atm"], numerator: 101_325, denominator: 1, dimension: pressure),
    .init(names: ["bar", "bars"], numerator: 100_000, denominator: 1, dimension: pressure),
    .init(names: ["C", "coulomb", "coulombs"], numerator: 1, denominator: 1, dimension: charge),
    .init(names: ["V", "volt", "volts"], numerator: 1, denominator: 1, dimension: voltage),
    .init(
      names: ["A", "amp", "amps", "ampere", "amperes"], numerator: 1, denominator: 1,
      dimension: Dimension(current: 1)),
    .init(names: ["Ω", "ohm", "ohms"], numerator: 1, denominator: 1, dimension: resistance),
    .init(
      names: ["F", "farad", "farads"], numerator: 1, denominator: 1,
      dimension: Dimension(length: -2, mass: -1, time: 4, current: 2)),
    .init(names: ["Hz", "hertz"], numerator: 1, denominator: 1, dimension: Dimension(time: -1)),
    .init(
      names: ["K", "kelvin", "kelvins"], numerator: 1, denominator: 1,
      dimension: Dimension(temperature: 1)),
    .init(
      names: ["°C", "℃", "celsius"], numerator: 1, denominator: 1,
      dimension: Dimension(temperature: 1), offset: 27_315),
    .init(
      names: ["°F", "℉", "fahrenheit"], numerator: 5, denominator: 9,
      dimension: Dimension(temperature: 1), offset: 45_967),
    .init(
      names: ["mol", "mole", "moles"], numerator: 1, denominator: 1, dimension: Dimension(amount: 1)
    ),
    // Angle, in radians
    .init(
      names: ["rad", "radian", "radians"], numerator: 1, denominator: 1,
      dimension: Dimension(angle: 1)),
    .init(
      names: ["deg", "degree", "degrees", "°"], numerator: 1, denominator: 1,
      dimension: Dimension(angle: 1), isDegree: true),
    .init(
      names: ["arcmin", "arcminute", "arcminutes"], numerator: 1, denominator: 60,
      dimension: Dimension(angle: 1), isDegree: true),
    .init(
      names: ["arcsec", "arcsecond", "arcseconds"], numerator: 1, denominator: 3600,
      dimension: Dimension(angle: 1), isDegree: true),
    .init(
      names: ["revolution", "revolutions", "rev", "turn", "turns"], numerator: 360, denominator: 1,
      dimension: Dimension(angle: 1), isDegree: true),
    .init(
      names: ["rpm"], numerator: 6, denominator: 1, dimension: Dimension(time: -1, angle: 1),
      isDegree: true),
    // Information, in bits
    .init(
      names: ["bit", "bits"], numerator: 1, denominator: 1, dimension: Dimension(information: 1)),
    .init(
      names: ["B", "byte", "bytes"], numerator: 8, denominator: 1,
      dimension: Dimension(information: 1)),
    // Money; currencies do not convert
    .init(
      names: ["$", "dollar", "dollars", "USD"], numerator: 1, denominator: 1,
      dimension: Dimension(currency: 1)),
    .init(
      names: ["cent", "cents", "¢", "penny", "pennies"], numerator: 1, denominator: 100,
      dimension: Dimension(currency: 1)),
    .init(
      names: ["€", "euro", "euros", "EUR"], numerator: 1, denominator: 1,
      dimension: Dimension(currency: 2)),
    .init(names: ["£", "GBP"], numerator: 1, denominator: 1, dimension: Dimension(currency: 3)),
    .init(
      names: ["¥", "yuan", "元", "RMB", "CNY"], numerator: 1, denominator: 1,
      dimension: Dimension(currency: 4)),
    .init(
      names: ["₹", "rupee", "rupees", "Rs"], numerator: 1, denominator: 1,
      dimension: Dimension(currency: 5)),
  ]

  /// Units by name, hashed once.
  private static let byName: [[UInt8]: Unit] = {
    var result: [[UInt8]: Unit] = [:]
    for entry in all {
      for name in entry.names { result[Array(name.utf8)] = entry.unit }
    }
    return result
  }()

  /// The unit with a name: the name as it stands, else in lower case.
  static func named(_ name: some Collection<UInt8>) -> Unit? {
    if name.count > 16 { return nil }
    if let unit = plain(name) { return unit }
    let text = String(decoding: name, as: UTF8.self)
    return prefixed(text) ?? (name.count > 6 ? prefixed(text.lowercased()) : nil)
  }

  /// The unit with a name of its own, without a prefix.
  static func plain(_ name: some Collection<UInt8>) -> Unit? {
    let exact = Array(name)
    if let unit = byName[exact] { return unit }
    guard exact.count > 3 else { return nil }
    return byName[exact.map(\.lowercased)]
  }

  /// The currency, or the scale of temperature, that a sign stands for.
  static func currency(_ scalar: UInt32) -> Unit? {
    switch scalar {
    case 0x2103: byName[Array("°C".utf8)]
    case 0x2109: byName[Array("°F".utf8)]
    case UInt32(ascii: "$"): byName[Array("$".utf8)]
    case 0xA2: byName[Array("¢".utf8)]
    case 0x20AC: byName[Array("€".utf8)]
    case 0xA3: byName[Array("£".utf8)]
    case 0xA5: byName[Array("¥".utf8)]
    case 0x20B9: byName[Array("₹".utf8)]
    default: nil
    }
  }
}
