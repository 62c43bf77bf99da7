import Bytes
import Notation

/// Matrices and tuples among operators.
extension Syntax {
  /// Whether a matrix or a tuple stands below operators.
  func hasArray(_ id: Syntax.ID, depth: Int) -> Bool {
    if depth > 6 { return false }
    switch self[id].kind {
    case .matrix:
      switch self.environment(id) {
      case .cases, .aligned, .barred, .doubleBarred: return false
      default: return true
      }
    case .group:
      guard let marks = self.delimiters(id) else { return false }
      let content = self.child(id, 0)
      if self[content].kind == .list {
        return depth > 0
          && (marks == Delimiters(.parenthesis, .parenthesis)
            || marks == Delimiters(.angle, .angle))
      }
      switch marks.open {
      case .none, .parenthesis, .bracket: return self.hasArray(content, depth: depth + 1)
      default: return false
      }
    case .juxtaposition:
      return (0..<self.childCount(id)).contains { place in
        // lcm(2, 3): arguments.
        if place > 0, isRomanFunction(self.child(id, place - 1)) { return false }
        return self.hasArray(self.child(id, place), depth: depth + 1)
      }
    case .sum, .product, .negate, .positive, .fraction, .slash, .power:
      return (0..<self.childCount(id)).contains {
        self.hasArray(self.child(id, $0), depth: depth + 1)
      }
    default: return false
    }
  }

  /// Whether a factor before a tuple multiplies it.
  func isScalar(_ id: Syntax.ID, inSum: Bool) -> Bool {
    switch self[id].kind {
    case .number, .fraction, .root, .matrix, .mixedNumber: true
    case .group: !Name.isParenthesised(id, self) || inSum
    case .symbol:
      inSum && (UInt32(ascii: "a")...UInt32(ascii: "z")).contains(self.scalar(id))
        && !Name.isFunction(id, self)
        || inSum && (0x3B1...0x3C9).contains(self.scalar(id))
    default: false
    }
  }

  func isTranspose(_ id: Syntax.ID) -> Bool {
    switch self[id].kind {
    case .symbol: [UInt32(ascii: "T"), 0x22A4, UInt32(ascii: "t")].contains(self.scalar(id))
    case .text: self.text(id).elementsEqual("T".utf8) || self.text(id).elementsEqual("t".utf8)
    default: false
    }
  }
}
