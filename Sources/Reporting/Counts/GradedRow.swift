public import Records

/// What a report reads of one graded row; the bytes are the reader's and live as long as the row.
public struct GradedRow {
  /// The benchmark; empty where the row names none.
  public var benchmark: Bytes
  /// The model, or what else tells runs apart; empty where the row names none.
  public var model: Bytes
  /// The problem within its benchmark.
  public var problem: Bytes
  /// The set that the response was generated in; nil for an independent response.
  public var set: Bytes?
  /// The grade's status, such as `correct`.
  public var status: Bytes
  /// How the answer was found; nil where there was none.
  public var foundBy: Bytes?
  /// Whether the response was cut off.
  public var isTruncated: Bool
  /// The response's number within its set; nil where the row has none.
  public var member: Int?
  /// Responses of the set; nil where the row does not say.
  public var width: Int?
  /// The gold answer; nil where the row has none.
  public var gold: Bytes?
  /// The answer as it was found; nil where there was none.
  public var answer: Bytes?
  /// The answer's canonical key; nil where it has none.
  public var key: Bytes?
  /// On what the verdict rests, such as `numeric`.
  public var basis: Bytes?
  /// Generated tokens; nil where the row does not say.
  public var tokens: Int?
  /// The response's score by somebody else; not finite where the row says NaN.
  public var score: Double?
  /// What the row says of its problem, such as its subject, in the order of the report's breakdowns;
  /// empty where it says nothing.
  public var traits: [Bytes?]

  /// A row with its fields.
  public init(
    benchmark: Bytes, model: Bytes, problem: Bytes, set: Bytes?, status: Bytes, foundBy: Bytes?,
    isTruncated: Bool, member: Int? = nil, width: Int? = nil, gold: Bytes? = nil,
    answer: Bytes? = nil, key: Bytes? = nil, basis: Bytes? = nil, tokens: Int? = nil,
    score: Double? = nil, traits: [Bytes?] = []
  ) {
    self.benchmark = benchmark
    self.model = model
    self.problem = problem
    self.set = set
    self.status = status
    self.foundBy = foundBy
    self.isTruncated = isTruncated
    self.member = member
    self.width = width
    self.gold = gold
    self.answer = answer
    self.key = key
    self.basis = basis
    self.tokens = tokens
    self.score = score
    self.traits = traits
  }
}
