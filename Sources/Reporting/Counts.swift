import Records

/// How often each of a few names occurred, and how often with a correct answer.
struct Counts {
  struct Entry {
    let name: [UInt8]
    var count = 0
    var correct = 0
  }

  private(set) var entries: [Entry] = []

  /// Names beyond this many are counted together: a file may hold anything.
  static let limit = 64
  private static let other = Array("(other)".utf8)

  /// Counts one more of `name`.
  mutating func add(_ name: some Collection<UInt8>, isCorrect: Bool) {
    var place = entries.firstIndex { $0.name.elementsEqual(name) }
    if place == nil, entries.count >= Counts.limit {
      place = entries.firstIndex { $0.name == Counts.other }
      if place == nil { entries.append(Entry(name: Counts.other)) }
    } else if place == nil {
      entries.append(Entry(name: Array(name)))
    }
    let index = place ?? entries.count - 1
    entries[index].count += 1
    if isCorrect { entries[index].correct += 1 }
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
