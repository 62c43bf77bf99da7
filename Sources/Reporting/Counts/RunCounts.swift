import Records

/// What is counted of one model's responses on one benchmark.
///
/// Memory grows with the number of problems and their distinct answers, and with the sets that are
/// not yet known to be whole, not with the responses.
public struct RunCounts: Sendable {
  /// The benchmark's name, as it stands in the rows.
  public let benchmark: [UInt8]
  /// The model's name, or what else tells runs apart, as it stands in the rows.
  public let model: [UInt8]
  /// Graded rows, broken ones with them.
  public private(set) var responses = 0
  /// Responses that were cut off.
  public private(set) var truncated = 0
  /// Tokens generated, over the responses whose rows say so.
  public private(set) var tokens = Tokens()

  private(set) var statuses = NameCounts()
  private(set) var foundBy = NameCounts()
  private(set) var samples = SampleCounts()

  /// The name under which responses without an answer are counted by how the answer was found.
  private static let notFound: StaticString = "(none)"

  init(benchmark: [UInt8], model: [UInt8]) {
    self.benchmark = benchmark
    self.model = model
  }

  /// A tally that another process counted.
  init(
    benchmark: [UInt8], model: [UInt8], responses: Int, truncated: Int, tokens: Tokens,
    statuses: NameCounts, foundBy: NameCounts, samples: SampleCounts
  ) {
    self.benchmark = benchmark
    self.model = model
    self.responses = responses
    self.truncated = truncated
    self.tokens = tokens
    self.statuses = statuses
    self.foundBy = foundBy
    self.samples = samples
  }

  /// Distinct problems.
  public var problems: Int { samples.problems.count }
  /// Distinct sets of responses that were generated together; a response of its own is one.
  public var sets: Int { samples.namedSets }
  /// Responses with a correct answer.
  public var correct: Int { statuses.count(of: "correct") }
  /// Rows that held no response that could be graded.
  public var broken: Int { statuses.count(of: RowProblem.status.description) }
  /// Responses whose gold can be read.
  public var scored: Int { responses - statuses.count(of: "gold_error") - broken }

  /// Share of the scored responses that are correct; nil if none is scored.
  ///
  /// This is the mean over responses: problems with more responses weigh more.
  public var accuracy: Double? {
    scored > 0 ? Double(correct) / Double(scored) : nil
  }

  /// The share of graded responses, broken rows left out, with a status; nil where there are none.
  func share(of status: String) -> Double? {
    let graded = responses - broken
    return graded > 0 ? Double(statuses.count(of: status)) / Double(graded) : nil
  }

  /// How many verdicts rest on a doubt.
  func verdicts(_ doubt: Doubt) -> Int {
    samples.problems.reduce(0) { $0 + $1.doubts[doubt.rawValue] }
  }

  mutating func add(_ row: GradedRow) throws(RowRefusal) {
    let correct = row.status.equals("correct") ? 1 : 0
    responses += 1
    if row.isTruncated { truncated += 1 }
    if let count = row.tokens { tokens.add(count) }
    statuses.add(row.status, correct: correct)
    let notFound = Bytes(
      start: RunCounts.notFound.utf8Start, count: RunCounts.notFound.utf8CodeUnitCount)
    foundBy.add(row.answer.foundBy ?? notFound, correct: correct)
    // A row that could not be read names no problem.
    if row.status.equals(RowProblem.status) { return }
    try samples.add(row, isCorrect: correct == 1)
  }

  /// The tally when no more rows come.
  var closed: RunCounts {
    var tally = self
    tally.samples.close()
    return tally
  }

  /// Adds what another shard counted of the same benchmark and model.
  mutating func merge(_ other: RunCounts) throws(RowRefusal) {
    // What a file says of its counts may be wrong, but must not stop the process.
    responses &+= other.responses
    truncated &+= other.truncated
    tokens.merge(other.tokens)
    statuses.merge(other.statuses)
    foundBy.merge(other.foundBy)
    try merge(other.samples)
  }

  /// Adds the counts of more problems.
  mutating func merge(_ more: SampleCounts) throws(RowRefusal) { try samples.merge(more) }
}

/// Generated tokens, summed up.
public struct Tokens: Sendable, Hashable {
  /// Responses whose rows say how many tokens they have.
  public private(set) var responses = 0
  /// Their tokens.
  public private(set) var sum = 0
  /// The most tokens of one response: at least the budget of those that were cut off.
  public private(set) var most = 0

  /// More tokens than any response has; a row that says so is not believed.
  private static let limit = 1 << 36

  init() {}

  init(responses: Int, sum: Int, most: Int) {
    self.responses = responses
    self.sum = sum
    self.most = most
  }

  /// Tokens of a response, on average; nil where no row says.
  public var mean: Double? { responses > 0 ? Double(sum) / Double(responses) : nil }

  mutating func add(_ tokens: Int) {
    guard (0...Tokens.limit).contains(tokens) else { return }
    merge(Tokens(responses: 1, sum: tokens, most: tokens))
  }

  mutating func merge(_ other: Tokens) {
    let (total, overflow) = sum.addingReportingOverflow(other.sum)
    guard !overflow else { return }
    sum = total
    responses &+= other.responses
    most = max(most, other.most)
  }
}
