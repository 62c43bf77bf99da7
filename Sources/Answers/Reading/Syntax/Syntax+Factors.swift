import Algebra
import Bytes
import Notation

/// What factors side by side are.
extension Syntax {
  /// Words that take the list in parentheses behind them.
  static let listFunctions: [String: Operation] = [
    "lcm": .lcm, "gcd": .gcd, "max": .maximum, "min": .minimum, "LCM": .lcm, "GCD": .gcd,
  ]

  /// The last factor of the last term.
  func lastFactor(_ id: Syntax.ID) -> Syntax.ID {
    var node = id
    for _ in 0..<4 where [.juxtaposition, .sum, .product].contains(self[node].kind) {
      node = self.child(node, self.childCount(node) - 1)
    }
    return node
  }

  /// Whether a node is made of numbers, sums, products and powers alone.
  func isOfNumbers(_ id: Syntax.ID) -> Bool {
    switch self[id].kind {
    case .number: true
    case .sum, .product, .power, .negate, .group:
      (0..<self.childCount(id)).allSatisfy { isOfNumbers(self.child(id, $0)) }
    default: false
    }
  }

  /// Whether a word before parentheses takes what they hold as its arguments.
  func isRomanFunction(_ id: Syntax.ID) -> Bool {
    self[id].kind == .text
      && Self.listFunctions[String(decoding: self.text(id), as: UTF8.self)] != nil
  }

  /// Whether a node is a sign for an operation that only its problem defines: `a ⋆ b`, `f ∘ g`.
  func isOperation(_ id: Syntax.ID) -> Bool {
    guard self[id].kind == .symbol else { return false }
    switch self.scalar(id) {
    case 0x22C6, 0x22C4, 0x2295...0x2299, 0x2605, 0x2218, 0x25CA: return true
    default: return false
    }
  }

  /// Whether a node is digits, with a percent or a degree sign or without.
  func isNumeral(_ id: Syntax.ID, depth: Int = 0) -> Bool {
    switch self[id].kind {
    case .number, .mixedNumber: return true
    case .subscript: return self[self.child(id, 0)].kind == .number
    case .percent, .degree:
      return depth < 4 && isNumeral(self.child(id, 0), depth: depth + 1)
    case .group:
      return depth < 4 && self.childCount(id) == 1
        && self.delimiters(id)?.open == Delimiters.Mark.none
        && isNumeral(self.child(id, 0), depth: depth + 1)
    default: return false
    }
  }

  /// `|43|`: bars around digits are no absolute value that anybody takes.
  func isBarredNumeral(_ id: Syntax.ID) -> Bool {
    self.delimiters(id)?.open == .bar && isNumeral(self.child(id, 0))
  }

  /// `I(0)`, `y(1)`: a name before a number in parentheses is the value of a function there. A negative
  /// number needs its parentheses in a product as well: `y(-7)` is −7y.
  func isCall(_ name: Syntax.ID, _ group: Syntax.ID) -> Bool {
    guard let own = Name(name, self), own != Name("e"), own != Name("i")
    else { return false }
    return self[self.child(group, 0)].kind == .number
  }

  /// Whether a bar stands over a sum, which it conjugates.
  func isSum(_ id: Syntax.ID) -> Bool {
    switch self[id].kind {
    case .sum: true
    case .group: self.childCount(id) == 1 && self[self.child(id, 0)].kind == .sum
    default: false
    }
  }
}
