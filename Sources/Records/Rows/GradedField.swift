/// The fields of a graded row, in the order in which `karat grade` writes them: the one place for their
/// names, wherever Karat writes or reads them.
public enum GradedField: String, Sendable, CaseIterable {
  case benchmark
  case problemID = "problem_id"
  case setID = "set_id"
  case member
  case width
  case gold
  case answer
  case foundBy = "found_by"
  case span
  case status
  case reward
  case verdict
  case basis
  case rule
  case reason
  case key
  case problem
  case truncated
  case responseBytes = "response_bytes"
  case model
  case finishReason = "finish_reason"
  case tokens
  case score
  case seed
}

extension JSONWriter {
  /// The name of a graded row's field; its value must follow.
  @inlinable
  public mutating func key(_ field: GradedField) {
    var name = field.rawValue
    name.withUTF8 { key(ascii: $0) }
  }

  /// Fields of a graded row that hold `null`.
  public mutating func nulls(_ fields: GradedField...) {
    for field in fields {
      key(field)
      null()
    }
  }
}
