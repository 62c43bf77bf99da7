public import Records

/// A report on graded rows: one tally per benchmark and model, in the order of their names.
public struct Report: Sendable {
  private var places: [UInt64: Int] = [:]
  private var unordered: [Tally] = []
  /// The files that were read.
  public internal(set) var inputs: [InputDigest] = []

  /// Benchmarks and models together that one report holds; a file may name a new one in every row.
  public static let limit = 10_000

  /// A report without rows.
  public init() {}

  /// The tallies by benchmark, then by model.
  public var tallies: [Tally] {
    unordered.sorted {
      $0.benchmark != $1.benchmark
        ? $0.benchmark.lexicographicallyPrecedes($1.benchmark)
        : $0.model.lexicographicallyPrecedes($1.model)
    }
  }

  /// Graded responses.
  public var responses: Int { unordered.reduce(0) { $0 + $1.responses } }

  /// Counts one row. Throws where it cannot stand beside those before it.
  public mutating func add(_ row: GradedRow) throws(RowRefusal) {
    var hash = XXH64()
    hash.update(UnsafeRawBufferPointer(row.benchmark))
    withUnsafeBytes(of: UInt8(0)) { hash.update($0) }
    hash.update(UnsafeRawBufferPointer(row.model))
    let key = hash.value
    if let place = places[key] { return try unordered[place].add(row) }
    guard unordered.count < Report.limit else { throw .tooManyGroups }
    var tally = Tally(benchmark: row.benchmark, model: row.model)
    try tally.add(row)
    places[key] = unordered.count
    unordered.append(tally)
  }
}
