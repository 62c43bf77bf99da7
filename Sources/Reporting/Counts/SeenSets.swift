/// The sets that are whole, to notice one whose members come again.
///
/// Every one is remembered up to a bound; beyond it those whose hash ends in zeros, one bit more each
/// time the bound is reached. So memory is bounded, and a file that comes twice is noticed at any size.
struct SeenSets: Sendable {
  /// 2,097,152 sets: 32 MB.
  static let limit = 1 << 21

  /// An open hash table with linear probing, at most half full; 0 is a free place. The hashes are mixed
  /// well, so that their upper bits are places.
  private var table = [UInt64](repeating: 0, count: 64)
  private var count = 0
  private var mask: UInt64 = 0
  private let limit: Int

  init(limit: Int = SeenSets.limit) { self.limit = limit }

  /// Takes note of the set with this hash; false where it is known to have been there before.
  mutating func insert(_ hash: UInt64) -> Bool {
    guard hash & mask == 0 else { return true }
    // A hash of 0 has no place of its own.
    let hash = hash == 0 ? 1 << 63 : hash
    let place = place(of: hash)
    if table[place] == hash { return false }
    table[place] = hash
    count += 1
    if count >= limit {
      mask = mask << 1 | 1
      rebuild(size: table.count)
    } else if count * 2 > table.count {
      rebuild(size: table.count * 2)
    }
    return true
  }

  /// Whether the set is known to be whole.
  func contains(_ hash: UInt64) -> Bool {
    let known = hash == 0 ? 1 << 63 : hash
    return hash & mask == 0 && table[place(of: known)] == known
  }

  /// Where the hash stands, or the free place where it would.
  private func place(of hash: UInt64) -> Int {
    var place = Int(hash >> 32) & (table.count - 1)
    while table[place] != 0, table[place] != hash { place = (place + 1) & (table.count - 1) }
    return place
  }

  private mutating func rebuild(size: Int) {
    let old = table
    table = [UInt64](repeating: 0, count: size)
    count = 0
    for hash in old where hash != 0 && hash & mask == 0 {
      table[place(of: hash)] = hash
      count += 1
    }
  }
}
