import Extraction

/// The grades of pairs of gold and answer that a grader has seen: samples of one problem give the same answer
/// again and again.
///
/// A table of fixed size, in which a new pair takes the place of an older one with a similar hash: memory is
/// bounded, and what is remembered never changes a grade.
struct GradeMemory {
  private struct Entry {
    let hash: Int
    let gold: [UInt8]
    /// Nil for responses without an answer.
    let answer: [UInt8]?
    let grade: Grade
  }

  /// Bytes of gold and answer together that are worth remembering.
  private static let maximumBytes = 1_024
  /// Places in which a pair may stand.
  private static let ways = 4

  private var entries: [Entry?]
  /// Which of its places the next new pair takes.
  private var turn = 0

  /// A table for at most `count` grades that holds none yet.
  init(count: Int) {
    let buckets = max(0, count) / GradeMemory.ways
    entries = [Entry?](repeating: nil, count: buckets * GradeMemory.ways)
  }

  /// The grade of a pair: as it was remembered, else as `make` gives it.
  mutating func grade(gold: [UInt8], answer: [UInt8]?, _ make: () -> Grade) -> Grade {
    guard !entries.isEmpty, gold.count + (answer?.count ?? 0) <= GradeMemory.maximumBytes else {
      return make()
    }
    var hasher = Hasher()
    gold.withUnsafeBytes { hasher.combine(bytes: $0) }
    hasher.combine(gold.count)
    answer?.withUnsafeBytes { hasher.combine(bytes: $0) }
    let hash = hasher.finalize()
    let buckets = UInt(entries.count / GradeMemory.ways)
    let start = Int(UInt(bitPattern: hash) % buckets) * GradeMemory.ways
    for place in start..<(start + GradeMemory.ways) {
      if let entry = entries[place], entry.hash == hash, entry.answer == answer, entry.gold == gold
      {
        return entry.grade
      }
    }
    let grade = make()
    entries[start + turn] = Entry(hash: hash, gold: gold, answer: answer, grade: grade)
    turn = (turn + 1) % GradeMemory.ways
    return grade
  }
}
