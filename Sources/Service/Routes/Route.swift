import HTTPTypes

/// One thing that the service does: its path, what it takes and gives, and its code.
struct Route: Sendable {
  /// How the answer comes about.
  enum Answer: Sendable {
    /// At once, on the thread that reads and writes.
    case direct(@Sendable (Responder) -> Reply)
    /// On a thread that grades.
    case graded(@Sendable (Call, Worker) throws(Problem) -> any Work)
    /// On a thread that grades, item by item; JSON, or JSON lines in a stream both ways.
    case items(ItemRoute)
  }

  let method: HTTPRequest.Method
  let path: String
  /// The name in metrics, logs and OpenAPI.
  let name: String
  /// One sentence that says what it does.
  let summary: String
  /// Whether everybody may ask, without a token.
  var isOpen = false
  /// Whether a request that is `graded` is a single item.
  var isSingle = false
  /// The request's body.
  var request: Schema?
  /// The answer's body.
  let response: Schema
  var type = "application/json"
  /// Codes of problems that the route has besides those that every route of its kind has.
  var problems: [ProblemCode] = []
  let answer: Answer

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

  /// Every route, those of our own first, then the wires of trainers, then what operators ask.
  static let all: [Route] = own + wires + operations

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
