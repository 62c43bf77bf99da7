import Records

/// What is counted of one model's responses on one benchmark.
///
/// Memory grows with the number of problems and their distinct answers, by a few words per set, and
/// not with the responses.
public struct Tally: Sendable {
  /// The benchmark's name, as it stands in the rows.
  public let benchmark: [UInt8]
  /// The model's name, as it stands in the rows.
  public let model: [UInt8]
  /// Graded rows, broken ones with them.
  public private(set) var responses = 0
  /// Responses that were cut off.
  public private(set) var truncated = 0

  private(set) var statuses = Counts()
  private(set) var foundBy = Counts()
  private(set) var samples = SampleCounts()

  /// The name under which responses without an answer are counted by how the answer was found.
  static let notFound = "(none)"

  init(benchmark: some Collection<UInt8>, model: some Collection<UInt8>) {
    self.benchmark = Array(benchmark)
    self.model = Array(model)
  }

  /// Distinct problems.
  public var problems: Int { samples.problems.count }
  /// Distinct sets of responses that were generated together.
  public var sets: Int { samples.namedSets }
  /// Responses with a correct answer.
  public var correct: Int { statuses.count(of: "correct") }
  /// Rows that held no response that could be graded.
  public var broken: Int { statuses.count(of: "broken_row") }
  /// Responses whose gold can be read.
  public var scored: Int { responses - statuses.count(of: "gold_error") - broken }

  /// Share of the scored responses that are correct; nil if none is scored.
  ///
  /// This is the mean over responses: problems with more responses weigh more.
  public var accuracy: Double? {
    scored > 0 ? Double(correct) / Double(scored) : nil
  }

  mutating func add(_ row: GradedRow) throws(RowRefusal) {
    let isCorrect = row.status.elementsEqual("correct".utf8)
    responses += 1
    if row.isTruncated { truncated += 1 }
    statuses.add(row.status, isCorrect: isCorrect)
    if let name = row.foundBy {
      foundBy.add(name, isCorrect: isCorrect)
    } else {
      foundBy.add(Tally.notFound.utf8, isCorrect: isCorrect)
    }
    // A row that could not be read names no problem.
    if row.status.elementsEqual("broken_row".utf8) { return }
    try samples.add(row, isCorrect: isCorrect)
  }
}
