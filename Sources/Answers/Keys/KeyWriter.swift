import Algebra
import Budget
import Bytes
import Notation
import Numbers

/// Writes canonical keys: equal keys are equal answers.
enum KeyWriter {
  /// The canonical key of a whole answer; nil where it has none. A time or a date is none of what its notation says.
  static func key(_ answer: WholeAnswer, _ algebra: inout AlgebraContext) -> [UInt8]? {
    switch answer.clock {
    case .time(let seconds, true): return Array("time:\(seconds)".utf8)
    case .date(let year, let month, let day):
      return Array("date:\(year.map(String.init) ?? "")-\(month)-\(day)".utf8)
    default: break
    }
    if let permutation = answer.permutation, permutation.isCertain { return key(permutation) }
    var text: [UInt8] = []
    return write(answer.answer, to: &text, depth: 0, &algebra)
      ? CanonicalKey.shortened(text) : nil
  }

  /// Where a permutation in cycles moves elements, read from either side.
  private static func key(_ value: Permutation) -> [UInt8] {
    let maps = [true, false].map { fromRight in
      value.map(fromRight: fromRight).enumerated().filter { $0.offset != $0.element }
        .map { "\($0.offset)>\($0.element)" }.joined(separator: ",")
    }
    return CanonicalKey.shortened(
      Array(("permutation:" + (maps[0] == maps[1] ? maps[0] : maps.joined(separator: "|"))).utf8))
  }

  private static func write(
    _ answer: Answer, to text: inout [UInt8], depth: Int, _ algebra: inout AlgebraContext
  ) -> Bool {
    if depth > 16 { return false }
    switch answer {
    case .expression(let value): return write(value, to: &text, &algebra)
    case .tuple(let elements, let bounds):
      let isSquare = bounds.isInterval && !bounds.isLeftOpen
      // What can be no interval is not written as one.
      if elements.count == 2, !bounds.isInterval {
        return write(elements, "<", ">", to: &text, depth, &algebra)
      }
      return write(elements, isSquare ? "[" : "(", isSquare ? "]" : ")", to: &text, depth, &algebra)
    case .set(let elements), .list(let elements):
      var keys: [[UInt8]] = []
      for element in elements {
        var part: [UInt8] = []
        guard write(element, to: &part, depth: depth + 1, &algebra) else { return false }
        keys.append(part)
      }
      keys.sort { $0.lexicographicallyPrecedes($1) }
      if case .set = answer {
        keys = keys.enumerated().filter { $0.offset == 0 || keys[$0.offset - 1] != $0.element }.map(
          \.element)
      }
      // A set of one value is that value.
      if keys.count == 1, depth == 0, elements.count == 1, elements[0].isValue {
        text += keys[0]
        return true
      }
      text += Array("{".utf8) + Array(keys.joined(separator: [.comma])) + Array("}".utf8)
      return true
    case .region(let spans): return write(spans, to: &text, &algebra)
    case .matrix(let rows, let columns, let cells):
      if columns == 1 {
        return write(
          cells, rows == 2 ? "<" : "(", rows == 2 ? ">" : ")", to: &text, depth, &algebra)
      }
      text += Array("matrix\(rows)x\(columns)".utf8)
      return write(cells, "(", ")", to: &text, depth, &algebra)
    case .assignment(_, let value):
      return write(value, to: &text, depth: depth + 1, &algebra)
    case .system(let parts):
      for (index, part) in parts.sorted(by: {
        $0.name.markedText.lexicographicallyPrecedes($1.name.markedText)
      })
      .enumerated() {
        if index > 0 { text.append(.comma) }
        text += part.name.markedText + [.equals]
        guard write(part.value, to: &text, depth: depth + 1, &algebra) else { return false }
      }
      return true
    case .membership(_, let set): return write(set, to: &text, depth: depth + 1, &algebra)
    case .relation(let operands, let signs):
      if let parts = answer.ratio, parts.count == 2,
        case .expression(let value) = algebra.quotient(parts[0], parts[1])
      {
        return write(value, to: &text, &algebra)
      }
      // A chain of values that do not agree is no answer.
      if signs.allSatisfy({ $0 == .equal || $0 == .approximately }),
        !operands.contains(where: { algebra.hasVariables($0) })
      {
        return false
      }
      if signs == [.equal], let difference = algebra.equation(answer) {
        return write(equation: difference, to: &text, &algebra)
      }
      text += Array("relation".utf8)
      for sign in signs { text += Array("\(sign)".utf8) }
      return write(operands, "(", ")", to: &text, depth, &algebra)
    case .infinity(let sign):
      text += Array(sign < 0 ? "-oo".utf8 : sign > 0 ? "oo".utf8 : "±oo".utf8)
      return true
    case .empty:
      text += Array("{}".utf8)
      return true
    case .text(let words):
      text += Array("text:".utf8) + words
      return true
    case .numberSet(let set):
      text += Array("text:".utf8) + set.sign
      return true
    case .congruence(let value):
      // A residue keeps its name, since it says nothing without.
      text += (value.name.map { $0.markedText + Array("=".utf8) } ?? []) + Array(value.text.utf8)
      return true
    case .undefined, .opaque, .family, .cases, .chain: return false
    }
  }

  private static func write(
    _ elements: [Answer], _ open: String, _ close: String, to text: inout [UInt8], _ depth: Int,
    _ algebra: inout AlgebraContext
  ) -> Bool {
    text += Array(open.utf8)
    for (index, element) in elements.enumerated() {
      if index > 0 { text.append(.comma) }
      guard write(element, to: &text, depth: depth + 1, &algebra) else { return false }
    }
    text += Array(close.utf8)
    return true
  }

  /// A percent is its value, a known unit is converted, a label is dropped.
  private static func write(
    _ value: Value, to text: inout [UInt8], _ algebra: inout AlgebraContext
  ) -> Bool {
    var expression = value.expression
    if let unit = value.unit {
      if !unit.offset.isZero {
        expression = algebra.sum([expression, algebra.number(unit.offset)])
      }
      expression = algebra.product([expression, algebra.number(unit.factor)])
      if unit.isDegree {
        let turn = algebra.quotient(algebra.constant(.pi), algebra.number(Rational(180)))
        expression = algebra.product([expression, turn])
      }
    }
    guard write(expression, to: &text, &algebra) else { return false }
    if let dimension = value.unit?.dimension { text += dimension.keySuffix }
    return true
  }

  private static func write(
    _ expression: Expression, to text: inout [UInt8], _ algebra: inout AlgebraContext
  ) -> Bool {
    guard let key = algebra.key(of: expression) else { return false }
    text += key
    return true
  }

  private static func write(
    equation: Expression, to text: inout [UInt8], _ algebra: inout AlgebraContext
  ) -> Bool {
    guard let key = Equations.equationKey(equation, in: &algebra) else { return false }
    text += key
    return true
  }

  private static func write(
    _ spans: [Span], to text: inout [UInt8], _ algebra: inout AlgebraContext
  ) -> Bool {
    guard let spans = algebra.merged(spans) else { return false }
    for (index, span) in spans.enumerated() {
      if index > 0 { text.append(UInt8(ascii: "U")) }
      text.append(UInt8(ascii: span.isLowOpen ? "(" : "["))
      switch span.low {
      case .infinite: text += Array("-oo".utf8)
      case .finite(let end): if !write(end, to: &text, &algebra) { return false }
      }
      text.append(.comma)
      switch span.high {
      case .infinite: text += Array("oo".utf8)
      case .finite(let end): if !write(end, to: &text, &algebra) { return false }
      }
      text.append(UInt8(ascii: span.isHighOpen ? ")" : "]"))
    }
    return true
  }
}
