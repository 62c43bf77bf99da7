import Grading
import HTTPTypes
import Records

/// The routes as an OpenAPI document, made from `Route.all`.
struct OpenAPI {
  let version: String
  /// Whether routes that are not open want a token.
  let needsToken: Bool
  /// Items that a request may have.
  let maximumItems: Int

  /// Writes the document.
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("openapi")
    writer.string("3.1.0")
    writer.key("info")
    writer.beginObject()
    writer.key("title")
    writer.string("Karat")
    writer.key("summary")
    writer.string("Tells whether a model's answer to a math problem is the reference answer.")
    writer.key("version")
    writer.string(version)
    writer.key("license")
    writer.beginObject()
    writer.key("name")
    writer.string("Apache-2.0")
    writer.key("identifier")
    writer.string("Apache-2.0")
    writer.endObject()
    writer.endObject()
    writer.key("paths")
    writer.beginObject()
    for route in Route.all { write(route, to: &writer) }
    writer.endObject()
    writer.key("components")
    writer.beginObject()
    writer.key("schemas")
    writer.beginObject()
    writer.key("Problem")
    Schema.problem.write(items: maximumItems, to: &writer)
    writer.endObject()
    if needsToken {
      writer.key("securitySchemes")
      writer.beginObject()
      writer.key("token")
      writer.beginObject()
      writer.key("type")
      writer.string("http")
      writer.key("scheme")
      writer.string("bearer")
      writer.endObject()
      writer.endObject()
    }
    writer.endObject()
    writer.endObject()
  }

  /// Writes the path of a route with its one operation.
  private func write(_ route: Route, to writer: inout JSONWriter) {
    writer.key(text: route.path)
    writer.beginObject()
    writer.key(text: route.method.rawValue.lowercased())
    writer.beginObject()
    writer.key("operationId")
    writer.string(route.name)
    writer.key("summary")
    writer.string(route.summary)
    if route.request != nil { writeParameters(to: &writer) }
    if let request = route.request {
      writer.key("requestBody")
      writer.beginObject()
      writer.key("required")
      writer.boolean(true)
      writer.key("content")
      writer.beginObject()
      writeContent(
        "application/json", request.schema, example: request.example, to: &writer)
      if case .items = route.answer { writeContent("application/x-ndjson", .string, to: &writer) }
      writer.endObject()
      writer.endObject()
    }
    writeResponses(route, to: &writer)
    if needsToken, !route.isOpen {
      writer.key("security")
      writer.beginArray()
      writer.beginObject()
      writer.list("token", [String]()) { $0.string($1) }
      writer.endObject()
      writer.endArray()
    }
    writer.endObject()
    writer.endObject()
  }

  /// Writes a media type with its schema.
  private func writeContent(
    _ type: String, _ schema: Schema, example: String? = nil, to writer: inout JSONWriter
  ) {
    writer.key(text: type)
    writer.beginObject()
    writer.key("schema")
    schema.write(items: maximumItems, to: &writer)
    if let example {
      writer.key("example")
      Array(example.utf8).withUnsafeBufferPointer { writer.raw($0) }
    }
    writer.endObject()
  }

  /// Writes the parameters of a query: the policy and its switches.
  private func writeParameters(to writer: inout JSONWriter) {
    writer.key("parameters")
    writer.beginArray()
    let policies = Schema.values(Policy.all.map(\.name))
    write(Query.policyName, "The policy to grade by.", policies, to: &writer)
    for entry in Policy.Switch.allCases {
      write(entry.name, entry.sentence, .values(["true", "false"]), to: &writer)
    }
    writer.endArray()
  }

  /// Writes one parameter of a query.
  private func write(
    _ name: String, _ sentence: String, _ schema: Schema, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key("name")
    writer.string(name)
    writer.key("in")
    writer.string("query")
    writer.key("description")
    writer.string(sentence)
    writer.key("schema")
    schema.write(items: maximumItems, to: &writer)
    writer.endObject()
  }

  /// Writes the answers: the one with status 200, and problems by their status.
  private func writeResponses(_ route: Route, to writer: inout JSONWriter) {
    writer.key("responses")
    writer.beginObject()
    writer.key("200")
    writer.beginObject()
    writer.key("description")
    writer.string(route.summary)
    writer.key("content")
    writer.beginObject()
    writeContent(route.type, route.response, to: &writer)
    if case .items = route.answer { writeContent("application/x-ndjson", .string, to: &writer) }
    writer.endObject()
    writer.endObject()
    var codes: [Int: [ProblemCode]] = [:]
    for code in route.allProblems { codes[code.status.code, default: []].append(code) }
    for (status, problems) in codes.sorted(by: { $0.key < $1.key }) {
      writer.key(text: String(status))
      writer.beginObject()
      writer.key("description")
      writer.string(problems.map { "\($0.rawValue): \($0.title)" }.joined(separator: " "))
      writer.key("content")
      writer.beginObject()
      writer.key("application/problem+json")
      writer.beginObject()
      writer.key("schema")
      writer.beginObject()
      writer.key("$ref")
      writer.string("#/components/schemas/Problem")
      writer.endObject()
      writer.endObject()
      writer.endObject()
      writer.endObject()
    }
    writer.endObject()
  }
}
