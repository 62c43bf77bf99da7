public import Records

/// What a report reads of one graded row; the bytes are the reader's and live as long as the row.
public struct GradedRow {
  /// Where the response stands among the others of its problem.
  public struct Place {
    /// The set that it was generated in; nil for an independent response.
    public var set: Bytes?
    /// Its number within the set; nil where the row has none.
    public var member: Int?
    /// Responses of the set; nil where the row does not say.
    public var width: Int?

    /// A place; an independent response has none of the three.
    public init(set: Bytes? = nil, member: Int? = nil, width: Int? = nil) {
      self.set = set
      self.member = member
      self.width = width
    }
  }

  /// The answer that was found, and what it was compared with.
  public struct Answer {
    /// The answer as it was found; nil where there was none.
    public var text: Bytes?
    /// Its canonical key; nil where it has none.
    public var key: Bytes?
    /// How it was found; nil where there was none.
    public var foundBy: Bytes?
    /// The gold answer; nil where the row has none.
    public var gold: Bytes?
    /// On what the verdict rests, such as `numeric`.
    public var basis: Bytes?

    /// An answer; what is nil the row does not say.
    public init(
      text: Bytes? = nil, key: Bytes? = nil, foundBy: Bytes? = nil, gold: Bytes? = nil,
      basis: Bytes? = nil
    ) {
      self.text = text
      self.key = key
      self.foundBy = foundBy
      self.gold = gold
      self.basis = basis
    }
  }

  /// The benchmark; empty where the row names none.
  public var benchmark: Bytes
  /// The model, or what else tells runs apart; empty where the row names none.
  public var model: Bytes
  /// The problem within its benchmark.
  public var problem: Bytes
  /// The response's set and its place there.
  public var place: Place
  /// The grade's status, such as `correct`.
  public var status: Bytes
  /// The answer and its verdict.
  public var answer: Answer
  /// Whether the response was cut off.
  public var isTruncated: Bool
  /// Generated tokens; nil where the row does not say.
  public var tokens: Int?
  /// The response's score by somebody else; not finite where the row says NaN.
  public var score: Double?
  /// What the row says of its problem, such as its subject, in the order of the report's breakdowns;
  /// empty where it says nothing.
  public var traits: [Bytes?]

  /// A row with its fields.
  public init(
    benchmark: Bytes, model: Bytes, problem: Bytes, place: Place, status: Bytes, answer: Answer,
    isTruncated: Bool, tokens: Int? = nil, score: Double? = nil, traits: [Bytes?] = []
  ) {
    self.benchmark = benchmark
    self.model = model
    self.problem = problem
    self.place = place
    self.status = status
    self.answer = answer
    self.isTruncated = isTruncated
    self.tokens = tokens
    self.score = score
    self.traits = traits
  }
}
