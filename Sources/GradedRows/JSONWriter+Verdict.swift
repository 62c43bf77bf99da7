public import Answers
import Extraction
public import Grading
public import Records

/// Verdicts and grades as fields of a JSON object: the same names wherever Karat writes them.
extension JSONWriter {
  /// Writes `verdict`, `basis`, `rule` and `reason`.
  public mutating func write(_ verdict: Verdict) {
    key(.verdict)
    string(verdict.outcome.rawValue)
    key(.basis)
    if let basis = verdict.basis { string(basis.rawValue) } else { null() }
    key(.rule)
    if verdict.ruleName.isEmpty { null() } else { string(verdict.ruleName) }
    key(.reason)
    string(verdict.reason)
  }

  /// Writes `answer`, `found_by`, `status`, `reward`, then the fields of the verdict, and `key`. Where
  /// there is no verdict its fields are null, and the reason is why there is no answer.
  public mutating func write(_ grade: Grade, reward: Double?) {
    key(.answer)
    optional(grade.answer)
    key(.foundBy)
    if let foundBy = grade.foundBy { string(foundBy.name) } else { null() }
    key(.status)
    string(grade.status.rawValue)
    key(.reward)
    if let reward { number(reward) } else { null() }
    if let verdict = grade.verdict {
      write(verdict)
    } else {
      nulls(.verdict, .basis, .rule)
      key(.reason)
      if let reason = grade.noAnswer { string(reason.name) } else { null() }
    }
    key(.key)
    optional(grade.key)
  }

  /// Writes the fields of a grade for what could not be graded: all are null but `status` and `reason`.
  public mutating func writeUngraded(status: String, reason: String) {
    nulls(.answer, .foundBy)
    key(.status)
    string(status)
    nulls(.reward, .verdict, .basis, .rule)
    key(.reason)
    string(reason)
    nulls(.key)
  }

  /// Writes a string, or `null` where there is none.
  public mutating func optional(_ text: [UInt8]?) {
    if let text { string(text) } else { null() }
  }

  /// Writes fields that hold `null`.
  public mutating func nulls(_ names: StaticString...) {
    for name in names {
      key(name)
      null()
    }
  }
}
