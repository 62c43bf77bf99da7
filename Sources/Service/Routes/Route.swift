import HTTPTypes

/// One thing that the service does: its path, what it takes and gives, and its code.
///
/// Dispatch, the OpenAPI document, the table in `Docs/service.md` and the tests of every route are made from
/// `Route.all`.
struct Route: Sendable {
  /// How the answer comes about.
  enum Answer: Sendable {
    /// At once, on the thread that reads and writes.
    case direct(@Sendable (Responder) -> Reply)
    /// On a thread that grades; a request is one item.
    case single(@Sendable (Call, Worker) throws(Problem) -> any Work)
    /// On a thread that grades; a request may be many items.
    case graded(@Sendable (Call, Worker) throws(Problem) -> any Work)
    /// On a thread that grades, item by item; JSON, or JSON lines in a stream both ways.
    case items(ItemRoute)
  }

  /// What a request has in its body.
  struct Request: Sendable {
    let schema: Schema
    /// A body, as JSON, that is answered with status 200.
    let example: String

    init(_ schema: Schema, example: String) {
      self.schema = schema
      self.example = example
    }
  }

  var method = HTTPRequest.Method.post
  let path: String
  /// The name in metrics, logs and OpenAPI.
  let name: String
  /// One sentence that says what it does.
  let summary: String
  /// Whether everybody may ask, without a token.
  var isOpen = false
  /// The request's body; nil where it has none.
  var request: Request?
  /// The answer's body.
  let response: Schema
  /// The media type of the answer.
  var type = "application/json"
  /// Codes of problems that the route has besides those that every route of its kind has.
  var problems: [ProblemCode] = []
  let answer: Answer

  /// Every route: those under `/v1`, then the wires of trainers, then what operators ask.
  static let all = own + wires + operations

  /// The routes under `/v1`.
  static let own: [Route] = [grade, verify, extract, group]

  /// The wires of trainers.
  static let wires: [Route] =
    [OpenRLHF.route, Slime.route] + NeMoGym.routes + [LlamaFactory.route]

  /// Whether a request is graded and is one item.
  var isSingle: Bool { if case .single = answer { true } else { false } }

  /// Codes of problems that a request can meet here.
  var allProblems: [ProblemCode] {
    var codes: [ProblemCode] = [.badRequest, .headerTooLarge, .tooManyConnections, .timeout]
    if !isOpen { codes.append(.unauthorized) }
    if request != nil {
      codes += [
        .emptyBody, .notJSON, .notUTF8, .tooDeep, .truncatedBody, .bodyTooLarge, .tooManyItems,
        .unsupportedMediaType, .missingField, .wrongType, .invalidValue, .queueFull, .memoryFull,
        .stopping,
      ]
    }
    return codes + problems
  }

  /// The route at a path; nil where there is none.
  static func at(_ path: Substring, _ method: HTTPRequest.Method) -> Route? {
    byPath[path]?.first { $0.method == method }
  }

  /// The methods that a path has; nil where there is no such path.
  static func methods(at path: Substring) -> String? {
    guard let routes = byPath[path] else { return nil }
    let names = routes.map(\.method.rawValue)
    return (names + (names.contains("GET") ? ["HEAD"] : [])).sorted().joined(separator: ", ")
  }

  private static let byPath = Dictionary(grouping: all) { $0.path[...] }
}
