import Bytes
import Notation

/// Signs of sets of numbers.
extension Syntax {
  /// ℤ, ℕ and their parts: `ℤ+`, `ℕ0`; nil for other sets.
  func numberSet(_ id: Syntax.ID) -> NumberSet? {
    func sign(_ id: Syntax.ID) -> String? {
      guard self[id].kind == .symbol else { return nil }
      switch self.scalar(id) {
      case 0x2124, UInt32(ascii: "Z"): return "ℤ"
      case 0x2115, UInt32(ascii: "N"): return "ℕ"
      default: return nil
      }
    }
    if let plain = sign(id) { return NumberSet(rawValue: plain) }
    switch self[id].kind {
    case .group where self.childCount(id) == 1: return self.numberSet(self.child(id, 0))
    case .power, .subscript:
      guard let base = sign(self.child(id, 0)), let mark = self.setMark(self.child(id, 1))
      else { return nil }
      return NumberSet(rawValue: base + mark)
    default: return nil
    }
  }

  /// `+`, `*`, `0`, `≥ 0`, `> 0` at the sign of a set.
  func setMark(_ id: Syntax.ID) -> String? {
    switch self[id].kind {
    case .symbol:
      switch self.scalar(id) {
      case UInt32(ascii: "+"): return "+"
      case UInt32(ascii: "*"): return "*"
      default: return nil
      }
    case .number: return self.text(id).elementsEqual("0".utf8) ? "0" : nil
    case .relation:
      guard let sign = self.onlySign(id), self[self.child(id, 0)].kind == .absent,
        self[self.child(id, 2)].kind == .number,
        let number = Int(String(decoding: self.text(self.child(id, 2)), as: UTF8.self))
      else { return nil }
      switch sign {
      case .greaterOrEqual where number == 0: return "0"
      case .greaterOrEqual where number == 1, .greater where number == 0: return "+"
      default: return nil
      }
    default: return nil
    }
  }
}
