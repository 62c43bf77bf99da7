import Bytes
import Notation

/// Signs of derivatives, integrals and limits.
extension Syntax {
  /// `d/dx` and `dy/dx`, of any order.
  func isDerivative(_ id: Syntax.ID) -> Bool {
    guard self.childCount(id) == 2 else { return false }
    return isDifferential(self.child(id, 0), isBelow: false)
      && isDifferential(self.child(id, 1), isBelow: true)
  }

  func isDifferential(_ id: Syntax.ID, isBelow: Bool) -> Bool {
    let d = UInt32(ascii: "d")
    switch self[id].kind {
    case .symbol: return !isBelow && (self.scalar(id) == d || self.scalar(id) == 0x2202)
    case .letters: return self.text(id).first == UInt8(d) && self.text(id).count == 2
    case .power: return isDifferential(self.child(id, 0), isBelow: isBelow)
    case .juxtaposition:
      let first = self.child(id, 0)
      return isDifferential(first, isBelow: false) && self[first].kind != .letters
    default: return false
    }
  }

  /// Whether a fraction is `\frac{d}{dx}`: an operator.
  func isDerivativeOperator(_ id: Syntax.ID) -> Bool {
    guard [.fraction, .slash].contains(self[id].kind), isDerivative(id) else {
      return false
    }
    return !isDifferentialName(self.child(id, 0))
  }

  /// `dy`, `dM`, `d^2y`: the differential of a variable.
  func isDifferentialName(_ id: Syntax.ID) -> Bool {
    switch self[id].kind {
    case .letters: return true
    case .juxtaposition:
      guard self.childCount(id) == 2 else { return false }
      let last = self.child(id, 1)
      return Name(last, self) != nil
    default: return false
    }
  }

  func isSingleD(_ id: Syntax.ID) -> Bool {
    switch self[id].kind {
    case .symbol: self.scalar(id) == UInt32(ascii: "d")
    case .text: self.text(id).elementsEqual([UInt8(ascii: "d")])
    default: false
    }
  }

  /// Whether a bound is infinity, with nothing to it.
  func isInfinity(_ id: Syntax.ID) -> Bool {
    var node = id
    while [.group, .positive].contains(self[node].kind), self.childCount(node) == 1 {
      node = self.child(node, 0)
    }
    return self[node].kind == .symbol && self.scalar(node) == 0x221E
  }
}
