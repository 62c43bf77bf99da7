import Bytes
public import Records

/// A report on graded rows: one tally per benchmark and model, in the order of their names.
public struct Report: Sendable {
  /// The fields that its rows were read by.
  public let fields: ReportFields
  private var places: [UInt64: Int] = [:]
  private var unordered: [RunCounts] = []
  private var last = -1
  /// The files that were read.
  public internal(set) var inputs: [InputDigest] = []
  /// How each input was graded, by its path, where a manifest tells.
  public var grading: [String: Grading] = [:]

  /// Benchmarks and models together that one report holds; a file may name a new one in every row.
  public static let limit = 10_000

  /// How a graded file was made, as the manifest beside it says.
  public struct Grading: Sendable, Hashable {
    /// Karat's version.
    public var version: String
    /// The policy's name.
    public var policy: String
    /// The files that were graded: name, bytes and hash of each.
    public var inputs: [String]

    /// A grading with what its manifest says.
    public init(version: String, policy: String, inputs: [String] = []) {
      self.version = version
      self.policy = policy
      self.inputs = inputs
    }
  }

  /// A report without rows.
  public init(fields: ReportFields = ReportFields()) { self.fields = fields }

  /// The tallies by benchmark, then by model.
  public var tallies: [RunCounts] {
    unordered.map(\.closed).sorted {
      $0.benchmark != $1.benchmark
        ? $0.benchmark.lexicographicallyPrecedes($1.benchmark)
        : $0.model.lexicographicallyPrecedes($1.model)
    }
  }

  /// Graded responses.
  public var responses: Int { unordered.reduce(0) { $0 + $1.responses } }

  /// NameCounts one row. Throws where it cannot stand beside those before it.
  public mutating func add(_ row: GradedRow) throws(RowRefusal) {
    if last < 0 || !row.benchmark.equals(unordered[last].benchmark)
      || !row.model.equals(unordered[last].model)
    {
      last = try place(Array(row.benchmark), Array(row.model))
    }
    try unordered[last].add(row)
  }

  /// Adds a tally that another shard counted; its place, to add the counts of more of its problems.
  mutating func merge(_ tally: RunCounts) throws(RowRefusal) -> Int {
    let place = try place(tally.benchmark, tally.model)
    try unordered[place].merge(tally)
    return place
  }

  /// Adds the counts of problems to the tally at a place that `merge` gave.
  mutating func merge(_ samples: SampleCounts, at place: Int) throws(RowRefusal) {
    try unordered[place].merge(samples)
  }

  private mutating func place(_ benchmark: [UInt8], _ model: [UInt8]) throws(RowRefusal) -> Int {
    var hash = XXH64()
    benchmark.withUnsafeBytes { hash.update($0) }
    withUnsafeBytes(of: UInt8(0)) { hash.update($0) }
    model.withUnsafeBytes { hash.update($0) }
    if let known = places[hash.value] { return known }
    guard unordered.count < Report.limit else { throw .tooManyGroups }
    places[hash.value] = unordered.count
    unordered.append(RunCounts(benchmark: benchmark, model: model))
    return unordered.count - 1
  }
}
