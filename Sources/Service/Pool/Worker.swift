import Extraction
import Grading
import Records

/// What one thread of the pool has: readers, memory and graders that it uses again for every request.
final class Worker {
  let reader = JSONReader()
  /// Memory for the texts of the item at hand.
  let scratch = JSONScratch()
  /// What this thread has counted since it last told the metrics.
  var tally = Tally()
  /// Grades of pairs that this thread has seen.
  private var memo = GradeMemo()
  private var graders: [(policy: Policy, grader: Grader)] = []

  /// Policies whose graders are kept.
  private static let places = 8

  /// The grade of a response.
  func grade(
    _ response: Bytes?, _ gold: Bytes?, prompt: Prompt, _ policy: Policy
  ) -> Grade {
    let grader = grader(policy)
    guard let gold, gold.count <= Grader.longest else {
      return grader.grade(response: response, gold: gold, prompt: prompt)
    }
    let found = grader.extract(response ?? Bytes(start: nil, count: 0), prompt: prompt)
    return memo.grade(found, gold: Array(gold), by: grader)
  }

  /// The grade of an answer.
  func grade(answer: [UInt8], gold: [UInt8], _ policy: Policy) -> Grade {
    memo.grade(answer: answer, gold: gold, by: grader(policy))
  }

  /// The grader for a policy.
  func grader(_ policy: Policy) -> Grader {
    for entry in graders where entry.policy == policy { return entry.grader }
    let grader = Grader(policy: policy)
    if graders.count >= Worker.places { graders.removeFirst() }
    graders.append((policy, grader))
    return grader
  }
}

/// How many items ended how.
struct Tally: Sendable {
  private(set) var grades = [Int](repeating: 0, count: GradeStatus.allCases.count)
  /// Items that were not what they should be.
  var broken = 0
  /// Items that were looked at without a grade: verdicts, extractions, groups.
  var others = 0

  mutating func add(_ status: GradeStatus) {
    for (place, other) in GradeStatus.allCases.enumerated() where other == status {
      grades[place] += 1
    }
  }

  mutating func merge(_ other: Tally) {
    for place in grades.indices { grades[place] += other.grades[place] }
    broken += other.broken
    others += other.others
  }
}
