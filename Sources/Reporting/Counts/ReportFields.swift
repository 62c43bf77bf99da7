/// Which fields of graded rows a report reads, beside those that `karat grade` always writes.
public struct ReportFields: Sendable, Hashable {
  /// The fields that tell runs apart, in order.
  public var groups = ["model"]
  /// The field that names a response's set; with another one than `set_id`, members and widths are not
  /// read, because they belong to `set_id`.
  public var set = "set_id"
  /// The field with a response's score, for the vote weighted by it and best-of-n.
  public var score = "score"
  /// The fields by whose values problems are broken down.
  public var breakdowns = ["subject", "type", "level"]

  /// The usual fields.
  public init() {}

  /// The most fields that runs are told apart by, and the most breakdowns.
  public static let limit = 8
}
