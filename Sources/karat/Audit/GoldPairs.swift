import Bytes

/// Chooses pairs of gold answers that are worth a verdict: all pairs of a large benchmark are too many.
///
/// Neighbours are those that look alike: sorted once by their digits and once by their letters, each
/// answer meets the few that follow it. To these comes a seeded sample of any others.
struct GoldPairs {
  /// Answers that follow in an order and are met.
  private static let window = 8

  private let places: [Int]
  private let golds: [AuditedGold]

  /// Pairs among the answers of `golds` at `places`.
  init(_ places: [Int], _ golds: [AuditedGold]) {
    self.places = places
    self.golds = golds
  }

  /// The pairs, each once, the smaller place first, in order.
  func chosen(partners: Int, seed: UInt64) -> [(Int, Int)] {
    guard places.count > 1 else { return [] }
    if places.count - 1 <= partners + 2 * GoldPairs.window { return all }
    var pairs: Set<UInt64> = []
    func add(_ a: Int, _ b: Int) {
      if a != b { pairs.insert(UInt64(min(a, b)) << 32 | UInt64(max(a, b))) }
    }
    for keep: (UInt8) -> Bool in [\.isDigit, \.isLetter] {
      let order = sorted(by: keep)
      for index in order.indices {
        for other in order[index...].dropFirst().prefix(GoldPairs.window) {
          add(order[index], other)
        }
      }
    }
    var random = SplitMix64(seed: seed)
    for place in places {
      for _ in 0..<partners {
        add(place, places[Int(random.next() % UInt64(places.count))])
      }
    }
    return pairs.sorted().map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
  }

  private var all: [(Int, Int)] {
    places.indices.flatMap { index in
      places[(index + 1)...].map { (places[index], $0) }
    }
  }

  /// Places by what `keep` leaves of their text, then by the text itself.
  private func sorted(by keep: (UInt8) -> Bool) -> [Int] {
    let keyed = places.map { (place: $0, bones: golds[$0].text.filter(keep)) }
    return keyed.sorted { a, b in
      if a.bones != b.bones { return a.bones.lexicographicallyPrecedes(b.bones) }
      let (x, y) = (golds[a.place].text, golds[b.place].text)
      return x == y ? a.place < b.place : x.lexicographicallyPrecedes(y)
    }.map(\.place)
  }
}
