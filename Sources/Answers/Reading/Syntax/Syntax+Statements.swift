import Bytes
import Notation

/// Conditions, congruences and lists by their shape.
extension Syntax {
  func isPlain(_ id: Syntax.ID) -> Bool {
    switch self[id].kind {
    case .relation, .modulus, .list, .text, .letters, .absent: false
    default: true
    }
  }

  /// The sign of `a ≡ b`; nil for another node.
  func congruenceSign(_ id: Syntax.ID) -> Relation? {
    guard let sign = self.onlySign(id), sign == .equivalent || sign == .notEquivalent
    else { return nil }
    return sign
  }

  /// Whether a list of words holds alternatives or several answers: "yes or no", "A, B".
  func hasSeveralAnswers(_ id: Syntax.ID) -> Bool {
    if self.separator(id) == .or || self.separator(id) == .and { return true }
    return (0..<self.childCount(id)).contains { self[self.child(id, $0)].kind == .symbol }
  }

  /// An empty cell, or one that holds nothing but "if".
  func isEmptyCondition(_ id: Syntax.ID) -> Bool {
    switch self[id].kind {
    case .absent: true
    case .relation:
      self.childCount(id) == 3 && self[self.child(id, 0)].kind == .absent
        && self[self.child(id, 2)].kind == .absent
    default: false
    }
  }

  func isConditioned(_ id: Syntax.ID) -> Bool {
    self.onlySign(id) == .condition
  }

  func isPoint(_ id: Syntax.ID) -> Bool {
    guard Name.isParenthesised(id, self) else { return false }
    let content = self.child(id, 0)
    return self[content].kind == .list
      && (0..<self.childCount(content)).allSatisfy {
        Name(self.child(content, $0), self) != nil
      }
  }
}
