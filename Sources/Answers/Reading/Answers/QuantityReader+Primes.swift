import Algebra
import Notation
import Numbers

/// Primes behind numbers: `12°30'15''` is an angle, `5'8"` a length.
extension QuantityReader {
  /// The unit of one prime or two: of arc, or of length where that reading is tried.
  static func primeUnit(
    _ count: Int, _ reader: inout AnswerReader
  ) -> Unit? {
    reader.expressions.ambiguities.insert(.primeIsFoot)
    if reader.expressions.interpretation.contains(.primeIsFoot) {
      return Unit.named(count == 1 ? "ft".utf8 : "in".utf8)
    }
    return Unit.named(count == 1 ? "arcmin".utf8 : "arcsec".utf8)
  }

  /// Degrees, minutes and seconds, or feet and inches, side by side; nil for other factors.
  static func sexagesimal(
    _ id: Syntax.ID, _ written: ParsedAnswer, _ reader: inout AnswerReader
  ) throws(ReadFailure) -> Answer? {
    let syntax = written.syntax
    let count = syntax.childCount(id)
    guard syntax[id].kind == .juxtaposition, (2...4).contains(count) else { return nil }
    var parts: [(value: Rational, mark: Int)] = []
    var index = 0
    while index < count {
      let node = syntax.child(id, index)
      let next = index + 1 < count ? syntax.child(id, index + 1) : nil
      if syntax[node].kind == .number, let next, syntax.isDoublePrime(next) {
        parts.append((try reader.expressions.literal(node, syntax), 2))
        index += 2
        continue
      }
      guard let mark = syntax.mark(node),
        syntax[syntax.child(node, 0)].kind == .number
      else { return nil }
      parts.append((try reader.expressions.literal(syntax.child(node, 0), syntax), mark))
      index += 1
    }
    guard zip(parts, parts.dropFirst()).allSatisfy({ $0.mark < $1.mark }) else { return nil }
    var total = Rational(0)
    if parts[0].mark == 0 {
      guard parts.count > 1 else { return nil }
      for (part, size) in parts.map({ ($0, [1, 60, 3_600][$0.mark]) }) {
        total = total + (part.value.divided(by: Rational(size)) ?? 0)
      }
      var value = Value(reader.algebra.number(total), number: total)
      value.unit = Unit.named("°".utf8)
      return .expression(value)
    }
    // Feet and inches; minutes of arc and seconds.
    let (first, second) = (parts[0], parts.count > 1 ? parts[1].value : 0)
    guard first.mark == 1 || parts.count == 1 else { return nil }
    if parts.count == 1 {
      var value = Value(reader.algebra.number(first.value), number: first.value)
      value.unit = primeUnit(first.mark, &reader)
      return .expression(value)
    }
    let unit = primeUnit(2, &reader)
    let size = reader.expressions.interpretation.contains(.primeIsFoot) ? 12 : 60
    total = first.value * Rational(size) + second
    var value = Value(reader.algebra.number(total), number: total)
    value.unit = unit
    return .expression(value)
  }

}
