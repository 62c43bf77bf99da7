import Algebra
import Bytes
import Notation
import Numbers

/// Values with a unit, a currency, or a label behind them.
enum QuantityReader {
  /// A value with its unit or label; nil where nothing of the kind stands there.
  static func quantity(
    _ id: Syntax.ID, _ written: ParsedAnswer, _ reader: inout AnswerReader
  ) throws(ReadFailure) -> Answer? {
    let syntax = written.syntax
    switch syntax[id].kind {
    case .negate, .positive:
      // -5 cm
      guard case .expression(var value)? = try quantity(syntax.child(id, 0), written, &reader),
        value.unit != nil || value.hasLabel
      else { return nil }
      if syntax[id].kind == .positive { return .expression(value) }
      value.expression = reader.algebra.negated(value.expression)
      value.number = value.number.map { -$0 }
      return .expression(value)
    case .juxtaposition:
      if let temperature = try temperature(id, written, &reader) { return temperature }
      if let angle = try sexagesimal(id, written, &reader) { return angle }
      if let sum = try compound(id, written, &reader) { return sum }
      return try labelled(id, written, &reader)
    case .slash:
      // 10 m/s: the unit's denominator stands under the whole.
      let top = syntax.child(id, 0)
      guard syntax[top].kind == .juxtaposition,
        case .expression(var value)? = try labelled(top, written, &reader), let above = value.unit,
        let below = unit(syntax.child(id, 1), written, isBelow: true, &reader)
      else { return nil }
      value.unit = above.over(below)
      return .expression(value)
    case .product:
      // 3 \times 10^8 m/s: the unit stands in the last factor.
      let last = syntax.childCount(id) - 1
      guard last > 0,
        case .expression(var value)? = try quantity(syntax.child(id, last), written, &reader),
        value.unit != nil || value.hasLabel
      else { return nil }
      var factors: [Expression] = []
      for index in 0..<last { factors.append(try reader.expressions.child(id, index, written)) }
      value.expression = reader.algebra.product(factors + [value.expression])
      value.number = nil
      value.digits = nil
      value.places = nil
      value.isLiteral = false
      return .expression(value)
    default: return nil
    }
  }

  private static func labelled(
    _ id: Syntax.ID, _ written: ParsedAnswer, _ reader: inout AnswerReader
  ) throws(ReadFailure) -> Answer? {
    let syntax = written.syntax
    let count = syntax.childCount(id)
    guard count >= 2 else { return nil }
    let first = syntax.child(id, 0)
    if syntax[first].kind == .symbol, let currency = Unit.currency(syntax.scalar(first)) {
      return try money(id, from: 1, to: count, currency, written, &reader)
    }
    // The longest tail of units and words.
    var start = count
    let isSpaced = syntax.isSpaced(id)
    while start > 1, isTail(syntax.child(id, start - 1), written, isSpaced, &reader) { start -= 1 }
    if start == count || start == 0 { return nil }
    if !syntax.canBeMeasured(first) { return nil }
    var tail: Unit? = Unit(factor: 1, dimension: Unit.Dimension())
    if let words = syntax.joinedWords(id, start), let known = Unit.parsed(words[...]) {
      tail = known
    } else if count - start == 1 {
      tail = unit(syntax.child(id, start), written, &reader)
    } else {
      for index in start..<count {
        guard let known = tail, let next = unit(syntax.child(id, index), written, &reader),
          let both = known.times(next)
        else {
          tail = nil
          break
        }
        tail = both
      }
    }
    if start == count - 1, syntax.isPercentWord(syntax.child(id, start)) {
      guard case .expression(var value) = try inner(id, to: start, written, &reader) else {
        return nil
      }
      value = hundredth(value, &reader)
      return .expression(value)
    }
    if tail == nil, hasHedge(id, from: start, written) { throw .words }
    guard case .expression(var value) = try inner(id, to: start, written, &reader) else {
      return nil
    }
    if let tail {
      value.unit = tail
      value.isMoney = tail.dimension.currency != 0
      if value.unit?.isDegree == false, tail.isDegree { value.unit?.isDegree = true }
    } else {
      value.hasLabel = true
    }
    return .expression(value)
  }

  /// `25^\circ C`: a number of degrees and the scale; nil for anything else.
  private static func temperature(
    _ id: Syntax.ID, _ written: ParsedAnswer, _ reader: inout AnswerReader
  ) throws(ReadFailure) -> Answer? {
    let syntax = written.syntax
    guard syntax.childCount(id) == 2, syntax[syntax.child(id, 0)].kind == .degree else {
      return nil
    }
    let scale: Unit?
    let sign = syntax.child(id, 1)
    switch syntax[sign].kind {
    case .symbol: scale = UInt8(exactly: syntax.scalar(sign)).flatMap { Unit.scale([$0]) }
    case .text, .letters: scale = Unit.scale(syntax.text(sign))
    default: scale = nil
    }
    let degrees = syntax.child(syntax.child(id, 0), 0)
    guard let scale, [.number, .group, .fraction].contains(syntax[degrees].kind) else { return nil }
    var value = Value(try reader.expressions.expression(degrees, written))
    value.number = try reader.expressions.plainNumber(degrees, syntax)
    if syntax[degrees].kind == .number { value = try reader.number(degrees, syntax) }
    value.unit = scale
    return .expression(value)
  }

  /// `3 ft 6 in`: values of one dimension, from the larger unit to the smaller; nil for other factors.
  private static func compound(
    _ id: Syntax.ID, _ written: ParsedAnswer, _ reader: inout AnswerReader
  ) throws(ReadFailure) -> Answer? {
    let syntax = written.syntax
    let count = syntax.childCount(id)
    guard count == 4 || count == 6 else { return nil }
    var parts: [Value] = []
    for index in stride(from: 0, to: count, by: 2) {
      let (number, name) = (syntax.child(id, index), syntax.child(id, index + 1))
      guard syntax[number].kind == .number, [.letters, .text].contains(syntax[name].kind),
        let unit = unit(name, written, &reader)
      else { return nil }
      var value = try reader.number(number, syntax)
      value.unit = unit
      parts.append(value)
    }
    return compound(parts, &reader).map { .expression($0) }
  }

  /// The sum of values of one dimension, each in a smaller unit than the one before; nil for others.
  static func compound(
    _ parts: [Value], _ reader: inout AnswerReader
  ) -> Value? {
    guard let last = parts.last?.unit, last.offset.isZero, parts.count > 1 else { return nil }
    var total = Rational(0)
    var above: Rational?
    for part in parts {
      guard let unit = part.unit, unit.dimension == last.dimension, unit.dimension.currency == 0,
        unit.isDegree == last.isDegree, let number = part.number, number.sign >= 0,
        let size = unit.factor.divided(by: last.factor)
      else { return nil }
      // 20 minutes beside 3 hours are less than an hour.
      if let above {
        guard size < above, number * size < above else { return nil }
      }
      above = size
      total = total + number * size
    }
    var value = Value(reader.algebra.number(total), number: total)
    value.unit = last
    return value
  }

  private static func hundredth(
    _ value: Value, _ reader: inout AnswerReader
  ) -> Value {
    var result = Value(
      reader.algebra.quotient(value.expression, reader.algebra.number(Rational(100))),
      number: value.number?.divided(by: 100))
    result.isPercent = true
    return result
  }

  /// The first `end` children as a value.
  private static func inner(
    _ id: Syntax.ID, to end: Int, _ written: ParsedAnswer, _ reader: inout AnswerReader
  ) throws(ReadFailure) -> Answer {
    let syntax = written.syntax
    if end == 1 { return try reader.read(syntax.child(id, 0), written) }
    return .expression(Value(try product(id, from: 0, to: end, written, &reader)))
  }

  /// Some of the factors side by side, multiplied.
  private static func product(
    _ id: Syntax.ID, from: Int, to: Int, _ written: ParsedAnswer, _ reader: inout AnswerReader
  ) throws(ReadFailure) -> Expression {
    let syntax = written.syntax
    var factors: [Expression] = []
    for index in from..<to {
      let node = syntax.child(id, index)
      if index > from {
        try reader.expressions.requireFactor(node, after: syntax.child(id, index - 1), syntax)
      }
      factors.append(try reader.expressions.expression(node, written))
    }
    return reader.algebra.product(factors)
  }

  private static func money(
    _ id: Syntax.ID, from: Int, to: Int, _ currency: Unit, _ written: ParsedAnswer,
    _ reader: inout AnswerReader
  ) throws(ReadFailure) -> Answer? {
    let syntax = written.syntax
    var end = to
    while end > from + 1, isTail(syntax.child(id, end - 1), written, false, &reader) { end -= 1 }
    if hasHedge(id, from: end, written) { throw .words }
    var value: Value
    if end == from + 1 {
      guard case .expression(let only) = try reader.read(syntax.child(id, from), written) else {
        return nil
      }
      value = only
    } else {
      value = Value(try product(id, from: from, to: end, written, &reader))
    }
    value.unit = currency
    value.isMoney = true
    return .expression(value)
  }
}
