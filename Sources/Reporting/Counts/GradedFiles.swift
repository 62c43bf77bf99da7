import Records

/// Turns lines of graded files into the rows that a report counts.
struct GradedFiles {
  private let fields: ReportFields
  private let usesSets: Bool
  private let isByModel: Bool
  /// The text of the last run that was told apart by several fields.
  private var model: [UInt8] = []

  /// The fields of a graded row that every report reads, in the order of `Place`.
  private static let names = [
    "benchmark", "problem_id", "status", "found_by", "truncated", "member", "width", "gold",
    "answer", "key", "basis", "tokens",
  ]

  private enum Place {
    static let benchmark = 0
    static let problem = 1
    static let status = 2
    static let foundBy = 3
    static let truncated = 4
    static let member = 5
    static let width = 6
    static let gold = 7
    static let answer = 8
    static let key = 9
    static let basis = 10
    static let tokens = 11
    static let set = 12
    static let score = 13
    static let groups = 14
  }

  init(_ fields: ReportFields) {
    self.fields = fields
    usesSets = fields.set == ReportFields().set
    isByModel = fields.groups == ReportFields().groups
  }

  /// The names of all fields that are read, for an `ObjectReader`.
  var names: [String] {
    GradedFiles.names + [fields.set, fields.score] + fields.groups + fields.breakdowns
  }

  /// Calls `body` with what `row` says. Throws a `RecordError` for a row that `karat grade` did not
  /// write: a report on half of a file would look whole.
  mutating func read(_ row: ObjectRow, _ body: (GradedRow) throws(RowRefusal) -> Void) throws {
    if let problem = row.problem { throw RecordError(.brokenRow, problem.description) }
    guard let status = row.text(Place.status) else {
      let problem = row.problem(
        .missingField,
        "field status is missing; a report needs what `karat grade` writes, "
          + "the row has \(row.fieldNames)")
      throw RecordError(.format, problem.description)
    }
    let nothing = Bytes(start: nil, count: 0)
    var graded = GradedRow(
      benchmark: row.text(Place.benchmark) ?? nothing, model: nothing,
      problem: row.text(Place.problem) ?? nothing, set: row.text(Place.set), status: status,
      foundBy: row.text(Place.foundBy), isTruncated: row.isTrue(Place.truncated),
      member: usesSets ? row.integer(Place.member) : nil,
      width: usesSets ? row.integer(Place.width) : nil, gold: row.text(Place.gold),
      answer: row.text(Place.answer), key: row.text(Place.key), basis: row.text(Place.basis),
      tokens: row.integer(Place.tokens), score: row.number(Place.score))
    if !usesSets, !row.has(Place.set), !status.equals("broken_row") {
      let problem = row.problem(
        .missingField, "field \(fields.set), which names the sets, is missing")
      throw RecordError(.format, problem.description)
    }
    let breakdowns = Place.groups + fields.groups.count
    if (0..<fields.breakdowns.count).contains(where: { row.has(breakdowns + $0) }) {
      graded.traits = fields.breakdowns.indices.map { row.text(breakdowns + $0) }
    }
    do throws(RowRefusal) {
      if isByModel {
        graded.model = row.text(Place.groups) ?? nothing
        try body(graded)
      } else {
        join(row)
        // A closure that throws one type passes through only as a result.
        let result = model.withUnsafeBufferPointer { bytes -> Result<Void, RowRefusal> in
          graded.model = bytes
          do throws(RowRefusal) { return .success(try body(graded)) } catch {
            return .failure(error)
          }
        }
        try result.get()
      }
    } catch {
      throw RecordError(.format, row.problem(.wrongType, error.sentence).description)
    }
  }

  /// The name of a run by several fields: the model as it is, of others name and value.
  private mutating func join(_ row: ObjectRow) {
    model.removeAll(keepingCapacity: true)
    for (place, name) in fields.groups.enumerated() {
      guard let text = row.text(Place.groups + place) else { continue }
      if !model.isEmpty { model += Array(", ".utf8) }
      if name != "model" { model += Array("\(name) ".utf8) }
      model += text
    }
  }
}

extension Report {
  /// The report on the graded rows in the files at `paths`, which are read once, as a stream.
  ///
  /// Throws a `RecordError` where a file is missing, empty or cut off, or has a row that
  /// `karat grade` did not write.
  public init(paths: [String], fields: ReportFields = ReportFields()) throws {
    self.init(fields: fields)
    var files = GradedFiles(fields)
    let reader = try ObjectReader(paths: paths, names: files.names)
    try reader.read { row in
      try files.read(row) { (graded) throws(RowRefusal) in try add(graded) }
    }
    inputs = reader.digests
  }
}
