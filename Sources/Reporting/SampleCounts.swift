import Records
import Statistics

/// Why a row cannot stand beside those before it.
public enum RowRefusal: Error, Sendable, Hashable {
  case tooManyGroups
  case duplicateMember
  case twoGolds
  case wideSet

  /// What is wrong, in one sentence without file and line.
  var sentence: String {
    switch self {
    case .tooManyGroups: "there are more than \(Report.limit) benchmarks and models"
    case .duplicateMember: "this member of its set was there before; is a file given twice?"
    case .twoGolds: "the problem has another gold answer than in the rows before"
    case .wideSet: "a set has more than \(Factorials.largest) responses"
    }
  }
}

/// The samples of one benchmark and model: which answers were given in each set, as counts.
///
/// Sets of one problem with the same counts are kept once. Of a set itself a hash stays, its
/// pattern, and a bit per member, because its rows may lie apart.
struct SampleCounts: Sendable {
  /// A problem and its verdicts that a reader may doubt.
  struct Entry: Sendable {
    let id: [UInt8]
    var gold: UInt64?
    var doubts = [Int](repeating: 0, count: Doubt.allCases.count)
  }

  struct Key: Hashable, Sendable {
    var problem: Int
    var set: SetCounts
  }

  struct Pattern: Sendable {
    var key: Key
    var times: Int
  }

  private struct Place: Sendable {
    /// The set's pattern; nil while none of its rows was scored.
    var pattern: Int?
    var members: UInt64 = 0
  }

  private(set) var problems: [Entry] = []
  private(set) var patterns: [Pattern] = []
  private var problemPlaces: [UInt64: Int] = [:]
  private var patternPlaces: [Key: Int] = [:]
  private var free: [Int] = []
  private var sets: [UInt64: Place] = [:]
  /// Members from the 65th on, by a hash of set and number.
  private var farMembers: Set<UInt64> = []

  /// Sets that the rows name.
  var namedSets: Int { sets.count }

  /// Counts a row that names its problem. Rows whose gold cannot be read are in no pattern.
  mutating func add(_ row: GradedRow, isCorrect: Bool) throws(RowRefusal) {
    let hash = XXH64.hash(UnsafeRawBufferPointer(row.problem))
    let problem = problemPlaces[hash] ?? problems.count
    if problem == problems.count {
      problemPlaces[hash] = problem
      problems.append(Entry(id: Array(row.problem)))
    }
    if let gold = row.gold {
      let hash = XXH64.hash(UnsafeRawBufferPointer(gold))
      if let known = problems[problem].gold, known != hash { throw .twoGolds }
      problems[problem].gold = hash
    }
    if let doubt = Doubt(row) { problems[problem].doubts[doubt.rawValue] += 1 }
    let isScored = !row.status.elementsEqual("gold_error".utf8)
    guard let set = row.set else {
      if isScored {
        _ = try move(from: nil, problem, SampleCounts.item(row, isCorrect: isCorrect))
      }
      return
    }
    var hasher = XXH64()
    hasher.update(UnsafeRawBufferPointer(row.problem))
    withUnsafeBytes(of: UInt8(0)) { hasher.update($0) }
    hasher.update(UnsafeRawBufferPointer(set))
    var place = sets[hasher.value] ?? Place()
    if let member = row.member {
      if (0..<64).contains(member) {
        let bit = UInt64(1) << UInt64(member)
        guard place.members & bit == 0 else { throw .duplicateMember }
        place.members |= bit
      } else {
        var far = hasher
        withUnsafeBytes(of: member) { far.update($0) }
        guard farMembers.insert(far.value).inserted else { throw .duplicateMember }
      }
    }
    if isScored {
      place.pattern = try move(
        from: place.pattern, problem, SampleCounts.item(row, isCorrect: isCorrect))
    }
    sets[hasher.value] = place
  }

  /// The answer class of a row; nil for a row that abstains.
  ///
  /// All correct answers equal the gold and so each other: they are one class, whatever their keys.
  /// Wrong ones are classes by key; an answer without a key stands for its own text.
  private static func item(_ row: GradedRow, isCorrect: Bool) -> VoteClass? {
    if isCorrect { return VoteClass(answer: 0, count: 1, isCorrect: true) }
    guard let text = row.key ?? row.answer else { return nil }
    var hash = XXH64()
    withUnsafeBytes(of: UInt8(row.key == nil ? 1 : 0)) { hash.update($0) }
    hash.update(UnsafeRawBufferPointer(text))
    // 0 is the class of the correct answers.
    let number = max(Int(truncatingIfNeeded: hash.value >> 1), 1)
    return VoteClass(answer: number, count: 1, isCorrect: false)
  }

  /// Counts one more sample in a set that has the pattern `old`; the set's new pattern.
  private mutating func move(
    from old: Int?, _ problem: Int, _ item: VoteClass?
  ) throws(RowRefusal) -> Int {
    var set = SetCounts()
    if let old {
      set = patterns[old].key.set
      patterns[old].times -= 1
      if patterns[old].times == 0 {
        patternPlaces[patterns[old].key] = nil
        patterns[old].key.set = SetCounts()
        free.append(old)
      }
    }
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
}
