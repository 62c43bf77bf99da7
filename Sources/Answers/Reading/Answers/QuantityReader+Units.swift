import Algebra
import Budget
import Bytes
import Notation
import Numbers

/// Which nodes are units and labels behind a value.
extension QuantityReader {
  /// Whether a child can be part of a unit or a label.
  static func isTail(
    _ id: Syntax.ID, _ written: ParsedAnswer, _ isSpaced: Bool, _ reader: inout AnswerReader
  ) -> Bool {
    let syntax = written.syntax
    switch syntax[id].kind {
    case .text: return true
    case .letters:
      let text = syntax.text(id)
      return Unit.named(text) != nil || Text.isWord(text)
    case .group:
      // "6 (buses)"
      guard syntax.delimiters(id) == Delimiters(.parenthesis, .parenthesis) else { return false }
      let content = syntax.child(id, 0)
      // "5 (cm)", "5 (m)"
      if syntax[content].kind == .letters, Unit.named(syntax.text(content)) != nil { return true }
      if syntax[content].kind == .symbol { return isTail(content, written, isSpaced, &reader) }
      if unit(content, written, &reader) != nil { return true }
      return Words.isProse(content, syntax)
    case .symbol where isSpaced && syntax.scalar(id) < 0x80 && Unit.isLetter(syntax.scalar(id)):
      reader.expressions.ambiguities.insert(.letterIsUnit)
      return reader.expressions.interpretation.contains(.letterIsUnit)
    case .power, .slash, .fraction: return unit(id, written, &reader) != nil
    case .symbol: return Unit.currency(syntax.scalar(id)) != nil
    default: return false
    }
  }

  /// The unit that a node writes; nil if it is none.
  static func unit(
    _ id: Syntax.ID, _ written: ParsedAnswer, depth: Int = 0, isBelow: Bool = false,
    _ reader: inout AnswerReader
  ) -> Unit? {
    if depth > 4 { return nil }
    let syntax = written.syntax
    switch syntax[id].kind {
    case .letters: return Unit.named(syntax.text(id))
    case .text: return Unit.parsed(syntax.text(id))
    case .symbol:
      if reader.expressions.interpretation.contains(.letterIsUnit) || isBelow,
        syntax.scalar(id) < 0x80,
        Unit.isLetter(syntax.scalar(id))
      {
        return Unit.named([UInt8(syntax.scalar(id))])
      }
      return Unit.currency(syntax.scalar(id))
    case .power:
      let base = syntax.child(id, 0)
      guard let number = try? reader.expressions.plainNumber(syntax.child(id, 1), syntax),
        let exponent = number.int
      else { return nil }
      if syntax[base].kind == .text {
        // The exponent belongs to the last unit of `\text{m/s}^2`.
        return Unit.parsed((Array(syntax.text(base)) + Array("^{\(exponent)}".utf8))[...])
      }
      return unit(base, written, depth: depth + 1, isBelow: isBelow, &reader)?.power(exponent)
    case .slash, .fraction:
      guard let top = unit(syntax.child(id, 0), written, depth: depth + 1, &reader),
        let bottom = unit(syntax.child(id, 1), written, depth: depth + 1, &reader)
      else { return nil }
      return top.over(bottom)
    case .product, .juxtaposition:
      var result = Unit(factor: 1, dimension: Unit.Dimension())
      for index in 0..<syntax.childCount(id) {
        guard
          let part = unit(syntax.child(id, index), written, depth: depth + 1, &reader),
          let next = result.times(part)
        else { return nil }
        result = next
      }
      return result
    case .group where syntax.childCount(id) == 1:
      return unit(syntax.child(id, 0), written, depth: depth + 1, &reader)
    default: return nil
    }
  }

  /// Whether the words behind a number take it back or add to it: they are no label.
  static func hasHedge(
    _ id: Syntax.ID, from start: Int, _ written: ParsedAnswer
  ) -> Bool {
    let syntax = written.syntax
    guard start < syntax.childCount(id) else { return false }
    let begin = Int(syntax[syntax.child(id, start)].span.start)
    let end = min(Int(syntax[id].span.end), written.source.count)
    guard begin < end else { return false }
    var words = 0
    var word: [UInt8] = []
    for byte in written.source[begin..<end] + [.space] {
      if byte.isLetter {
        word.append(byte.lowercased)
        continue
      }
      if byte.isDigit { return true }
      if word.isEmpty { continue }
      words += 1
      if Words.hedges.contains(word) || Self.notLabels.contains(word) { return true }
      word.removeAll(keepingCapacity: true)
    }
    return words > 6
  }

  private static let notLabels: Set<[UInt8]> = Set(
    [
      "and", "about", "approximately", "roughly", "almost", "nearly", "least", "most", "than",
      "plus", "minus", "times", "squared", "cubed", "million", "thousand", "billion", "hundred",
      "half", "dozen", "where", "when", "for", "with", "can", "is", "are", "was", "more", "less",
      "fewer", "to", "over", "under", "percent",
    ].map { Array($0.utf8) })
}
