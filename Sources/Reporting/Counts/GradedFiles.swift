import Records

/// Turns lines of graded files into the rows that a report counts.
struct GradedFiles {
  private let fields: ReportFields
  private let usesSets: Bool
  private let isByModel: Bool
  /// The text of the last run that was told apart by several fields.
  private var model: [UInt8] = []

  /// What a report reads of a row: a field of graded rows, where it was told to look, the fields that tell
  /// runs apart, and those by which problems are broken down.
  enum Key: Hashable {
    case field(GradedField)
    case group
    case breakdown
  }

  /// The fields of graded rows that every report reads under their own names.
  private static let known: [GradedField] = [
    .benchmark, .problemID, .status, .foundBy, .truncated, .member, .width, .gold, .answer, .key,
    .basis, .tokens,
  ]

  init(_ fields: ReportFields) {
    self.fields = fields
    usesSets = fields.set == ReportFields().set
    isByModel = fields.groups == ReportFields().groups
  }

  /// The fields that are read, for an `ObjectReader`.
  var keys: [(key: Key, names: [String])] {
    GradedFiles.known.map { (.field($0), [$0.rawValue]) } + [
      (.field(.setID), [fields.set]), (.field(.score), [fields.score]),
      (.group, fields.groups), (.breakdown, fields.breakdowns),
    ]
  }

  /// Calls `body` with what `row` says. Throws a `RecordError` for a row that `karat grade` did not
  /// write: a report on half of a file would look whole.
  mutating func read(_ row: ObjectRow<Key>, _ body: (GradedRow) throws(RowRefusal) -> Void) throws {
    if let problem = row.problem { throw RecordError(.brokenRow, problem.description) }
    guard let status = row.text(.field(.status)) else {
      let problem = row.problem(
        .missingField,
        "field status is missing; a report needs what `karat grade` writes, "
          + "the row has \(row.fieldNames)")
      throw RecordError(.format, problem.description)
    }
    let nothing = Bytes(start: nil, count: 0)
    var graded = GradedRow(
      benchmark: row.text(.field(.benchmark)) ?? nothing, model: nothing,
      problem: row.text(.field(.problemID)) ?? nothing,
      place: GradedRow.Place(
        set: row.text(.field(.setID)), member: usesSets ? row.integer(.field(.member)) : nil,
        width: usesSets ? row.integer(.field(.width)) : nil),
      status: status,
      answer: GradedRow.Answer(
        text: row.text(.field(.answer)), key: row.text(.field(.key)),
        foundBy: row.text(.field(.foundBy)), gold: row.text(.field(.gold)),
        basis: row.text(.field(.basis))),
      isTruncated: row.isTrue(.field(.truncated)), tokens: row.integer(.field(.tokens)),
      score: row.number(.field(.score)))
    if !usesSets, !row.has(.field(.setID)), !status.equals(RowProblem.status) {
      let problem = row.problem(
        .missingField, "field \(fields.set), which names the sets, is missing")
      throw RecordError(.format, problem.description)
    }
    if row.has(.breakdown) {
      graded.traits = fields.breakdowns.indices.map { row.text(.breakdown, $0) }
    }
    do throws(RowRefusal) {
      if isByModel {
        graded.model = row.text(.group) ?? nothing
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
  private mutating func join(_ row: ObjectRow<Key>) {
    model.removeAll(keepingCapacity: true)
    for (place, name) in fields.groups.enumerated() {
      guard let text = row.text(.group, place) else { continue }
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
    let reader = try ObjectReader(paths: paths, keys: files.keys)
    try reader.read { row in
      try files.read(row) { (graded) throws(RowRefusal) in try add(graded) }
    }
    inputs = reader.digests
  }
}
