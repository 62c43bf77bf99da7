import Answers
import Budget
import Extraction
import GradedRows
import Grading
import Records

/// What one thread of `karat grade` has: a grader and its counts.
///
/// A context belongs to the thread that made it, until the run is over and its counts are read.
final class GradeWork: @unchecked Sendable {
  private let grader: Grader
  private let lean: Bool
  private let strict: Bool
  private(set) var tally = GradeTally()
  private var gold: [UInt8] = []

  /// A grader without counts; `lean` leaves out the row's own fields, `strict` throws at a broken row.
  init(policy: Policy, lean: Bool, strict: Bool) {
    grader = Grader(policy: policy, remembering: GradeWork.remembered)
    self.lean = lean
    self.strict = strict
  }

  /// Grades that a thread remembers.
  static let remembered = 4_096

  /// The bounds that every grade has, for the manifest.
  static var limits: [(name: String, value: Int)] {
    let limits = Limits.standard
    return [
      ("response_bytes", limits.responseBytes), ("answer_bytes", limits.answerBytes),
      ("nesting", limits.nesting), ("nodes", limits.nodes), ("integer_bits", limits.integerBits),
      ("exponent", limits.exponent), ("terms", limits.terms),
      ("matrix_cells", limits.matrixCells), ("elements", limits.elements),
      ("precision_bits", limits.precisionBits), ("fuel", limits.fuel),
    ]
  }

  /// Grades one sample and writes its row; in a strict run throws at what is broken.
  func grade(_ sample: Sample, _ writer: inout JSONWriter) throws {
    if strict, let problem = sample.problem {
      throw RecordError(.brokenRow, problem.description)
    }
    writer.beginObject()
    sample.writeIdentity(to: &writer)
    writer.key(.gold)
    if let gold = sample.gold { writer.string(gold) } else { writer.null() }
    if let problem = sample.problem {
      writeBroken(sample, problem, &writer)
    } else if let bytes = sample.gold {
      // Eight samples of one row have one gold: most of the time there is nothing to copy.
      if !bytes.equals(gold) { gold = Array(bytes) }
      write(grade(sample.response), sample, &writer)
    }
    writer.key(.truncated)
    writer.boolean(sample.truncated)
    writer.key(.responseBytes)
    writer.integer(sample.response.count)
    if lean {
      sample.writeModel(to: &writer)
    } else {
      sample.writeCarried(to: &writer)
    }
    writer.endObject()
    writer.endLine()
  }

  /// The grade of a response to the problem whose gold was copied last.
  private func grade(_ response: Bytes) -> Grade {
    grader.grade(response: response, gold: gold)
  }

  /// Counts a grade and writes it.
  private func write(_ grade: Grade, _ sample: Sample, _ writer: inout JSONWriter) {
    tally.add(sample, grade.status.rawValue)
    writer.write(grade, reward: grade.reward)
  }

  /// A row that cannot be graded: nobody's wrong answer, so that it has no reward.
  private func writeBroken(_ sample: Sample, _ problem: RowProblem, _ writer: inout JSONWriter) {
    let status = problem.field == .gold ? GradeStatus.goldError.rawValue : GradeTally.broken
    tally.add(sample, status, problem)
    writer.writeUngraded(status: status, reason: problem.description)
    writer.key(.problem)
    writer.string(problem.kind.rawValue)
  }
}
