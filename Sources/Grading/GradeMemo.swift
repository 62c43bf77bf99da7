public import Extraction

/// The grades of pairs that a thread has seen: samples of one problem give the same answer again and
/// again, and a pair has one grade under a policy.
///
/// A table of fixed size, in which a new pair takes the place of the older of two with the same hash: memory
/// is bounded, and what is remembered never changes a grade.
public struct GradeMemo {
  private struct Entry {
    let gold: [UInt8]
    /// Nil for responses without an answer.
    let answer: [UInt8]?
    let policy: Policy
    let grade: Grade
  }

  private static let places = 4_096
  /// Bytes of gold and answer together that are worth remembering.
  private static let longest = 1_024

  private var entries = [Entry?](repeating: nil, count: GradeMemo.places)

  /// A table that remembers nothing yet.
  public init() {}

  /// The grade of what was found in a response, or that nothing was.
  public mutating func grade(
    _ found: Result<Candidate, NoAnswer>, gold: [UInt8], by grader: Grader
  ) -> Grade {
    switch found {
    case .success(let candidate):
      var grade = grade(answer: candidate.answer, gold: gold, by: grader)
      grade.span = candidate.span
      grade.foundBy = candidate.foundBy
      return grade
    case .failure(let reason):
      // What it is worth hangs on gold alone.
      var grade = remembered(gold, nil, grader) { grader.grade(found, gold: gold) }
      grade.noAnswer = reason
      return grade
    }
  }

  /// The grade of an answer that was found already.
  public mutating func grade(answer: [UInt8], gold: [UInt8], by grader: Grader) -> Grade {
    remembered(gold, answer, grader) { grader.grade(answer: answer, gold: gold) }
  }

  private mutating func remembered(
    _ gold: [UInt8], _ answer: [UInt8]?, _ grader: Grader, _ make: () -> Grade
  ) -> Grade {
    guard gold.count + (answer?.count ?? 0) <= GradeMemo.longest else { return make() }
    var hasher = Hasher()
    gold.withUnsafeBytes { hasher.combine(bytes: $0) }
    hasher.combine(gold.count)
    answer?.withUnsafeBytes { hasher.combine(bytes: $0) }
    let place = hasher.finalize() & (GradeMemo.places - 1)
    for place in [place, place ^ 1] {
      if let entry = entries[place], entry.answer == answer, entry.gold == gold,
        entry.policy == grader.policy
      {
        return entry.grade
      }
    }
    let grade = make()
    entries[place ^ 1] = entries[place]
    entries[place] = Entry(gold: gold, answer: answer, policy: grader.policy, grade: grade)
    return grade
  }
}
