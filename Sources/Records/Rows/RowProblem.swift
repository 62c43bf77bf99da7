/// What is wrong with one row, or with one sample of a row.
public struct RowProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// The status of an output row for an input row that cannot be graded.
  public static let status: StaticString = "broken_row"

  /// What kind of thing is wrong.
  public enum Kind: String, Sendable {
    /// The line is not JSON, or not an object.
    case notJSON = "not_json"
    /// A field is missing.
    case missingField = "missing_field"
    /// A field holds something else than it should.
    case wrongType = "wrong_type"
    /// The line is longer than a line may be.
    case tooLong = "too_long"
  }

  /// What kind of thing is wrong.
  public let kind: Kind
  /// The field that is meant, if one is.
  public let field: Field?
  /// The input's path.
  public let file: String
  /// The line, from 1; the element's number in a JSON array.
  public let line: Int
  /// What is wrong, without file and line.
  public let message: String

  /// The message behind its file and line.
  public var description: String { "\(file):\(line): \(message)" }
}
