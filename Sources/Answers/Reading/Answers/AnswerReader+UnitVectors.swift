import Algebra
import Bytes
import Notation
import Numbers

/// Combinations of the unit vectors i, j, k.
extension AnswerReader {
  /// The answer as a combination of unit vectors, where the other side is a tuple or a column of two or three cells
  /// and it is one; else the answer itself.
  mutating func besideTuple(_ answer: Answer, _ other: Answer, _ written: ParsedAnswer) -> Answer {
    let cells: Int
    switch other.unnamed {
    case .tuple(let elements, _): cells = elements.count
    case .matrix(_, 1, let elements): cells = elements.count
    default: return answer
    }
    guard case .expression = answer.unnamed, let parts = components(written, count: cells) else {
      return answer
    }
    let bounds = Bounds(
      isLeftOpen: true, isRightOpen: true, isInterval: false, isOnlyInterval: false,
      isUnitVector: true)
    let vector = Answer.tuple(parts, bounds)
    if case .assignment(let name, _) = answer { return .assignment(name: name, vector) }
    return vector
  }

  /// The components of the whole answer as a combination of i, j, k; nil where it is none.
  private mutating func components(_ written: ParsedAnswer, count: Int) -> [Answer]? {
    guard (2...3).contains(count), written.isParsed else { return nil }
    let units = ["unit i", "unit j", "unit k"].map { algebra.symbol(named: Array($0.utf8)) }
    let letters: [UInt32] = [UInt32(ascii: "i"), UInt32(ascii: "j"), UInt32(ascii: "k")]
    for (letter, unit) in zip(letters, units) {
      expressions.bindings.append((letter, algebra.variable(unit)))
    }
    defer { expressions.bindings.removeLast(3) }
    var answer = try? read(written.syntax.root, written)
    if case .assignment(_, let value) = answer { answer = value }
    guard case .expression(let value) = answer, value.unit == nil else { return nil }
    var rest = value.expression
    // \hat i, \vec i, \hat\imath
    for (unit, names) in zip(units, [["i", "ı"], ["j", "ȷ"], ["k"]]) {
      for name in names {
        for accent in ["hat", "vector", "bar"] {
          let accented = algebra.symbol(named: Array("\(accent)(\(name))".utf8))
          guard algebra.mentions(rest, [accented]),
            let replaced = algebra.replacing(
              accented, in: rest, by: algebra.variable(unit))
          else { continue }
          rest = replaced
        }
      }
    }
    // i by itself is the imaginary unit.
    guard algebra.mentions(rest, [units[1], units[2]]) else { return nil }
    if count == 2, algebra.mentions(rest, [units[2]]) { return nil }
    var parts: [Answer] = []
    for unit in units.prefix(count) {
      guard let (constant, slope) = algebra.linear(rest, in: Name(algebra.name(of: unit))),
        !algebra.mentions(slope, units)
      else { return nil }
      rest = constant
      parts.append(.expression(Value(slope, number: algebra.rationalValue(slope))))
    }
    return algebra.rationalValue(rest)?.isZero == true ? parts : nil
  }
}
