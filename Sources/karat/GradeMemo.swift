import Grading

/// The grades of pairs that a thread has seen: samples of one problem give the same answer again and
/// again, and a pair has one grade.
///
/// A table of fixed size, in which a new pair takes the place of an old one with the same hash: memory
/// is bounded, and what is remembered never changes a grade.
struct GradeMemo {
  private struct Entry {
    let gold: [UInt8]
    let answer: [UInt8]
    let grade: Grade
  }

  private static let places = 4_096
  /// Bytes of gold and answer together that are worth remembering.
  private static let longest = 1_024

  private var entries = [Entry?](repeating: nil, count: GradeMemo.places)

  /// The grade of a pair; `make` finds it if it is new.
  mutating func grade(gold: [UInt8], answer: [UInt8], _ make: () -> Grade) -> Grade {
    guard gold.count + answer.count <= GradeMemo.longest else { return make() }
    var hasher = Hasher()
    gold.withUnsafeBytes { hasher.combine(bytes: $0) }
    hasher.combine(gold.count)
    answer.withUnsafeBytes { hasher.combine(bytes: $0) }
    let place = hasher.finalize() & (GradeMemo.places - 1)
    if let entry = entries[place], entry.answer == answer, entry.gold == gold {
      return entry.grade
    }
    let grade = make()
    entries[place] = Entry(gold: gold, answer: answer, grade: grade)
    return grade
  }
}
