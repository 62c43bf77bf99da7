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
  /// The grader for the policy of the service, and those for policies that requests have named.
  private let standard: Grader
  private var others: [Grader] = []

  /// Graders for other policies that are kept.
  private static let maximumOthers = 7
  /// Grades that a thread remembers, under all policies together.
  private static let remembered = 4_096
  /// Those under a policy that a request has named.
  private static let rememberedByOthers = 128

  /// A worker of a service whose policy is `policy`.
  init(policy: Policy) {
    let remembered = Worker.remembered - Worker.maximumOthers * Worker.rememberedByOthers
    standard = Grader(policy: policy, remembering: remembered)
  }

  /// The grade of a response.
  func grade(
    _ response: Bytes?, _ gold: Bytes?, prompt: Prompt, _ policy: Policy
  ) -> Grade {
    grader(policy).grade(response: response, gold: gold, prompt: prompt)
  }

  /// Grades and counts a response, and says what its grade is worth.
  func grade(
    _ response: Bytes?, _ gold: Bytes?, prompt: Bytes?, _ settings: GradeSettings
  ) -> (grade: Grade, reward: Double?) {
    let grade = grade(
      response, gold, prompt: prompt.map { .text(Array($0)) } ?? .none, settings.policy)
    tally.add(grade.status)
    let text = response ?? Bytes(start: nil, count: 0)
    let reward = settings.rewards.reward(
      status: grade.status, foundBy: grade.foundBy, response: text, length: text.count)
    return (grade, reward)
  }

  /// The grade of an answer.
  func grade(answer: [UInt8], gold: [UInt8], _ policy: Policy) -> Grade {
    grader(policy).grade(answer: answer, gold: gold)
  }

  /// The grader for a policy.
  func grader(_ policy: Policy) -> Grader {
    if standard.policy == policy { return standard }
    for grader in others where grader.policy == policy { return grader }
    let grader = Grader(policy: policy, remembering: Worker.rememberedByOthers)
    if others.count >= Worker.maximumOthers { others.removeFirst() }
    others.append(grader)
    return grader
  }
}

/// What all items of a request have in common.
struct GradeSettings {
  let policy: Policy
  var rewards: RewardConfig
}

/// How many items ended how.
struct Tally: Sendable {
  private(set) var grades = [Int](repeating: 0, count: GradeStatus.allCases.count)
  /// Items that were not what they should be.
  var broken = 0
  /// Items that were looked at without a grade: verdicts, extractions, groups.
  var others = 0

  /// Counts an item by its status.
  mutating func add(_ status: GradeStatus) {
    for (place, other) in GradeStatus.allCases.enumerated() where other == status {
      grades[place] += 1
    }
  }

  /// Adds the counts of another tally.
  mutating func merge(_ other: Tally) {
    for place in grades.indices { grades[place] += other.grades[place] }
    broken += other.broken
    others += other.others
  }
}
