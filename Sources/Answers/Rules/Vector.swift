import Algebra
import Bytes
import Notation
import Numbers

extension Rule {
  static let vector = Rule(
    id: .vector,
    statement:
      "A combination of the unit vectors i, j, k is its components; against them i is no imaginary unit.",
    examples: [
      Example("(2,3)", "2\\mathbf i+3\\mathbf j", .equal),
      Example("\\langle1,-1,4\\rangle", "\\hat i-\\hat j+4\\hat k", .equal),
      Example("(2,3)", "3\\mathbf i+2\\mathbf j", .different),
    ],
    decide: { judge, gold, prediction in
      switch (gold, prediction) {
      case (.tuple(let cells, _), .expression), (.matrix(_, 1, let cells), .expression):
        guard let parts = judge.components(isGold: false, count: cells.count) else { return nil }
        return judge.compareInOrder(cells, parts, .vector).weakened(to: .convention)
      case (.expression, .tuple(let cells, _)), (.expression, .matrix(_, 1, let cells)):
        guard let parts = judge.components(isGold: true, count: cells.count) else { return nil }
        return judge.compareInOrder(parts, cells, .vector).weakened(to: .convention)
      default: return nil
      }
    })
}

extension Judge {
  /// The components of the whole answer of a side as a combination of i, j, k; nil where it is none.
  fileprivate mutating func components(isGold: Bool, count: Int) -> [Answer]? {
    guard elementDepth == 0, (2...3).contains(count) else { return nil }
    let written = isGold ? gold : prediction
    guard written.isParsed else { return nil }
    let units = ["unit i", "unit j", "unit k"].map { algebra.symbol(named: Array($0.utf8)) }
    let letters: [UInt32] = [UInt32(ascii: "i"), UInt32(ascii: "j"), UInt32(ascii: "k")]
    for (letter, unit) in zip(letters, units) {
      bindings.append((letter, algebra.variable(unit)))
    }
    defer { bindings.removeLast(3) }
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
      guard let (constant, slope) = linear(rest, in: Name(algebra.name(of: unit))),
        !algebra.mentions(slope, units)
      else { return nil }
      rest = constant
      parts.append(.expression(Value(slope, number: algebra.rationalValue(slope))))
    }
    return algebra.rationalValue(rest)?.isZero == true ? parts : nil
  }
}
