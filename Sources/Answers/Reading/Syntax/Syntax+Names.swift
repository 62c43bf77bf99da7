import Bytes
import Notation

/// Names on a side of an equation.
extension Syntax {
  /// The name on one side of an equation: `x`, `x_1`, `f(x)`, `\angle ABC`, `|AB|`.
  func assignedName(_ id: Syntax.ID) -> Name? {
    if self[id].kind == .text, self.text(id).count > 1, Words.isProse(id, self) {
      return Words.name(id, self)
    }
    if let name = Name(id, self) { return name }
    switch self[id].kind {
    case .letters:
      // A segment AB, or a word; `xy` is a product.
      if isSegment(id) { return Name(Array(self.text(id))) }
      return Text.isWord(self.text(id)) ? Words.name(id, self) : nil
    case .bigOperator: return isStanding(id) ? .asked : nil
    case .juxtaposition:
      // f(x), \angle ABC, "the area", n(A)
      guard self.childCount(id) == 2 else {
        return Words.name(id, self)
      }
      let (first, second) = (self.child(id, 0), self.child(id, 1))
      if Name.isParenthesised(second, self), let name = Name(first, self),
        let arguments = self.argumentText(self.child(second, 0))
      {
        return Name(name.text + [.openParenthesis] + arguments + [.closeParenthesis])
      }
      if self[first].kind == .symbol, [0x2220, 0x25B3, 0x22BF].contains(self.scalar(first)) {
        return Name("angle")
      }
      return Words.name(id, self)
    case .apply:
      switch self.function(id) {
      case .probability, .expectation, .variance, .det, .deg, .rank, .dim:
        return .asked
      default: return nil
      }
    case .fraction, .slash:
      // dy/dx = …, AB/CD = …
      if isDerivative(id) { return Name("derivative") }
      let (top, bottom) = (self.child(id, 0), self.child(id, 1))
      guard isSegment(top), isSegment(bottom) else { return nil }
      return Name(
        self.text(top) + [.slash] + self.text(bottom), kind: .phrase)
    case .group:
      guard let marks = self.delimiters(id) else { return nil }
      let content = self.child(id, 0)
      if marks == Delimiters(.parenthesis, .parenthesis), self[content].kind == .list {
        // (x, y) = (1, 2): a name of its own, with its parts.
        let parts = (0..<self.childCount(content)).map {
          Name(self.child(content, $0), self)
        }
        if parts.allSatisfy({ $0 != nil }) {
          return Name(
            Array("(".utf8) + Array(parts.compactMap { $0?.text }.joined(separator: [.comma])) + [
              .closeParenthesis
            ])
        }
      }
      return nil
    default: return nil
    }
  }

  /// Capitals side by side, the name of a segment or a figure.
  func isSegment(_ id: Syntax.ID) -> Bool {
    self[id].kind == .letters && self.text(id).allSatisfy { $0.isCapital }
  }

  /// What tells `f(2)` from `f(3)`, and `P(A)` from `P(B)`; nil for arguments that are neither names nor numbers.
  func argumentText(_ id: Syntax.ID) -> [UInt8]? {
    switch self[id].kind {
    case .symbol: return Name(id, self)?.text ?? []
    case .number: return Array(self.text(id))
    case .negate:
      return self[self.child(id, 0)].kind == .number
        ? [.minus] + self.text(self.child(id, 0)) : nil
    case .list:
      var text: [UInt8] = []
      for index in 0..<self.childCount(id) {
        if index > 0 { text.append(.comma) }
        let child = self.child(id, index)
        if self[child].kind != .list { text += self.argumentText(child) ?? [] }
      }
      return text
    default: return nil
    }
  }

  /// Whether an operator is one that is not worked out: what it equals counts.
  func isStanding(_ id: Syntax.ID) -> Bool {
    guard let operation = self.bigOperator(id) else { return false }
    return operation != .sum && operation != .product && !Words.occur(in: id, self)
  }

  /// The names in `(x, y)`.
  func assignedParts(_ id: Syntax.ID) -> [Name]? {
    guard self[id].kind == .group else { return nil }
    let content = self.child(id, 0)
    guard self[content].kind == .list else { return nil }
    let parts = (0..<self.childCount(content)).compactMap {
      Name(self.child(content, $0), self)
    }
    return parts.count == self.childCount(content) ? parts : nil
  }

  /// The one variable in a node; nil where there are none, or several.
  func onlyName(_ id: Syntax.ID) -> Name? {
    var names: Set<Name> = []
    var open = [id]
    while let node = open.popLast() {
      switch self[node].kind {
      case .symbol:
        switch self.scalar(node) {
        case UInt32(ascii: "e"), UInt32(ascii: "i"): continue
        default: if let name = Name(node, self) { names.insert(name) }
        }
      case .subscript, .prime, .accent:
        guard let name = Name(node, self) else { return nil }
        names.insert(name)
      case .letters, .text: return nil
      default: for index in 0..<self.childCount(node) { open.append(self.child(node, index)) }
      }
      if names.count > 1 { return nil }
    }
    return names.first
  }
}
