/// What Karat reads from a row; the names of `--field`.
public enum Field: String, Sendable, CaseIterable {
  case response
  case gold
  case id
  case prompt
  case benchmark
  case model
  case setID = "set_id"
  case member
  case width
  case finishReason = "finish_reason"
  case tokens
  case score

  /// One sentence on what the field holds.
  public var summary: String {
    switch self {
    case .response: "What the model wrote: a string, or several where the path has a `*`."
    case .gold: "The reference answer: a string, a number, or a list whose first string counts."
    case .id: "The problem's name within its benchmark."
    case .prompt: "The problem's text; names the problem by its hash where there is no `id`."
    case .benchmark: "The benchmark; the file's name if absent."
    case .model: "The model."
    case .setID: "The set that the responses were generated in."
    case .member: "The response's place in its set."
    case .width: "Responses per set."
    case .finishReason: "Why generation stopped; `length` means that the response is truncated."
    case .tokens: "Generated tokens."
    case .score: "Somebody else's score of the response."
    }
  }
}
