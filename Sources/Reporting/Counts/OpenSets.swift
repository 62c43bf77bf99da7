import Bytes
import Records
import Statistics

/// The sets of one run of which members may still come: their counts so far, and who was there.
///
/// Sets of one problem with the same counts share them. Of a set itself stay a hash, its pattern, and a
/// bit per member, because its rows may lie apart.
struct OpenSets: Sendable {
  private struct Key: Hashable, Sendable {
    var problem: Int
    var set: SetCounts
  }

  private struct Pattern: Sendable {
    var key: Key
    var times: Int
  }

  /// One set: where its counts are and which members were there.
  private struct Place: Sendable {
    /// The set's problem.
    let problem: Int
    /// The set's pattern; nil while none of its rows was scored.
    var pattern: Int?
    /// The members below 64 that were there.
    var members: UInt64 = 0
    /// How many rows there were.
    var count = 0
    /// The width that the rows say; 0 where they say none.
    let width: Int

    /// How many members it should have, as far as rows tell.
    var expectedWidth: Int { width > 0 ? width : 64 - members.leadingZeroBitCount }

    /// Whether its members, as far as rows number them, stand without a gap from 0 or from 1.
    var isGapless: Bool {
      guard members != 0, count <= 64 else { return true }
      let first = members.trailingZeroBitCount
      let run = members >> first
      return first <= 1 && run & (run &+ 1) == 0
    }
  }

  /// A set of which no more rows come.
  struct Closed {
    let problem: Int
    /// Nil where none of its rows was scored.
    let counts: SetCounts?
    let found: Int
    /// The width that its rows say; 0 where they say none.
    let width: Int
    let expectedWidth: Int
    let isGapless: Bool
  }

  private var patterns: [Pattern] = []
  private var places: [UInt64: Place] = [:]
  private var patternPlaces: [Key: Int] = [:]
  private var free: [Int] = []
  /// Members from the 65th on, by a hash of set and number.
  private var farMembers: Set<UInt64> = []

  /// Sets that are open.
  var count: Int { places.count }

  /// Takes note of a member of the set with this hash, and counts its answer where it is scored; nil is
  /// an abstention. Returns the set's counts if it is whole now, and forgets it then.
  mutating func add(
    _ hash: UInt64, problem: Int, member: Int?, width: Int, isScored: Bool, _ item: VoteClass?
  ) throws(RowRefusal) -> (isWhole: Bool, counts: SetCounts?) {
    var place = places[hash] ?? Place(problem: problem, width: width)
    place.count += 1
    guard place.width == width, width == 0 || place.count <= width, place.count < Int32.max else {
      throw .twoWidths
    }
    if let member { try note(member, of: hash, in: &place) }
    if isScored { place.pattern = try move(from: place.pattern, problem, item) }
    guard width > 0, place.count == width else {
      places[hash] = place
      return (false, nil)
    }
    places[hash] = nil
    return (true, place.pattern.map { take($0) })
  }

  /// Ends all sets, and tells what they have.
  mutating func removeAll() -> [Closed] {
    defer { self = OpenSets() }
    return places.values.map { place in
      Closed(
        problem: place.problem, counts: place.pattern.map { patterns[$0].key.set },
        found: place.count, width: place.width, expectedWidth: place.expectedWidth,
        isGapless: place.isGapless)
    }
  }

  private mutating func note(_ member: Int, of hash: UInt64, in place: inout Place)
    throws(RowRefusal)
  {
    if (0..<64).contains(member) {
      let bit = UInt64(1) << UInt64(member)
      guard place.members & bit == 0 else { throw .duplicateMember }
      place.members |= bit
    } else {
      let far = hash ^ UInt64(bitPattern: Int64(member)) &* SplitMix64.increment
      guard farMembers.insert(far).inserted else { throw .duplicateMember }
    }
  }

  /// NameCounts one more sample in a set that has the pattern `old`; the set's new pattern.
  private mutating func move(
    from old: Int?, _ problem: Int, _ item: VoteClass?
  ) throws(RowRefusal) -> Int {
    var set = old.map { take($0) } ?? SetCounts()
    guard set.size < Factorials.largest else { throw .wideSet }
    if let item {
      do throws(StatisticsError) { try set.add(item, problem: problem) } catch { throw .wideSet }
    } else {
      set.addAbstention()
    }
    let key = Key(problem: problem, set: set)
    if let place = patternPlaces[key] {
      patterns[place].times += 1
      return place
    }
    let pattern = Pattern(key: key, times: 1)
    let place = free.popLast() ?? patterns.count
    if place == patterns.count { patterns.append(pattern) } else { patterns[place] = pattern }
    patternPlaces[key] = place
    return place
  }

  /// The counts of a pattern, which one set less has from now on.
  private mutating func take(_ place: Int) -> SetCounts {
    let set = patterns[place].key.set
    patterns[place].times -= 1
    if patterns[place].times == 0 {
      patternPlaces[patterns[place].key] = nil
      patterns[place].key.set = SetCounts()
      free.append(place)
    }
    return set
  }
}
