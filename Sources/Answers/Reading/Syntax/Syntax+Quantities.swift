import Bytes
import Notation

/// What stands behind a value as its unit.
extension Syntax {
  /// Whether what stands first can have a unit: a number, or something made of numbers and signs.
  func canBeMeasured(_ id: Syntax.ID) -> Bool {
    switch self[id].kind {
    case .letters, .text, .list, .relation, .setOperation, .matrix, .ellipsis, .absent: false
    default: true
    }
  }

  /// "square feet", "degrees Celsius": several words as one text; nil where something else stands among them.
  func joinedWords(_ id: Syntax.ID, _ start: Int) -> [UInt8]? {
    let count = self.childCount(id)
    guard count - start >= 2 else { return nil }
    var words: [UInt8] = []
    for index in start..<count {
      let node = self.child(id, index)
      guard [.letters, .text].contains(self[node].kind) else { return nil }
      if !words.isEmpty { words.append(.space) }
      words += self.text(node)
      if words.count > 64 { return nil }
    }
    return words
  }

  func isPercentWord(_ id: Syntax.ID) -> Bool {
    guard [.text, .letters].contains(self[id].kind) else { return false }
    let word = self.text(id).map(\.lowercased)
    return word.elementsEqual("percent".utf8) || word.elementsEqual("pct".utf8)
  }

  func isDoublePrime(_ id: Syntax.ID) -> Bool {
    self[id].kind == .symbol && [0x2033, 0x201D].contains(self.scalar(id))
  }

  /// 0 for degrees, 1 for one prime, 2 for two; nil for another node.
  func mark(_ id: Syntax.ID) -> Int? {
    switch self[id].kind {
    case .degree: 0
    case .prime where self.primes(id) <= 2: self.primes(id)
    default: nil
    }
  }
}
