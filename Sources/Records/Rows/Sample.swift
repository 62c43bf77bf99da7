/// One response with everything that its row says of it.
///
/// A view: its bytes are valid until the closure that received it returns.
public struct Sample {
  /// The input's place in the list of inputs.
  public internal(set) var file = 0
  /// The row's line, from 1; the element's number in a JSON array.
  public internal(set) var line = 0
  /// The response's place in its row, from 0.
  public internal(set) var ordinal = 0
  /// The benchmark that the problem belongs to.
  public internal(set) var benchmark = Bytes(start: nil, count: 0)
  /// The problem's name; the hash of its prompt or else its line, where the row has none.
  public internal(set) var problemID = Bytes(start: nil, count: 0)
  /// The set that the response belongs to; unique to the response if the samples are independent.
  public internal(set) var setID = Bytes(start: nil, count: 0)
  /// The place in the set, from 0.
  public internal(set) var member = 0
  /// Responses of the set; 1 for an independent one, nil where the row does not say.
  public internal(set) var width: Int?
  /// The reference answer, without a worked solution before it; nil if the row has none.
  public internal(set) var gold: Bytes?
  /// What the model wrote; empty where the row has a problem.
  public internal(set) var response = Bytes(start: nil, count: 0)
  /// The model; nil where nothing names it.
  public internal(set) var model: Bytes?
  /// Why generation stopped; nil where the row does not say.
  public internal(set) var finishReason: Bytes?
  /// Whether generation stopped because of its length.
  public internal(set) var truncated = false
  /// Generated tokens, as a JSON number.
  public internal(set) var tokens: Bytes?
  /// Somebody else's score, as JSON.
  public internal(set) var score: Bytes?
  /// The seed that the file's name says.
  public internal(set) var seed: Int?
  /// What is wrong with the row or with this sample; then `gold` or `response` may be missing.
  public internal(set) var problem: RowProblem?

  // The reader that calls with a sample outlives the call.
  unowned(unsafe) let reader: RowReader

  init(_ reader: RowReader) { self.reader = reader }

  /// Writes the fields that name the sample: `benchmark`, `problem_id`, `set_id`, `member`, and
  /// `width` where it is known.
  public func writeIdentity(to writer: inout JSONWriter) {
    writer.key(.benchmark)
    writer.string(benchmark)
    writer.key(.problemID)
    if problemID.baseAddress == nil { writer.null() } else { writer.string(problemID) }
    writer.key(.setID)
    if setID.baseAddress == nil { writer.null() } else { writer.string(setID) }
    writer.key(.member)
    writer.integer(member)
    if let width {
      writer.key(.width)
      writer.integer(width)
    }
  }

  /// Writes `model`, if it is known.
  public func writeModel(to writer: inout JSONWriter) {
    guard let model else { return }
    writer.key(.model)
    writer.string(model)
  }

  /// Writes `model`, `finish_reason`, `tokens`, `score` and `seed` where they are known, then the
  /// row's other fields whose JSON is at most `RowReader.carriedBytes` long, as they came.
  public func writeCarried(to writer: inout JSONWriter) {
    writeModel(to: &writer)
    if let finishReason {
      writer.key(.finishReason)
      writer.string(finishReason)
    }
    if let tokens {
      writer.key(.tokens)
      writer.raw(tokens)
    }
    if let score {
      writer.key(.score)
      writer.raw(score)
    }
    if let seed {
      writer.key(.seed)
      writer.integer(seed)
    }
    reader.writeCarried(ordinal, to: &writer)
  }
}
