import HTTPTypes
import NIOCore
import Records

/// Why a request is refused: a problem document by RFC 9457.
struct Problem: Error, Sendable {
  let code: ProblemCode
  /// What is wrong with this request, in one sentence.
  let detail: String
  /// The field that is wrong, as a JSON Pointer (RFC 6901); of a query, the parameter's name.
  var field: String?
  /// The methods that the path has, for `method_not_allowed`.
  var allowed: String?

  /// A problem with its code and what is wrong with this request.
  init(_ code: ProblemCode, _ detail: String, field: String? = nil, allowed: String? = nil) {
    self.code = code
    self.detail = detail
    self.field = field
    self.allowed = allowed
  }

  /// Writes the document.
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("type")
    writer.string("urn:karat:problem:\(code.rawValue)")
    writer.key("title")
    writer.string(code.title)
    writer.key("status")
    writer.integer(code.status.code)
    writer.key("code")
    writer.string(code.rawValue)
    writer.key("detail")
    writer.string(detail)
    if let field {
      writer.key("field")
      writer.string(field)
    }
    writer.endObject()
  }

  /// The answer that says so.
  var reply: Reply {
    var writer = JSONWriter(capacity: 512)
    write(to: &writer)
    var reply = Reply(
      status: code.status, type: "application/problem+json", body: ByteBuffer(bytes: writer.bytes))
    switch code {
    case .methodNotAllowed: reply.headers[.allow] = allowed
    case .unauthorized: reply.headers[.wwwAuthenticate] = "Bearer realm=\"karat\""
    default: if code.status == .serviceUnavailable { reply.headers[.retryAfter] = "1" }
    }
    return reply
  }
}

/// Every code that a problem document can have.
enum ProblemCode: String, CaseIterable, Sendable {
  case emptyBody = "empty_body"
  case notJSON = "not_json"
  case notUTF8 = "not_utf8"
  case tooDeep = "too_deep"
  case truncatedBody = "truncated_body"
  case badRequest = "bad_request"
  case unauthorized
  case notFound = "not_found"
  case methodNotAllowed = "method_not_allowed"
  case timeout
  case bodyTooLarge = "body_too_large"
  case tooManyItems = "too_many_items"
  case unsupportedMediaType = "unsupported_media_type"
  case missingField = "missing_field"
  case wrongType = "wrong_type"
  case invalidValue = "invalid_value"
  case lengthMismatch = "length_mismatch"
  case headerTooLarge = "header_too_large"
  case noProblems = "no_problems"
  case queueFull = "queue_full"
  case memoryFull = "memory_full"
  case tooManyConnections = "too_many_connections"
  case stopping

  /// The status of an answer with this code.
  var status: HTTPResponse.Status {
    switch self {
    case .emptyBody, .notJSON, .notUTF8, .tooDeep, .truncatedBody, .badRequest: .badRequest
    case .unauthorized: .unauthorized
    case .notFound: .notFound
    case .methodNotAllowed: .methodNotAllowed
    case .timeout: .requestTimeout
    case .bodyTooLarge, .tooManyItems: .contentTooLarge
    case .unsupportedMediaType: .unsupportedMediaType
    case .missingField, .wrongType, .invalidValue, .lengthMismatch: .unprocessableContent
    case .headerTooLarge: .requestHeaderFieldsTooLarge
    case .noProblems: .notImplemented
    case .queueFull, .memoryFull, .tooManyConnections, .stopping: .serviceUnavailable
    }
  }

  /// What every problem with this code has in common.
  var title: String {
    switch self {
    case .emptyBody: "The body is empty."
    case .notJSON: "The body is not JSON."
    case .notUTF8: "The body is not UTF-8."
    case .tooDeep: "The body is nested too deeply."
    case .truncatedBody: "The body ended too early."
    case .badRequest: "The request is not valid HTTP."
    case .unauthorized: "A token is needed."
    case .notFound: "There is no such path."
    case .methodNotAllowed: "The path does not take this method."
    case .timeout: "The request took too long to arrive."
    case .bodyTooLarge: "The body is too large."
    case .tooManyItems: "The request has too many items."
    case .unsupportedMediaType: "The content type is not supported."
    case .missingField: "A field is missing."
    case .wrongType: "A field has the wrong type."
    case .invalidValue: "A value is not allowed."
    case .lengthMismatch: "Lists that belong together differ in length."
    case .headerTooLarge: "The head of the request is too large."
    case .noProblems: "The service was started without --problems."
    case .queueFull: "All threads are busy and the queue is full."
    case .memoryFull: "The memory for bodies is full."
    case .tooManyConnections: "There are too many connections."
    case .stopping: "The service is stopping."
    }
  }
}
