import Bytes
import Records
import Statistics

/// The samples of one benchmark and model: which answers were given in each set, as counts.
///
/// A response whose row says that it is independent, and a set whose rows say how many they are and
/// have all come, leave nothing but counts behind. Other sets stay open until the end.
struct SampleCounts: Sendable {
  /// One problem.
  struct Entry: Sendable {
    let id: [UInt8]
    /// The gold answer's hash.
    var gold: UInt64?
    /// Verdicts that a reader may doubt, by kind.
    var doubts = [Int](repeating: 0, count: Doubt.allCases.count)
    /// What rows say of the problem, as places in `TraitNames`; -1 where they say nothing.
    var traits: [Int] = []
    /// Independent samples.
    var singles = SetCounts()
    /// Whole sets by their counts.
    var patterns: [SetCounts: Int] = [:]
    /// Sets that miss members, by how many they have and should have.
    var incomplete: [Incomplete: Int] = [:]

    init(id: [UInt8]) { self.id = id }
  }

  /// How many members a set has that misses some, and how many it should have.
  struct Incomplete: Hashable, Sendable {
    var found: Int
    var width: Int
  }

  var problems: [Entry] = []
  var traitNames = TraitNames()
  var scores = ScoredSamples()
  /// Sets that the rows name and of which no more rows come.
  var closedSets = 0
  private(set) var open = OpenSets()
  private var problemPlaces: [UInt64: Int] = [:]
  private var seen = SeenSets()
  private var last = -1

  /// Sets that the rows name.
  var namedSets: Int { closedSets + open.count }

  /// NameCounts a row that names its problem. Rows whose gold cannot be read are in no pattern.
  mutating func add(_ row: GradedRow, isCorrect: Bool) throws(RowRefusal) {
    let problem = place(of: row.problem)
    if let gold = row.answer.gold {
      try note(gold: XXH64.hash(UnsafeRawBufferPointer(gold)), of: problem)
    }
    if let doubt = Doubt(row) { problems[problem].doubts[doubt.rawValue] += 1 }
    if !row.traits.isEmpty { note(traits: row.traits, of: problem) }
    let isScored = !row.status.equals("gold_error")
    let item = isScored ? SampleCounts.item(row, isCorrect: isCorrect) : nil
    var hash: UInt64 = 0
    if let set = row.place.set {
      hash = SampleCounts.hash(set, problem)
      let isNew = row.place.width == 1 ? seen.insert(hash) : !seen.contains(hash)
      guard isNew else { throw .duplicateMember }
    }
    if isScored {
      try scores.add(row, set: hash, problem: problem, answer: item?.answer, isCorrect: isCorrect)
    }
    if row.place.set == nil || row.place.width == 1 {
      if row.place.set != nil { closedSets += 1 }
      if isScored { try addSingle(item, to: problem) }
      return
    }
    let width = row.place.width.map { min(max($0, 0), Factorials.largest) } ?? 0
    let result = try open.add(
      hash, problem: problem, member: row.place.member, width: width, isScored: isScored, item)
    guard result.isWhole else { return }
    _ = seen.insert(hash)
    closedSets += 1
    if let counts = result.counts { problems[problem].patterns[counts, default: 0] += 1 }
  }

  /// Ends the open sets, because no more rows come: those that nothing tells to miss a member are whole.
  mutating func close() {
    for set in open.removeAll() {
      closedSets += 1
      if set.width == 0, set.isGapless {
        guard let counts = set.counts else { continue }
        problems[set.problem].patterns[counts, default: 0] += 1
      } else {
        let key = Incomplete(found: set.found, width: set.expectedWidth)
        problems[set.problem].incomplete[key, default: 0] += 1
      }
    }
  }

  /// The problem's place; a new one where it was not there before.
  private mutating func place(of id: Bytes) -> Int {
    if last >= 0, id.equals(problems[last].id) { return last }
    let hash = XXH64.hash(UnsafeRawBufferPointer(id))
    last = problemPlaces[hash] ?? problems.count
    if last == problems.count {
      problemPlaces[hash] = last
      problems.append(Entry(id: Array(id)))
    }
    return last
  }

  /// The place of a problem that another shard counted.
  mutating func place(of id: [UInt8]) -> Int { id.withUnsafeBufferPointer { place(of: $0) } }

  /// Takes note of a problem's gold by its hash. Throws for another than it had.
  mutating func note(gold: UInt64, of problem: Int) throws(RowRefusal) {
    if let known = problems[problem].gold, known != gold { throw .twoGolds }
    problems[problem].gold = gold
  }

  private mutating func note(traits: [Bytes?], of problem: Int) {
    for (place, name) in traits.enumerated() {
      guard let name else { continue }
      note(trait: traitNames.place(of: name), at: place, of: problem)
    }
  }

  /// Takes note of a trait by the place of its name.
  mutating func note(trait: Int, at place: Int, of problem: Int) {
    while problems[problem].traits.count <= place { problems[problem].traits.append(-1) }
    let known = problems[problem].traits[place]
    // A problem of which rows say two things is in neither group.
    problems[problem].traits[place] = known < 0 || known == trait ? trait : TraitNames.several
  }

  /// NameCounts independent samples of one answer; nil is an abstention.
  private mutating func addSingle(_ item: VoteClass?, to problem: Int) throws(RowRefusal) {
    guard problems[problem].singles.size < Factorials.largest else { throw .wideSet }
    guard let item else { return problems[problem].singles.addAbstention() }
    do throws(StatisticsError) {
      try problems[problem].singles.add(item, problem: problem)
    } catch { throw .wideSet }
  }

  /// The answer class of a row; nil for a row that abstains.
  ///
  /// All correct answers equal the gold and so each other: they are one class, whatever their keys.
  /// Wrong ones are classes by key; an answer without a key stands for its own text.
  private static func item(_ row: GradedRow, isCorrect: Bool) -> VoteClass? {
    if isCorrect { return VoteClass(answer: 0, count: 1, isCorrect: true) }
    guard let text = row.answer.key ?? row.answer.text else { return nil }
    var hash = XXH64.hash(UnsafeRawBufferPointer(text))
    if row.answer.key == nil { hash = ~hash &* SplitMix64.increment }
    // 0 is the class of the correct answers.
    let number = max(Int(truncatingIfNeeded: hash >> 1), 1)
    return VoteClass(answer: number, count: 1, isCorrect: false)
  }

  private static func hash(_ set: Bytes, _ problem: Int) -> UInt64 {
    let name = XXH64.hash(UnsafeRawBufferPointer(set))
    let place = (UInt64(bitPattern: Int64(problem)) &+ 1) &* SplitMix64.increment
    return SplitMix64.mix(name ^ place)
  }
}

/// The values that rows give to their problems, such as subjects: each text once.
struct TraitNames: Sendable {
  /// The place of problems of which rows say several things.
  static let several = Int.max

  private(set) var names: [[UInt8]] = []
  private var places: [[UInt8]: Int] = [:]

  /// The place of a name.
  mutating func place(of name: Bytes) -> Int {
    let name = Array(name.prefix(200))
    if let known = places[name] { return known }
    places[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// The name at a place.
  subscript(place: Int) -> [UInt8] {
    names.indices.contains(place) ? names[place] : Array("(several)".utf8)
  }
}
