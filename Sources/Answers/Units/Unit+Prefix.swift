import Numbers

/// Prefixes of the International System: `kN`, `milliamperes`, `GHz`.
extension Unit {
  private static let symbols: [(prefix: String, power: Int)] = [
    ("T", 12), ("G", 9), ("M", 6), ("k", 3), ("h", 2), ("da", 1), ("d", -1), ("c", -2), ("m", -3),
    ("μ", -6), ("µ", -6), ("u", -6), ("n", -9), ("p", -12),
  ]
  private static let names: [(prefix: String, power: Int)] = [
    ("tera", 12), ("giga", 9), ("mega", 6), ("kilo", 3), ("hecto", 2), ("deca", 1), ("deci", -1),
    ("centi", -2), ("milli", -3), ("micro", -6), ("nano", -9), ("pico", -12),
  ]
  /// Units that take prefixes; a gram's base is the kilogram, so that its own factor counts.
  private static let prefixable: Set<String> = [
    "m", "g", "s", "A", "K", "mol", "L", "l", "N", "J", "W", "Pa", "V", "Ω", "Hz", "C", "F", "eV",
    "bit", "B", "bar",
  ]
  private static let prefixableNames: Set<String> = [
    "meter", "meters", "metre", "metres", "gram", "grams", "second", "seconds", "liter", "liters",
    "litre", "litres", "newton", "newtons", "joule", "joules", "watt", "watts", "pascal", "pascals",
    "volt", "volts", "ampere", "amperes", "amp", "amps", "ohm", "ohms", "hertz", "coulomb",
    "coulombs", "farad", "farads", "byte", "bytes", "bit", "bits", "calorie", "calories",
  ]

  /// The unit of a name with a prefix; nil for another name.
  static func prefixed(_ name: String) -> Unit? {
    for (entries, units) in [(symbols, prefixable), (names, prefixableNames)] {
      for (prefix, power) in entries where name.hasPrefix(prefix) {
        let rest = String(name.dropFirst(prefix.count))
        // dB are no bytes.
        if rest == "B", power < 3 { continue }
        guard units.contains(rest), let base = plain(rest.utf8) else { continue }
        var factor = base.factor
        for _ in 0..<abs(power) {
          guard let next = power > 0 ? factor * 10 : factor.divided(by: 10) else { return nil }
          factor = next
        }
        return Unit(factor: factor, dimension: base.dimension)
      }
    }
    return nil
  }
}
