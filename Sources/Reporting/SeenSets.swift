/// The sets that are whole, to notice one whose members come again.
///
/// Every one is remembered up to a bound; beyond it those whose hash ends in zeros, one bit more each
/// time the bound is reached. So memory is bounded, and a file that comes twice is noticed at any size.
struct SeenSets: Sendable {
  /// 2,097,152 sets: about 32 MB.
  static let limit = 1 << 21

  private var hashes: Set<UInt64> = []
  private var mask: UInt64 = 0
  private let limit: Int

  init(limit: Int = SeenSets.limit) { self.limit = limit }

  /// Takes note of the set with this hash; false where it is known to have been there before.
  mutating func insert(_ hash: UInt64) -> Bool {
    guard hash & mask == 0 else { return true }
    guard hashes.insert(hash).inserted else { return false }
    if hashes.count >= limit {
      mask = mask << 1 | 1
      hashes = hashes.filter { $0 & mask == 0 }
    }
    return true
  }

  /// Whether the set is known to be whole.
  func contains(_ hash: UInt64) -> Bool { hash & mask == 0 && hashes.contains(hash) }
}
