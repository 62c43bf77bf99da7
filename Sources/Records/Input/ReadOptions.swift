/// How rows are read.
public struct ReadOptions: Sendable {
  /// The format, if it is not to be detected.
  public var format: Format?
  /// Fields that lie elsewhere than the format says.
  public var fields: [Field: FieldPath] = [:]
  /// Responses per set: cuts the samples of one row into sets, where the row names no set.
  public var setWidth: Int?
  /// Gold answers by problem; what it says goes before what a row says.
  public var gold: GoldTable?
  /// The benchmark of rows that name none.
  public var benchmark: String?
  /// The model of rows that name none.
  public var model: String?
  /// Bytes of one line; a longer one is a broken row.
  public var lineBytes = 64 << 20
  /// Bytes that are read at a time.
  public var blockBytes = 1 << 20

  /// Whether rows are read for their gold alone: responses may be missing.
  var isGoldOnly = false

  /// The options with their defaults.
  public init() {}

  /// Adds a `--field` option (`gold=ground_truth.answer`).
  public mutating func addField(_ option: String) throws(RecordError) {
    let parts = option.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let field = Field(rawValue: String(parts[0])) else {
      let names = Field.allCases.map { $0.rawValue }.joined(separator: ", ")
      throw RecordError(
        .option, "--field \(option): expected NAME=PATH, where NAME is one of \(names)")
    }
    guard let path = FieldPath(String(parts[1])) else {
      throw RecordError(
        .option,
        "--field \(option): “\(parts[1])” is not a path; write names and indexes with dots between them"
      )
    }
    fields[field] = path
  }
}
