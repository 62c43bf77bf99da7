import Records

/// How often each of a few names occurred, and how often with a correct answer.
struct NameCounts: Sendable {
  struct Entry: Sendable {
    let name: [UInt8]
    var count = 0
    var correct = 0
  }

  private(set) var entries: [Entry] = []

  /// Names beyond this many are counted together: a file may hold anything.
  static let limit = 64
  private static let other = Array("(other)".utf8)

  /// NameCounts more of `name`, some of them correct.
  mutating func add(_ name: Bytes, count: Int = 1, correct: Int) {
    let index = place(of: name)
    entries[index].count &+= count
    entries[index].correct &+= correct
  }

  /// Adds what another shard counted.
  mutating func merge(_ other: NameCounts) {
    for entry in other.entries {
      entry.name.withUnsafeBufferPointer {
        add($0, count: entry.count, correct: entry.correct)
      }
    }
  }

  private mutating func place(of name: Bytes) -> Int {
    if let known = entries.firstIndex(where: { name.equals($0.name) }) { return known }
    let isFull = entries.count >= NameCounts.limit
    if isFull, let known = entries.firstIndex(where: { $0.name == NameCounts.other }) {
      return known
    }
    entries.append(Entry(name: isFull ? NameCounts.other : Array(name)))
    return entries.count - 1
  }

  /// How often `name` occurred.
  func count(of name: String) -> Int {
    entries.first { $0.name.elementsEqual(name.utf8) }?.count ?? 0
  }

  /// The entries whose names `order` lists, in its order; the rest behind them by name.
  func sorted(by order: [String]) -> [Entry] {
    let known = order.map { Array($0.utf8) }
    func rank(_ entry: Entry) -> Int { known.firstIndex(of: entry.name) ?? known.count }
    return entries.sorted {
      rank($0) != rank($1)
        ? rank($0) < rank($1) : $0.name.lexicographicallyPrecedes($1.name)
    }
  }
}
