import Records

extension Report {
  /// The fields of a graded row that a report reads, in the order of `GradedField`.
  private static let fields = [
    "benchmark", "model", "problem_id", "set_id", "status", "found_by", "truncated",
    "member", "gold", "answer", "key", "basis",
  ]

  private enum GradedField {
    static let benchmark = 0
    static let model = 1
    static let problem = 2
    static let set = 3
    static let status = 4
    static let foundBy = 5
    static let truncated = 6
    static let member = 7
    static let gold = 8
    static let answer = 9
    static let key = 10
    static let basis = 11
  }

  /// The report on the graded rows in the files at `paths`, which are read once, as a stream.
  ///
  /// Throws a `RecordError` where a file is missing, empty or cut off, or has a row that
  /// `karat grade` did not write: a report on half of a file would look whole.
  public init(paths: [String]) throws {
    self.init()
    let reader = try ObjectReader(paths: paths, names: Report.fields)
    try reader.read { row in
      if let problem = row.problem { throw RecordError(.brokenRow, problem.description) }
      guard let status = row.text(GradedField.status) else {
        let problem = row.problem(
          .missingField,
          "field status is missing; a report needs what `karat grade` writes, "
            + "the row has \(row.fieldNames)")
        throw RecordError(.format, problem.description)
      }
      let nothing = Bytes(start: nil, count: 0)
      let graded = GradedRow(
        benchmark: row.text(GradedField.benchmark) ?? nothing,
        model: row.text(GradedField.model) ?? nothing,
        problem: row.text(GradedField.problem) ?? nothing,
        set: row.text(GradedField.set), status: status,
        foundBy: row.text(GradedField.foundBy), isTruncated: row.isTrue(GradedField.truncated),
        member: row.integer(GradedField.member), gold: row.text(GradedField.gold),
        answer: row.text(GradedField.answer), key: row.text(GradedField.key),
        basis: row.text(GradedField.basis))
      do throws(RowRefusal) {
        try add(graded)
      } catch {
        throw RecordError(.format, row.problem(.wrongType, error.sentence).description)
      }
    }
    inputs = reader.digests
  }
}
